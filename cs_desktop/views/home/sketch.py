"""A list of things to do drawn from its own parts, for where there are none."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cs_desktop.domain.figures import Status
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.marks import paint_status

SIZE = QSize(360, 128)
ROW = 42
_ROWS = ((Status.RISK, 150, 96), (Status.WATCH, 118, 130), (Status.NONE, 138, 80))


class ListSketch(QWidget):
    """Three rows without words."""

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
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        for place, (status, title, why) in enumerate(_ROWS):
            top = ROW * place
            if place:
                painter.fillRect(QRectF(1, top, SIZE.width() - 2, 1), QColor(tokens.border))
            paint_status(painter, QPointF(24, top + 16), status, tokens)
            for left, height, width, color in (
                (44, 12, title, tokens.series3),
                (44, 25, why, tokens.track),
                (240, 12, 44, tokens.track),
            ):
                painter.setBrush(QColor(color))
                painter.drawRoundedRect(QRectF(left, top + height, width, 7), 2, 2)
            painter.drawPixmap(
                318, top + 13, self._theme.pixmap("check", "text3", 16, self.devicePixelRatioF())
            )
