"""The Journey tab as a person works on it: a map is begun; cards are dragged, written, added, deleted."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.journey.content import Card
from cs_desktop.views.journey.page import JourneyView
from tests.views.conftest import Desk

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(desk: Desk) -> Iterator[JourneyView]:
    """Return the map of an account, begun from the standard template."""
    desk.open_book()
    desk.open_account()
    desk.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    desk.click(desk.button("Start from SaaS, high touch"))
    desk.qtbot.waitUntil(lambda: desk.wiring.journey.view.content is not None)
    desk.settle()
    view = desk.wiring.journey.view
    view.canvas.lanes.setFocus()
    return view


def _card(page: JourneyView, title: str) -> Card:
    assert page.content is not None
    return next(card for card in page.content.cards if card.title == title)


def _eighth(page: JourneyView, title: str) -> int | None:
    """Return where a card begins, in eighths of a stage's width."""
    assert page.content is not None
    return page.content.first_eighth(_card(page, title))


def _titles(page: JourneyView) -> set[str]:
    assert page.content is not None
    return {card.title for card in page.content.cards}


def _spot(page: JourneyView, title: str) -> QPoint:
    item = page.canvas.scene.cards[_card(page, title).id]
    return page.canvas.lanes.mapFromScene(item.mapToScene(item.frame.center()))


def _click(page: JourneyView, title: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(page.canvas.lanes.viewport(), LEFT, modifiers, _spot(page, title))


def _drag(page: JourneyView, title: str, by: QPoint) -> None:
    viewport, start = page.canvas.lanes.viewport(), _spot(page, title)
    QTest.mousePress(viewport, LEFT, NONE, start)
    QTest.mouseMove(viewport, start + by / 2)
    QTest.mouseMove(viewport, start + by)
    QTest.mouseRelease(viewport, LEFT, NONE, start + by)


def test_a_map_is_begun_from_the_empty_page_and_shows_where_the_account_is(page: JourneyView) -> None:
    assert page.content is not None
    assert [stage.name for stage in page.content.stages][:2] == ["Buy", "Onboard"]
    assert len(page.canvas.scene.cards) == len(page.content.cards)


def test_a_card_is_dragged_to_the_next_stage_and_undo_brings_it_back(desk: Desk, page: JourneyView) -> None:
    before = _card(page, "Kickoff on site")
    width = page.canvas.scene.layout.stages[0].box.width if page.canvas.scene.layout else 0
    _drag(page, "Kickoff on site", QPoint(round(width), 0))
    desk.qtbot.waitUntil(lambda: _eighth(page, "Kickoff on site") == 16)
    desk.press(Qt.Key.Key_Z, CONTROL)
    desk.qtbot.waitUntil(lambda: _card(page, "Kickoff on site") == before)


def test_a_title_is_written_in_place(desk: Desk, page: JourneyView) -> None:
    _click(page, "QBR")
    desk.press(Qt.Key.Key_F2)
    desk.type("QBR with planners")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: "QBR with planners" in _titles(page))
    assert _card(page, "QBR with planners").way == "qbr"
    desk.press(Qt.Key.Key_F2)
    desk.type("Nothing of it")
    desk.press(Qt.Key.Key_Escape)
    desk.settle()
    assert "Nothing of it" not in _titles(page)


def test_cards_are_pushed_by_keys(desk: Desk, page: JourneyView) -> None:
    # In the fifth stage, at its beginning: 4 * 8.
    assert _eighth(page, "Value report") == 32
    _click(page, "Value report")
    desk.press(Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    desk.qtbot.waitUntil(lambda: _eighth(page, "Value report") == 32 - 8)
    desk.press(Qt.Key.Key_Right)
    desk.qtbot.waitUntil(lambda: _eighth(page, "Value report") == 32 - 8 + 1)


def test_several_are_selected_and_deleted_as_one_step(desk: Desk, page: JourneyView) -> None:
    both = {"Training of users", "First QBR"}
    _click(page, "Training of users")
    _click(page, "First QBR", CONTROL)
    assert len(page.canvas.scene.selected_cards()) == 2
    desk.press(Qt.Key.Key_Delete)
    desk.qtbot.waitUntil(lambda: not both & _titles(page))
    desk.press(Qt.Key.Key_Z, CONTROL)
    desk.qtbot.waitUntil(lambda: both <= _titles(page))


def test_a_band_selects_what_it_touches(page: JourneyView) -> None:
    viewport = page.canvas.lanes.viewport()
    first, second = _spot(page, "Training of users"), _spot(page, "First QBR")
    start = QPoint(first.x() - 78, first.y() - 18)
    QTest.mousePress(viewport, LEFT, NONE, start)
    QTest.mouseMove(viewport, first)
    QTest.mouseMove(viewport, second)
    QTest.mouseRelease(viewport, LEFT, NONE, second)
    chosen = {page.canvas.scene.cards[id_].card.title for id_ in page.canvas.scene.selected_cards()}
    assert chosen == {"Training of users", "First QBR"}


def test_an_added_gap_is_selected_to_be_named(desk: Desk, page: JourneyView) -> None:
    desk.click(desk.button("Add gap"))
    desk.qtbot.waitUntil(page.editor.isVisible)
    desk.type("Nobody reads the mails")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: "Nobody reads the mails" in _titles(page))
    assert _card(page, "Nobody reads the mails").state == "open"


def test_the_canvas_is_enlarged_reduced_and_fitted(desk: Desk, page: JourneyView) -> None:
    desk.choose(ActionId.MAP_LARGER)
    assert page.canvas.zoom == 120
    desk.choose(ActionId.MAP_FIT)
    assert page.canvas.lanes.horizontalScrollBar().maximum() == 0
    desk.choose(ActionId.MAP_SMALLER)
    assert page.canvas.zoom < 100


def test_heads_and_labels_stay_with_their_lanes(desk: Desk, page: JourneyView) -> None:
    canvas, lanes = page.canvas, page.canvas.lanes
    canvas.set_zoom(2.0)
    desk.qtbot.waitUntil(lambda: canvas.heads.horizontalScrollBar().maximum() > 0)
    for bar in (lanes.horizontalScrollBar(), lanes.verticalScrollBar()):
        bar.setValue(bar.maximum())
    desk.qtbot.waitUntil(
        lambda: canvas.heads.mapToScene(0, 0).x() == lanes.mapToScene(0, 0).x()
        and canvas.labels.mapToScene(0, 0).y() == lanes.mapToScene(0, 0).y()
    )
