"""What stands over a chart's lines: thresholds, events, and names where the lines end."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cs_desktop.domain.charts.levels import Line
from cs_desktop.domain.charts.scale import bridge_spans, spread
from cs_desktop.domain.charts.span import TimeSpan
from cs_desktop.domain.charts.spec import ChartKind, ChartSpec
from cs_desktop.domain.figures import Status, value_text
from cs_desktop.views.charts.events import EventMarks
from cs_desktop.views.charts.seen import Seen
from cs_desktop.views.theme.direction import elided
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.focus import paint_ring
from cs_desktop.views.widgets.marks import paint_status

LABEL_GAP = 8
LINE_HEIGHT = 15
MOST_ROOM = 150
LEGEND = 9
_MARK, _MARK_ROOM = 8.0, 13


@dataclass(frozen=True, slots=True)
class _EndLabel:
    value: float
    text: str
    role: str
    bold: bool
    status: Status | None = None
    """Of a band, whose mark stands before its name."""

    @property
    def indent(self) -> int:
        """Return the pixels that the mark takes."""
        return 0 if self.status is None else _MARK_ROOM


class ChartOverlay(QWidget):
    """Paints over the plot in pixels; `to_pixels` says where a value stands."""

    def __init__(self, theme: Theme, to_pixels: Callable[[float, float], QPointF], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._to_pixels = to_pixels
        self._seen: Seen | None = None
        self._focused = False
        self._events = EventMarks(theme, to_pixels)
        self._font = font(TextStyle.CAPTION)
        self._bold = font(TextStyle.CAPTION_MEDIUM)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_chart(self, seen: Seen) -> None:
        """Stand over another chart, or another part of it."""
        self._seen = seen
        self._font = font(TextStyle.CAPTION)
        self._bold = font(TextStyle.CAPTION_MEDIUM)
        self.update()

    def mark(self, *, focused: bool) -> None:
        """Draw the ring of the keyboard, or take it away."""
        self._focused = focused
        self.update()

    def label_room(self, spec: ChartSpec, lines: Sequence[Line], span: TimeSpan | None) -> float:
        """Return the pixels that the names at the right end need."""
        metrics = QFontMetrics(self._bold)
        every = _end_labels(Seen(spec, lines, span, -math.inf, math.inf))
        widths = [metrics.horizontalAdvance(label.text) + label.indent for label in every]
        return min(max(widths) + 2 * LABEL_GAP, scaled(MOST_ROOM)) if widths else LABEL_GAP

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw everything."""
        del event
        seen = self._seen
        if seen is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_thresholds(painter, seen)
        if seen.span is not None:
            self._events.paint(painter, seen, seen.span, self.size())
            self._paint_ends(painter, seen, seen.span)
        elif seen.spec.x_axis.categories:
            self._paint_bar_values(painter, seen.spec)
        if self._focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            paint_ring(painter, QRectF(self.rect()), self._theme)

    def _paint_thresholds(self, painter: QPainter, seen: Seen) -> None:
        pen = QPen(QColor(self._theme.tokens.control), 1)
        pen.setDashPattern([2, 3])
        painter.setPen(pen)
        for threshold in seen.spec.thresholds:
            if seen.low <= threshold.value <= seen.high:
                left = self._to_pixels(seen.left, threshold.value)
                painter.drawLine(left, self._to_pixels(seen.right, threshold.value))

    def _paint_ends(self, painter: QPainter, seen: Seen, span: TimeSpan) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for series, line in reversed([*zip(seen.spec.series, seen.lines, strict=True)]):
            if not len(line.x):
                continue
            end = min(float(line.x[-1]), span.right)
            height = line.height(end)
            if height is not None and end >= span.left:
                painter.setBrush(QColor(self._theme.tokens.series(series.role)))
                painter.drawEllipse(self._to_pixels(end, height), 3.5, 3.5)
        leading = scaled(LINE_HEIGHT)
        ceiling, floor = leading / 2, self._to_pixels(0, seen.low).y() - leading / 2
        # Those that find no place are told by the mouse.
        labels = _end_labels(seen)[: max(int((floor - ceiling) // leading) + 1, 1)]
        wanted = [self._to_pixels(0, label.value).y() for label in labels]
        left = self._to_pixels(seen.right, 0).x() + LABEL_GAP
        for label, y in zip(labels, spread(wanted, leading, ceiling, floor), strict=True):
            begin = left + label.indent
            box = QRectF(begin, y - leading / 2, self.width() - begin, leading)
            if label.status is not None:
                paint_status(painter, QPointF(left + 4, y), label.status, self._theme.tokens, _MARK)
            made = self._bold if label.bold else self._font
            text = elided(QFontMetrics(made), label.text, Qt.TextElideMode.ElideMiddle, int(box.width()))
            self._write(painter, box, text, label.role, bold=label.bold)

    def _paint_bar_values(self, painter: QPainter, spec: ChartSpec) -> None:
        if len(spec.series) != 1:
            self._paint_legend(painter, spec)
            return
        leading = scaled(LINE_HEIGHT)
        series = spec.series[0]
        spans = (
            bridge_spans(series.y) if spec.kind is ChartKind.BRIDGE else [(0.0, y or 0.0) for y in series.y]
        )
        for place, (value, (_, end)) in enumerate(zip(series.y, spans, strict=True)):
            if value is not None:
                point = self._to_pixels(place, end)
                top = point.y() - leading - 1 if value >= 0 else point.y() + 1
                plus = "+" if spec.kind is ChartKind.BRIDGE and value > 0 else ""
                box = QRectF(point.x() - 40, top, 80, leading)
                self._write(painter, box, plus + _words(spec, value), "text", center=True)

    def _paint_legend(self, painter: QPainter, spec: ChartSpec) -> None:
        right = self._to_pixels(len(spec.x_axis.categories) - 0.5, 0).x()
        for series in reversed(spec.series):
            width = QFontMetrics(self._font).horizontalAdvance(series.name)
            place = QRectF(right - width, 0, width + 1, scaled(LINE_HEIGHT))
            self._write(painter, place, series.name, "text2")
            color = QColor(self._theme.tokens.series(series.role))
            top = (scaled(LINE_HEIGHT) - LEGEND) / 2
            painter.fillRect(QRectF(right - width - LEGEND - 5, top, LEGEND, LEGEND), color)
            right -= width + LEGEND + 5 + 2 * LABEL_GAP

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


def _end_labels(seen: Seen) -> list[_EndLabel]:
    if seen.span is None:
        return []
    several = len(seen.spec.series) > 1
    labels = []
    for place, (series, line) in enumerate(zip(seen.spec.series, seen.lines, strict=True)):
        last = line.latest(seen.span.right)
        if last is not None:
            value = _words(seen.spec, last)
            text = f"{series.name} {value}" if several else value
            height = line.height(min(float(line.x[-1]), seen.span.right))
            high = last if height is None else height
            labels.append(_EndLabel(high, text, "text2" if place else "text", place == 0))
    bands = {zone.name for zone in seen.spec.zones}
    labels += [
        _EndLabel(threshold.value, threshold.name, "text3", bold=False)
        for threshold in seen.spec.thresholds
        # Where a band begins is told by its own name.
        if seen.low <= threshold.value <= seen.high and threshold.name not in bands
    ]
    for zone in seen.spec.zones:
        low, high = max(zone.low, seen.low), min(zone.high, seen.high)
        if low < high:
            labels.append(_EndLabel((low + high) / 2, zone.name, "text2", bold=False, status=zone.status))
    return labels


def _words(spec: ChartSpec, value: float) -> str:
    return value_text(value, spec.y_axis.unit, spec.y_axis.currency)
