"""Revisions of a map as a person uses them: kept, named, looked at, compared, brought back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import GestureBuilder
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import Author
from cs_desktop.views.journey.page import JourneyView
from tests.unit.services.journey.maps import revisions
from tests.views.conftest import Desk
from tests.views.journeys import card_titled, card_titles, lines_of, open_map
from tests.workspaces import NOON, context


@pytest.fixture
def page(desk: Desk) -> JourneyView:
    """Return the map of an account, begun from the standard template."""
    return open_map(desk)


def _change(desk: Desk, page: JourneyView, named: str, **values: object) -> None:
    assert page.content is not None
    card = next(card for card in page.content.cards if card.title == named)
    builder = GestureBuilder("Work on card")
    builder.put(Kind.JOURNEY_CARD, card.id, **values)
    page.gesture.emit(builder.made())
    desk.settle()


def test_a_revision_is_kept_named_looked_at_and_brought_back(desk: Desk, page: JourneyView) -> None:
    past = desk.wiring.journey.past
    desk.choose(ActionId.KEEP_REVISION)
    desk.type("Before the QBR")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: len(lines_of(past.panel.list)) == 1)
    _change(desk, page, "QBR", title="QBR with planners")
    # The state before the first gesture is the revision that was just kept: it is not kept twice.
    assert [line.title for line in lines_of(past.panel.list)] == ["Revision 1: Before the QBR"]

    past.panel.list.setFocus()
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: page.instead is past.page)
    assert "Revision 1: Before the QBR" in past.page.text
    assert "cannot be changed" in past.page.text
    shown = {item.card.title for item in past.page.canvas.scene.cards.values()}
    assert "QBR" in shown
    assert not desk.program.actions[ActionId.ADD_GAP].isEnabled()
    past.page.canvas.lanes.setFocus()
    desk.press(Qt.Key.Key_Escape)
    assert page.instead is None
    assert QApplication.focusWidget() is page.canvas.lanes

    past.panel.list.setFocus()
    desk.press(Qt.Key.Key_F2)
    desk.type("Autumn")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: lines_of(past.panel.list)[0].title == "Revision 1: Autumn")

    desk.click(past.panel.restore)
    desk.qtbot.waitUntil(lambda: "QBR" in card_titles(page))
    desk.settle()
    told = [(line.title, line.below.split(" · ")[0]) for line in lines_of(past.panel.list)]
    assert told == [
        ("Revision 3", "Restored from revision 1"),
        ("Revision 2", "After editing"),
        ("Revision 1: Autumn", "Kept by hand"),
    ]
    desk.choose(ActionId.UNDO)
    desk.qtbot.waitUntil(lambda: "QBR with planners" in card_titles(page))


def test_what_one_did_is_kept_when_one_leaves_the_tab(desk: Desk, page: JourneyView) -> None:
    past = desk.wiring.journey.past
    desk.choose(ActionId.REVISIONS)
    # What is typed into the inspector is editing too.
    inspector = desk.wiring.journey.inspecting.panel
    page.canvas.scene.select_cards([card_titled(page, "First QBR").id])
    page.canvas.lanes.setFocus()
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    desk.press(Qt.Key.Key_F2)
    inspector.card.fields["title"].editor.selectAll()
    desk.type("First review")
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.waitUntil(lambda: "First review" in card_titles(page))
    desk.choose(ActionId.REVISIONS)
    desk.qtbot.waitUntil(lambda: len(lines_of(past.panel.list)) == 1)
    assert lines_of(past.panel.list)[0].below.startswith("Before editing")
    desk.wiring.account_screen.tabs.show_tab("overview")
    desk.settle()
    desk.wiring.account_screen.tabs.show_tab("journey")
    desk.settle()
    desk.choose(ActionId.REVISIONS)
    desk.qtbot.waitUntil(lambda: len(lines_of(past.panel.list)) == 2)
    last = lines_of(past.panel.list)[0]
    assert last.below.startswith("After editing")
    assert last.end == "1 changed"
    # Who looks and goes again leaves nothing; nor is any of it a step that one takes back.
    desk.wiring.account_screen.tabs.show_tab("overview")
    desk.settle()
    assert desk.program.actions.situation.undo == "Change title of First QBR"

    # Closing the workspace ends the editing too.
    desk.wiring.account_screen.tabs.show_tab("journey")
    desk.settle()
    assert page.content is not None
    map_id = page.content.head.id
    _change(desk, page, "QBR", title="QBR with planners")
    desk.choose(ActionId.CLOSE)
    desk.settle()
    workspace = WorkspaceFile(desk.folder / "Corvane.csdesk", NOON, Author("ben", "elsewhere"))
    assert [row.kind.value for row in revisions(context(workspace), map_id)] == ["ended", "ended", "started"]
    workspace.close()


def test_two_states_are_compared_as_one_and_side_by_side(desk: Desk, page: JourneyView) -> None:
    assert page.content is not None
    compared, stages = desk.wiring.journey.compared.page, page.content.stages
    desk.choose(ActionId.COMPARE_MAP)
    desk.qtbot.waitUntil(lambda: any("no revision yet" in text for text in desk.texts()))
    assert page.instead is None
    _change(desk, page, "Value report", stage_id=stages[2].id)
    _change(desk, page, "QBR", title="QBR with planners")
    desk.choose(ActionId.COMPARE_MAP)
    desk.qtbot.waitUntil(lambda: page.instead is compared)
    desk.settle()
    lines = lines_of(compared.list.list)
    assert [(line.title, line.end) for line in lines if line.is_head] == [("Moved", "1"), ("Changed", "1")]
    assert [line.spoken for line in lines if not line.is_head] == [
        f"Value report, {stages[4].name} to {stages[2].name}",
        "QBR with planners, was QBR",
    ]
    # The card stands where it is, and as a shadow where it was.
    moved = next(card for card in page.content.cards if card.title == "Value report")
    assert {moved.id, -moved.id} <= set(compared.canvas.scene.cards)

    assert QApplication.focusWidget() is compared.list.list
    assert compared.canvas.scene.selected_cards() == (moved.id,)
    desk.press(Qt.Key.Key_Down)
    (chosen,) = compared.canvas.scene.selected_cards()
    assert compared.canvas.scene.cards[chosen].card.title == "QBR with planners"

    desk.press(Qt.Key.Key_S)
    assert compared.before.isVisible()
    desk.press(Qt.Key.Key_Up)
    assert [canvas.scene.selected_cards() for canvas in compared.canvases] == [(moved.id,), (moved.id,)]
    assert -moved.id not in compared.canvas.scene.cards
    desk.press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert [canvas.zoom for canvas in compared.canvases] == [120, 120]
    bar = compared.canvas.lanes.horizontalScrollBar()
    bar.setValue(bar.maximum() // 2)
    assert compared.before.lanes.horizontalScrollBar().value() == bar.value()

    compared.list.only.setChecked(True)
    content = compared.canvas.scene.content
    assert content is not None
    open_ = [lane.kind.value for lane in content.lanes if not lane.folded and lane.id > 0]
    assert open_ == ["touchpoints"]

    # Somebody works on: the comparison follows.
    _change(desk, page, "Renewal call", title="Renewal talk")
    desk.qtbot.waitUntil(lambda: compared.list.title.text() == "3 differences")
    desk.press(Qt.Key.Key_Escape)
    assert page.instead is None
