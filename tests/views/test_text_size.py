"""Three sizes of text: larger and smaller by keys, remembered, and never cut off at top or bottom."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from cs_desktop.common.settings import TextSize
from cs_desktop.common.settings_file import load_settings
from cs_desktop.views.theme.fonts import TextStyle, font, resized, scaled_to
from cs_desktop.views.theme.theme import Theme
from tests.views.conftest import Desk

CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def cut_off(root: QWidget) -> list[str]:
    """Return the texts of labels and buttons that are lower than their own letters."""
    found = []
    for part in root.findChildren(QWidget):
        if not (part.isVisible() and isinstance(part, QLabel | QPushButton) and part.text().strip()):
            continue
        if part.height() < part.fontMetrics().tightBoundingRect("Ag").height():
            found.append(f"{part.text()!r}: {part.height()} px")
    return found


def test_lengths_by_hand() -> None:
    # 13 px at 115 %: 14.95, so 15; at 130 %: 16.9, so 17. 37 px at 130 %: 48.1, so 48.
    assert [scaled_to(13, size) for size in TextSize] == [13, 15, 17]
    assert scaled_to(37, 130) == 48


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("before", TextSize)
@pytest.mark.parametrize("size", TextSize)
def test_a_font_of_one_size_becomes_that_of_another(before: TextSize, size: TextSize) -> None:
    for style in TextStyle:
        shown = QFont(font(style))
        shown.setPixelSize(scaled_to(style.value[0], before))
        assert resized(shown, before, size).pixelSize() == scaled_to(style.value[0], size)


def test_keys_make_text_larger_and_smaller(desk: Desk) -> None:
    desk.open_book()
    desk.open_account()
    tab = desk.button("Overview")
    heights: list[tuple[int, int]] = [(tab.font().pixelSize(), desk.window.sidebar.height())]
    for size in (TextSize.LARGE, TextSize.LARGEST, TextSize.LARGEST):
        desk.press(Qt.Key.Key_Plus, CTRL_ALT)
        assert desk.program.theme.text_size is size
        assert load_settings().text_size is size
        assert tab.font().pixelSize() == scaled_to(13, size)
        assert font(TextStyle.BODY).pixelSize() == scaled_to(13, size)
        desk.qtbot.waitUntil(lambda: cut_off(desk.window) == [])
    desk.press(Qt.Key.Key_Minus, CTRL_ALT)
    assert desk.program.theme.text_size is TextSize.LARGE
    desk.press(Qt.Key.Key_0, CTRL_ALT)
    assert (tab.font().pixelSize(), desk.window.sidebar.height()) == heights[0]
    assert load_settings().text_size is TextSize.NORMAL


def test_the_welcome_page_shows_large_text_whole(desk: Desk) -> None:
    desk.program.theme.resize_text(TextSize.LARGEST)
    desk.qtbot.waitUntil(lambda: cut_off(desk.window) == [])
    desk.program.theme.resize_text(TextSize.NORMAL)


def test_a_part_made_later_has_the_chosen_size(theme: Theme) -> None:
    theme.resize_text(TextSize.LARGEST)
    assert font(TextStyle.CELL).pixelSize() == 16
    theme.resize_text(TextSize.NORMAL)
    assert font(TextStyle.CELL).pixelSize() == 12
