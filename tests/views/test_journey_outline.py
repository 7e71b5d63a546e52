"""The outline of a journey map, as one works in it by keys alone and as another's edits come in."""

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.content import Card, Lane, MapContent, MapHead, Stage
from cs_desktop.domain.journey.outline import OutlineOrder, outline_of
from cs_desktop.domain.journey.words import CardKind, LaneKind
from cs_desktop.views.itemmodels.journey_outline_model import OutlineColumn
from cs_desktop.views.journey.outline_texts import OutlineTexts
from cs_desktop.views.journey.outline_view import OutlineView
from cs_desktop.views.journey.page import JourneyView
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.text import Label
from tests.colleague import Colleague
from tests.views.conftest import Desk
from tests.views.journeys import card_titled, card_titles, open_map
from tests.views.test_others import SOON_MS

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(desk: Desk) -> JourneyView:
    """Return the map of an account with its outline open and the keyboard in it."""
    view = open_map(desk)
    desk.press(Qt.Key.Key_O)
    desk.qtbot.waitUntil(view.outline.tree.isVisible)
    return view


def _stand_on(page: JourneyView, title: str) -> QModelIndex:
    """Go to a card's row by typing its name, as in every tree."""
    tree = page.outline.tree
    index = tree.rows.find((Kind.JOURNEY_CARD, card_titled(page, title).id, 0))
    tree.setFocus()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=_middle(tree, index))
    assert tree.currentIndex() == index
    return index


def _middle(tree: OutlineView, index: QModelIndex) -> QPoint:
    tree.scrollTo(index)
    return tree.visualRect(index).center()


def _where(page: JourneyView, title: str) -> tuple[str, str]:
    """Return the names of the stage and the lane in which a card is."""
    assert page.content is not None
    card = card_titled(page, title)
    return (
        next(stage.name for stage in page.content.stages if stage.id == card.stage_id),
        next(lane.name for lane in page.content.lanes if lane.id == card.lane_id),
    )


def test_a_map_is_worked_on_in_its_outline_by_keys_alone(desk: Desk, page: JourneyView) -> None:
    tree, scene = page.outline.tree, page.canvas.scene
    assert QApplication.focusWidget() is tree
    # The choice is one and the same in both.
    _stand_on(page, "QBR")
    assert scene.selected_cards() == (card_titled(page, "QBR").id,)
    scene.select_cards([card_titled(page, "First QBR").id])
    assert [node.id for node in tree.chosen_nodes()] == [card_titled(page, "First QBR").id]
    # Written.
    _stand_on(page, "QBR")
    desk.press(Qt.Key.Key_F2)
    desk.type("QBR with planners")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: "QBR with planners" in card_titles(page))
    desk.settle()
    assert QApplication.focusWidget() is tree
    # Added below, and named at once.
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    desk.type("Visit of the board")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: "Visit of the board" in card_titles(page))
    assert _where(page, "Visit of the board") == ("Realize value", "Touchpoints")
    # Moved to the next stage, to the lane below, and back by undo: one step each.
    desk.settle()
    desk.press(Qt.Key.Key_Right, ALT)
    desk.qtbot.waitUntil(lambda: _where(page, "Visit of the board") == ("Renew", "Touchpoints"))
    desk.settle()
    desk.press(Qt.Key.Key_Down, ALT | SHIFT)
    desk.qtbot.waitUntil(lambda: _where(page, "Visit of the board") == ("Renew", "Moments"))
    assert card_titled(page, "Visit of the board").kind is CardKind.MOMENT
    desk.settle()
    desk.press(Qt.Key.Key_Z, CONTROL)
    desk.qtbot.waitUntil(lambda: _where(page, "Visit of the board") == ("Renew", "Touchpoints"))
    desk.settle()
    desk.press(Qt.Key.Key_Up, ALT)
    desk.qtbot.waitUntil(lambda: card_titled(page, "Visit of the board").row == 1)
    # Deleted.
    desk.settle()
    assert [node.id for node in tree.chosen_nodes()] == [card_titled(page, "Visit of the board").id]
    desk.press(Qt.Key.Key_Delete)
    desk.qtbot.waitUntil(lambda: "Visit of the board" not in card_titles(page))
    desk.settle()
    desk.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page.canvas.lanes
    # What the menus of the canvas offer is offered here too.
    _stand_on(page, "QBR with planners")
    tree.customContextMenuRequested.emit(tree.visualRect(tree.currentIndex()).center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "Write into the card" in [action.text() for action in menu.actions()]
    menu.close()


def test_rows_are_filtered_ordered_dragged_and_told_to_a_screen_reader(desk: Desk, page: JourneyView) -> None:
    tree, rows = page.outline.tree, page.outline.tree.rows
    index = _stand_on(page, "Kickoff on site")
    assert rows.data(index, Qt.ItemDataRole.AccessibleTextRole) == "Kickoff on site, Touchpoint"
    # The second stage's third lane, of which it is the first of two cards.
    assert rows.data(index, Qt.ItemDataRole.AccessibleDescriptionRole) == "Level 3, 1 of 2, Evidence Assumed"
    gap = _stand_on(page, "Data arrives late or broken")
    assert rows.data(gap, Qt.ItemDataRole.AccessibleDescriptionRole).endswith(
        "Links " + rows.text(rows.node(gap), OutlineColumn.LINKS)
    )
    index = _stand_on(page, "Kickoff on site")
    # Dropped on the row of another cell.
    assert page.content is not None
    stage, lane = page.content.stages[2], page.content.lanes[2]
    data = rows.mimeData([index])
    target = rows.find((Kind.JOURNEY_LANE, lane.id, stage.id))
    at = QPointF(_middle(tree, target))
    moved = Qt.DropAction.MoveAction
    QApplication.sendEvent(
        tree.viewport(),
        QDropEvent(at, moved, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier),
    )
    if _where(page, "Kickoff on site")[0] != "Adopt":
        rows.dropMimeData(data, moved, -1, 0, target)
    desk.qtbot.waitUntil(lambda: _where(page, "Kickoff on site") == ("Adopt", "Touchpoints"))
    desk.settle()
    # By lane, lanes are on top.
    page.outline.orders.button("lanes").click()
    assert rows.index(0, 0).data() == "Milestones"
    chosen = tree.chosen_nodes()
    assert [node.id for node in chosen] == [card_titled(page, "Kickoff on site").id]
    # What does not match goes, and the choice on the canvas stays.
    page.outline.filter.setFocus()
    desk.type("kickoff")
    assert [rows.rowCount(), rows.rowCount(rows.index(0, 0))] == [1, 1]
    assert page.canvas.scene.selected_cards() == (card_titled(page, "Kickoff on site").id,)
    desk.type(" never heard of")
    assert _said(page) == "Nothing on this map matches kickoff never heard of."
    page.outline.filter.clear()
    assert rows.rowCount() == len(page.content.lanes) + 1
    # Closed and opened again, it is as it was left.
    desk.choose(ActionId.MAP_OUTLINE)
    assert not page.outline.isVisible()
    desk.choose(ActionId.MAP_OUTLINE)
    assert page.outline.order is OutlineOrder.LANES


def test_feelings_and_personas_are_added_and_named_there_too(desk: Desk, page: JourneyView) -> None:
    tree, content = page.outline.tree, page.content
    assert content is not None
    lane = next(one for one in content.lanes if one.kind is LaneKind.EMOTION)
    personas = (Kind.JOURNEY_PERSONA, content.personas[-1].id, 0)
    for key, text in (((Kind.JOURNEY_LANE, lane.id, content.stages[1].id), "Hurried"), (personas, "Driver")):
        tree.setFocus()
        tree.setCurrentIndex(tree.rows.find(key))
        desk.press(Qt.Key.Key_Insert)
        desk.qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
        desk.type(text)
        desk.press(Qt.Key.Key_Return)
        desk.settle()
    # The second persona, of whom the template says nothing.
    desk.qtbot.waitUntil(lambda: "Driver" in {one.name for one in (page.content or content).personas})
    assert page.content is not None
    (felt,) = [one for one in page.content.emotions if one.word == "Hurried"]
    assert (felt.persona_id, felt.stage_id) == (content.personas[1].id, content.stages[1].id)


def _said(page: JourneyView) -> str:
    return next(one.text() for one in page.outline.findChildren(Label) if one.isVisible() and one.text())


def test_anothers_edit_is_in_both_within_two_seconds_and_what_one_does_there_stays(
    desk: Desk, page: JourneyView
) -> None:
    path = desk.wiring.workspace.context().workspace.path
    assert page.content is not None
    tree = page.outline.tree
    other, mine = card_titled(page, "Weekly project call").id, card_titled(page, "QBR")
    with Colleague(path) as mira:
        _stand_on(page, "QBR")
        desk.press(Qt.Key.Key_F2)
        desk.type("Half of a ti")
        mira.write_card(page.content.head.id, other, "Daily project call")
        desk.qtbot.waitUntil(lambda: "Daily project call" in card_titles(page), timeout=SOON_MS)
    assert page.canvas.scene.cards[other].card.title == "Daily project call"
    assert tree.rows.find((Kind.JOURNEY_CARD, other, 0)).data() == "Daily project call"
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "Half of a ti"
    assert page.canvas.scene.selected_cards() == (mine.id,)
    desk.type("tle")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: "Half of a title" in card_titles(page))


def _many(count: int) -> MapContent:
    stages = tuple(Stage(n + 1, f"Stage {n}", n) for n in range(6))
    lanes = tuple(Lane(20 + n, LaneKind.NOTES, f"Lane {n}", n) for n in range(4))
    cards = tuple(
        Card(1000 + n, 20 + n % 4, 1 + n % 6, CardKind.NOTE, row=n, title=f"Note {n}") for n in range(count)
    )
    return MapContent(MapHead(1, "Journey"), stages, lanes, cards)


def _show(tree: OutlineView, content: MapContent) -> None:
    tree.show_nodes(outline_of(content, OutlineOrder.STAGES), OutlineTexts(), all_open=False)


def test_what_is_read_anew_keeps_choice_open_rows_and_place(qtbot: QtBot, theme: Theme) -> None:
    tree = OutlineView(theme)
    qtbot.addWidget(tree)
    tree.resize(420, 300)
    tree.show()
    tester = QAbstractItemModelTester(tree.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    content = _many(72)
    _show(tree, content)
    closed = tree.rows.find((Kind.JOURNEY_LANE, 21, 2))
    tree.collapse(closed)
    # Note 40 stands in stage 5 (40 % 6 + 1) and lane 20 (40 % 4 + 20).
    here = tree.rows.find((Kind.JOURNEY_CARD, 1040, 0))
    tree.setCurrentIndex(here)
    tree.scrollTo(here)
    before = tree.visualRect(here).y()
    # Somebody deletes half, moves one and this one to other cells, and turns two stages round.
    first, second, *others = content.stages
    cards = tuple(card for card in content.cards if card.id % 2 == 0)
    moved = tuple(
        Card(card.id, 23, 1, card.kind, row=-1, title="Moved") if card.id in (1040, 1002) else card
        for card in cards
    )
    _show(tree, MapContent(content.head, (second, first, *others), content.lanes, moved))
    assert [node.id for node in tree.chosen_nodes()] == [1040]
    assert tree.currentIndex().data() == "Moved"
    assert not tree.isExpanded(tree.rows.find((Kind.JOURNEY_LANE, 21, 2)))
    assert tree.rows.index(0, 0).data() == first.name or tree.rows.index(0, 0).data() == second.name
    _show(tree, content)
    assert tree.visualRect(tree.currentIndex()).y() == pytest.approx(before, abs=tree.viewport().height())
    for row in range(tree.rows.rowCount()):
        assert tree.rows.index(row, 0).data() == content.stages[row].name
    del tester


def test_ten_thousand_cards_are_shown_and_read_anew(qtbot: QtBot, theme: Theme) -> None:
    tree = OutlineView(theme)
    qtbot.addWidget(tree)
    tree.resize(420, 300)
    tree.show()
    content = _many(10_000)
    _show(tree, content)
    assert tree.rows.rowCount(tree.rows.index(0, 0)) == 4
    here = tree.rows.find((Kind.JOURNEY_CARD, 5000, 0))
    tree.setCurrentIndex(here)
    _show(tree, MapContent(content.head, content.stages, content.lanes, content.cards[1:]))
    assert tree.currentIndex().data(Qt.ItemDataRole.EditRole) == "Note 4000"
    assert tree.rows.columnCount() == len(OutlineColumn)
