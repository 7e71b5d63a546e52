"""A tree of accounts drawn from its own parts, for where there are none."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from cs_desktop.views.widgets.sketch import SIZE, Sketch

ROW = 32
_ROWS = ((0, 130, 44), (1, 96, 30), (1, 112, 36), (0, 104, 26))
"""Depth, width of the name, width of the amount."""
_INDENT = 24


class TreeSketch(Sketch):
    """A parent with two accounts below it, and one that stands alone; without words."""

    def draw(self, painter: QPainter) -> None:
        """Draw the rows."""
        tokens = self._theme.tokens
        for place, (depth, name, amount) in enumerate(_ROWS):
            top, left = ROW * place, 20 + _INDENT * depth
            if place:
                self.rule(painter, top)
            if depth:
                painter.setPen(QPen(QColor(tokens.border), 1))
                corner = QPointF(left - 16, top + 16)
                painter.drawLine(QPointF(corner.x(), top), corner)
                painter.drawLine(corner, corner + QPointF(10, 0))
            for x, width, height, color in (
                (left, 14, 14, tokens.track),
                (left + 24, name, 7, tokens.track),
                (SIZE.width() - 24 - amount, amount, 7, tokens.series3),
            ):
                self.bar(painter, QRectF(x, top + (ROW - height) / 2, width, height), color)
