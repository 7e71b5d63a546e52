"""The curve of emotion: smooth, through every point, and never beyond what was felt on either side."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from cs_desktop.domain.journey.geometry import Point

LOWEST, HIGHEST = -2.0, 2.0


@dataclass(frozen=True, slots=True)
class Bend:
    """A piece of a cubic Bezier curve, from the end of the one before it."""

    first: Point
    second: Point
    end: Point


def clamped(value: float) -> float:
    """Return a feeling inside -2 to +2."""
    return min(max(value, LOWEST), HIGHEST)


def height_of(value: float, top: float, height: float, margin: float = 14.0) -> float:
    """Return the y of a feeling in a lane that begins at `top`."""
    share = (HIGHEST - clamped(value)) / (HIGHEST - LOWEST)
    return top + margin + share * (height - 2 * margin)


def value_at(y: float, top: float, height: float, margin: float = 14.0) -> float:
    """Return the feeling that a place in the lane stands for, to a tenth."""
    share = (y - top - margin) / max(height - 2 * margin, 1.0)
    return round(clamped(HIGHEST - share * (HIGHEST - LOWEST)), 1)


def bends(points: Sequence[Point]) -> tuple[Bend, ...]:
    """Return the pieces of a monotone cubic through points from the left; of two at one x the later counts.

    Slopes by Fritsch and Butland (1984): the weighted harmonic mean of the two neighbouring slopes, zero
    where they differ in sign, so that the curve invents no peak.
    """
    points = list({point.x: point for point in points}.values())
    if len(points) < 2:
        return ()
    steps = [b.x - a.x for a, b in itertools.pairwise(points)]
    slopes = [(b.y - a.y) / step for a, b, step in zip(points, points[1:], steps, strict=False)]
    tangents = [
        slopes[0],
        *(_tangent(*pair) for pair in zip(slopes, slopes[1:], steps, steps[1:], strict=False)),
        slopes[-1],
    ]
    return tuple(
        Bend(
            Point(a.x + step / 3, a.y + tangents[place] * step / 3),
            Point(b.x - step / 3, b.y - tangents[place + 1] * step / 3),
            b,
        )
        for place, (a, b, step) in enumerate(zip(points, points[1:], steps, strict=False))
    )


def _tangent(before: float, after: float, left: float, right: float) -> float:
    if before * after <= 0:
        return 0.0
    share = (1 + right / (left + right)) / 3
    return before * after / (share * after + (1 - share) * before)
