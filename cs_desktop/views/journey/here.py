"""Where on the map the account is."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cs_desktop.views.theme.theme import Theme


class HereItem(QGraphicsItem):
    """The line down the lanes at which the account is, with a flag on the stage's head."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._height = theme, 0.0
        self.setZValue(1.2)

    def show_at(self, x: float, height: float) -> None:
        """Show the line at an x, down to a height."""
        self.prepareGeometryChange()
        self._height = height
        self.setPos(x, 0)
        self.update()

    def boundingRect(self) -> QRectF:
        """Return flag and line."""
        return QRectF(-7, -7, 14, self._height + 7)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw flag and line."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), 1.5))
        painter.drawLine(QPointF(0, 0), QPointF(0, self._height))
        painter.setBrush(self._theme.color("accent"))
        corners = ((-5, -6), (5, -6), (5, 0), (0, 5), (-5, 0))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
