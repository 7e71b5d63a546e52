"""What the bars of the Gantt chart and the line under some of them mean."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import tr
from cs_desktop.views.theme.direction import leading, placed_f
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme


class GanttLegend(QWidget):
    """Draws each sign with its word, as many as there is room for."""

    _SIGN, _GAP, _BESIDE = 16, 14, 5

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._entries = {
            "done": tr("Done"),
            "active": tr("Active"),
            "planned": tr("Planned"),
            "late": tr("Expected"),
            "critical": tr("Critical chain"),
        }
        self.setAccessibleName(", ".join(self._entries.values()))
        self.setToolTip(tr("The filled part of an active bar is the share of its working days so far"))
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Ask for room for all of it."""
        metrics = QFontMetricsF(font(TextStyle.CAPTION))
        width = sum(
            self._SIGN + self._BESIDE + metrics.horizontalAdvance(text) + 2 + self._GAP
            for text in self._entries.values()
        )
        return QSize(int(width) + 1, scaled(18))

    def minimumSizeHint(self) -> QSize:
        """Do without where there is little room."""
        return QSize(0, scaled(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each sign with its word, as many as there is room for."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(TextStyle.CAPTION))
        metrics, whole = QFontMetricsF(font(TextStyle.CAPTION)), QRectF(self.rect())
        x = max(self.width() - self.sizeHint().width(), 0.0)
        for sign, text in self._entries.items():
            wide = metrics.horizontalAdvance(text) + 2
            if x + self._SIGN + self._BESIDE + wide > self.width():
                break
            box = QRectF(x + 1, self.height() / 2 - 4.5, self._SIGN - 2, 9)
            self._draw_sign(painter, sign, placed_f(box, whole))
            painter.setPen(self._theme.color("text2"))
            words = QRectF(x + self._SIGN + self._BESIDE, 0, wide, self.height())
            painter.drawText(placed_f(words, whole), int(leading()), text)
            x = words.right() + self._GAP

    def _draw_sign(self, painter: QPainter, sign: str, box: QRectF) -> None:
        color = self._theme.color
        if sign == "critical":
            painter.fillRect(QRectF(box.left(), box.center().y(), box.width(), 2), color("text"))
            return
        lines = {"done": "series3", "active": "accent", "planned": "text3", "late": "risk_mark"}
        pen = QPen(color(lines[sign]), 1.2)
        if sign in ("planned", "late"):
            pen.setDashPattern([2.5, 2.0])
        painter.setPen(pen)
        painter.setBrush(
            color("series3" if sign == "done" else "accent_tint" if sign == "active" else "surface")
        )
        painter.drawRoundedRect(box, 2.5, 2.5)
        if sign == "active":
            painter.fillRect(QRectF(box.left(), box.top(), box.width() / 2, box.height()), color("accent"))
