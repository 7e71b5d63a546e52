"""A ChartSpec drawn by pyqtgraph: lines, steps, bars and bridges in the theme's colours."""

import math
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from cs_desktop.domain.charts.read import Reading, beside, read_category, read_day, read_on
from cs_desktop.domain.charts.scale import time_ticks, value_range, value_ticks
from cs_desktop.domain.charts.series_role import SeriesRole
from cs_desktop.domain.charts.span import TimeSpan
from cs_desktop.domain.charts.spec import ChartKind, ChartSpec
from cs_desktop.views.charts.bars import Zones, draw_bars, draw_bridge
from cs_desktop.views.charts.curves import Curves
from cs_desktop.views.charts.exploring import Exploring
from cs_desktop.views.charts.overlay import ChartOverlay
from cs_desktop.views.charts.plot import Plot
from cs_desktop.views.charts.pointer import ChartPointer
from cs_desktop.views.charts.seen import Seen
from cs_desktop.views.theme.fonts import scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import column
from cs_desktop.views.widgets.roles import speak_as

TICK_ROOM = 74
"""Pixels that one date below the axis needs."""
_INSET = 6
_REACH = 24.0
"""Pixels from which on a line is the one that the mouse is at."""
_SEVERAL = 2
"""Series of which one can stand out."""
_MOST_ROOM = 0.5
"""Of the plot's width, for the names at the right."""


class ChartView(QWidget):
    """One chart with the values under the mouse. One that can be explored zooms and moves along its time."""

    span_changed = Signal()
    """Another part of the time is on screen."""

    def __init__(self, theme: Theme, *, explorable: bool = False) -> None:
        super().__init__()
        # Time runs from left to right in every language.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._theme = theme
        self._spec: ChartSpec | None = None
        self._span: TimeSpan | None = None
        self._names = 0.0
        """Pixels that the names at the right have."""
        self._plot = Plot()
        self._zones = Zones()
        self._curves = Curves(self._plot.box, self._color, lambda: self._theme.tokens.text)
        self._overlay = ChartOverlay(theme, self._plot.to_pixels, self)
        self._pointer = ChartPointer(theme, self._plot.to_pixels, self._plot.floor, self)
        # The ring of the keyboard leaves the axis of values alone.
        inset = _INSET if explorable else 0
        self.setLayout(column(self._plot, margins=(inset, 0, 0, inset // 2)))
        self._overlay.raise_()
        self._pointer.raise_()
        self._exploring = Exploring(self, self) if explorable else None
        if explorable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            speak_as(self, QAccessible.Role.Chart)
        self._plot.viewport().setMouseTracking(True)
        self._plot.viewport().installEventFilter(self)
        self._plot.box.sigResized.connect(self._rescale)
        theme.changed.connect(self._draw)

    @property
    def span(self) -> TimeSpan | None:
        """Return which part of the time is on screen; None of a chart without time, and of an empty one."""
        return self._span

    @property
    def reading(self) -> Reading | None:
        """Return what the crosshair tells; None where there is none."""
        return self._pointer.reading

    def show_chart(self, spec: ChartSpec) -> None:
        """Draw another chart; of the same time the same part stays on screen."""
        self._spec = spec
        self._curves.show_chart(spec)
        before, self._span = self._span, self._curves.whole_span()
        if before is not None and self._span is not None and before.whole() == self._span:
            self._span = before
        self._tell(None)
        self._draw()

    def look_at(self, span: TimeSpan) -> None:
        """Show another part of the time."""
        if span != self._span:
            self._span = span
            self._tell(None)
            self._rescale()
            self.span_changed.emit()

    def place_at(self, point: QPointF) -> float:
        """Return the place along the axis under a point of the plot."""
        return self._plot.place_at(point)

    def days_of(self, pixels: float) -> float:
        """Return how many days so many pixels are."""
        (left, right), _ = self._plot.box.viewRange()
        return float(pixels * (right - left) / max(self._plot.box.width(), 1.0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the labels over the plot."""
        super().resizeEvent(event)
        self._overlay.setGeometry(self.rect())
        self._pointer.setGeometry(self.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse."""
        del watched
        if self._exploring is not None and self._exploring.take(event):
            return True
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self._tell(self._lit(self._read(self.place_at(event.position())), event.position().y()))
        elif event.type() == QEvent.Type.Leave:
            self._tell(None)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move and zoom; with Shift, and where there is nowhere to move, walk the values."""
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        alone = event.modifiers() == Qt.KeyboardModifier.NoModifier
        whole = self._span is not None and self._span.is_whole
        if event.key() in _WAYS and (shift or (alone and whole)):
            self._step(_WAYS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape and self.reading is not None:
            self._tell(None)
        elif self._exploring is None or not self._exploring.press(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show who has the keyboard."""
        super().focusInEvent(event)
        self._overlay.mark(focused=event.reason() != Qt.FocusReason.MouseFocusReason)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard went elsewhere."""
        super().focusOutEvent(event)
        self._overlay.mark(focused=False)

    def _color(self, role: SeriesRole) -> str:
        return self._theme.tokens.series(role)

    def _tell(self, reading: Reading | None) -> None:
        self._pointer.tell(reading)
        self._curves.light(None if reading is None else reading.lit)

    def _lit(self, reading: Reading | None, y: float) -> Reading | None:
        """Return what is told with the line that is nearest to the mouse, of several."""
        if reading is None or self._span is None or len(reading.values) < _SEVERAL:
            return reading
        away = [
            math.inf if one.height is None else abs(self._plot.to_pixels(reading.place, one.height).y() - y)
            for one in reading.values
        ]
        nearest = min(range(len(away)), key=away.__getitem__)
        return replace(reading, lit=nearest) if away[nearest] <= _REACH else reading

    def _read(self, place: float) -> Reading | None:
        if self._spec is None:
            return None
        if self._span is None:
            return read_category(self._spec, place)
        return read_day(self._spec, self._curves.lines, self._span, place)

    def _step(self, way: int) -> None:
        if self._spec is None or self._span is None:
            return
        lines, span = self._curves.lines, self._span
        start = (
            self.reading.place if self.reading is not None else (span.right + 1 if way < 0 else span.left - 1)
        )
        place = beside(lines, start, way)
        if place is None:
            return
        if not span.left <= place <= span.right:
            self.look_at(span.moved(place - (span.left if way < 0 else span.right)))
        self._tell(read_on(self._spec, lines, place))
        self.setAccessibleDescription(self.reading.said() if self.reading is not None else "")

    def _draw(self) -> None:
        if self._spec is None:
            return
        tokens, box = self._theme.tokens, self._plot.box
        self._plot.dress(tokens)
        if self._span is not None:
            self._curves.put_in()
            self._zones.put_in(box, self._spec, tokens)
        elif self._spec.kind is ChartKind.BAR:
            draw_bars(box, self._spec, tokens)
        elif self._spec.kind is ChartKind.BRIDGE:
            draw_bridge(box, self._spec, tokens)
        self._rescale()

    def _rescale(self) -> None:
        if self._spec is None:
            return
        spec, span = self._spec, self._span
        room = max(self._plot.box.width(), 1.0)
        moving = span is not None and not span.is_whole
        # What one moves stands still: the labels beside it take no less room than they had.
        wanted = self._overlay.label_room(spec, self._curves.lines, span)
        self._names = max(self._names, wanted) if moving else wanted
        share = min(self._names / room, _MOST_ROOM)
        seen = self._see(spec, span, room * (1 - share))
        self._plot.keep_room(steady=moving)
        beyond = seen.right + (seen.right - seen.left) * share / (1 - share)
        self._plot.box.setRange(xRange=(seen.left, beyond), yRange=(seen.low, seen.high), padding=0)
        ticks = value_ticks(spec, (seen.low, seen.high))
        self._plot.set_ticks(ticks, self._places(seen, room * (1 - share)), seen.left, seen.right)
        self._overlay.show_chart(seen)

    def _see(self, spec: ChartSpec, span: TimeSpan | None, room: float) -> Seen:
        """Draw the lines, and return what is on screen: the axis of values follows what is seen of them."""
        if span is None:
            return Seen(spec, (), None, *value_range(spec))
        ratio = self.devicePixelRatioF()
        self._zones.look_at(span.left, span.right)
        drawn = self._curves.look_at(span, max(round(room * ratio), 2), ratio)
        low, high = value_range(spec, drawn, part=not span.is_whole and bool(drawn))
        return Seen(spec, self._curves.lines, span, low, high)

    def _places(self, seen: Seen, room: float) -> list[tuple[float, str]]:
        if seen.span is None:
            return [(float(i), name) for i, name in enumerate(seen.spec.x_axis.categories)]
        first, last = (date.fromordinal(int(place)) for place in (seen.span.left, seen.span.right))
        ticks = time_ticks(first, last, max(int(room // scaled(TICK_ROOM)), 2))
        return [(float(day.toordinal()), name) for day, name in ticks]


_WAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
