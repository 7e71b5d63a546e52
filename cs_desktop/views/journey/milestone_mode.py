"""Dragging milestones along their line, and pushing them by keys."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture
from cs_desktop.views.journey.milestones import MilestoneItem
from cs_desktop.views.journey.scene import JourneyScene


class MilestoneMode:
    """Takes hold of a milestone for as long as the button is held.

    While one drags only the diamond moves; what is stored changes once, on release.
    """

    cursor = Qt.CursorShape.SizeHorCursor

    def __init__(self, scene: JourneyScene, do: Callable[[Gesture], None]) -> None:
        self._scene, self._do = scene, do
        self.editable = True
        self._held: MilestoneItem | None = None
        self._start, self._from, self._moving = QPointF(), QPointF(), False

    def press(self, event: QMouseEvent, at: QPointF) -> bool:
        """Choose what is under the mouse."""
        item = self._scene.milestones.at(at)
        if item is None:
            return False
        self._scene.choose(Kind.MILESTONE, item.milestone.id)
        if self.editable:
            self._held, self._start, self._from, self._moving = item, at, item.pos(), False
        return True

    def move(self, event: QMouseEvent, at: QPointF) -> bool:
        """Let the diamond follow the mouse along its line."""
        if self._held is None:
            return False
        by = at.x() - self._start.x()
        self._moving = self._moving or abs(by) >= QApplication.startDragDistance() / 2
        if self._moving:
            self._held.setX(self._from.x() + by)
        return True

    def release(self, event: QMouseEvent, at: QPointF) -> bool:
        """Store where it was dragged to."""
        item, moved = self._held, self._moving
        self._held, self._moving = None, False
        if item is None:
            return False
        gesture = self._scene.milestones.dragged(item.milestone.id, item.x()) if moved else None
        if gesture:
            self._do(gesture)
        else:
            item.setPos(self._from)
        return True

    def cancel(self) -> None:
        """Put it back."""
        if self._held is not None:
            self._held.setPos(self._from)
        self._held, self._moving = None, False
