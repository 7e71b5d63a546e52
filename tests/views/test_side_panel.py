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


def test_there_is_room_for_both_in_a_wide_window(opened: Desk):
    page, panel = _edges(opened)
    assert page == panel - 1


def test_in_a_narrow_window_the_page_keeps_its_width_under_the_panel(opened: Desk):
    opened.window.resize(1100, 700)
    page, panel = _edges(opened)
    assert page == opened.window.width() - 1
    assert panel == opened.window.width() - opened.window.side.width()


def test_closing_gives_the_room_back_and_the_keyboard_to_the_page(opened: Desk):
    opened.press(Qt.Key.Key_Escape)
    assert opened.window.side.isHidden()
    assert _edges(opened)[0] == opened.window.width() - 1
    assert opened.portfolio.isAncestorOf(opened.window.focusWidget())


def test_closing_gives_the_keyboard_back_to_where_it_was(desk: Desk) -> None:
    desk.open_book()
    desk.portfolio.search.setFocus()
    desk.choose(ActionId.HISTORY)
    desk.settle()
    assert desk.window.side.isAncestorOf(desk.window.focusWidget())
    # Another panel in its place does not change where one came from.
    desk.choose(ActionId.BACKUPS)
    desk.settle()
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.focusWidget() is desk.portfolio.search


def test_a_panel_that_goes_by_itself_leaves_the_keyboard_alone(opened: Desk) -> None:
    opened.portfolio.search.setFocus()
    opened.window.side.close_panel()
    assert opened.window.focusWidget() is opened.portfolio.search


def test_f6_walks_through_bars_and_messages_too(opened: Desk) -> None:
    window = opened.window
    window.banner.tell("Something is wrong.", "Try again", lambda: None)
    window.toasts.tell("Something was done", "Undo", lambda: None)
    seen = []
    (top,) = window.findChildren(TopBar)
    parts = (window.sidebar, top, window.banner, opened.portfolio, window.side, window.toasts)
    for _ in parts:
        opened.press(Qt.Key.Key_F6)
        here = window.focusWidget()
        seen.append(next(part for part in parts if part.isAncestorOf(here)))
    assert set(seen) == set(parts)


@pytest.mark.parametrize(("width", "shown"), [(1440, 3), (1024, 2)])
def test_messages_never_cover_the_page(opened: Desk, width: int, shown: int) -> None:
    window = opened.window
    window.resize(width, 640)
    window.toasts.clear()
    for number in range(5):
        window.toasts.warn(f"Problem {number}")
    told = [text for text in opened.texts() if text.startswith("Problem")]
    assert told == [f"Problem {number}" for number in range(5 - shown, 5)]


def test_messages_leave_the_panel_free_and_go_back_to_the_corner(opened: Desk):
    messages, panel = opened.window.toasts, opened.window.side
    messages.tell("Something was done")
    assert messages.geometry().right() < panel.mapTo(opened.window, panel.rect().topLeft()).x()
    opened.window.resize(1024, 600)
    assert messages.geometry().right() < panel.mapTo(opened.window, panel.rect().topLeft()).x()
    opened.press(Qt.Key.Key_Escape)
    corner = messages.geometry().right()
    assert opened.window.width() - 40 < corner < opened.window.width()
