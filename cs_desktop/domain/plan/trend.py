"""When a measure arrives at its target if it goes on as it has: a robust line with its uncertainty.

The slope is the median of the slopes between all pairs of points (Theil 1950, Sen 1968), so that a few wild
values change nothing; its interval at 90% is Sen's, from the variance of Kendall's tau. Values that lie close
are not independent, so at most one a week counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import sqrt

import numpy as np

from cs_desktop.common.language import marked

FORMULA = marked("median slope between all pairs of weekly values (Theil–Sen), interval at 90%")
LEAST = 5
"""Fewer values tell no trend."""
Z = 1.645
"""Of the normal distribution, for an interval at 90%."""
WIDEST_DAYS = 366
"""An interval of arrival that is wider says nothing that one could plan with."""
MOST = 260
"""Weeks that are looked at: five years."""


class Course(StrEnum):
    """What a trend says."""

    ARRIVES = "arrives"
    THERE = "there"
    """The value is at its target already."""
    AWAY = "away"
    """It moves away from the target, or not at all."""
    UNSURE = "unsure"
    """The interval is too wide, or holds standing still."""
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True)
class Trend:
    """Where a course leads."""

    course: Course
    n: int
    """How many values it is made of."""
    slope: float = 0.0
    """Change a day."""
    low: float = 0.0
    high: float = 0.0
    """The ends of the slope's interval."""
    arrives: date | None = None
    earliest: date | None = None
    latest: date | None = None


def weekly(days: Sequence[date], values: Sequence[float]) -> list[tuple[date, float]]:
    """Return the last value of each week, in the order of weeks."""
    last: dict[tuple[int, int], tuple[date, float]] = {}
    for day, value in sorted(zip(days, values, strict=True)):
        year, week, _ = day.isocalendar()
        last[(year, week)] = (day, value)
    return list(last.values())[-MOST:]


def trend(days: Sequence[date], values: Sequence[float], target: float) -> Trend:
    """Return when the line through some values reaches a target.

    Example, by hand: 10, 11, 12, 13, 14 on days a week apart rise by 1/7 a day between any two. From the last
    day 14 is there and 20 wanted: 6 / (1/7) = 42 days.
    """
    points = weekly(days, values)
    n = len(points)
    if n < LEAST:
        return Trend(Course.TOO_FEW, n)
    x = np.array([day.toordinal() for day, _ in points], float)
    y = np.array([value for _, value in points])
    slope, low, high = slopes(x, y)
    # Where the line stands on the last day.
    level = float(np.median(y - slope * (x - x[-1])))
    way = target - level
    known = Trend(Course.AWAY, n, slope, low, high)
    if way == 0:
        return Trend(Course.THERE, n, slope, low, high)
    if slope * way <= 0:
        return known
    slow, fast = sorted((low, high), key=lambda one: one * way)
    if slow * way <= 0:
        return Trend(Course.UNSURE, n, slope, low, high)
    last = points[-1][0]
    spans = [way / fast, way / slope, way / slow]
    if spans[2] - spans[0] > WIDEST_DAYS or spans[2] > 3 * WIDEST_DAYS:
        return Trend(Course.UNSURE, n, slope, low, high)
    earliest, arrives, latest = (last + timedelta(days=round(span)) for span in spans)
    return Trend(Course.ARRIVES, n, slope, low, high, arrives, earliest, latest)


def slopes(x: np.ndarray, y: np.ndarray) -> tuple[float, float, float]:
    """Return the median of the slopes between all pairs of points, and the ends of its interval at 90%.

    `x` grows strictly. The interval leaves out (N − z √Var) / 2 slopes at either end, of N pairs, with
    Var = n (n − 1) (2n + 5) / 18.
    """
    n = len(x)
    first, second = np.triu_indices(n, 1)
    found = np.sort((y[second] - y[first]) / (x[second] - x[first]))
    spread = Z * sqrt(n * (n - 1) * (2 * n + 5) / 18)
    out = (len(found) - spread) / 2
    lower = max(int(np.floor(out)) - 1, 0) if out >= 1 else 0
    return float(np.median(found)), float(found[lower]), float(found[len(found) - 1 - lower])
