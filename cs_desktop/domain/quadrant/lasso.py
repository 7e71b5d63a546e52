"""Which places lie within a line drawn by a free hand."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def within(line: Sequence[tuple[float, float]], xs: Floats, ys: Floats) -> NDArray[np.bool_]:
    """Return which places lie within the line, whose ends are joined.

    A place is within where a ray to the right crosses the line an odd number of times (even-odd rule), so
    that what a line runs around twice is outside again.
    """
    inside = np.zeros(len(xs), dtype=bool)
    for (x, y), (before_x, before_y) in zip(line, (*line[-1:], *line[:-1]), strict=True):
        crosses = (ys < y) != (ys < before_y)
        if y != before_y:
            inside ^= crosses & (xs < x + (ys - y) * (before_x - x) / (before_y - y))
    return inside


def within_box(
    one: tuple[float, float], other: tuple[float, float], xs: Floats, ys: Floats
) -> NDArray[np.bool_]:
    """Return which places lie in the box between two corners, its edges included."""
    (left, right), (low, high) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    inside: NDArray[np.bool_] = (xs >= left) & (xs <= right) & (ys >= low) & (ys <= high)
    return inside
