"""Where names stand beside their marks so that none lies over another."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Box(NamedTuple):
    """A rectangle, y downward."""

    left: float
    top: float
    width: float
    height: float

    def meets(self, other: "Box") -> bool:
        """Return whether two rectangles have room in common."""
        return (
            self.left < other.left + other.width
            and other.left < self.left + self.width
            and self.top < other.top + other.height
            and other.top < self.top + self.height
        )

    def holds(self, other: "Box") -> bool:
        """Return whether another rectangle lies within this one."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.left + other.width <= self.left + self.width
            and other.top + other.height <= self.top + self.height
        )


def label_places(
    marks: Sequence[Box], sizes: Sequence[tuple[float, float]], area: Box, taken: Iterable[Box], gap: float
) -> tuple[Box | None, ...]:
    """Return a place for the name of each mark, None where there is no free one.

    Names given first choose first. None lies over a mark, over what is `taken`, over another name, or
    reaches out of the area.
    """
    full = _Full((*marks, *taken), len(sizes))
    found: list[Box | None] = []
    for mark, (width, height) in zip(marks, sizes, strict=True):
        around = _around(mark, width, height, gap)
        place = next((place for place in around if area.holds(place) and full.leaves(place)), None)
        found.append(place)
        if place is not None:
            full.take(place)
    return tuple(found)


class _Full:
    """The room that is taken; of thousands of rectangles it is told at once whether one is met."""

    def __init__(self, boxes: Sequence[Box], more: int) -> None:
        sides = np.array(boxes, np.float64).reshape(-1, 4).T
        self._left, self._top = (self._with_room(side, more) for side in sides[:2])
        self._right, self._bottom = (self._with_room(side, more) for side in sides[:2] + sides[2:])
        self._count = len(boxes)

    def leaves(self, box: Box) -> bool:
        """Return whether a rectangle meets none of them."""
        met = (
            (self._left < box.left + box.width)
            & (box.left < self._right)
            & (self._top < box.top + box.height)
            & (box.top < self._bottom)
        )
        return not met.any()

    def take(self, box: Box) -> None:
        """Add a rectangle."""
        place, self._count = self._count, self._count + 1
        self._left[place], self._top[place] = box.left, box.top
        self._right[place], self._bottom[place] = box.left + box.width, box.top + box.height

    @staticmethod
    def _with_room(side: NDArray[np.float64], more: int) -> NDArray[np.float64]:
        # What is not a number meets nothing.
        return np.concatenate([side, np.full(more, np.nan)])


def _around(mark: Box, width: float, height: float, gap: float) -> Iterable[Box]:
    """Yield places beside a mark, the clearest first: after, before, under, over it, at its corners."""
    after, before = mark.left + mark.width + gap, mark.left - gap - width
    under, over = mark.top + mark.height + gap, mark.top - gap - height
    across = mark.left + mark.width / 2 - width / 2
    level = mark.top + mark.height / 2 - height / 2
    for left, top in (
        *((after, level), (before, level), (across, under), (across, over)),
        *((after, under), (after, over), (before, under), (before, over)),
    ):
        yield Box(left, top, width, height)
