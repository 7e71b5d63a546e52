"""Where the window stands, remembered for each set-up of screens."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QByteArray, QRect, QSize
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QMainWindow

WIDTH, HEIGHT = 1440, 900
FRAME = 48
"""Room left for the window's frame and title, in pixels."""
ANY_SCREENS = ""
"""The key of a place that was kept before set-ups were told apart."""


def screens_key(screens: Sequence[QScreen]) -> str:
    """Return a set-up of screens as text: the places and sizes of all, from left to right."""
    areas = sorted((screen.geometry() for screen in screens), key=lambda area: (area.left(), area.top()))
    return " ".join(f"{area.width()}x{area.height()}+{area.left()}+{area.top()}" for area in areas)


def kept_geometry(window: QMainWindow) -> tuple[str, str]:
    """Return the set-up of screens and where the window stands on it, in Qt's own form."""
    return screens_key(QGuiApplication.screens()), window.saveGeometry().toBase64().toStdString()


def restore_geometry(window: QMainWindow, kept: Mapping[str, str]) -> None:
    """Put the window where it stood on these screens, or in its first size; never where nobody sees it."""
    text = kept.get(screens_key(QGuiApplication.screens()), kept.get(ANY_SCREENS, ""))
    stored = QByteArray.fromBase64(text.encode())
    if stored.isEmpty() or not window.restoreGeometry(stored):
        window.resize(first_size(window.screen().availableSize()))
        return
    if not (window.isMaximized() or window.isFullScreen()):
        window.setGeometry(brought_in(window.geometry(), window.screen().availableGeometry()))


def first_size(room: QSize) -> QSize:
    """Return the size of a new window, so that it fits the room of the screen with its frame."""
    return QSize(min(WIDTH, room.width() - FRAME), min(HEIGHT, room.height() - FRAME))


def brought_in(window: QRect, room: QRect) -> QRect:
    """Return a window's place moved, and made smaller where it must be, so that all of it can be seen."""
    if room.contains(window):
        return window
    size = window.size().boundedTo(room.size() - QSize(FRAME, FRAME))
    left = min(max(window.left(), room.left()), room.right() - size.width() + 1)
    top = min(max(window.top(), room.top() + FRAME // 2), room.bottom() - size.height() + 1)
    return QRect(left, top, size.width(), size.height())
