"""A metric's value as of a day: what its points over the window up to that day amount to.

A window of w days as of a day d holds the points with d − w < day ≤ d. No later point has any effect.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

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


@dataclass(frozen=True, slots=True)
class Windows:
    """What windows amount to that end on several days, days × accounts, as they were asked for."""

    days: NDArray[np.int64]
    """The ordinals on which the windows end."""
    values: Floats
    """NaN where the window holds no point."""
    newest: NDArray[np.int64]
    """Ordinal of the newest point up to the day, within the window or before it; NO_DAY where none."""

    def stale(self, stale_days: int) -> NDArray[np.bool_]:
        """Return where the newest point is more than `stale_days` older than the day, or there is none."""
        stale: NDArray[np.bool_] = self.days[:, None] - self.newest > stale_days
        return stale

    def on(self, row: int, places: NDArray[np.int64]) -> "Windows":
        """Return the row of one day, of the accounts at some places."""
        return Windows(
            self.days[row : row + 1], self.values[row : row + 1, places], self.newest[row : row + 1, places]
        )


def window_values(
    points: PointColumns, account_ids: Ints, as_of: date, window_days: int, kind: MetricKind
) -> WindowValues:
    """Return the value of each account over the window up to `as_of`, beside the window before it.

    The points may come in any order; of two points of one day LAST takes the later row. Points that
    are not finite numbers are no points.
    """
    until = as_of.toordinal()
    both = windows_over(points, account_ids, np.array([until - window_days, until]), window_days, kind)
    return WindowValues(both.values[1], both.values[0], both.newest[1])


def windows_over(
    points: PointColumns, account_ids: Ints, days: Ints, window_days: int, kind: MetricKind
) -> Windows:
    """Return the value of each account over the windows that end on each of the days (ordinals).

    As `window_values`, but each account's points are walked once for all days.
    """
    rows = _ordered(points)
    first = np.searchsorted(rows.account_ids, account_ids, side="left")
    beyond = np.searchsorted(rows.account_ids, account_ids, side="right")
    # A number that orders by account and day, so that one binary search finds an account's day.
    opening = int(rows.days.min(initial=days.min())) - window_days
    span = int(rows.days.max(initial=days.max())) - opening + 1
    runs = np.cumsum(np.append(0, np.diff(rows.account_ids) != 0)[: len(rows.days)])
    keys = runs * span + (rows.days - opening)
    run = np.append(runs, 0)[first][:, None] * span

    def up_to(limits: Ints) -> NDArray[np.int64]:
        found = np.searchsorted(keys, run + (limits - opening), side="right")
        return np.where((first < beyond)[:, None], found, first[:, None])

    end = up_to(days)
    amounts = _amounts(kind, rows.values, up_to(days - window_days), end)
    newest = np.where(end > first[:, None], np.append(rows.days, NO_DAY)[end - 1], NO_DAY)
    if kind is MetricKind.AGE:
        amounts += days - newest
    return Windows(
        np.asarray(days, np.int64), np.ascontiguousarray(amounts.T), np.ascontiguousarray(newest.T)
    )


def _ordered(points: PointColumns) -> Points:
    """Return the points that are numbers, by account and day; of one day in the order that they came in."""
    columns = (points.account_ids, points.days, points.values)
    finite = np.isfinite(points.values)
    if not finite.all():
        columns = (points.account_ids[finite], points.days[finite], points.values[finite])
    accounts, days, values = columns
    rises = (accounts[1:] > accounts[:-1]) | ((accounts[1:] == accounts[:-1]) & (days[1:] >= days[:-1]))
    # As they are read they are in order, which is quicker to see than to make.
    order = slice(None) if rises.all() else np.lexsort((days, accounts))
    return Points(accounts[order], days[order], values[order])


def _amounts(kind: MetricKind, values: Floats, start: NDArray[np.int64], end: NDArray[np.int64]) -> Floats:
    """Return what the values from each start to each end (exclusive) amount to, NaN where there is none."""
    amounts = np.full(start.shape, np.nan)
    filled = end > start
    start, end = start[filled], end[filled]
    if kind in (MetricKind.LAST, MetricKind.AGE):
        amounts[filled] = values[end - 1]
    elif len(start):
        reduce = np.maximum if kind is MetricKind.MAX else np.add
        # Two bounds a window; what lies between one window and the next is reckoned too, and left out.
        bounds = np.column_stack((start, end)).ravel()
        with np.errstate(over="ignore"):
            found = reduce.reduceat(np.append(values, 0.0), bounds)[::2]
        amounts[filled] = found / (end - start) if kind is MetricKind.MEAN else found
    return amounts
