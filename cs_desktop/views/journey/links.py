"""The arrows between cards."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsPathItem, QStyleOptionGraphicsItem, QWidget

from cs_desktop.domain.journey.geometry import Point
from cs_desktop.views.theme.theme import Theme

_ARROW = 5.0


class LinkItem(QGraphicsPathItem):
    """A link with its arrow."""

    def __init__(self, theme: Theme, link_id: int) -> None:
        super().__init__()
        self._theme, self.link_id = theme, link_id
        self._tip = QPolygonF()
        self.setZValue(1.0)

    def show_route(self, corners: Sequence[Point]) -> None:
        """Show a link along its corners."""
        path = QPainterPath(QPointF(corners[0].x, corners[0].y))
        for corner in corners[1:]:
            path.lineTo(corner.x, corner.y)
        self.setPath(path)
        last, before = corners[-1], corners[-2]
        across, down = _sign(last.x - before.x), _sign(last.y - before.y)
        end, back = QPointF(last.x, last.y), QPointF(-across * _ARROW * 1.6, -down * _ARROW * 1.6)
        side = QPointF(down * _ARROW, across * _ARROW)
        self._tip = QPolygonF([end, end + back + side, end + back - side])

    def boundingRect(self) -> QRectF:
        """Return the way with the arrow."""
        return super().boundingRect().adjusted(-_ARROW * 2, -_ARROW * 2, _ARROW * 2, _ARROW * 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw way and arrow."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = self._theme.color("control")
        painter.setPen(QPen(color, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self.path())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawPolygon(self._tip)


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)
