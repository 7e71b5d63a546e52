"""Where labels go: beside what they name, never over each other or over a line."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from cs_desktop.reports.drawing import Box, Point

_MARGIN = 4.0


class Places:
    """The taken places of one chart."""

    def __init__(self, bounds: Box) -> None:
        self._bounds = bounds
        self._taken: list[Box] = []
        self._segments: list[tuple[Point, Point]] = []

    def take(self, box: Box) -> None:
        """Keep others out of a place."""
        self._taken.append(box)

    def take_path(self, points: Sequence[Point]) -> None:
        """Keep labels off a line."""
        self._segments += pairwise(points)

    def first_free(self, candidates: Iterable[Box]) -> int | None:
        """Take the first place that is free and return its number; None if all are taken."""
        for number, box in enumerate(candidates):
            if self._is_free(box):
                self.take(box)
                return number
        return None

    def _is_free(self, box: Box) -> bool:
        bounds = self._bounds
        inside = (
            box.left >= bounds.left - 0.5
            and box.right <= bounds.right + 0.5
            and box.top >= bounds.top - 0.5
            and box.bottom <= bounds.bottom + 0.5
        )
        return (
            inside
            and not any(box.overlaps(taken, _MARGIN) for taken in self._taken)
            and not any(_crosses(segment, box) for segment in self._segments)
        )


def _crosses(segment: tuple[Point, Point], box: Box) -> bool:
    """Return whether a line comes through a box widened by the margin."""
    (x1, y1), (x2, y2) = sorted(segment)
    left, right = max(x1, box.left - _MARGIN), min(x2, box.right + _MARGIN)
    if left > right:
        return False
    if x1 == x2:
        low, high = sorted((y1, y2))
    else:
        slope = (y2 - y1) / (x2 - x1)
        low, high = sorted((y1 + slope * (left - x1), y1 + slope * (right - x1)))
    return low <= box.bottom + _MARGIN and high >= box.top - _MARGIN
