"""The lines of a chart: as they are where there are few points, else column by column of pixels."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF

from cs_desktop.domain.charts.levels import Grid, Line, Strip
from cs_desktop.domain.charts.series_role import SeriesRole
from cs_desktop.domain.charts.span import TimeSpan
from cs_desktop.domain.charts.spec import ChartKind, ChartSpec

Floats = NDArray[np.float64]
_WIDTH = 2.0
_SAME = 1e-7
"""Share by which the width of a column may differ: sums of fractions are never quite the same."""
_FINE = 3000
"""Points from which lines are drawn one pixel wide: Qt needs three times as long for two."""


class _Item(pg.PlotCurveItem):  # type: ignore[misc]  # pyqtgraph has no types
    """A line that is looked for where the box is: pyqtgraph would go through its points to find out."""

    def boundingRect(self) -> QRectF:
        """Return the place of the box."""
        found: QRectF = self.viewRect()
        return found


@dataclass(slots=True)
class _Curve:
    line: Line
    strip: Strip
    role: SeriesRole
    item: _Item
    width: float = _WIDTH


class Curves:
    """Draws a chart's lines into a box, just the part of them that is on screen."""

    def __init__(self, box: pg.ViewBox, color: Callable[[SeriesRole], str], lit: Callable[[], str]) -> None:
        """`color` and `lit` tell the theme's colours: of a role, and of the line that the mouse is at."""
        self._box, self._color, self._lit_color = box, color, lit
        self._lit: int | None = None
        self._curves: list[_Curve] = []
        self._grid = Grid(0.0, 0.0)

    @property
    def lines(self) -> list[Line]:
        """Return the lines, in the order of the chart's series."""
        return [curve.line for curve in self._curves]

    def show_chart(self, spec: ChartSpec) -> None:
        """Take over the lines of another chart; nothing is drawn before one looks at a part of it."""
        self._curves, self._lit = [], None
        for series in spec.series if spec.kind in (ChartKind.LINE, ChartKind.STEP) else ():
            line = Line.of(series, step=spec.kind is ChartKind.STEP)
            self._curves.append(_Curve(line, Strip(line), series.role, _Item()))

    def put_in(self) -> None:
        """Put the lines into the box, which was emptied."""
        self._lit = None
        for depth, curve in enumerate(self._curves):
            curve.item = _Item()
            # Later series lie below, so that the first one is never hidden.
            curve.item.setZValue(len(self._curves) - depth)
            self._box.addItem(curve.item)

    def whole_span(self) -> TimeSpan | None:
        """Return the time of all lines; None without any point."""
        ends = [float(line.x[end]) for line in self.lines if len(line.x) for end in (0, -1)]
        return TimeSpan.of(min(ends), max(*ends, min(ends) + 1)) if ends else None

    def light(self, place: int | None) -> None:
        """Let one line stand out before the others, or none."""
        if place == self._lit:
            return
        before, self._lit = self._lit, place
        for changed in (before, place):
            if changed is not None:
                curve = self._curves[changed]
                lit = changed == place
                color = self._lit_color() if lit else self._color(curve.role)
                curve.item.setPen(pg.mkPen(color, width=curve.width))
                curve.item.setZValue(len(self._curves) + 1 if lit else len(self._curves) - changed)

    def look_at(self, span: TimeSpan, pixels: int, ratio: float) -> list[float]:
        """Draw a part of the time onto so many pixels of the screen, `ratio` of them a unit of Qt's.

        Return the lowest and the highest value of each line there.
        """
        self.light(None)
        seen: list[float] = []
        grid = self._grid_of(span, pixels)
        start = round((span.left - span.first) / grid.width)
        ranges = [curve.line.within(span.left, span.right) for curve in self._curves]
        few = [end - begin for begin, end in ranges if end - begin <= pixels]
        width = _WIDTH * ratio if sum(few) <= _FINE else 1
        for curve, (begin, end) in zip(self._curves, ranges, strict=True):
            curve.width = width if end - begin <= pixels else 1
            pen = pg.mkPen(self._color(curve.role), width=curve.width)
            if end - begin <= pixels:
                x, y = _cut(curve.line, begin, end, span)
                curve.item.setSegmentedLineMode("auto")
                curve.item.setData(x, y, pen=pen, antialias=True, connect="finite")
            else:
                # One column more holds the points at the right edge.
                places, y = curve.strip.columns(grid, start, pixels + 1).strokes()
                x = grid.origin + grid.width * (places + start)
                curve.item.setSegmentedLineMode("on")
                curve.item.setData(x, y, pen=pen, antialias=False, connect="pairs", skipFiniteCheck=True)
            known = y[~np.isnan(y)]
            seen += [float(known.min()), float(known.max())] if len(known) else []
        return seen

    def _grid_of(self, span: TimeSpan, pixels: int) -> Grid:
        """Return the columns of pixels; while one moves they stay the same ones."""
        grid = Grid(span.first, span.days / pixels)
        before = self._grid
        if before.origin != grid.origin or abs(grid.width - before.width) > _SAME * before.width:
            self._grid = grid
        return self._grid


def _cut(line: Line, begin: int, end: int, span: TimeSpan) -> tuple[Floats, Floats]:
    """Return the points of a part; where the line leaves it, it ends at its edge."""
    x, y = line.x[begin:end].copy(), line.y[begin:end].copy()
    for place, edge, beyond in ((0, span.left, x[:1] < span.left), (-1, span.right, x[-1:] > span.right)):
        if beyond.any():
            height = line.height(edge)
            x[place], y[place] = edge, np.nan if height is None else height
    return x, y
