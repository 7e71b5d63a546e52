"""The gear, the menu bar, and what the top bar and the foot at the left have room for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu

from cs_desktop.common.settings import TextSize
from cs_desktop.common.settings_file import load_settings
from cs_desktop.views.widgets.search_button import SearchButton
from tests.views.conftest import Desk


def _words(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def _open_gear(desk: Desk) -> QMenu:
    desk.click(desk.button("Settings"))
    (menu,) = (menu for menu in desk.window.findChildren(QMenu) if menu.isVisible())
    return menu


def _choose(desk: Desk, menu: QMenu, words: str) -> None:
    (action,) = (action for action in menu.actions() if action.text() == words)
    desk.qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def test_the_gear_has_theme_language_size_of_text_and_menu_bar(desk: Desk) -> None:
    larger = (TextSize.LARGE, TextSize.LARGEST)
    for opened, size in zip((False, True), larger, strict=True):
        if opened:
            desk.open_book()
        menu = _open_gear(desk)
        for words in ("Dark theme", "Deutsch", "Larger text", "Menu bar (Alt)", "Keyboard shortcuts"):
            assert words in _words(menu)
        _choose(desk, menu, "Larger text")
        assert desk.program.theme.text_size is size
        assert load_settings().text_size is size


def test_the_menu_bar_comes_with_alt_and_stays_where_one_wants_it(desk: Desk) -> None:
    desk.open_book()
    bar = desk.window.menuBar()
    desk.press(Qt.Key.Key_Alt)
    assert bar.isVisible()
    desk.press(Qt.Key.Key_Alt)
    assert not bar.isVisible()
    _choose(desk, _open_gear(desk), "Menu bar (Alt)")
    assert bar.isVisible()
    assert load_settings().menu_bar
    desk.press(Qt.Key.Key_Alt)
    assert bar.isVisible()
    _choose(desk, _open_gear(desk), "Menu bar (Alt)")
    assert not bar.isVisible()
    assert not load_settings().menu_bar


def test_the_search_keeps_a_word_beside_all_that_is_known_of_an_account(desk: Desk) -> None:
    desk.open_book()
    desk.open_account()
    (search,) = desk.window.findChildren(SearchButton)
    words = [label for label in search.findChildren(QLabel) if label.text().startswith("Search")]
    desk.qtbot.waitUntil(words[0].isVisible)
    header = desk.account.header
    assert all(part.isVisible() for part in header.findChildren(QLabel) if part.text())
    desk.window.resize(1024, 640)
    desk.qtbot.waitUntil(lambda: not words[0].isVisible())
    assert search.accessibleName() == "Search or run a command"


@pytest.mark.parametrize("size", list(TextSize))
def test_what_is_saved_is_read_whole(desk: Desk, size: TextSize) -> None:
    desk.open_book()
    desk.program.theme.resize_text(size)
    for text in ("All changes saved", "Alle Änderungen gespeichert", "Schreibgeschützt"):
        desk.window.sidebar.set_saved(text)
        (label,) = (label for label in desk.window.sidebar.findChildren(QLabel) if label.text() == text)
        desk.qtbot.waitUntil(lambda label=label: label.height() >= label.heightForWidth(label.width()))
        widest = max(label.fontMetrics().horizontalAdvance(word) for word in text.split())
        assert widest <= label.contentsRect().width()
