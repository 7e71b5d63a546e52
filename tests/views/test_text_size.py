"""Three sizes of text: larger and smaller by keys, remembered, and never cut off at top or bottom."""

from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from cs_desktop.common.settings import TextSize
from cs_desktop.common.settings_file import load_settings
from cs_desktop.views.account.header import AccountHeader
from cs_desktop.views.theme.fonts import TextStyle, font, resized, scaled_to
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.topbar import TopBar
from tests.views.conftest import Desk

DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
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


def test_a_part_made_later_has_the_chosen_size(theme: Theme) -> None:
    theme.resize_text(TextSize.LARGEST)
    assert font(TextStyle.CELL).pixelSize() == 16
    theme.resize_text(TextSize.NORMAL)
    assert font(TextStyle.CELL).pixelSize() == 12


def overlaps(bar: QWidget) -> list[tuple[str, str]]:
    """Return the parts of a bar that lie over each other, or reach out of it."""
    parts = [part for part in bar.findChildren(QWidget, options=DIRECT) if part.isVisible()]
    found = [(type(part).__name__, "edge") for part in parts if not bar.rect().contains(part.geometry())]
    for one, other in combinations(parts, 2):
        if one.geometry().intersects(other.geometry()):
            found.append((type(one).__name__, type(other).__name__))
    return found


def test_the_first_page_and_the_top_bar_have_room_for_large_text(desk: Desk) -> None:
    desk.program.theme.resize_text(TextSize.LARGEST)
    desk.qtbot.waitUntil(lambda: cut_off(desk.window) == [])
    desk.program.theme.resize_text(TextSize.NORMAL)

    desk.window.resize(1024, 640)
    desk.open_book()
    (bar,) = desk.window.findChildren(TopBar)
    for width in (1024, 1440):
        desk.window.resize(width, 640)
        for size in (TextSize.LARGE, TextSize.LARGEST, TextSize.NORMAL):
            desk.program.theme.resize_text(size)
            for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
                desk.press(key, Qt.KeyboardModifier.ControlModifier)
                desk.qtbot.waitUntil(lambda: overlaps(bar) == [])


def test_the_header_of_an_account_finds_its_room_at_every_width(desk: Desk) -> None:
    desk.open_book()
    desk.open_account()
    (header,) = desk.window.findChildren(AccountHeader)
    for size in (TextSize.NORMAL, TextSize.LARGEST):
        desk.program.theme.resize_text(size)
        # Showing and hiding facts once ended in each other, until the program's end.
        for width in (*range(1024, 1440, 8), *range(1440, 1024, -8)):
            desk.window.resize(width, 640)
            parts = [part for part in header.findChildren(QWidget, options=DIRECT) if part.isVisible()]
            assert header.name in {part.text() for part in parts if isinstance(part, QLabel)}
        desk.qtbot.waitUntil(lambda: overlaps(header) == [])
    desk.program.theme.resize_text(TextSize.NORMAL)
