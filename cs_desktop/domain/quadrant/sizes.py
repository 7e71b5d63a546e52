"""How large the mark of an account is: its area grows as its ARR."""

from collections.abc import Sequence
from math import pi, sqrt

import numpy as np
from numpy.typing import NDArray

from cs_desktop.domain.figures import Status

LEAST_AREA = 36.0
"""Square pixels of a mark that can still be seen and hit; smaller ARR, or none, is drawn so large."""
LARGEST = 900.0
"""Of the mark of the account with most ARR, where there are few."""
_SMALL_LARGEST = 300.0
_FEW, _MANY = 60, 2000
_SIDES = {Status.GOOD: sqrt(4 / pi), Status.WATCH: sqrt(2), Status.RISK: 1.0}
"""Side of the box around a circle, a triangle as high as wide, and a square, of area 1."""


def largest_area(count: int) -> float:
    """Return the area in square pixels of the account with most ARR: less where there are many."""
    share = (min(max(count, _FEW), _MANY) - _FEW) / (_MANY - _FEW)
    return LARGEST + share * (_SMALL_LARGEST - LARGEST)


def areas(arr: Sequence[int], largest: float) -> NDArray[np.float64]:
    """Return the area of each mark in square pixels: in proportion to its ARR, LEAST_AREA at least."""
    amounts = np.array(arr, np.float64)
    most = amounts.max(initial=0.0)
    if most <= 0:
        return np.full(len(amounts), LEAST_AREA)
    found: NDArray[np.float64] = np.maximum(amounts / most * largest, LEAST_AREA)
    return found


def side(area: float, status: Status) -> float:
    """Return the side of the box around a judgment's mark of an area."""
    return sqrt(area) * _SIDES.get(status, _SIDES[Status.GOOD])


def told_amounts(most: int) -> tuple[int, ...]:
    """Return two round amounts for a legend: the larger at most the most, the other about a quarter of it."""
    if most <= 0:
        return ()
    large = _round_down(most)
    return (large, _round_down(large / 4)) if large >= 4 else (large,)


def _round_down(amount: float) -> int:
    power = 10 ** int(np.floor(np.log10(amount)))
    return int(max(step for step in (1, 2, 5) if step * power <= amount) * power)
