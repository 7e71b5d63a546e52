"""A page drawn from its own parts, without words, for where there is nothing on it yet."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cs_desktop.views.theme.theme import Theme

SIZE = QSize(360, 128)
_RADIUS = 8


class Sketch(QWidget):
    """A frame with rows; what stands in them is drawn by those who know the page."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(SIZE)
        theme.changed.connect(self.update)

    def draw(self, painter: QPainter) -> None:
        """Draw what stands in the frame."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame and what stands in it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.tokens.border), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        self.draw(painter)

    def rule(self, painter: QPainter, top: int) -> None:
        """Draw the line above a row."""
        painter.fillRect(QRectF(1, top, SIZE.width() - 2, 1), QColor(self._theme.tokens.border))

    def bar(self, painter: QPainter, area: QRectF, color: str) -> None:
        """Draw what stands for a word or a mark; `color` is one of the tokens."""
        painter.save()
        painter.setPen(QColor(color))
        painter.setBrush(QColor(color))
        painter.drawRoundedRect(area, 2, 2)
        painter.restore()
