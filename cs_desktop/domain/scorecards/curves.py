"""Working on the curve of a measure: the same curve with one of its points moved, added or removed."""

import math
from bisect import bisect_left
from itertools import pairwise

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.domain.scorecards.card import Curve

MOST_POINTS = 20


def score_at(curve: Curve, value: float) -> float:
    """Return the score of a value: linear between two points, level beyond the ends."""
    if value <= curve[0][0]:
        return curve[0][1]
    for (left, low), (right, high) in pairwise(curve):
        if value <= right:
            return low + (high - low) * (value - left) / (right - left)
    return curve[-1][1]


def with_point_at(curve: Curve, place: int, value: float, score: float, gap: float) -> Curve:
    """Return the curve with a point moved there, kept at least `gap` from its neighbours and from 0 to 100.

    Where two neighbours leave no room it stays where it is along the values.
    """
    low = curve[place - 1][0] + gap if place > 0 else -math.inf
    high = curve[place + 1][0] - gap if place + 1 < len(curve) else math.inf
    kept = curve[place][0] if low > high else min(max(value, low), high)
    points = list(curve)
    points[place] = (kept, min(max(score, 0.0), 100.0))
    return tuple(points)


def with_new_point(curve: Curve, value: float, score: float) -> tuple[Curve, int]:
    """Return the curve with a point more, and its place; a point of the same value is moved instead.

    Raises:
        InputError: it has too many points.
    """
    place = bisect_left([x for x, _ in curve], value)
    point = (value, min(max(score, 0.0), 100.0))
    if place < len(curve) and curve[place][0] == value:
        return (*curve[:place], point, *curve[place + 1 :]), place
    if len(curve) >= MOST_POINTS:
        raise InputError(tr("A curve has at most {most} points.", most=MOST_POINTS))
    return (*curve[:place], point, *curve[place:]), place


def with_point_after(curve: Curve, place: int, step: float) -> tuple[Curve, int]:
    """Return the curve with a point halfway to the next one, and its place; after the last, `step` beyond it.

    Raises:
        InputError: it has too many points, or there is no room between the two.
    """
    value = curve[place][0]
    halfway = (value + curve[place + 1][0]) / 2 if place + 1 < len(curve) else value + step
    if halfway in (value, curve[min(place + 1, len(curve) - 1)][0]):
        raise InputError(tr("There is no room for another point between these two."))
    return with_new_point(curve, halfway, score_at(curve, halfway))


def without_point(curve: Curve, place: int) -> Curve:
    """Return the curve without a point.

    Raises:
        InputError: it is the only one.
    """
    if len(curve) == 1:
        raise InputError(tr("A curve needs one point; a single one gives its score to every value."))
    return curve[:place] + curve[place + 1 :]


def with_exact(curve: Curve, place: int, value: float, score: float) -> Curve:
    """Return the curve with a point exactly there.

    Raises:
        InputError: another point has that value, or it would pass one.
    """
    low = curve[place - 1][0] if place > 0 else -math.inf
    high = curve[place + 1][0] if place + 1 < len(curve) else math.inf
    if not low < value < high:
        raise InputError(
            tr("Each point needs a greater value than the one before it, and a smaller than the next.")
        )
    return (*curve[:place], (value, score), *curve[place + 1 :])
