"""Scrolling while something is dragged to the edge of what is seen."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGraphicsView

_EDGE = 28
"""So near to the edge, in points on screen, the map begins to scroll."""
_FASTEST = 18
"""In points a frame, at the edge itself and beyond."""
_FRAME_MS = 16


class AutoScroll(QObject):
    """Scrolls a view as long as the mouse that drags is near its edge, the faster the nearer."""

    def __init__(self, view: QGraphicsView, again: Callable[[QMouseEvent], None]) -> None:
        """`again` is handed the last movement whenever another part of the scene lies under the mouse."""
        super().__init__(view)
        self._view, self._again = view, again
        self._last: QMouseEvent | None = None
        self._timer = QTimer(self, interval=_FRAME_MS)
        self._timer.timeout.connect(self._scroll)

    def follow(self, event: QMouseEvent) -> None:
        """Take in where the mouse is while it drags."""
        by = self._speed(event.position().toPoint())
        if by.isNull():
            self.stop()
        else:
            self._last = event.clone()
            if not self._timer.isActive():
                self._timer.start()

    def stop(self) -> None:
        """Scroll no more."""
        self._timer.stop()
        self._last = None

    def _scroll(self) -> None:
        if self._last is None:
            return
        by = self._speed(self._last.position().toPoint())
        across, down = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        before = (across.value(), down.value())
        across.setValue(before[0] + by.x())
        down.setValue(before[1] + by.y())
        if (across.value(), down.value()) != before:
            self._again(self._last)

    def _speed(self, at: QPoint) -> QPoint:
        area = self._view.viewport().rect()
        return QPoint(_pull(at.x(), area.width()), _pull(at.y(), area.height()))


def _pull(at: int, end: int) -> int:
    """Return how far to scroll in a frame for a place along an axis that is seen up to an end."""
    if at < _EDGE:
        return -min(_FASTEST, (_EDGE - at) * _FASTEST // _EDGE + 1)
    if at > end - _EDGE:
        return min(_FASTEST, (at - end + _EDGE) * _FASTEST // _EDGE + 1)
    return 0
