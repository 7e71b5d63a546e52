"""One of the views of a journey map: its lanes, the heads above or the labels beside them."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsView

from cs_desktop.views.journey.scene import JourneyScene


class Part(QGraphicsView):
    """One of the views of the scene."""

    menu_requested = Signal(QPoint)
    """Where on the screen a menu is to open, of what is chosen by now."""

    def __init__(self, scene: JourneyScene) -> None:
        super().__init__(scene)
        self.journey = scene
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        # The view has a name and takes the keyboard, not the area inside it.
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:  # noqa: N802 - Qt's name
        """Write from the left, as time runs, whichever way the window reads; all items are drawn after it."""
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        super().drawBackground(painter, rect)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the lanes."""
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Choose what is under the mouse, unless it is chosen with others, and ask for its menu."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            part = self.journey.part_at(self.mapToScene(event.pos()))
            if part is None:
                self.journey.clearSelection()
            elif part not in self.journey.chosen():
                self.journey.choose(*part)
        self.menu_requested.emit(event.globalPos())

    def work_area(self) -> QRect:
        """Return where what is chosen is to be seen, in points of the view; empty for nowhere."""
        chosen, place = self.scene().selectedItems(), QRectF()
        for item in chosen:
            place |= item.sceneBoundingRect()
        return self.mapFromScene(place).boundingRect() & self.viewport().rect() if chosen else QRect()
