"""What the values of a measure look like over all accounts, and the axis that they are drawn along."""

import math
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from cs_desktop.common.language import trn
from cs_desktop.domain.figures import Unit
from cs_desktop.domain.scorecards.card import Curve, Measure

Floats = NDArray[np.float64]
_SKEWED = 12
"""How many times the middle distance the far end may lie away before the axis is a bent one."""
_CLIPPED = 0.01
"""Share of the values that may lie beyond each end of the axis, where they would squeeze all others."""
_FEW = 50
"""Of fewer values none is left out."""
_MARGIN = 0.04


@dataclass(frozen=True, slots=True)
class MeasureSpread:
    """The values of a measure over its window as of a day, rising, of the accounts that have one."""

    values: Floats
    accounts: int
    """How many accounts there are, with and without a value."""
    as_of: date


MeasureKey = tuple[str, int, str, int, int]
"""What a measure's values depend on."""


def spread_key(measure: Measure) -> MeasureKey:
    """Return what tells apart measures of other values; weight, axis and curve change none."""
    return measure.key, measure.window_days, measure.kind.value, measure.lag_days, measure.stale_days


NO_SPREAD = MeasureSpread(np.empty(0), 0, date.min)


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """Values from low to high along 0 to 1. A bent axis gives each tenfold about the same room on both
    sides of zero, so that zero and negative values have their place too.
    """

    low: float
    high: float
    bend: float | None = None
    """About where the axis turns from even to tenfold steps; None for an even one."""

    def share(self, value: float) -> float:
        """Return where a value lies; below 0 or above 1 where it is beyond an end."""
        low, high = self._bent(self.low), self._bent(self.high)
        return (self._bent(value) - low) / (high - low)

    def value(self, share: float) -> float:
        """Return the value at a place."""
        low, high = self._bent(self.low), self._bent(self.high)
        at = low + (high - low) * share
        return at if self.bend is None else math.sinh(at) * self.bend

    def _bent(self, value: float) -> float:
        return value if self.bend is None else math.asinh(value / self.bend)

    def nudge(self, value: float) -> float:
        """Return the step that values are rounded to near a value: a round two-hundredth of the axis."""
        share = self.share(value)
        span = abs(self.value(min(share + 0.005, 1.005)) - self.value(max(share - 0.005, -0.005)))
        return 10.0 ** math.floor(math.log10(span)) * (5 if _lead(span) >= 5 else 1) if span > 0 else 1.0


def _lead(span: float) -> float:
    return float(span / 10.0 ** math.floor(math.log10(span)))


def axis_for(spread: MeasureSpread, curve: Curve, unit: str = "") -> ValueAxis:
    """Return the axis on which the values, and all points of the curve, have their place.

    Where there is one value alone, `unit` tells how far the axis goes on beyond it.
    """
    low, high = _inner(spread.values)
    places = [value for value, _ in curve]
    low, high = min([low, *places]), max([high, *places])
    if low == high:
        room = 1.0 if unit == Unit.SHARE else 10.0
        low, high = (low - room, high + room) if low else (0.0, room)
    bend = _bend(spread.values, low, high)
    axis = ValueAxis(low, high, bend)
    # What lies at an end stands a little away from it; beyond zero there is nothing where nothing is less.
    first = 0.0 if low == 0 else axis.value(-_MARGIN)
    return ValueAxis(first, axis.value(1 + _MARGIN), bend)


def _inner(values: Floats) -> tuple[float, float]:
    """Return the ends of the values without the few that lie far beyond the others."""
    if not len(values):
        return math.inf, -math.inf
    if len(values) < _FEW:
        return float(values[0]), float(values[-1])
    low, high = np.quantile(values, (_CLIPPED, 1 - _CLIPPED))
    span = max(high - low, 1e-300)
    # What is only a little further needs no leaving out.
    first = values[0] if low - values[0] <= span / 4 else low
    last = values[-1] if values[-1] - high <= span / 4 else high
    return float(first), float(last)


def _bend(values: Floats, low: float, high: float) -> float | None:
    sizes = np.abs(values[values != 0])
    if len(sizes) < 2:
        return None
    middle = float(np.median(sizes))
    return middle / 3 if max(abs(low), abs(high)) > _SKEWED * middle else None


def bins(spread: MeasureSpread, axis: ValueAxis, count: int) -> tuple[int, ...]:
    """Return how many accounts lie in each of so many equal parts of the axis, from its low end."""
    if not len(spread.values):
        return (0,) * count
    edges = [axis.value(place / count) for place in range(count + 1)]
    # Both ends of the axis are round off by a hair where it is bent.
    edges[0], edges[-1] = min(edges[0], axis.low), max(edges[-1], axis.high)
    return tuple(int(one) for one in np.histogram(spread.values, edges)[0])


def beyond(spread: MeasureSpread, axis: ValueAxis) -> tuple[int, int]:
    """Return how many accounts lie below and above the axis."""
    below = int(np.searchsorted(spread.values, axis.low, side="left"))
    above = len(spread.values) - int(np.searchsorted(spread.values, axis.high, side="right"))
    return below, above


def start_curve(spread: MeasureSpread, *, higher_is_better: bool) -> Curve:
    """Return the curve that a new measure begins with: the account in the middle scores 50.

    The tenth of the accounts that is worst scores 0, the best tenth 100. Where there are not three different
    values everybody scores 50, until somebody says more.
    """
    if len(spread.values):
        low, middle, high = (_round(float(one)) for one in np.quantile(spread.values, (0.1, 0.5, 0.9)))
        if low < middle < high:
            worst, best = (0.0, 100.0) if higher_is_better else (100.0, 0.0)
            return ((low, worst), (middle, 50.0), (high, best))
        return ((middle, 50.0),)
    return ((0.0, 50.0),)


def _round(value: float) -> float:
    """Return a value with two digits that count, as one would type it."""
    return float(f"{value:.2g}")


def who_is_missing(spread: MeasureSpread) -> str:
    """Return how many accounts have no value; empty where all have one."""
    count = spread.accounts - len(spread.values)
    return trn("{count} account has no data", "{count} accounts have no data", count) if count else ""
