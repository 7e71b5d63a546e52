"""Lines and shapes as the operators of a PDF page, from points with y upwards."""

from collections.abc import Iterable, Sequence

from cs_desktop.reports.drawing import Bend, Point

_ROUND = 0.5523
"""How far the control points of a quarter of a circle stand from its ends, of the radius."""


def polyline(points: Sequence[Point]) -> str:
    """Return straight lines from point to point."""
    (x, y), *others = points
    return " ".join((f"{x:.2f} {y:.2f} m", *(f"{x:.2f} {y:.2f} l" for x, y in others)))


def curves(start: Point, bends: Iterable[Bend]) -> str:
    """Return cubic Bezier curves, each from the end of the one before it."""
    pieces = (" ".join(f"{x:.2f} {y:.2f}" for x, y in bend) + " c" for bend in bends)
    return " ".join((f"{start[0]:.2f} {start[1]:.2f} m", *pieces))


def rectangle(left: float, bottom: float, width: float, height: float) -> str:
    """Return a rectangle."""
    return f"{left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re"


def rounded(left: float, bottom: float, width: float, height: float, radius: float) -> str:
    """Return a rectangle with round corners, of half its height a circle's."""
    right, top, away = left + width, bottom + height, radius * (1 - _ROUND)
    start = f"{left + radius:.2f} {bottom:.2f} m"
    corners = (
        (right - radius, bottom, right - away, bottom, right, bottom + away, right, bottom + radius),
        (right, top - radius, right, top - away, right - away, top, right - radius, top),
        (left + radius, top, left + away, top, left, top - away, left, top - radius),
        (left, bottom + radius, left, bottom + away, left + away, bottom, left + radius, bottom),
    )
    return " ".join((start, *(_corner(*corner) for corner in corners), "h"))


def _corner(x: float, y: float, *bend: float) -> str:
    return f"{x:.2f} {y:.2f} l " + " ".join(f"{value:.2f}" for value in bend) + " c"
