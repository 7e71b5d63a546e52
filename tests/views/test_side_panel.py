"""The side panel stands beside the page, or over it where the window is narrow."""

import pytest
from PySide6.QtCore import Qt

from cs_desktop.controllers.actions import ActionId
from cs_desktop.views.widgets.topbar import TopBar
from tests.views.conftest import Desk


@pytest.fixture
def opened(desk: Desk) -> Desk:
    desk.open_book()
    desk.choose(ActionId.HISTORY)
    desk.settle()
    return desk


def _edges(desk: Desk) -> tuple[int, int]:
    """Return where the page ends and where the panel begins, in pixels of the window."""
    page, panel = desk.portfolio, desk.window.side
    return page.mapTo(desk.window, page.rect().topRight()).x(), panel.mapTo(
        desk.window, panel.rect().topLeft()
    ).x()


def test_the_panel_takes_room_and_the_keyboard_and_gives_both_back(opened: Desk) -> None:
    window = opened.window

    # There is room for both in a wide window.
    page, panel = _edges(opened)
    assert page == panel - 1

    # In a narrow window the page keeps its width under the panel.
    window.resize(1100, 700)
    page, panel = _edges(opened)
    assert page == window.width() - 1
    assert panel == window.width() - window.side.width()
    window.resize(1440, 900)

    # Closing gives the room back, and the keyboard to the page.
    opened.press(Qt.Key.Key_Escape)
    assert window.side.isHidden()
    assert _edges(opened)[0] == window.width() - 1
    assert opened.portfolio.isAncestorOf(window.focusWidget())

    # A panel that goes by itself leaves the keyboard alone.
    opened.choose(ActionId.HISTORY)
    opened.settle()
    opened.portfolio.search.setFocus()
    window.side.close_panel()
    assert window.focusWidget() is opened.portfolio.search

    # Closing gives the keyboard back to where it was.
    opened.choose(ActionId.HISTORY)
    opened.settle()
    assert window.side.isAncestorOf(window.focusWidget())
    # Another panel in its place does not change where one came from.
    opened.choose(ActionId.BACKUPS)
    opened.settle()
    opened.press(Qt.Key.Key_Escape)
    assert window.focusWidget() is opened.portfolio.search


def test_messages_leave_the_page_and_the_panel_free(opened: Desk) -> None:
    window, messages, panel = opened.window, opened.window.toasts, opened.window.side

    # F6 walks through bars and messages too.
    window.banner.tell("Something is wrong.", "Try again", lambda: None)
    messages.tell("Something was done", "Undo", lambda: None)
    seen = []
    (top,) = window.findChildren(TopBar)
    parts = (window.sidebar, top, window.banner, opened.portfolio, panel, messages)
    for _ in parts:
        opened.press(Qt.Key.Key_F6)
        here = window.focusWidget()
        seen.append(next(part for part in parts if part.isAncestorOf(here)))
    assert set(seen) == set(parts)
    window.banner.hide()

    # No more of them are shown than the page has room for.
    for width, shown in ((1440, 3), (1024, 2)):
        window.resize(width, 640)
        messages.clear()
        for number in range(5):
            messages.warn(f"Problem {number}")
        told = [text for text in opened.texts() if text.startswith("Problem")]
        assert told == [f"Problem {number}" for number in range(5 - shown, 5)]

    # They leave the panel free and go back to the corner.
    window.resize(1440, 900)
    messages.clear()
    messages.tell("Something was done")
    assert messages.geometry().right() < panel.mapTo(window, panel.rect().topLeft()).x()
    window.resize(1024, 600)
    assert messages.geometry().right() < panel.mapTo(window, panel.rect().topLeft()).x()
    panel.setFocus()
    opened.press(Qt.Key.Key_Escape)
    corner = messages.geometry().right()
    assert window.width() - 40 < corner < window.width()
