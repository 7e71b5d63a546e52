"""Points of one account and metric as a line that a chart can show."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cs_desktop.domain.vocabulary import MetricKind

_WEEK = 7
_SHORTEST_PAUSE = 4
_PAUSE = 3
"""A pause is longer than this many usual distances between two values, and than the shortest one."""


@dataclass(frozen=True, slots=True)
class Line:
    """Days, ascending, and a value for each."""

    days: tuple[date, ...]
    values: tuple[float | None, ...]
    """None on a day within a pause, so that no line is drawn across it."""


def weekly(
    days: NDArray[np.integer[Any]], values: NDArray[np.float64], kind: MetricKind, since: date, until: date
) -> Line:
    """Return one value for each whole week with a point, counted back from `until`; dated by its last day.

    `days` are ordinals, ascending. A week is 7 days, the last ends on `until`; weeks that begin before
    `since` are left out, so that no week is counted in part. What ages has a value for every week from its
    first point on.
    """
    if kind is MetricKind.AGE:
        return _aging(days.astype(np.int64), values, since, until)
    inside = (days >= since.toordinal()) & (days <= until.toordinal())
    week = (until.toordinal() - days[inside].astype(np.int64)) // _WEEK
    whole = until.toordinal() - (week + 1) * _WEEK + 1 >= since.toordinal()
    week, part = week[whole], values[inside][whole]
    if not len(part):
        return Line((), ())
    # Days ascend, so equal weeks stand together and descend.
    starts = np.append(0, np.flatnonzero(np.diff(week)) + 1)
    ends = np.append(starts[1:], len(part))
    drawn: list[float | None] = [_amount(kind, part[a:b]) for a, b in zip(starts, ends, strict=True)]
    weeks = week[starts].tolist()
    for place in reversed(_before_pauses(week[starts])):
        weeks.insert(place + 1, weeks[place] - 1)
        drawn.insert(place + 1, None)
    ordinals = (until.toordinal() - back * _WEEK for back in weeks)
    return Line(tuple(date.fromordinal(day) for day in ordinals), tuple(drawn))


def _aging(days: NDArray[np.int64], values: NDArray[np.float64], since: date, until: date) -> Line:
    """Return the newest point's value and the days since its own, at the end of each week."""
    ends = np.arange(until.toordinal(), since.toordinal() + _WEEK - 2, -_WEEK)[::-1]
    newest = np.searchsorted(days, ends, side="right") - 1
    ends, newest = ends[newest >= 0], newest[newest >= 0]
    aged = values[newest] + (ends - days[newest])
    return Line(tuple(date.fromordinal(day) for day in ends.tolist()), tuple(aged.tolist()))


def _before_pauses(weeks: NDArray[np.int64]) -> list[int]:
    """Return the places of the last values before a pause; `weeks` descend."""
    distances = -np.diff(weeks)
    if not len(distances):
        return []
    usual = float(np.median(distances))
    return np.flatnonzero(distances > max(_SHORTEST_PAUSE, _PAUSE * usual)).tolist()


def _amount(kind: MetricKind, values: NDArray[np.float64]) -> float:
    if kind is MetricKind.SUM:
        return float(values.sum())
    if kind is MetricKind.MEAN:
        return float(values.mean())
    return float(values.max() if kind is MetricKind.MAX else values[-1])
