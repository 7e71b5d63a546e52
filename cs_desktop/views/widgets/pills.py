"""Pills: a judgment in its tint, a quadrant in an outline."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cs_desktop.domain.figures import Status
from cs_desktop.domain.health import Quadrant
from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.marks import PILL_HEIGHT, paint_pill, paint_quadrant, pill_width


class StatusPill(QWidget):
    """A judgment with its mark and word."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._text = ""
        self._status = Status.NONE
        theme.changed.connect(self.update)

    def say(self, text: str, status: Status) -> None:
        """Show another judgment."""
        self._text, self._status = text, status
        metrics = QFontMetrics(font(TextStyle.CELL_MEDIUM, tabular=True))
        self.setFixedSize(QSize(pill_width(text, metrics), PILL_HEIGHT))
        self.setAccessibleName(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill."""
        del event
        paint_pill(QPainter(self), 0, PILL_HEIGHT / 2, self._text, self._status, self._theme.tokens)


class QuadrantPill(QWidget):
    """A quadrant with its sign and name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._quadrant = Quadrant.TRAPPED
        self._font = font(TextStyle.CELL_MEDIUM)
        theme.changed.connect(self.update)

    def say(self, quadrant: Quadrant) -> None:
        """Show another quadrant."""
        self._quadrant = quadrant
        self.setFixedSize(QSize(QFontMetrics(self._font).horizontalAdvance(quadrant.label) + 38, 22))
        self.setAccessibleName(f"Quadrant {quadrant.label}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill."""
        del event
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.border_strong), 1))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        paint_quadrant(painter, QRectF(8, 4, 14, 14), self._quadrant, tokens)
        painter.setPen(QColor(tokens.text))
        painter.setFont(self._font)
        painter.drawText(box.adjusted(28, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._quadrant.label)
