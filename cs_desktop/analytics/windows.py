"""A metric's value as of a day: what its points over the window up to that day amount to.

A window of w days as of a day d holds the points with d − w < day ≤ d. No later point has any effect.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from cs_desktop.analytics.places import places
from cs_desktop.domain.vocabulary import MetricKind

Ints = NDArray[np.integer[Any]]
Floats = NDArray[np.float64]
NO_DAY = 0
"""Stands for "no day at all": earlier than every ordinal there is."""


class PointColumns(Protocol):
    """Points of one metric as columns of equal length: account id, day (ordinal) and value."""

    @property
    def account_ids(self) -> Ints:
        """Return whose point it is."""
        ...

    @property
    def days(self) -> Ints:
        """Return the ordinal of its day."""
        ...

    @property
    def values(self) -> Floats:
        """Return its value."""
        ...


@dataclass(frozen=True, slots=True)
class Points:
    """Points made by a calculation rather than read."""

    account_ids: Ints
    days: Ints
    values: Floats


@dataclass(frozen=True, slots=True)
class WindowValues:
    """One entry for each account asked for, in its order."""

    values: Floats
    """NaN where the window holds no point."""
    previous: Floats
    """The same over the window of equal length that ends where this one begins."""
    newest: NDArray[np.int64]
    """Ordinal of the newest point up to the day, within the window or before it; NO_DAY where none."""

    @property
    def change(self) -> Floats:
        """Return how much the value rose since the previous window; NaN where either has no point."""
        return self.values - self.previous

    def stale(self, as_of: date, stale_days: int) -> NDArray[np.bool_]:
        """Return where the newest point is more than `stale_days` old, or there is none."""
        return as_of.toordinal() - self.newest > stale_days


def window_values(
    points: PointColumns, account_ids: Ints, as_of: date, window_days: int, kind: MetricKind
) -> WindowValues:
    """Return the value of each account over the window up to `as_of`, beside the window before it.

    The points may come in any order; of two points of one day LAST takes the later row. Points that
    are not finite numbers are no points.
    """
    until = as_of.toordinal()
    place = places(points.account_ids, account_ids)
    known = (place >= 0) & (points.days <= until) & np.isfinite(points.values)
    place, days, values = place[known], points.days[known], points.values[known]

    newest = np.full(len(account_ids), NO_DAY, np.int64)
    np.maximum.at(newest, place, days)
    windows = []
    for end in (until, until - window_days):
        inside = (end - window_days < days) & (days <= end)
        windows.append(_amount(kind, place[inside], days[inside], values[inside], len(account_ids)))
    return WindowValues(windows[0], windows[1], newest)


def _amount(kind: MetricKind, place: NDArray[np.int64], days: Ints, values: Floats, places: int) -> Floats:
    """Return what the values at each place amount to, NaN where there is none."""
    count = np.bincount(place, minlength=places)
    amount = np.full(places, np.nan)
    if kind is MetricKind.LAST:
        by_day = np.argsort(days, kind="stable")
        # Where a place is named repeatedly, the last assignment stays.
        amount[place[by_day]] = values[by_day]
    elif kind is MetricKind.MAX:
        np.fmax.at(amount, place, values)
    else:
        total = np.bincount(place, weights=values, minlength=places)
        divisor = count if kind is MetricKind.MEAN else np.ones_like(count)
        np.divide(total, divisor, out=amount, where=count > 0)
    return amount
