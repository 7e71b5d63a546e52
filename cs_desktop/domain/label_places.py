"""Where names stand beside their marks so that none lies over another."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple


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
    full = [*marks, *taken]
    found: list[Box | None] = []
    for mark, (width, height) in zip(marks, sizes, strict=True):
        free = (
            place
            for place in _around(mark, width, height, gap)
            if area.holds(place) and not any(place.meets(other) for other in full)
        )
        place = next(free, None)
        found.append(place)
        if place is not None:
            full.append(place)
    return tuple(found)


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
