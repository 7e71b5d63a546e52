"""Milestones and work: dragged, pushed, tied and deleted; actions of both sides; the work calendar."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.journey.words import Party
from cs_desktop.domain.plan.content import Action, Dependency, PlanContent, PlanHead, PlanMilestone
from cs_desktop.domain.plan.shown import PlanShown, Who
from cs_desktop.views.plan.actions import MutualActions
from cs_desktop.views.plan.calendar_panel import CalendarPanel
from cs_desktop.views.plan.gantt import GanttSection
from cs_desktop.views.plan.gantt_scale import HANDLE
from cs_desktop.views.theme.theme import Theme
from tests.views.conftest import Desk

TODAY = date(2026, 10, 13)
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
CLINICS, REPORT, LIVE = (
    ObjectKey(Kind.PLAN_ACTION, 1),
    ObjectKey(Kind.PLAN_ACTION, 2),
    ObjectKey(Kind.MILESTONE, 3),
)


def action(number: int, text: str, start: date | None, due: date | None, **more: Any) -> Action:
    values = {
        "objective_id": None,
        "review_id": None,
        "party": "ours",
        "owner_id": None,
        "contact_id": None,
        "done_on": None,
        "position": number,
        "notes": "",
        **more,
    }
    return Action(id=number, text=text, starts_on=start, due=due, **values)


HEAD = PlanHead(
    *(9, 1, "Plan", "active", "", None, None, None, None, None, 1, None, 0, None, "", ""),
)
SHOWN = PlanShown(
    1,
    TODAY,
    (),
    PlanContent(
        HEAD,
        actions=(
            action(1, "Run clinics", date(2026, 10, 12), date(2026, 10, 23)),
            action(2, "Draft report", date(2026, 10, 26), date(2026, 11, 6), party="theirs", contact_id=5),
        ),
        dependencies=(Dependency(7, 2, None, 1, None, 0), Dependency(8, None, 3, 2, None, 0)),
        milestones=(
            PlanMilestone(3, "6 depots live", due=date(2026, 11, 6), plan_id=9),
            PlanMilestone(4, "Renewal", due=date(2027, 1, 29)),
        ),
    ),
    account="Halden Freight",
    contacts={5: Who(5, "Nils", "Planner", date(2026, 9, 1))},
)


@pytest.fixture
def done() -> list[Gesture]:
    return []


@pytest.fixture
def gantt(qtbot: QtBot, theme: Theme, done: list[Gesture]) -> GanttSection:
    section = GanttSection(theme)
    qtbot.addWidget(section)
    section.resize(900, 400)
    section.show_plan(SHOWN, editable=True)
    section.gesture.connect(done.append)
    section.show()
    qtbot.waitExposed(section)
    section.chart.set_zoom(section.chart.zoom.WEEKS)
    return section


def _drag(gantt: GanttSection, at: QPointF, days: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
    port, width = gantt.chart.viewport(), gantt.chart.scale().day_width
    start = at.toPoint()
    QTest.mousePress(port, LEFT, NONE, start)
    for step in (0.5, 1.0):
        QTest.mouseMove(port, start + QPoint(round(days * width * step), 0))
    QTest.mouseRelease(port, LEFT, modifiers, start + QPoint(round(days * width), 0))


def _puts(gesture: Gesture) -> dict[tuple[Kind, int], dict[str, Any]]:
    return {(put.kind, put.id): dict(put.values) for put in gesture.puts}


def test_dragging_a_bar_moves_it_and_leaves_what_waits_where_it_was_agreed(
    gantt: GanttSection, done: list[Gesture]
) -> None:
    _drag(gantt, gantt.chart.bar_box(CLINICS).center(), 3)
    assert _puts(done[0]) == {
        (Kind.PLAN_ACTION, 1): {"starts_on": date(2026, 10, 15), "due": date(2026, 10, 26)}
    }


def test_dragging_with_ctrl_moves_what_waits_no_further_than_needed(
    gantt: GanttSection, done: list[Gesture]
) -> None:
    _drag(gantt, gantt.chart.bar_box(CLINICS).center(), 3, CTRL)
    # The clinics end on Monday 26, so the report of ten work days begins on Tuesday 27 and ends on Monday,
    # November 9, as does the milestone that waits for it.
    assert _puts(done[0])[Kind.PLAN_ACTION, 2] == {
        "starts_on": date(2026, 10, 27),
        "due": date(2026, 11, 9),
    }
    assert _puts(done[0])[Kind.MILESTONE, 3] == {"due": date(2026, 11, 9)}


def test_while_one_drags_the_knock_on_is_told(gantt: GanttSection, done: list[Gesture]) -> None:
    port, at = gantt.chart.viewport(), gantt.chart.bar_box(CLINICS).center().toPoint()
    told: list[Any] = []
    gantt.chart.previewed.connect(told.append)
    QTest.mousePress(port, LEFT, NONE, at)
    QTest.mouseMove(port, at + QPoint(round(4 * gantt.chart.scale().day_width), 0))
    assert told[-1].ghosts.keys() == {REPORT, LIVE}
    QTest.keyClick(gantt.chart, Qt.Key.Key_Escape)
    QTest.mouseRelease(port, LEFT, NONE, at)
    assert done == []


def test_start_and_due_are_dragged_by_the_ends_and_never_pass_each_other(
    gantt: GanttSection, done: list[Gesture]
) -> None:
    box = gantt.chart.bar_box(CLINICS)
    _drag(gantt, QPointF(box.right() - 2, box.center().y()), 2)
    assert _puts(done[0]) == {(Kind.PLAN_ACTION, 1): {"due": date(2026, 10, 25)}}
    gantt.chart.forget()
    _drag(gantt, QPointF(box.left() + 2, box.center().y()), 30)
    values = _puts(done[1])[Kind.PLAN_ACTION, 1]
    assert values["starts_on"] == date(2026, 10, 23)


def test_from_end_to_start_one_draws_a_dependency_and_a_circle_is_refused(
    gantt: GanttSection, done: list[Gesture]
) -> None:
    refused: list[str] = []
    gantt.refused.connect(refused.append)
    chart, port = gantt.chart, gantt.chart.viewport()

    def pull(before: ObjectKey, after: ObjectKey) -> None:
        chart.choose(before)
        box = chart.bar_box(before)
        QTest.mousePress(port, LEFT, NONE, QPointF(box.right() + HANDLE, box.center().y()).toPoint())
        QTest.mouseMove(port, chart.bar_box(after).center().toPoint())
        QTest.mouseRelease(port, LEFT, NONE, chart.bar_box(after).center().toPoint())

    pull(CLINICS, LIVE)
    assert done[0].label == "Add dependency"
    assert done[0].adds[0].values == {"milestone_id": 3, "needs_action_id": 1, "lag": 0}
    pull(REPORT, CLINICS)
    assert len(done) == 1
    assert "Draft report → Run clinics → Draft report" in refused[0]


def test_a_dependency_is_chosen_by_a_click_and_deleted(gantt: GanttSection, done: list[Gesture]) -> None:
    chart = gantt.chart
    end = chart.bar_box(CLINICS)
    QTest.mouseClick(chart.viewport(), LEFT, NONE, QPointF(end.right() + 4, end.center().y()).toPoint())
    assert chart.chosen_tie == 7
    chart.choose(LIVE)
    QTest.keyClick(chart, Qt.Key.Key_Down, CTRL)
    assert chart.chosen_tie == 8
    QTest.keyClick(chart, Qt.Key.Key_Delete)
    assert done[0].drops[0].ids == {8}


def test_keys_push_by_days_and_weeks_as_one_gesture(
    gantt: GanttSection, done: list[Gesture], qtbot: QtBot
) -> None:
    chart = gantt.chart
    chart.setFocus()
    chart.choose(CLINICS)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    QTest.keyClick(chart, Qt.Key.Key_Right, SHIFT)
    qtbot.waitUntil(lambda: bool(done))
    assert _puts(done[0]) == {
        (Kind.PLAN_ACTION, 1): {"starts_on": date(2026, 10, 20), "due": date(2026, 10, 31)}
    }
    chart.forget()
    QTest.keyClick(chart, Qt.Key.Key_Left, ALT)
    chart.settle()
    assert _puts(done[1])[Kind.PLAN_ACTION, 1]["due"] == date(2026, 10, 22)
    assert "Run clinics" in chart.accessibleDescription()
    QTest.keyClick(chart, Qt.Key.Key_Down)
    assert chart.chosen == REPORT
    edited: list[object] = []
    gantt.edit_requested.connect(edited.append)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert edited == [REPORT]


def test_what_slipped_is_told_with_its_knock_on_and_moved_only_when_asked(
    gantt: GanttSection, done: list[Gesture]
) -> None:
    content = SHOWN.content
    assert content is not None
    late = replace(content.actions[0], due=date(2026, 10, 28))
    moved = replace(SHOWN, content=replace(content, actions=(late, content.actions[1])))
    gantt.show_plan(moved, editable=True)
    assert gantt.slipped.startswith("2 wait for something that ends too late.")
    # The report begins on Thursday 29 instead of Monday 26, three work days later: so ends the milestone.
    assert gantt.slipped.endswith("The last of the work would end 3 working days later.")
    gantt.move_waiting()
    assert _puts(done[0])[Kind.PLAN_ACTION, 2]["starts_on"] == date(2026, 10, 29)


def test_long_names_get_the_room_they_need_and_never_all_of_it(gantt: GanttSection) -> None:
    chart = gantt.chart
    usual, wide = chart.names, chart.viewport().width()
    assert SHOWN.content is not None
    for text, least, most in (
        ("Run clinics " * 3, usual + 1, wide),
        ("Run clinics " * 25, usual + 1, wide // 3),
    ):
        first, *others = SHOWN.content.actions
        content = replace(SHOWN.content, actions=(replace(first, text=text), *others))
        gantt.show_plan(replace(SHOWN, content=content), editable=True)
        assert least <= chart.names <= most
        # Days are still where one points at them.
        middle = chart.bar_box(CLINICS).center()
        assert chart.scale().grip_at(middle, None) is not None
    assert chart.scale().day_at(chart.names + 1.0) >= chart.scale().chart.first


def test_nothing_is_dragged_where_nothing_can_be_stored(gantt: GanttSection, done: list[Gesture]) -> None:
    gantt.show_plan(SHOWN, editable=False)
    _drag(gantt, gantt.chart.bar_box(CLINICS).center(), 3)
    gantt.chart.choose(CLINICS)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Delete):
        QTest.keyClick(gantt.chart, key)
    gantt.chart.settle()
    assert done == []


def test_what_is_done_stays_where_it_was_done(gantt: GanttSection, done: list[Gesture]) -> None:
    content = SHOWN.content
    assert content is not None
    finished = replace(content.actions[0], done_on=TODAY)
    actions = (finished, content.actions[1])
    gantt.show_plan(replace(SHOWN, content=replace(content, actions=actions)), editable=True)
    _drag(gantt, gantt.chart.bar_box(CLINICS).center(), 3)
    assert done == []


def test_the_table_has_the_same_in_words(gantt: GanttSection) -> None:
    gantt.toggle_table()
    model = gantt.table.model()
    rows = [[str(model.index(at, place).data()) for place in range(8)] for at in range(model.rowCount())]
    assert [row[0] for row in rows] == ["Run clinics", "Draft report", "6 depots live", "Renewal"]
    assert rows[1][7] == "Run clinics"
    assert rows[1][6] == "None: critical chain"
    assert rows[3][4] == "Proposed"


def test_actions_of_both_sides_are_typed_ticked_and_counted(qtbot: QtBot, theme: Theme) -> None:
    part = MutualActions(theme)
    qtbot.addWidget(part)
    done: list[Gesture] = []
    part.gesture.connect(done.append)
    content = SHOWN.content
    assert content is not None
    late = replace(content.actions[1], due=date(2026, 10, 9))
    part.show_plan(
        replace(SHOWN, content=replace(content, actions=(content.actions[0], late))), editable=True
    )
    theirs = part.sides[Party.THEIRS]
    assert theirs.list.items.index(0).data() == "Draft report, open, 4 d overdue, Nils, who has left"
    theirs.line.setFocus()
    QTest.keyClicks(theirs.line, "Share the ledger")
    QTest.keyClick(theirs.line, Qt.Key.Key_Return)
    assert done[0].adds[0].values["text"] == "Share the ledger"
    assert done[0].adds[0].values["party"] == "theirs"
    part.resize(800, 300)
    part.show()
    QTest.mouseClick(theirs.list.viewport(), LEFT, NONE, theirs.list.box_at(0))
    assert done[1].puts[0].values == {"done_on": TODAY}
    theirs.list.choose(2)
    QTest.keyClick(theirs.list, Qt.Key.Key_Delete)
    assert {drop.kind: set(drop.ids) for drop in done[2].drops} == {
        Kind.PLAN_DEPENDENCY: {7, 8},
        Kind.PLAN_ACTION: {2},
    }


def test_each_side_is_called_by_its_company_and_ours_by_we_where_nobody_named_it(
    qtbot: QtBot, theme: Theme
) -> None:
    part = MutualActions(theme)
    qtbot.addWidget(part)
    for company, name in (("Corvane", "Corvane"), ("", "We")):
        part.show_plan(replace(SHOWN, company=company), editable=True)
        told = [part.sides[party].list.accessibleName() for party in (Party.OURS, Party.THEIRS)]
        assert told == [f"Actions of {name}", "Actions of Halden Freight"]


def test_the_work_calendar_asks_for_days_that_make_sense(qtbot: QtBot, theme: Theme) -> None:
    panel = CalendarPanel(theme, lambda: TODAY)
    qtbot.addWidget(panel)
    panel.show_days(frozenset({1, 2, 3, 4, 5}), {date(2026, 12, 25): "Christmas"}, editable=True)
    added: list[tuple[date, date, str]] = []
    chosen: list[object] = []
    panel.off_added.connect(lambda *days: added.append(days))
    panel.work_days_chosen.connect(chosen.append)
    panel.first.setText("someday")
    panel.add.click()
    assert panel.notice.text
    assert added == []
    panel.first.setText("2026-12-31")
    panel.name.setText("New Year")
    panel.add.click()
    assert added == [(date(2026, 12, 31), date(2026, 12, 31), "New Year")]
    panel.days[6].click()
    assert chosen == [frozenset({1, 2, 3, 4, 5, 6})]


def test_a_plan_gets_work_that_is_edited_undone_and_reckoned_by_the_calendar(desk: Desk) -> None:
    desk.open_book()
    desk.open_account()
    desk.choose(ActionId.NEW_PLAN)
    desk.qtbot.waitUntil(lambda: desk.program.actions.situation.plan)
    desk.settle()
    work, view = desk.wiring.plan.work, desk.wiring.plan.view

    def content() -> PlanContent:
        assert view.shown is not None
        assert view.shown.content is not None
        return view.shown.content

    desk.window.side.close_panel()
    desk.choose(ActionId.ADD_PLAN_ACTION)
    # What is half typed stays with its plan, and is gone on with there.
    desk.type("Run")
    desk.choose(ActionId.NEW_PLAN)
    desk.settle()
    line = work.actions.sides[Party.OURS].line
    assert line.text() == ""
    desk.click(desk.button("Go on"))
    desk.qtbot.waitUntil(lambda: line.text() == "Run")
    desk.settle()
    desk.press(Qt.Key.Key_End)
    _type_line(desk, " clinics", lambda: len(content().actions) == 1)
    one = content().actions[0]
    work.open(ObjectKey(Kind.PLAN_ACTION, one.id))
    fields = work.panel.action.fields
    for key, text in (("starts_on", "2026-10-12"), ("due", "2026-10-23")):
        fields[key].button.click()
        fields[key].editor.selectAll()
        desk.type(text)
        fields[key].commit()
        desk.settle()
    assert content().actions[0].due == date(2026, 10, 23)
    # What would be due before it starts is refused where it was typed, and nothing is stored.
    fields["due"].button.click()
    fields["due"].editor.selectAll()
    desk.type("2026-10-01")
    fields["due"].commit()
    desk.settle()
    assert content().actions[0].due == date(2026, 10, 23)
    assert any("before it starts" in text for text in desk.texts())
    desk.press(Qt.Key.Key_Escape)
    desk.window.side.close_panel()
    work.actions.tick(work.actions.sides[Party.OURS].list.items.rows[0])
    desk.qtbot.waitUntil(lambda: content().actions[0].done_on is not None)
    desk.settle()
    desk.choose(ActionId.UNDO)
    desk.qtbot.waitUntil(lambda: content().actions[0].done_on is None)
    desk.settle()
    desk.choose(ActionId.WORK_CALENDAR)
    desk.settle()
    panel = work.calendar.panel
    panel.first.setText("2026-10-26")
    panel.add.click()
    desk.qtbot.waitUntil(lambda: view.shown is not None and date(2026, 10, 26) in view.shown.holidays)


def _type_line(desk: Desk, text: str, there: Callable[[], bool]) -> None:
    desk.type(text)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    desk.qtbot.waitUntil(there)
    desk.settle()
