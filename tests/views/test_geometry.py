"""The window comes back where it stood on the same screens, and never where nobody sees it."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from cs_desktop.views.geometry import brought_in, kept_geometry, restore_geometry, screens_key

SCREEN = QRect(0, 0, 1920, 1080)
numbers = st.integers(-5000, 5000)
lengths = st.integers(200, 4000)


@given(numbers, numbers, lengths, lengths)
def test_all_of_the_window_is_on_the_screen(left: int, top: int, width: int, height: int) -> None:
    window = QRect(left, top, width, height)
    place = brought_in(window, SCREEN)
    assert SCREEN.contains(place)
    assert place == window or not SCREEN.contains(window)


def test_a_window_comes_back_where_it_stood(qtbot: QtBot) -> None:
    first, second = QMainWindow(), QMainWindow()
    for window in (first, second):
        qtbot.addWidget(window)
    first.setGeometry(40, 60, 500, 400)
    key, kept = kept_geometry(first)
    assert key == screens_key(QGuiApplication.screens())
    restore_geometry(second, {"another set-up": "", key: kept})
    assert second.geometry() == first.geometry()


def test_other_screens_get_a_first_size(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    restore_geometry(window, {"3840x2160+0+0": "AAEC"})
    room = window.screen().availableSize()
    assert window.width() == min(1440, room.width() - 48)
