"""The lines of a chart: as they are where there are few points, else column by column of pixels."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray

from cs_desktop.domain.chart_levels import Grid, Line, Strip
from cs_desktop.domain.chart_span import TimeSpan
from cs_desktop.domain.charts import ChartKind, ChartSpec
from cs_desktop.domain.series_role import SeriesRole

Floats = NDArray[np.float64]
_WIDTH = 2.0
_FINE = 3000
"""Points from which lines are drawn one pixel wide: Qt needs three times as long for two."""


@dataclass(slots=True)
class _Curve:
    line: Line
    strip: Strip
    role: SeriesRole
    item: pg.PlotCurveItem


class Curves:
    """Draws a chart's lines into a box, just the part of them that is on screen."""

    def __init__(self, box: pg.ViewBox, color: Callable[[SeriesRole], str]) -> None:
        self._box, self._color = box, color
        self._curves: list[_Curve] = []

    @property
    def lines(self) -> list[Line]:
        """Return the lines, in the order of the chart's series."""
        return [curve.line for curve in self._curves]

    def show_chart(self, spec: ChartSpec) -> None:
        """Take over the lines of another chart; nothing is drawn before one looks at a part of it."""
        self._curves = []
        for series in spec.series if spec.kind in (ChartKind.LINE, ChartKind.STEP) else ():
            line = Line.of(series, step=spec.kind is ChartKind.STEP)
            self._curves.append(_Curve(line, Strip(line), series.role, pg.PlotCurveItem()))

    def put_in(self) -> None:
        """Put the lines into the box, which was emptied."""
        for depth, curve in enumerate(self._curves):
            curve.item = pg.PlotCurveItem()
            # Later series lie below, so that the first one is never hidden.
            curve.item.setZValue(len(self._curves) - depth)
            self._box.addItem(curve.item)

    def whole_span(self) -> TimeSpan | None:
        """Return the time of all lines; None without any point."""
        ends = [float(line.x[end]) for line in self.lines if len(line.x) for end in (0, -1)]
        return TimeSpan.of(min(ends), max(*ends, min(ends) + 1)) if ends else None

    def extremes(self, span: TimeSpan) -> list[float]:
        """Return the lowest and highest values that are on screen."""
        found: list[float] = []
        for curve in self._curves:
            extent = curve.line.extent(span.left, span.right)
            edges = (curve.line.height(place) for place in (span.left, span.right))
            found += [*(extent or ()), *(height for height in edges if height is not None)]
        return found

    def look_at(self, span: TimeSpan, pixels: int, ratio: float) -> None:
        """Draw a part of the time onto so many pixels of the screen, `ratio` of them a unit of Qt's."""
        grid = Grid(span.first, span.days / pixels)
        start = round((span.left - span.first) / grid.width)
        ranges = [curve.line.within(span.left, span.right) for curve in self._curves]
        few = [end - begin for begin, end in ranges if end - begin <= pixels]
        width = _WIDTH * ratio if sum(few) <= _FINE else 1
        for curve, (begin, end) in zip(self._curves, ranges, strict=True):
            pen = pg.mkPen(self._color(curve.role), width=width)
            if end - begin <= pixels:
                x, y = _cut(curve.line, begin, end, span)
                curve.item.setData(x, y, pen=pen, antialias=True, connect="finite")
            else:
                # One column more holds the points at the right edge.
                places, y = curve.strip.columns(grid, start, pixels + 1).strokes()
                x = grid.origin + grid.width * (places + start)
                curve.item.setData(
                    x, y, pen=pg.mkPen(self._color(curve.role)), antialias=False, connect="pairs"
                )


def _cut(line: Line, begin: int, end: int, span: TimeSpan) -> tuple[Floats, Floats]:
    """Return the points of a part; where the line leaves it, it ends at its edge."""
    x, y = line.x[begin:end].copy(), line.y[begin:end].copy()
    for place, edge, beyond in ((0, span.left, x[:1] < span.left), (-1, span.right, x[-1:] > span.right)):
        if beyond.any():
            height = line.height(edge)
            x[place], y[place] = edge, np.nan if height is None else height
    return x, y
