"""Headings of which the first stays where reading begins, while the others are scrolled sideways."""

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QStyle

from cs_desktop.views.portfolio.frozen import FIRST, frozen_part
from cs_desktop.views.theme.direction import mirrored


class FrozenHead(QHeaderView):
    """Qt believes the first heading scrolled away: it is drawn, clicked and widened here."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._holds_first = False
        """Whether a button of the mouse went down on the first heading."""
        self._edge_from: int | None = None
        """Where the mouse took hold of the first heading's edge."""
        self._width_before = 0
        self.setFirstSectionMovable(False)

    def section_under(self, at: QPoint) -> int:
        """Return the place in the model of the heading at a point, −1 for none."""
        return FIRST if self._first_box().contains(at) else self.logicalIndexAt(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the headings, the first one over those that are scrolled under it."""
        super().paintEvent(event)
        box = self._first_box()
        if not box.isEmpty():
            painter = QPainter(self.viewport())
            self.paintSection(painter, box, FIRST)
            self.paint_edge(painter, box.left() if mirrored() else box.right())
            painter.end()

    def paint_edge(self, painter: QPainter, x: int) -> None:
        """Draw what parts the first heading from those under it."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the first heading, or of its edge."""
        at = event.position().toPoint()
        if self._is_on_edge(at):
            self._edge_from, self._width_before = at.x(), self.sectionSize(FIRST)
            return
        self._holds_first = self._first_box().contains(at)
        super().mousePressEvent(self._meant(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Widen the first column; the others are Qt's."""
        at = event.position().toPoint()
        if self._edge_from is not None:
            by = self._edge_from - at.x() if mirrored() else at.x() - self._edge_from
            self.resizeSection(FIRST, max(self._width_before + by, self.minimumSectionSize()))
        elif self._first_box().contains(at) or self._is_on_edge(at):
            shape = Qt.CursorShape.SplitHCursor if self._is_on_edge(at) else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._edge_from is None:
            super().mouseReleaseEvent(self._meant(event))
        self._holds_first, self._edge_from = False, None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Give the column under an edge its own width again."""
        if self._is_on_edge(event.position().toPoint()):
            self.sectionHandleDoubleClicked.emit(FIRST)
        else:
            super().mouseDoubleClickEvent(self._meant(event))

    def _first_box(self) -> QRect:
        """Return where the first heading stands over others; nothing while none is under it."""
        return frozen_part(self, self.viewport().rect()) if self.offset() else QRect()

    def _is_on_edge(self, at: QPoint) -> bool:
        box = self._first_box()
        edge = box.left() if mirrored() else box.right()
        grip = self.style().pixelMetric(QStyle.PixelMetric.PM_HeaderGripMargin, None, self)
        return not box.isEmpty() and abs(at.x() - edge) <= grip

    def _meant(self, event: QMouseEvent) -> QMouseEvent:
        """Return the event as if it were on the heading where Qt believes the first to be."""
        if not (self._holds_first or self._first_box().contains(event.position().toPoint())):
            return event
        shift = QPointF(self.offset() if mirrored() else -self.offset(), 0)
        return QMouseEvent(
            event.type(),
            event.position() + shift,
            event.scenePosition(),
            event.globalPosition(),
            event.button(),
            event.buttons(),
            event.modifiers(),
        )
