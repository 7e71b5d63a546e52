"""Words at the points of curves, placed so that none lies over another or over a point."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cs_desktop.domain.journey.geometry import Box, Point

HEIGHT = 14.0
WIDEST = 118.0
_AWAY = 7.0
"""Between a point's middle and its word."""
_NARROWEST = 36.0
"""A word that has less room is left out: it is told otherwise."""


@dataclass(frozen=True, slots=True)
class Caption:
    """A word that belongs to a point."""

    id: int
    at: Point
    width: float
    """Of the whole word."""


def around(point: Point, reach: float) -> Box:
    """Return what a point takes up."""
    return Box(point.x - reach, point.y - reach, 2 * reach, 2 * reach)


def place_captions(captions: Sequence[Caption], there: Sequence[Box], lane: Box) -> Mapping[int, Box]:
    """Return the box of each word that has room, by id; earlier ones choose first.

    A word stands above its point or below it, whichever is free first, in the middle or pushed aside; where
    it is too wide it is cut, and where nothing is left it is missing. `there` is what it must keep off.
    """
    taken = _Taken(there)
    found: dict[int, Box] = {}
    for caption in captions:
        box = _free(caption, taken, lane)
        if box is not None:
            found[caption.id] = box
            taken.add(box)
    return found


class _Taken:
    """Boxes by the strips that they stand in, so that each is held against those near it alone."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        self._strips: dict[int, list[Box]] = {}
        for box in boxes:
            self.add(box)

    def add(self, box: Box) -> None:
        """Take a box."""
        for strip in _strips(box):
            self._strips.setdefault(strip, []).append(box)

    def meets(self, box: Box) -> bool:
        """Return whether a box lies over one that is taken."""
        return any(box.overlaps(other) for strip in _strips(box) for other in self._strips.get(strip, ()))


def _strips(box: Box) -> range:
    return range(int(box.x // WIDEST), int(box.right // WIDEST) + 1)


def _free(caption: Caption, taken: _Taken, lane: Box) -> Box | None:
    full = min(caption.width, WIDEST)
    for width in dict.fromkeys((full, full * 0.75, max(full / 2, min(full, _NARROWEST)))):
        if width < min(_NARROWEST, full):
            continue
        for y in (caption.at.y - _AWAY - HEIGHT, caption.at.y + _AWAY):
            for x in (caption.at.x - width / 2, caption.at.x - width + _AWAY, caption.at.x - _AWAY):
                box = Box(min(max(x, lane.x), max(lane.right - width, lane.x)), y, width, HEIGHT)
                if _fits(box, lane) and not taken.meets(box):
                    return box
    return None


def _fits(box: Box, lane: Box) -> bool:
    return lane.y <= box.y and box.bottom <= lane.bottom and box.right <= lane.right + 1e-6
