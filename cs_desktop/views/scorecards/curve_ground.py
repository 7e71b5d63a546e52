"""What a curve is drawn on: bands, the histogram of one's own accounts, both axes; painted once and kept."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from cs_desktop.common.language import tr
from cs_desktop.domain.bands import Band
from cs_desktop.domain.charts.scale import nice_ticks, tick_texts
from cs_desktop.domain.figures import Unit, stated_text
from cs_desktop.domain.health.standing import Bands
from cs_desktop.domain.scorecards.spread import NO_SPREAD, MeasureSpread, ValueAxis, bins
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme

LEFT, RIGHT, TOP, BOTTOM = 40, 14, 12, 22
BAR = 9
"""About how many pixels wide a bar of the histogram is."""
TALLEST = 0.6
"""Share of the height that the highest bar takes."""
_TICK_ROOM = 84


class CurveGround:
    """Knows where values and scores lie, and paints what does not move."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.axis = ValueAxis(0, 1)
        self.unit = ""
        self.bands = Bands()
        self.spread: MeasureSpread = NO_SPREAD
        self.area = QRectF(LEFT, TOP, 100, 100)
        self._pixmap: QPixmap | None = None

    def fit(self, width: int, height: int) -> None:
        """Take so much room."""
        left, bottom = scaled(LEFT), scaled(BOTTOM)
        area = QRectF(left, TOP, max(width - left - RIGHT, 10), max(height - TOP - bottom, 10))
        if area != self.area:
            self.area = area
            self.forget()

    def forget(self) -> None:
        """Paint anew next time."""
        self._pixmap = None

    def to_pixels(self, value: float, score: float) -> QPointF:
        """Return where a value with its score lies."""
        x = self.area.left() + self.area.width() * min(max(self.axis.share(value), -1.0), 2.0)
        return QPointF(x, self.area.bottom() - self.area.height() * score / 100)

    def to_value(self, place: QPointF) -> tuple[float, float]:
        """Return value and score at a place; beyond the ground those at its edge."""
        share = (place.x() - self.area.left()) / self.area.width()
        score = (self.area.bottom() - place.y()) / self.area.height() * 100
        return self.axis.value(min(max(share, 0.0), 1.0)), min(max(score, 0.0), 100.0)

    def pixmap(self, width: int, height: int, density: float) -> QPixmap:
        """Return the ground as a picture."""
        if self._pixmap is None:
            made = QPixmap(int(width * density), int(height * density))
            made.setDevicePixelRatio(density)
            made.fill(Qt.GlobalColor.transparent)
            painter = QPainter(made)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_bands(painter)
            self._draw_bars(painter)
            self._draw_scores(painter)
            self._draw_values(painter)
            painter.end()
            self._pixmap = made
        return self._pixmap

    def _draw_bands(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        edges = (0.0, self.bands.watch_from, self.bands.healthy_from, 100.0)
        for band, low, high in zip(
            (Band.AT_RISK, Band.WATCH, Band.HEALTHY), edges[:-1], edges[1:], strict=True
        ):
            top, bottom = self.to_pixels(0, high).y(), self.to_pixels(0, low).y()
            box = QRectF(self.area.left(), top, self.area.width(), bottom - top)
            color = QColor(tokens.status(band.status).tint)
            color.setAlphaF(0.75)
            painter.fillRect(box, color)

    def _draw_bars(self, painter: QPainter) -> None:
        # Fewer accounts make fewer bars, so that what they have in common is seen.
        most = max(int(self.area.width() / BAR), 1)
        counts = bins(self.spread, self.axis, min(most, 8 + 2 * math.isqrt(len(self.spread.values))))
        tallest = max(counts)
        if not tallest:
            return
        width = self.area.width() / len(counts)
        color = QColor(self._theme.tokens.series2)
        color.setAlphaF(0.6)
        for place, count in enumerate(counts):
            height = self.area.height() * TALLEST * count / tallest
            # One account among thousands is still there to be seen.
            height = max(height, 2.0) if count else 0.0
            left = self.area.left() + place * width
            painter.fillRect(QRectF(left + 0.5, self.area.bottom() - height, width - 1, height), color)

    def _draw_scores(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        painter.setFont(font(TextStyle.CAPTION, tabular=True))
        marks = sorted({0.0, 50.0, 100.0, self.bands.watch_from, self.bands.healthy_from})
        for score in marks:
            y = self.to_pixels(0, score).y()
            painter.setPen(QPen(QColor(tokens.control if score == 0 else tokens.border_strong), 1))
            painter.drawLine(QPointF(self.area.left(), y), QPointF(self.area.right(), y))
            painter.setPen(QColor(tokens.text3))
            box = QRectF(0, y - 8, self.area.left() - 12, 16)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{score:g}")

    def _draw_values(self, painter: QPainter) -> None:
        painter.setPen(QColor(self._theme.tokens.text3))
        metrics, end = painter.fontMetrics(), self.area.left() - 12.0
        for value, text in self._ticks():
            x = self.to_pixels(value, 0).x()
            width = metrics.horizontalAdvance(text)
            left = min(max(x - width / 2, self.area.left() - 8), self.area.right() + RIGHT - width)
            if left < end + 8:
                continue
            end = left + width
            painter.drawLine(QPointF(x, self.area.bottom()), QPointF(x, self.area.bottom() + 4))
            box = QRectF(left, self.area.bottom() + 4, width + 1, scaled(BOTTOM) - 5)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _ticks(self) -> list[tuple[float, str]]:
        values = self._tick_values()
        if self.unit == Unit.SHARE:
            return list(zip(values, tick_texts(values, Unit.SHARE, ""), strict=True))
        return [(value, stated_text(value, self.unit)) for value in values]

    def _tick_values(self) -> tuple[float, ...]:
        most = max(int(self.area.width() / scaled(_TICK_ROOM)), 2)
        axis = self.axis
        if axis.bend is None:
            return nice_ticks(axis.low, axis.high, most, whole=self.unit in (Unit.COUNT, Unit.DAYS))
        sides = [0.0]
        for sign in (1.0, -1.0):
            size = 10.0 ** _tens(axis.bend)
            while axis.low <= sign * size <= axis.high:
                sides.append(sign * size)
                size *= 10
        found = sorted(one for one in sides if axis.low <= one <= axis.high)
        return tuple(found) if len(found) > 1 else nice_ticks(axis.low, axis.high, most)


def _tens(size: float) -> int:
    """Return the power of ten just below a size."""
    return int(f"{size:e}".partition("e")[2])


def clipped_text(below: int, above: int) -> str:
    """Return how many accounts are beyond the ends of the axis; empty where none is."""
    if below and above:
        return tr("{below} accounts below and {above} above are not drawn", below=below, above=above)
    if below:
        return tr("{count} further below not drawn", count=below)
    return tr("{count} further above not drawn", count=above) if above else ""
