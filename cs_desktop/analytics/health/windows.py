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

    As `window_values`, but all points are walked once for all days.
    """
    runs = _runs(points)
    if not len(runs.days):
        shape = (len(days), len(account_ids))
        return Windows(np.asarray(days, np.int64), np.full(shape, np.nan), np.full(shape, NO_DAY))
    limits = np.unique(np.concatenate((days, days - window_days)))
    run = places(account_ids, runs.account_ids)
    # Accounts without points have the last run for now, and none of its points.
    known, first = run >= 0, runs.first[run][:, None]
    up_to = np.where(known[:, None], runs.up_to(limits)[run], first)
    start, end = (up_to[:, np.searchsorted(limits, bounds)] for bounds in (days - window_days, days))
    amounts = _amounts(kind, runs.values, start, end)
    newest = np.where(end > first, np.append(runs.days, NO_DAY)[end - 1], NO_DAY)
    if kind is MetricKind.AGE:
        amounts += days - newest
    return Windows(
        np.asarray(days, np.int64), np.ascontiguousarray(amounts.T), np.ascontiguousarray(newest.T)
    )


@dataclass(frozen=True, slots=True)
class _Runs:
    """Points by account and day; of one day in the order that they came in. A run is an account's points."""

    account_ids: Ints
    """Of the runs."""
    first: NDArray[np.int64]
    """Where each run begins among the points."""
    run: NDArray[np.int64]
    """Of each point."""
    days: Ints
    values: Floats

    def up_to(self, limits: Ints) -> NDArray[np.int64]:
        """Return where the points up to each of the days (rising) end, runs × days."""
        opening, count = int(limits[0]), len(limits)
        # How many limits lie before each day that there is from the first to past the last.
        before = np.searchsorted(limits, np.arange(opening, int(limits[-1]) + 2))
        passed = before[(self.days - opening).clip(0, len(before) - 1)]
        shape = (len(self.account_ids), count + 1)
        counts = np.bincount(self.run * shape[1] + passed, minlength=shape[0] * shape[1]).reshape(shape)
        ends: NDArray[np.int64] = self.first[:, None] + counts[:, :count].cumsum(axis=1)
        return ends


def _runs(points: PointColumns) -> _Runs:
    """Return the points that are numbers, run by run."""
    accounts, days, values = points.account_ids, points.days, points.values
    finite = np.isfinite(values)
    if not finite.all():
        accounts, days, values = accounts[finite], days[finite], values[finite]
    begins = _begins(accounts)
    # As they are read they are in order, which is quicker to see than to make.
    if not (np.diff(accounts[begins]) > 0).all():
        # Joined from a few that are in order, which sorting by one key makes use of.
        order = np.argsort(accounts, kind="stable")
        accounts, days, values = accounts[order], days[order], values[order]
        begins = _begins(accounts)
    if ((days[1:] < days[:-1]) & (accounts[1:] == accounts[:-1])).any():
        order = np.lexsort((days, accounts))
        days, values = days[order], values[order]
    lengths = np.diff(begins, append=len(accounts))
    run = np.repeat(np.arange(len(begins)), lengths)
    return _Runs(accounts[begins], begins, run, days, values)


def _begins(accounts: Ints) -> NDArray[np.int64]:
    """Return where another account begins."""
    return np.flatnonzero(np.append(True, accounts[1:] != accounts[:-1])[: len(accounts)])


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
