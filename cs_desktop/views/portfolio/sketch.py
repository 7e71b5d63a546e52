"""A table drawn from its own parts, for where there are no rows."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.marks import paint_sparkline

SIZE = QSize(360, 128)
ROW = 32
_NAMES = (96, 72, 118)
_LINES = ((2.0, 3.0, 3.0, 5.0, 6.0), (4.0, 4.0, 3.0, 3.0, 2.0), (1.0, 2.0, 2.0, 2.5, 3.0))


class TableSketch(QWidget):
    """Three rows without words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(SIZE)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a head and three rows."""
        del event
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.border), 1))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, 8, 8)
        for place, (name, values) in enumerate(zip(_NAMES, _LINES, strict=True)):
            top = ROW * (place + 1)
            painter.fillRect(QRectF(1, top, SIZE.width() - 2, 1), QColor(tokens.border))
            self._bar(painter, 16, top + 12, 9, tokens.series3)
            self._bar(painter, 38, top + 12, name, tokens.track)
            self._bar(painter, 184, top + 12, 36, tokens.series3)
            paint_sparkline(painter, QRectF(264, top + 7, 64, 18), values, tokens)
        for left, width in ((16, 44), (184, 28), (264, 40)):
            self._bar(painter, left, 13, width, tokens.track)

    def _bar(self, painter: QPainter, left: int, top: int, width: int, color: str) -> None:
        painter.save()
        painter.setPen(QColor(color))
        painter.setBrush(QColor(color))
        painter.drawRoundedRect(QRectF(left, top, width, 8), 2, 2)
        painter.restore()
