"""What stands over a chart's lines: thresholds, names, events, and the value under the mouse."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.domain.chart_scale import bridge_spans, spread, value_range
from cs_desktop.domain.charts import ChartKind, ChartSpec, Series
from cs_desktop.domain.figures import value_text
from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.theme import Theme

LABEL_GAP = 8
LINE_HEIGHT = 15
MOST_ROOM = 150
LEGEND = 9


@dataclass(frozen=True, slots=True)
class _EndLabel:
    value: float
    text: str
    role: str
    bold: bool


class ChartOverlay(QWidget):
    """Paints over the plot in pixels; `to_pixels` says where a value stands."""

    def __init__(self, theme: Theme, to_pixels: Callable[[float, float], QPointF], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._to_pixels = to_pixels
        self._spec: ChartSpec | None = None
        self._pointer: float | None = None
        self._font = font(TextStyle.CAPTION)
        self._bold = font(TextStyle.CAPTION_MEDIUM)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_chart(self, spec: ChartSpec) -> None:
        """Stand over another chart."""
        self._spec = spec
        self._pointer = None
        self.update()

    def point_at(self, x: float | None) -> None:
        """Show the values at a place along the axis, or none."""
        if x != self._pointer:
            self._pointer = x
            self.update()

    def label_room(self) -> float:
        """Return the pixels that the names at the right end need."""
        metrics = QFontMetrics(self._bold)
        widths = [metrics.horizontalAdvance(label.text) for label in self._end_labels()]
        return min(max(widths) + 2 * LABEL_GAP, MOST_ROOM) if widths else LABEL_GAP

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw everything."""
        del event
        if self._spec is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_thresholds(painter)
        if self._spec.kind in (ChartKind.LINE, ChartKind.STEP):
            self._paint_events(painter)
            self._paint_ends(painter)
        else:
            self._paint_bar_values(painter, self._spec)
        self._paint_pointer(painter)

    def _end_labels(self) -> list[_EndLabel]:
        if self._spec is None or self._spec.kind not in (ChartKind.LINE, ChartKind.STEP):
            return []
        several = len(self._spec.series) > 1
        labels = []
        for place, series in enumerate(self._spec.series):
            last = last_value(series)
            if last is not None:
                value = self._words(last)
                text = f"{series.name} {value}" if several else value
                labels.append(_EndLabel(last, text, "text2" if place else "text", place == 0))
        labels += [_EndLabel(t.value, t.name, "text3", bold=False) for t in self._spec.thresholds]
        return labels

    def _paint_thresholds(self, painter: QPainter) -> None:
        assert self._spec is not None
        tokens = self._theme.tokens
        left, right = self._ends()
        pen = QPen(QColor(tokens.control), 1)
        pen.setDashPattern([2, 3])
        painter.setPen(pen)
        for threshold in self._spec.thresholds:
            y = self._to_pixels(0, threshold.value).y()
            painter.drawLine(QPointF(left, y), QPointF(right, y))

    def _paint_ends(self, painter: QPainter) -> None:
        assert self._spec is not None
        _, right = self._ends()
        for series in reversed(self._spec.series):
            last = last_value(series)
            if last is not None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(self._theme.tokens.series(series.role)))
                painter.drawEllipse(self._to_pixels(series.x[-1].toordinal(), last), 3.5, 3.5)
        labels = self._end_labels()
        wanted = [self._to_pixels(0, label.value).y() for label in labels]
        floor = self._to_pixels(0, value_range(self._spec)[0]).y() - LINE_HEIGHT / 2
        places = spread(wanted, LINE_HEIGHT, LINE_HEIGHT / 2, floor)
        for label, y in zip(labels, places, strict=True):
            box = QRectF(
                right + LABEL_GAP, y - LINE_HEIGHT / 2, self.width() - right - LABEL_GAP, LINE_HEIGHT
            )
            made = self._bold if label.bold else self._font
            text = QFontMetrics(made).elidedText(label.text, Qt.TextElideMode.ElideRight, int(box.width()))
            self._write(painter, box, text, label.role, bold=label.bold)

    def _paint_events(self, painter: QPainter) -> None:
        assert self._spec is not None
        tokens = self._theme.tokens
        metrics = QFontMetrics(self._font)
        free_from = begin = self._ends()[0]
        for event in sorted(self._spec.events, key=lambda e: e.day):
            value = height_at(self._spec, event.day.toordinal())
            if value is None:
                continue
            point = self._to_pixels(event.day.toordinal(), value)
            painter.setPen(QPen(QColor(tokens.text2), 1.5))
            painter.setBrush(QColor(tokens.surface))
            painter.drawEllipse(point, 3.5, 3.5)
            text = f"{event.name}, {day_text(event.day)}"
            width = metrics.horizontalAdvance(text)
            left = min(max(point.x() - width / 2, begin), self.width() - width)
            # Where two names would meet, the ring alone stands; the mouse tells its name.
            if left >= free_from:
                painter.drawLine(point - QPointF(0, 4), point - QPointF(0, 12))
                top = max(point.y() - 13 - LINE_HEIGHT, 0)
                label = QRectF(left, top, width + 1, LINE_HEIGHT)
                painter.fillRect(label, QColor(tokens.surface))
                self._write(painter, label, text, "text2")
                free_from = left + width + LABEL_GAP

    def _paint_bar_values(self, painter: QPainter, spec: ChartSpec) -> None:
        if len(spec.series) != 1:
            self._paint_legend(painter, spec)
            return
        series = spec.series[0]
        spans = (
            bridge_spans(series.y) if spec.kind is ChartKind.BRIDGE else [(0.0, y or 0.0) for y in series.y]
        )
        for place, (value, (_, end)) in enumerate(zip(series.y, spans, strict=True)):
            if value is not None:
                point = self._to_pixels(place, end)
                top = point.y() - LINE_HEIGHT - 1 if value >= 0 else point.y() + 1
                plus = "+" if spec.kind is ChartKind.BRIDGE and value > 0 else ""
                box = QRectF(point.x() - 40, top, 80, LINE_HEIGHT)
                self._write(painter, box, plus + self._words(value), "text", center=True)

    def _paint_legend(self, painter: QPainter, spec: ChartSpec) -> None:
        right = self._ends()[1]
        for series in reversed(spec.series):
            width = QFontMetrics(self._font).horizontalAdvance(series.name)
            self._write(painter, QRectF(right - width, 0, width + 1, LINE_HEIGHT), series.name, "text2")
            color = QColor(self._theme.tokens.series(series.role))
            painter.fillRect(QRectF(right - width - LEGEND - 5, 3, LEGEND, LEGEND), color)
            right -= width + LEGEND + 5 + 2 * LABEL_GAP

    def _paint_pointer(self, painter: QPainter) -> None:
        found = self._pointed()
        if found is None:
            return
        x, lines = found
        tokens = self._theme.tokens
        spot = self._to_pixels(x, 0)
        painter.setPen(QPen(QColor(tokens.control), 1))
        painter.drawLine(QPointF(round(spot.x()) + 0.5, 0), QPointF(round(spot.x()) + 0.5, spot.y()))
        metrics = QFontMetrics(self._bold)
        width = max(metrics.horizontalAdvance(line) for line in lines) + 16
        height = LINE_HEIGHT * len(lines) + 8
        left = spot.x() + 8 if spot.x() + 8 + width <= self.width() else spot.x() - 8 - width
        box = QRectF(max(left, 1), 1, width, height)
        painter.setPen(QPen(QColor(tokens.border_strong), 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(box, 4, 4)
        for place, text in enumerate(lines):
            line_box = QRectF(box.left() + 8, box.top() + 4 + place * LINE_HEIGHT, width, LINE_HEIGHT)
            self._write(painter, line_box, text, "text" if place else "text3", bold=bool(place))

    def _pointed(self) -> tuple[float, list[str]] | None:
        """Return the place nearest to the mouse, and what to say there."""
        spec = self._spec
        if spec is None or self._pointer is None:
            return None
        if spec.x_axis.categories:
            place = round(self._pointer)
            if not 0 <= place < len(spec.x_axis.categories):
                return None
            lines = [f"{s.name} {self._words(s.y[place])}" for s in spec.series]
            return float(place), [spec.x_axis.categories[place], *lines]
        days = {*(day for series in spec.series for day in series.x), *(event.day for event in spec.events)}
        if not days:
            return None
        pointer = self._pointer
        day = min(days, key=lambda d: abs(d.toordinal() - pointer))
        lines = [f"{series.name} {self._words(value_at(series, day.toordinal()))}" for series in spec.series]
        lines += [event.name for event in spec.events if event.day == day]
        return float(day.toordinal()), [day_text(day), *lines]

    def _ends(self) -> tuple[float, float]:
        """Return the left and right end of the plot in pixels."""
        assert self._spec is not None
        days = [day.toordinal() for series in self._spec.series for day in series.x]
        if days:
            return self._to_pixels(min(days), 0).x(), self._to_pixels(max(days), 0).x()
        count = len(self._spec.x_axis.categories)
        return self._to_pixels(-0.5, 0).x(), self._to_pixels(count - 0.5, 0).x()

    def _words(self, value: float | None) -> str:
        assert self._spec is not None
        return value_text(value, self._spec.y_axis.unit, self._spec.y_axis.currency)

    def _write(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        role: str,
        *,
        bold: bool = False,
        center: bool = False,
    ) -> None:
        painter.setFont(self._bold if bold else self._font)
        painter.setPen(self._theme.color(role))
        align = Qt.AlignmentFlag.AlignHCenter if center else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)


def last_value(series: Series) -> float | None:
    """Return a series' last value if its last place has one."""
    return series.y[-1] if series.y else None


def height_at(spec: ChartSpec, ordinal: int) -> float | None:
    """Return how high a chart's first line is drawn on a day: between two values if it does not step."""
    series = spec.series[0]
    value = value_at(series, ordinal)
    after = bisect_right([day.toordinal() for day in series.x], ordinal)
    if value is None or spec.kind is ChartKind.STEP or after == len(series.x):
        return value
    following, start = series.y[after], series.x[after - 1].toordinal()
    if following is None:
        return value
    return value + (following - value) * (ordinal - start) / (series.x[after].toordinal() - start)


def value_at(series: Series, ordinal: int) -> float | None:
    """Return a series' latest value up to a day."""
    place = bisect_right([day.toordinal() for day in series.x], ordinal) - 1
    return series.y[place] if place >= 0 else None
