"""What the curves of emotion lie on: the line of no feeling, and the scale."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cs_desktop.domain.journey.curve import HIGHEST, LOWEST, height_of
from cs_desktop.domain.journey.geometry import Box
from cs_desktop.views.journey.wrapping import canvas_font
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme

SCALE_WIDTH = 22.0
"""What the numbers take at the right of the lane's label."""
_LINE = 14.0


class ScaleItem(QGraphicsItem):
    """The line of no feeling through the lane, and +2, 0 and -2 at the lane's left."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._lane = theme, Box(0, 0, 0, 0)
        self.setZValue(0.6)

    def show_lane(self, lane: Box) -> None:
        """Show the scale of a lane."""
        self.prepareGeometryChange()
        self._lane = lane
        self.update()

    def boundingRect(self) -> QRectF:
        """Return lane and scale."""
        lane = self._lane
        return QRectF(-SCALE_WIDTH, lane.y, lane.right + SCALE_WIDTH, lane.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw line and numbers."""
        lane = self._lane
        zero = height_of(0.0, lane.y, lane.height)
        painter.setPen(QPen(self._theme.color("border_strong"), 1.0))
        painter.drawLine(QPointF(0, zero), QPointF(lane.right, zero))
        painter.setPen(self._theme.color("text2"))
        painter.setFont(canvas_font(TextStyle.CAPTION))
        for value, text in ((HIGHEST, "+2"), (0.0, "0"), (LOWEST, "−2")):
            y = height_of(value, lane.y, lane.height)
            area = QRectF(-SCALE_WIDTH, y - _LINE / 2, SCALE_WIDTH - 6, _LINE)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
