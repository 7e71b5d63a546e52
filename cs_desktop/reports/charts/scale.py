"""From values and days to places on the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cs_desktop.domain.charts.scale import nice_ticks
from cs_desktop.domain.charts.spec import ChartSpec, Series
from cs_desktop.domain.figures import value_text
from cs_desktop.reports.drawing import Box, Point
from cs_desktop.reports.look import BORDER, CONTROL, TEXT3, TEXT_16
from cs_desktop.reports.sheet import Align, Sheet, baseline_at

AXIS_ROOM = 44
"""Below the plot, for what stands on the axis."""
_TICK_GAP = 14
_MOST_GUTTER_SHARE = 0.35


@dataclass(frozen=True, slots=True)
class Scale:
    """A plot's place and what its edges mean."""

    box: Box
    low: float
    high: float
    first: float = 0.0
    last: float = 1.0

    def y(self, value: float) -> float:
        """Return the height of a value."""
        share = (value - self.low) / (self.high - self.low)
        return self.box.bottom - share * self.box.height

    def x(self, place: float) -> float:
        """Return where a place along the axis stands; a single one stands in the middle."""
        if self.last == self.first:
            return self.box.left + self.box.width / 2
        return self.box.left + (place - self.first) / (self.last - self.first) * self.box.width


def places_of(series: Series) -> tuple[float, ...]:
    """Return where each value stands along the axis: the day's number, else its place in the row."""
    if series.x:
        return tuple(float(day.toordinal()) for day in series.x)
    return tuple(float(place) for place in range(len(series.y)))


def day_of(place: float) -> date:
    """Return the day of a place along an axis of days."""
    return date.fromordinal(round(place))


def polylines(series: Series, scale: Scale, *, step: bool) -> list[list[Point]]:
    """Return the lines of a series; each gap in the values begins a new one."""
    lines: list[list[Point]] = [[]]
    for place, value in zip(places_of(series), series.y, strict=True):
        if value is None:
            lines.append([])
            continue
        point = (scale.x(place), scale.y(value))
        if step and lines[-1]:
            lines[-1].append((point[0], lines[-1][-1][1]))
        lines[-1].append(point)
    return [_thinned(line) for line in lines if line]


def label(spec: ChartSpec, value: float) -> str:
    """Return a value in the unit of the chart."""
    return value_text(value, spec.y_axis.unit, spec.y_axis.currency)


def gutter(
    sheet: Sheet, spec: ChartSpec, ticks: tuple[float, ...], width: float
) -> tuple[tuple[float, ...], float]:
    """Return the ticks and the room that their labels need; no ticks where they would take too much of it."""
    if not ticks:
        return (), 0.0
    room = max(sheet.setter.line(label(spec, tick), TEXT_16).width for tick in ticks) + _TICK_GAP
    return (ticks, room) if room <= width * _MOST_GUTTER_SHARE else ((), 0.0)


def ticks_of(low: float, high: float) -> tuple[float, ...]:
    """Return the values that get a gridline."""
    return nice_ticks(low, high)


def draw_grid(sheet: Sheet, spec: ChartSpec, scale: Scale, ticks: Sequence[float]) -> None:
    """Draw light lines at the ticks, each with its value to the left."""
    for tick in ticks:
        y = scale.y(tick)
        sheet.drawing.line((scale.box.left, y), (scale.box.right, y), BORDER)
        line = sheet.setter.line(label(spec, tick), TEXT_16)
        sheet.line(line, scale.box.left - _TICK_GAP, baseline_at(TEXT_16, y), TEXT3, Align.END)


def draw_axis(sheet: Sheet, scale: Scale) -> None:
    """Draw the line that the marks stand on: zero, else the lowest value."""
    y = scale.y(min(max(0.0, scale.low), scale.high))
    sheet.drawing.line((scale.box.left, y), (scale.box.right, y), CONTROL, 1.5)


def _thinned(points: list[Point]) -> list[Point]:
    """Return a line with at most four points a unit of width: first, lowest, highest and last of each."""
    if len(points) < 4 * max(points[-1][0] - points[0][0], 1):
        return points
    columns: dict[int, list[Point]] = {}
    for point in points:
        columns.setdefault(int(point[0]), []).append(point)
    kept = []
    for column in columns.values():
        low, high = min(column, key=lambda p: p[1]), max(column, key=lambda p: p[1])
        chosen = {id(point) for point in (column[0], low, high, column[-1])}
        kept += [point for point in column if id(point) in chosen]
    return kept
