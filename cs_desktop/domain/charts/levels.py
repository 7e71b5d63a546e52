"""The points of a line as numbers, with the lowest and highest of ever larger groups of them kept.

So what a span of a million points looks like in a thousand columns of pixels is told from some ten thousand
numbers, and exactly: each column's lowest and highest value are those of its points.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from cs_desktop.domain.charts.points import ordinals_of, values_of
from cs_desktop.domain.charts.spec import Series

Floats = NDArray[np.float64]
Places = NDArray[np.intp]

_FIRST = 8
"""Points in a group of the finest level; smaller groups cost more to keep than they save."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns of one width side by side; column 0 begins at the origin."""

    origin: float
    width: float


@dataclass(frozen=True, slots=True)
class Columns:
    """What of a line lies in columns that stand side by side."""

    low: Floats
    high: Floats
    """NaN where a column has no value."""
    first: Floats
    """The value of a column's first point, NaN where that is a gap or there is none."""
    last: Floats
    held: NDArray[np.bool_]
    """Whether a column has a point at all, be it a gap."""

    def strokes(self) -> tuple[Floats, Floats]:
        """Return the line through the columns as pairs of ends: x in columns, at most two pairs a column.

        A column's stroke begins where the one before it ended, so that the line is whole; across columns
        without a point goes a straight stroke; a gap is left out.
        """
        low, high = self.low.copy(), self.high.copy()
        places = np.flatnonzero(self.held)
        before, after = places[:-1], places[1:]
        whole = ~(np.isnan(self.last[before]) | np.isnan(self.first[after]))
        beside = whole & (after - before == 1)
        low[after[beside]] = np.minimum(low[after[beside]], self.last[before[beside]])
        high[after[beside]] = np.maximum(high[after[beside]], self.last[before[beside]])
        shown = np.flatnonzero(~np.isnan(low))
        x, y = np.repeat(shown + 0.5, 2), np.column_stack((low[shown], high[shown])).ravel()
        far = whole & ~beside
        if far.any():
            one, other = before[far], after[far]
            x = np.concatenate((x, np.column_stack((one + 0.5, other + 0.5)).ravel()))
            y = np.concatenate((y, np.column_stack((self.last[one], self.first[other])).ravel()))
        return x, y

    def part(self, begin: int, end: int) -> "Columns":
        """Return some of them."""
        return Columns(*(values[begin:end] for values in self.arrays()))

    def beside(self, other: "Columns") -> "Columns":
        """Return these and others to the right of them."""
        return Columns(*(np.concatenate(both) for both in zip(self.arrays(), other.arrays(), strict=True)))

    def arrays(self) -> tuple[NDArray[Any], ...]:
        """Return all that is told of the columns, in its order."""
        return self.low, self.high, self.first, self.last, self.held


class Line:
    """The points of one line, by x; `y` is NaN where there is a gap."""

    def __init__(self, x: Floats, y: Floats) -> None:
        """x ascends; both are as long."""
        self.x, self.y = x, y
        gaps = np.isnan(y)
        self._known = (np.where(gaps, np.inf, y), np.where(gaps, -np.inf, y)) if gaps.any() else (y, y)
        """The values to look for the lowest in, and for the highest."""
        self._levels: list[_Level] = []

    @classmethod
    def of(cls, series: Series, *, step: bool) -> Self:
        """Return a series' line: days as ordinals; a step holds each value until the next."""
        x, y = ordinals_of(series.x).astype(np.float64), values_of(series.y)
        if step and len(x) > 1:
            x, y = np.repeat(x, 2)[1:], np.repeat(y, 2)[:-1]
        return cls(x, y)

    def within(self, left: float, right: float) -> tuple[int, int]:
        """Return the places of the points of a span with one more on each side, to which the line goes on."""
        begin = int(np.searchsorted(self.x, left, "left"))
        end = int(np.searchsorted(self.x, right, "right"))
        return max(begin - 1, 0), min(end + 1, len(self.x))

    def latest(self, x: float) -> float | None:
        """Return the latest value up to a place; None before the first, and in a gap."""
        place = int(np.searchsorted(self.x, x, "right")) - 1
        return None if place < 0 or math.isnan(self.y[place]) else float(self.y[place])

    def height(self, x: float) -> float | None:
        """Return how high the line is at a place: between two points on the way from one to the other."""
        value = self.latest(x)
        after = int(np.searchsorted(self.x, x, "right"))
        if value is None or after == len(self.x) or math.isnan(self.y[after]):
            return value
        start, end = float(self.x[after - 1]), float(self.x[after])
        return value + (float(self.y[after]) - value) * (x - start) / (end - start)

    def nearest(self, x: float, left: float, right: float) -> float | None:
        """Return the place of the point of a span that is nearest to a place; None without any."""
        seen = self.x[np.searchsorted(self.x, left, "left") : np.searchsorted(self.x, right, "right")]
        if not len(seen):
            return None
        after = int(np.searchsorted(seen, x))
        around = seen[max(after - 1, 0) : after + 1]
        return float(around[np.argmin(np.abs(around - x))])

    def beside(self, x: float, way: int) -> float | None:
        """Return the place of the next point to the right (way 1) or to the left (way −1), if any."""
        side = np.searchsorted(self.x, x, "right") if way > 0 else np.searchsorted(self.x, x, "left") - 1
        return float(self.x[side]) if 0 <= side < len(self.x) else None

    def extent(self, left: float, right: float) -> tuple[float, float] | None:
        """Return the lowest and highest value of a span, its ends included; None without any."""
        begin = int(np.searchsorted(self.x, left, "left"))
        end = int(np.searchsorted(self.x, right, "right"))
        low, high = self._extremes(np.array([begin, end], np.intp))
        return None if math.isnan(low[0]) else (float(low[0]), float(high[0]))

    def columns(self, grid: Grid, start: int, count: int) -> Columns:
        """Return what lies in the columns of a grid from `start` on; a column holds its left edge."""
        edges = grid.origin + grid.width * np.arange(start, start + count + 1)
        bounds = np.searchsorted(self.x, edges, "left").astype(np.intp)
        low, high = self._extremes(bounds)
        held = bounds[1:] > bounds[:-1]
        first, last = np.full(count, np.nan), np.full(count, np.nan)
        first[held], last[held] = self.y[bounds[:-1][held]], self.y[bounds[1:][held] - 1]
        return Columns(low, high, first, last, held)

    def _extremes(self, bounds: Places) -> tuple[Floats, Floats]:
        """Return the lowest and highest value between each two bounds, NaN without any."""
        begin, end = bounds[:-1], bounds[1:]
        held = end > begin
        low, high = np.full(len(begin), np.inf), np.full(len(begin), -np.inf)
        if held.any():
            begin, end = begin[held], end[held]
            low[held], high[held] = self._between(begin, end)
        nothing = low > high
        low[nothing] = high[nothing] = np.nan
        return low, high

    def _between(self, begin: Places, end: Places) -> tuple[Floats, Floats]:
        """Return the extremes of ranges that follow each other; none is empty."""
        lows, highs = self._known
        size = self._size_for((int(end[-1]) - int(begin[0])) / len(begin))
        if size == 1:
            shown, starts = slice(begin[0], end[-1]), begin - begin[0]
            return np.minimum.reduceat(lows[shown], starts), np.maximum.reduceat(highs[shown], starts)
        level = next(level for level in self._built() if level.size == size)
        low, high = level.extremes(-(-begin // size), end // size)
        # What is left of a range are fewer than `size` points at each end of it.
        reach = np.arange(size)[:, None]
        for places in (np.minimum(begin + reach, end - 1), np.maximum(end - 1 - reach, begin)):
            found = lows[places]
            low = np.minimum(low, found.min(axis=0))
            high = np.maximum(high, (found if highs is lows else highs[places]).max(axis=0))
        return low, high

    def _size_for(self, points: float) -> int:
        """Return the size of groups by which ranges of so many points take the least work; 1 for none."""
        wanted = 2 ** round(math.log2(max(math.sqrt(points / 2), 1)))
        largest = 2 ** int(math.log2(max(len(self.y) // 2, 1)))
        size = min(wanted, largest)
        return size if size >= _FIRST else 1

    def _built(self) -> Sequence["_Level"]:
        """Return the levels, made when they are first needed."""
        if not self._levels:
            size = _FIRST
            whole = len(self.y) // size * size
            low, high = (values[:whole].reshape(-1, size) for values in self._known)
            low, high = _each(np.minimum, low), _each(np.maximum, high)
            while len(low):
                self._levels.append(_Level(size, low, high))
                whole = len(low) // 2 * 2
                low, high = np.minimum(low[:whole:2], low[1::2]), np.maximum(high[:whole:2], high[1::2])
                size *= 2
        return self._levels


class Strip:
    """The columns of one line that were asked for last: whoever pans needs few others."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._grid: Grid | None = None
        self._start = 0
        self._known: Columns | None = None

    def columns(self, grid: Grid, start: int, count: int) -> Columns:
        """Return the columns of a grid, made anew only where they are not known."""
        known, end = self._known, start + count
        if known is None or grid != self._grid:
            found = self._line.columns(grid, start, count)
        else:
            known_end = self._start + len(known.low)
            begin, until = max(start, self._start), min(end, known_end)
            if begin >= until:
                found = self._line.columns(grid, start, count)
            else:
                found = known.part(begin - self._start, until - self._start)
                if start < begin:
                    found = self._line.columns(grid, start, begin - start).beside(found)
                if until < end:
                    found = found.beside(self._line.columns(grid, until, end - until))
        self._grid, self._start, self._known = grid, start, found
        return found


@dataclass(frozen=True, slots=True)
class _Level:
    """The lowest and highest value of each group of `size` points."""

    size: int
    low: Floats
    high: Floats

    def extremes(self, begin: Places, end: Places) -> tuple[Floats, Floats]:
        """Return the extremes of ranges of whole groups that follow each other, some of them empty."""
        low, high = np.full(len(begin), np.inf), np.full(len(begin), -np.inf)
        some = end > begin
        if some.any():
            ranges = np.column_stack((begin[some], end[some])).ravel()
            # The last range may end where the groups do, and reduceat knows no place beyond them.
            shown, starts = slice(ranges[0], ranges[-1]), (ranges - ranges[0])[:-1]
            low[some] = np.minimum.reduceat(self.low[shown], starts)[::2]
            high[some] = np.maximum.reduceat(self.high[shown], starts)[::2]
        return low, high


def _each(choose: np.ufunc, groups: Floats) -> Floats:
    """Return what a choice of two finds in each row; column by column, as rows are short."""
    found = groups[:, 0]
    for place in range(1, groups.shape[1]):
        found = choose(found, groups[:, place])
    return found
