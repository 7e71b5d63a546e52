"""The inspector of a map, questions of moments, evidence and milestones, as a person works with them."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from cs_desktop.common.text import shortened
from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.drafts import Draft, FieldRef, Typed
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.journey.content import MapMilestone
from cs_desktop.services.journey.maps import lock_map
from cs_desktop.views.journey.inspector.panel import MapInspector
from cs_desktop.views.journey.page import JourneyView
from cs_desktop.views.widgets.text import Label
from tests.views.conftest import Desk
from tests.views.journeys import card_titled, content_of, open_map
from tests.workspaces import NOON, TODAY

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(desk: Desk) -> JourneyView:
    """Return the map of an account, begun from the standard template."""
    return open_map(desk)


def _choose(page: JourneyView, *titles: str) -> None:
    page.canvas.scene.select_cards([card_titled(page, title).id for title in titles])


def _milestone(page: JourneyView, name: str) -> MapMilestone:
    return next(one for one in content_of(page).milestones if one.name == name)


def _panel(desk: Desk) -> MapInspector:
    return desk.wiring.journey.inspecting.panel


def _press(within: QWidget, text: str) -> None:
    """Click the button of a text that is to be seen inside of something."""
    (button,) = (
        one
        for one in within.findChildren(QAbstractButton)
        if one.isVisible() and text in (one.text().strip(), one.accessibleName())
    )
    QTest.mouseClick(button, LEFT)


def _title_of(desk: Desk) -> str:
    return desk.window.side.accessibleName()


def test_the_inspector_follows_and_is_typed_into(desk: Desk, page: JourneyView) -> None:
    lanes, panel = page.canvas.lanes, _panel(desk)
    _choose(page, "Clinics for teams that lag")
    desk.press(Qt.Key.Key_I)
    assert desk.window.side.shown is panel
    assert QApplication.focusWidget() is lanes
    assert _title_of(desk) == "Bridge"
    # How far it is: one click, one step, with the day on which it was done.
    _press(panel.card, "Done")
    desk.qtbot.waitUntil(lambda: card_titled(page, "Clinics for teams that lag").state == "done")
    assert card_titled(page, "Clinics for teams that lag").closed_on == TODAY
    desk.press(Qt.Key.Key_D)
    desk.qtbot.waitUntil(lambda: card_titled(page, "Clinics for teams that lag").state == "active")
    assert card_titled(page, "Clinics for teams that lag").closed_on is None
    desk.press(Qt.Key.Key_Z, CONTROL)
    desk.qtbot.waitUntil(lambda: card_titled(page, "Clinics for teams that lag").state == "done")
    desk.qtbot.waitUntil(lambda: any("Edited" in text for text in desk.texts()))
    _press(panel, "Show changes")
    assert desk.window.side.shown is desk.wiring.keeping.history.panel
    desk.settle()
    lanes.setFocus()
    # Alt+Enter goes into its first field; what is typed is stored as one goes on.
    desk.press(Qt.Key.Key_Return, ALT)
    desk.press(Qt.Key.Key_F2)
    panel.card.fields["title"].editor.selectAll()
    desk.type("Clinics at night")
    desk.press(Qt.Key.Key_Return, CONTROL)
    desk.qtbot.waitUntil(lambda: any(card.title == "Clinics at night" for card in content_of(page).cards))
    panel.card.fields["due"].edit()
    desk.type("2026-11-06")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: card_titled(page, "Clinics at night").due == date(2026, 11, 6))
    desk.settle()
    # It follows what is chosen: another kind, a stage, a lane, and the map where nothing is.
    _choose(page, "QBR")
    assert _title_of(desk) == "Touchpoint"
    stage, lane = content_of(page).stages[1], content_of(page).lanes[1]
    page.canvas.scene.choose(Kind.JOURNEY_STAGE, stage.id)
    assert (_title_of(desk), panel.stage.fields["name"].value) == ("Stage", stage.name)
    panel.stage.fields["expected_days"].edit()
    desk.type("45")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: content_of(page).stages[1].expected_days == 45)
    page.canvas.scene.choose(Kind.JOURNEY_LANE, lane.id)
    assert _title_of(desk) == "Lane"
    _press(panel.lane, "Its cards are: Folded away")
    desk.qtbot.waitUntil(lambda: content_of(page).lanes[1].folded)
    page.canvas.scene.clearSelection()
    assert (_title_of(desk), panel.head.fields["name"].value) == ("Journey map", "Journey")
    # A locked map says why nothing can be typed.
    lock_map(desk.wiring.workspace.context(), content_of(page).head.id, locked=True)
    desk.wiring.journey.controller.refresh()
    desk.qtbot.waitUntil(lambda: content_of(page).head.locked)
    panel.head.fields["name"].edit()
    assert "locked" in panel.head.fields["name"].message
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.side.shown is None


def test_several_cards_are_said_the_same_of_in_one_step(desk: Desk, page: JourneyView) -> None:
    titles = ("QBR", "First QBR", "Data arrives late or broken")
    panel = _panel(desk)
    _choose(page, *titles)
    desk.choose(ActionId.MAP_DETAILS)
    assert _title_of(desk) == "3 cards"
    _press(panel.several, "Evidence: Researched")
    desk.qtbot.waitUntil(lambda: {card_titled(page, title).evidence for title in titles} == {"researched"})
    desk.press(Qt.Key.Key_Z, CONTROL)
    desk.qtbot.waitUntil(lambda: {card_titled(page, title).evidence for title in titles} == {"assumed"})
    desk.settle()
    page.canvas.lanes.setFocus()
    desk.press(Qt.Key.Key_E)
    desk.qtbot.waitUntil(lambda: {card_titled(page, title).evidence for title in titles} == {"partly"})
    panel.several.fields["due"].edit()
    desk.type("some day")
    desk.press(Qt.Key.Key_Return)
    assert "date" in panel.several.fields["due"].message
    panel.several.fields["due"].editor.selectAll()
    desk.type("2026-12-01")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: {card_titled(page, title).due for title in titles} == {date(2026, 12, 1)})
    panel.several.fields["owner"].edit()
    desk.type("Nobody We Know")
    desk.press(Qt.Key.Key_Return)
    assert "Nobody We Know" in panel.several.fields["owner"].message
    desk.press(Qt.Key.Key_Escape)
    page.canvas.lanes.setFocus()
    desk.press(Qt.Key.Key_D)
    desk.qtbot.waitUntil(lambda: card_titled(page, "Data arrives late or broken").closed_on == TODAY)
    # Gaps and bridges come along differently, and each says so of its own.
    desk.settle()
    _choose(page, "Data arrives late or broken", "Clinics for teams that lag")
    _press(panel.several, "State of the gaps: Open")
    desk.qtbot.waitUntil(lambda: card_titled(page, "Data arrives late or broken").state == "open")
    desk.settle()
    _press(panel.several, "State of the bridges: Active")
    desk.qtbot.waitUntil(lambda: card_titled(page, "Clinics for teams that lag").state == "active")
    names = [one.text() for one in panel.several.findChildren(Label) if "State" in one.text()]
    assert names == ["State of the gaps", "State of the bridges"]


def test_questions_of_a_moment_are_asked_and_answered(desk: Desk, page: JourneyView) -> None:
    title = "First day in the product"
    card, panel = card_titled(page, title).id, _panel(desk)
    _choose(page, title)
    desk.choose(ActionId.MAP_DETAILS)
    questions = panel.card.questions
    asked = len(content_of(page).asked.get(card, ()))
    questions.more.setFocus()
    desk.type("Who brought cake?")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: len(content_of(page).asked.get(card, ())) == asked + 1)
    desk.settle()
    mine = next(one for one in content_of(page).asked[card] if one.question == "Who brought cake?")
    place = content_of(page).asked[card].index(mine)
    questions.fields.rows[place]["answer"].edit()
    desk.type("The planners did")
    desk.press(Qt.Key.Key_Return, CONTROL)
    desk.qtbot.waitUntil(
        lambda: any(one.answer == "The planners did" for one in content_of(page).asked[card])
    )
    desk.settle()
    total = len(content_of(page).asked[card])
    assert f"1 of {total} answered" in desk.texts()
    assert f"1 of {total} answered" in page.canvas.scene.cards[card].told
    _press(questions, "Delete question Who brought cake?")
    desk.qtbot.waitUntil(lambda: len(content_of(page).asked.get(card, ())) == total - 1)
    desk.settle()
    # What one asks there came with the moment; two are dropped, offered again, and asked again by one click.
    for _ in range(2):
        count = len(content_of(page).asked[card])
        _press(questions, f"Delete question {shortened(content_of(page).asked[card][0].question)}")
        desk.qtbot.waitUntil(lambda: len(content_of(page).asked[card]) < count)  # noqa: B023 - waited for here
        desk.settle()
    _press(questions, "Ask all of these")
    desk.qtbot.waitUntil(lambda: len(content_of(page).asked[card]) == total - 1)


def test_milestones_are_added_named_moved_and_reached(desk: Desk, page: JourneyView) -> None:
    scene, lanes = page.canvas.scene, page.canvas.lanes
    page.canvas.scene.choose(Kind.JOURNEY_STAGE, content_of(page).stages[1].id)
    desk.press(Qt.Key.Key_M)
    editor = desk.wiring.journey.marking.editor
    desk.qtbot.waitUntil(editor.isVisible)
    desk.type("Twelve depots")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: any(one.name == "Twelve depots" for one in content_of(page).milestones))
    desk.settle()
    mine = _milestone(page, "Twelve depots")
    assert mine.stage_id == content_of(page).stages[1].id
    # By mouse to the next stage, where it becomes due.
    item = scene.milestones.items[mine.id]
    start = lanes.mapFromScene(item.scenePos())
    by = QPoint(round(scene.layout.stages[1].box.width if scene.layout else 0), 0)
    QTest.mousePress(lanes.viewport(), LEFT, NONE, start)
    QTest.mouseMove(lanes.viewport(), start + by / 2)
    QTest.mouseMove(lanes.viewport(), start + by)
    QTest.mouseRelease(lanes.viewport(), LEFT, NONE, start + by)
    desk.qtbot.waitUntil(lambda: _milestone(page, "Twelve depots").stage_id == content_of(page).stages[2].id)
    desk.settle()
    assert scene.milestones.chosen == mine.id
    # Arrows push it by a day, R reaches it today, and again not.
    before = _milestone(page, "Twelve depots").due
    if before is not None:
        desk.press(Qt.Key.Key_Right)
        desk.qtbot.waitUntil(lambda: _milestone(page, "Twelve depots").due == before + timedelta(days=1))
        desk.settle()
    desk.press(Qt.Key.Key_R)
    desk.qtbot.waitUntil(lambda: _milestone(page, "Twelve depots").reached_on == TODAY)
    desk.settle()
    # The line is walked with Ctrl and the arrows, down to the cards and up again.
    desk.press(Qt.Key.Key_Left, CONTROL)
    assert scene.milestones.chosen not in (None, mine.id)
    desk.press(Qt.Key.Key_Down, CONTROL)
    assert len(scene.selected_cards()) == 1
    desk.press(Qt.Key.Key_Up, CONTROL)
    assert scene.milestones.chosen is not None
    scene.choose(Kind.MILESTONE, mine.id)
    desk.choose(ActionId.MAP_DETAILS)
    assert _title_of(desk) == "Milestone"
    _press(_panel(desk).milestone, "Due")
    desk.qtbot.waitUntil(lambda: _milestone(page, "Twelve depots").reached_on is None)
    lanes.setFocus()
    desk.press(Qt.Key.Key_F2)
    desk.type("Thirteen depots")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: any(one.name == "Thirteen depots" for one in content_of(page).milestones))
    desk.settle()
    desk.press(Qt.Key.Key_Delete)
    desk.qtbot.waitUntil(lambda: mine.id not in {one.id for one in content_of(page).milestones})
    desk.press(Qt.Key.Key_Z, CONTROL)
    desk.qtbot.waitUntil(lambda: mine.id in {one.id for one in content_of(page).milestones})


def test_the_inspector_names_its_parts_and_loses_what_is_deleted(desk: Desk, page: JourneyView) -> None:
    # Every part has a name.
    for title in ("QBR", "First day in the product", "Clinics for teams that lag"):
        _choose(page, title)
        if desk.window.side.shown is None:
            desk.choose(ActionId.MAP_DETAILS)
        for part in _panel(desk).findChildren(QAbstractButton) + _panel(desk).findChildren(QLineEdit):
            if part.isVisible():
                assert part.accessibleName() or (isinstance(part, QAbstractButton) and part.text())

    # A draft of an answer finds its way back.
    card = card_titled(page, "QBR")
    desk.press(Qt.Key.Key_1, ALT)
    desk.settle()
    typed = Typed(FieldRef(Kind.JOURNEY_CARD, card.id, "notes"), "Notes of QBR", "", "Ask for the COO")
    desk.wiring.drafted.put_in(Draft("x", typed, NOON.now()))
    desk.qtbot.waitUntil(
        lambda: page.content is not None and card_titled(page, "QBR").notes == "Ask for the COO"
    )
    assert desk.window.side.shown is _panel(desk)
    gone = Typed(FieldRef(Kind.JOURNEY_CARD, 999, "notes"), "Notes", "", "Lost")
    desk.wiring.drafted.put_in(Draft("y", gone, NOON.now()))
    desk.qtbot.waitUntil(lambda: any("deleted" in text for text in desk.texts()))

    # What is chosen goes while it is shown.
    scene = page.canvas.scene
    before = len(scene.cards)
    scene.select_cards(list(scene.cards)[:4])
    page.canvas.lanes.setFocus()
    desk.press(Qt.Key.Key_Delete)
    desk.qtbot.waitUntil(lambda: len(scene.cards) == before - 4)
    desk.settle()
    assert _panel(desk).key == ObjectKey(Kind.JOURNEY_MAP, content_of(page).head.id)
