"""What the mouse does on the canvas: one class a mode, asked in turn for each event."""

from typing import Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGraphicsView


class Mode(Protocol):
    """Answers the mouse; each method returns whether the event was taken."""

    cursor: Qt.CursorShape

    def press(self, event: QMouseEvent, at: QPointF) -> bool:
        """Take a press of a button at a place of the scene."""
        ...

    def move(self, event: QMouseEvent, at: QPointF) -> bool:
        """Take a movement."""
        ...

    def release(self, event: QMouseEvent, at: QPointF) -> bool:
        """Take the release of a button."""
        ...

    def cancel(self) -> None:
        """Put everything back as it was before the press."""
        ...


class PanMode:
    """Moves what is seen."""

    cursor = Qt.CursorShape.OpenHandCursor

    def __init__(self, view: QGraphicsView) -> None:
        self._view = view
        self._last: QPointF | None = None

    def press(self, event: QMouseEvent, at: QPointF) -> bool:
        """Take hold of the canvas."""
        self._last = event.position()
        return True

    def move(self, event: QMouseEvent, at: QPointF) -> bool:
        """Let the canvas follow the mouse."""
        if self._last is None:
            return False
        by = event.position() - self._last
        self._last = event.position()
        for bar, way in (
            (self._view.horizontalScrollBar(), by.x()),
            (self._view.verticalScrollBar(), by.y()),
        ):
            bar.setValue(bar.value() - round(way))
        return True

    def release(self, event: QMouseEvent, at: QPointF) -> bool:
        """Let go."""
        self._last = None
        return True

    def cancel(self) -> None:
        """Let go."""
        self._last = None
