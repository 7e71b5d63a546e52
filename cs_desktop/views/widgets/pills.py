"""Pills: a judgment in its tint, a quadrant in an outline."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.bands import Quadrant
from cs_desktop.domain.figures import Status
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.marks import BESIDE_MARK, paint_pill, paint_quadrant, pill_height, pill_width


class StatusPill(QWidget):
    """A judgment with its mark and word."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._text = ""
        self._status = Status.NONE
        theme.changed.connect(self._fit)

    def say(self, text: str, status: Status) -> None:
        """Show another judgment."""
        self._text, self._status = text, status
        self.setAccessibleName(text)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill."""
        del event
        paint_pill(QPainter(self), 0, self.height() / 2, self._text, self._status, self._theme.tokens)

    def _fit(self) -> None:
        metrics = QFontMetrics(font(TextStyle.CELL_MEDIUM, tabular=True))
        self.setFixedSize(QSize(pill_width(self._text, metrics), pill_height()))
        self.update()


class QuadrantPill(QWidget):
    """A quadrant with its sign and name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._quadrant, self._text = Quadrant.TRAPPED, ""
        theme.changed.connect(self._fit)

    def say(self, quadrant: Quadrant, text: str = "") -> None:
        """Show another quadrant, by its name or in other words."""
        self._quadrant, self._text = quadrant, text or quadrant.label
        self.setAccessibleName(tr("Quadrant {label}", label=self._text))
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill."""
        del event
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.border_strong), 1))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        paint_quadrant(painter, QRectF(8, (self.height() - 14) / 2, 14, 14), self._quadrant, tokens)
        painter.setPen(QColor(tokens.text))
        painter.setFont(font(TextStyle.CELL_MEDIUM))
        painter.drawText(box.adjusted(28, 0, 0, 0), BESIDE_MARK, self._text)

    def _fit(self) -> None:
        metrics = QFontMetrics(font(TextStyle.CELL_MEDIUM))
        self.setFixedSize(QSize(metrics.horizontalAdvance(self._text) + 38, scaled(22)))
        self.update()
