"""A success plan from nothing: objectives with a measure, its values, their order, and what is said of it."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.plan.progress import Progress
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.models.tables import Metric, TeamMember
from cs_desktop.models.write import WriteTx
from cs_desktop.views.plan.objectives import ObjectiveTable
from tests.unit.domain.plan.test_judging import a_measure, an_objective, shown
from tests.views.conftest import Desk
from tests.workspaces import TODAY

ALT = Qt.KeyboardModifier.AltModifier


def _plan(desk: Desk):
    return desk.wiring.plan


def _content(desk: Desk):
    return _plan(desk).view.shown.content


def _begin(desk: Desk) -> None:
    desk.open_book()
    desk.open_account()
    desk.choose(ActionId.NEW_PLAN)
    desk.qtbot.waitUntil(lambda: desk.program.actions.situation.plan)
    desk.settle()


def _retire(desk: Desk) -> None:
    """Let a metric end, and somebody be on the team who is not active any more."""

    def work(tx: WriteTx) -> None:
        gone = Metric(id=tx.new_id(), key="seats", name="Seats used", active_to=TODAY - timedelta(days=1))
        tx.session.add(gone)
        tx.session.add(TeamMember(id=tx.new_id(), name="Ben Okafor", weekly_hours=0.0))

    _plan(desk).desk.workspace.context().workspace.write("Retire", work)
    _plan(desk).controller.read_anew()
    desk.settle()


def _name_new(desk: Desk, action: ActionId, name: str, count) -> None:
    """Add something, and type over the name that it has at first."""
    there = count()
    desk.choose(action)
    desk.qtbot.waitUntil(lambda: count() > there)
    desk.settle()
    desk.type(name)
    QApplication.focusWidget().clearFocus()
    desk.settle()


def _enter(desk: Desk, field, text: str) -> None:
    """Open a field of the inspector, type over it, and leave it."""
    field.button.click()
    field.editor.selectAll()
    desk.type(text)
    field.commit()
    desk.settle()


def test_a_plan_is_written_measured_put_in_order_and_judged(desk: Desk) -> None:
    _begin(desk)
    plan = _plan(desk)
    table, inspector = plan.objectives.table, plan.objectives.inspecting.panel

    for name in ("Departures leave on time", "Planners like it"):
        _name_new(desk, ActionId.ADD_OBJECTIVE, name, lambda: table.count)
    assert [one.text for one in _content(desk).objectives] == ["Departures leave on time", "Planners like it"]

    # The one that was just added is chosen, and gets a measure.
    _name_new(desk, ActionId.ADD_MEASURE, "Survey", lambda: len(_content(desk).measures))
    for field, text in (("baseline", "5.8"), ("target", "8"), ("due", "2027-03-31")):
        _enter(desk, inspector.measure.fields[field], text)
    measure = _content(desk).measures[0]
    assert (measure.name, measure.baseline, measure.target) == ("Survey", 5.8, 8.0)

    # A target that lies the wrong way is refused where one typed it, and what was stored stays.
    _enter(desk, inspector.measure.fields["target"], "3")
    assert "above its baseline" in inspector.measure.fields["target"].message
    assert inspector.measure.fields["target"].editor.hasFocus()
    desk.press(Qt.Key.Key_Escape)
    assert _content(desk).measures[0].target == 8.0

    # A metric that is not gathered any more feeds nothing, and who is gone from the team owns nothing new.
    fields = inspector.measure.fields
    _retire(desk)
    fields.enter("metric", "Seats used")
    desk.settle()
    assert "is not gathered since Oct 12, 2026" in fields["metric"].message
    fields.enter("metric", "")
    desk.settle()
    plan.objectives.inspecting.go(ObjectKey(Kind.OBJECTIVE, measure.objective_id))
    owner = inspector.objective.fields["owner"]
    inspector.objective.fields.enter("owner", "Ben Okafor")
    desk.settle()
    assert owner.message.startswith("Ben Okafor is not active in the team any more")
    inspector.objective.fields.enter("owner", "")
    desk.settle()
    plan.objectives.inspecting.go(ObjectKey(Kind.MEASURE, measure.id))

    values = inspector.measure.values
    values.value.setFocus()
    desk.type("5.5")
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    row = next(row for row in table.lines.rows if row.measure is not None)
    assert row.judged.progress is Progress.BEHIND
    assert "Behind" in row.spoken
    assert "Behind: 5.5 where 5.8 should be by today" in desk.texts()

    # By the keys alone: the second objective goes before the first, and comes back by undo.
    table.setFocus()
    table.choose(table.lines.rows[-1].key)
    desk.press(Qt.Key.Key_Up, ALT)
    desk.settle()
    assert [one.text for one in _content(desk).objectives] == ["Planners like it", "Departures leave on time"]
    assert table.row.objective.text == "Planners like it"
    desk.choose(ActionId.UNDO)
    desk.settle()
    assert [one.text for one in _content(desk).objectives] == ["Departures leave on time", "Planners like it"]

    # By the mouse: the first is dragged below the second.
    viewport = table.viewport()
    places = [table.visualRect(table.lines.index(place, 1)).center() for place in range(2)]
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=places[0])
    QTest.mouseMove(viewport, places[1] + QPoint(0, 20))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=places[1] + QPoint(0, 20))
    desk.settle()
    assert _content(desk).objectives[0].text == "Planners like it"

    # Progress is set by hand, with a reason.
    key = next(row.key for row in table.lines.rows if row.measure is not None)
    plan.objectives.inspecting.go(ObjectKey(Kind.OBJECTIVE, key.id))
    override = inspector.objective.override
    desk.click(override.change)
    override.choice.setCurrentIndex(1)
    override.why.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert "Say why it stands elsewhere than its measures tell." in desk.texts()
    desk.type("The survey came late")
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert _content(desk).objectives[0].override == "on_pace"
    assert "Set by hand: The survey came late" in desk.texts()

    inspector.objective.state.press("parked")
    desk.settle()
    assert table.lines.rows[0].status[0] == "Parked"


def test_the_plan_itself_has_a_status_an_outcome_and_others_beside_it(desk: Desk) -> None:
    _begin(desk)
    plan = _plan(desk)
    header = plan.objectives.header
    _enter(desk, header.fields["outcome"], "Every depot plans by 4 PM")
    assert _content(desk).head.outcome == "Every depot plans by 4 PM"

    next(a for a in header.status.menu().actions() if a.text() == "Active").trigger()
    desk.settle()
    assert _content(desk).head.status == "active"

    desk.choose(ActionId.DUPLICATE_PLAN)
    desk.qtbot.waitUntil(lambda: _content(desk).head.status == "draft")
    desk.settle()
    assert len(plan.view.shown.plans) == 2
    next(a for a in header.plan.menu().actions() if a.text() == "Success plan 2026 · Active").trigger()
    desk.qtbot.waitUntil(lambda: _content(desk).head.status == "active")
    desk.choose(ActionId.DELETE_PLAN)
    desk.qtbot.waitUntil(lambda: len(plan.view.shown.plans) == 1)
    desk.settle()

    table = plan.objectives.table
    _name_new(desk, ActionId.ADD_OBJECTIVE, "One", lambda: table.count)
    table.setFocus()
    desk.press(Qt.Key.Key_Delete)
    desk.settle()
    assert table.count == 0


def _measures_of(*owners: int) -> PlanShown:
    """Return two objectives, and a measure of each of these, in order."""
    page = shown(*(a_measure(id=10 + n, objective_id=one, position=n) for n, one in enumerate(owners)))
    content = replace(page.content, objectives=(an_objective(id=1), an_objective(id=2, position=1)))
    return replace(page, content=content)


def _after(page: PlanShown, gesture: Gesture) -> PlanShown:
    """Return what is read once a gesture is done."""
    values = {put.id: put.values for put in gesture.puts}
    moved = [replace(one, **values.get(one.id, {})) for one in page.content.measures]
    return replace(
        page, content=replace(page.content, measures=tuple(sorted(moved, key=lambda one: one.position)))
    )


def test_measures_are_moved_by_keys_and_dragged_to_another_objective(qtbot, theme):
    table = ObjectiveTable(theme)
    qtbot.addWidget(table)
    table.resize(1000, 400)
    seen = [_measures_of(1, 1, 1, 2)]

    def follow(gesture):
        seen.append(_after(seen[-1], gesture))
        table.show_plan(seen[-1], editable=True)

    def order(objective):
        return [one.id for one in seen[-1].content.measures_of.get(objective, ())]

    table.gesture.connect(follow)
    table.show_plan(seen[-1], editable=True)
    table.show()
    table.choose(ObjectKey(Kind.MEASURE, 12))
    QTest.keyClick(table, Qt.Key.Key_Up, ALT)
    assert order(1) == [10, 12, 11]
    QTest.keyClick(table, Qt.Key.Key_Up, ALT)
    assert order(1) == [12, 10, 11]
    # It came first, where the objective stands too: it is still what one moves, and goes no further up.
    assert not table.moved(-1)
    QTest.keyClick(table, Qt.Key.Key_Down, ALT)
    assert order(1) == [10, 12, 11]
    # Whoever comes back to the first row moves the objective.
    table.choose(ObjectKey(Kind.OBJECTIVE, 1))
    assert table.moved(1).label == "Move objective"

    def drag(row, to):
        begin, end = (table.visualRect(table.lines.index(place, 1)).center() for place in (row, to))
        QTest.mousePress(table.viewport(), Qt.MouseButton.LeftButton, pos=begin)
        QTest.mouseMove(table.viewport(), end)
        QTest.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, pos=end)

    drag(1, 3)
    assert (order(1), order(2)) == ([10, 11], [13, 12])
    drag(3, 0)
    assert (order(1), order(2)) == ([10, 12, 11], [13])
    count = len(seen)
    drag(1, 1)
    drag(1, 0)
    assert len(seen) == count
