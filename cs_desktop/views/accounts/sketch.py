"""A tree of accounts drawn from its own parts, for where there are none."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cs_desktop.views.theme.theme import Theme

SIZE = QSize(360, 128)
ROW = 32
_ROWS = ((0, 130, 44), (1, 96, 30), (1, 112, 36), (0, 104, 26))
"""Depth, width of the name, width of the amount."""
_INDENT = 24


class TreeSketch(QWidget):
    """A parent with two accounts below it, and one that stands alone; without words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(SIZE)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows."""
        del event
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QPen(QColor(tokens.border), 1)
        painter.setPen(line)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        for place, (depth, name, amount) in enumerate(_ROWS):
            top, left = ROW * place, 20 + _INDENT * depth
            if place:
                painter.fillRect(QRectF(1, top, SIZE.width() - 2, 1), QColor(tokens.border))
            if depth:
                painter.setPen(line)
                corner = QPointF(left - 16, top + 16)
                painter.drawLine(QPointF(corner.x(), top), corner)
                painter.drawLine(corner, corner + QPointF(10, 0))
            for x, width, height, color in (
                (left, 14, 14, tokens.track),
                (left + 24, name, 7, tokens.track),
                (SIZE.width() - 24 - amount, amount, 7, tokens.series3),
            ):
                painter.setPen(QColor(color))
                painter.setBrush(QColor(color))
                painter.drawRoundedRect(QRectF(x, top + (ROW - height) / 2, width, height), 2, 2)
