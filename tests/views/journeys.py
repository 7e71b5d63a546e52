"""A journey map on screen for the window's tests, and what they look up on it."""

from PySide6.QtCore import QPoint, Qt

from cs_desktop.domain.journey.content import Card, MapContent
from cs_desktop.views.itemmodels.line_model import Line
from cs_desktop.views.journey.page import JourneyView
from cs_desktop.views.widgets.line_list import LineList
from tests.views.conftest import PATIENCE_MS, Desk


def open_map(desk: Desk) -> JourneyView:
    """Open an account of the small book, and begin its map from the standard template."""
    desk.open_book()
    desk.open_account()
    return start_map(desk)


def start_map(desk: Desk) -> JourneyView:
    """Begin the map of the account on screen from the standard template; the keyboard is on the lanes."""
    desk.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    desk.click(desk.button("Start from SaaS, high touch"))
    view = desk.wiring.journey.view
    desk.qtbot.waitUntil(lambda: view.content is not None, timeout=PATIENCE_MS)
    desk.settle()
    view.canvas.lanes.setFocus()
    return view


def content_of(page: JourneyView) -> MapContent:
    """Return the map that is shown."""
    assert page.content is not None
    return page.content


def card_titles(page: JourneyView) -> set[str]:
    """Return the titles of all cards."""
    return {card.title for card in content_of(page).cards}


def card_titled(page: JourneyView, title: str) -> Card:
    """Return the first card of a title."""
    return next(card for card in content_of(page).cards if card.title == title)


def first_eighth(page: JourneyView, title: str) -> int | None:
    """Return where a card begins, in eighths of a stage's width."""
    return content_of(page).first_eighth(card_titled(page, title))


def card_spot(page: JourneyView, title: str) -> QPoint:
    """Return the middle of a card, in pixels of the lanes."""
    item = page.canvas.scene.cards[card_titled(page, title).id]
    return page.canvas.lanes.mapFromScene(item.mapToScene(item.frame.center()))


def lines_of(shown: LineList) -> list[Line]:
    """Return the lines of a list, from the top."""
    return [line for place in range(shown.lines.rowCount()) if (line := shown.lines.line(place)) is not None]
