"""What a card is in line with: the lines that show it while one drags or stretches it."""

from collections.abc import Collection
from dataclasses import dataclass

from cs_desktop.domain.journey.content import EIGHTHS, MapContent
from cs_desktop.domain.journey.geometry import INSET, Box, Point
from cs_desktop.domain.journey.layout import Layout
from cs_desktop.domain.journey.stacking import Stretch, stretch_of

_NEAR = 220.0
"""Only cards this close above or below count, in points: with others nobody sees that one is in line."""


@dataclass(frozen=True, slots=True)
class Guide:
    """A line down the map from one height to another."""

    x: float
    top: float
    bottom: float
    middle: bool = False
    """Middles are in line, not edges."""


class Neighbours:
    """The cards that others can be in line with."""

    def __init__(self, content: MapContent, layout: Layout, without: Collection[int]) -> None:
        """`without` are the ids of the cards that are dragged."""
        self._layout = layout
        places, count = content.stage_places, len(content.stages)
        self._edges = edges_of(layout)
        self._cards = [
            (stretch_of(card, places, count), layout.cards[card.id])
            for card in content.cards
            if card.id in layout.cards and card.id not in without
        ]

    def nearest(self, corner: Point, box: Box, length: int, reach: float) -> int | None:
        """Return the eighth at which a card dragged to a corner would be in line with another, the nearest.

        None where that is further than `reach`, or where a stage begins as near.
        """
        last = len(self._edges) - 1
        found: list[tuple[float, int]] = []
        for stretch, other in self._cards:
            if _gap(other, corner.y, box.height) > _NEAR:
                continue
            lines = [stretch.first, stretch.end - length]
            middle = stretch.first + stretch.end - length
            if middle % 2 == 0:
                lines.append(middle // 2)
            found += [
                (abs(self._edges[eighth] + INSET / 2 - corner.x), eighth)
                for eighth in lines
                if 0 <= eighth < last
            ]
        far, eighth = min(found, default=(reach + 1, 0))
        return eighth if far <= reach else None

    def guides(self, landed: Stretch, top: float, height: float) -> tuple[Guide, ...]:
        """Return the lines from a card that covers a stretch to the nearest others in line with it."""
        best: dict[tuple[int, bool], tuple[float, Box]] = {}
        for stretch, box in self._cards:
            gap = _gap(box, top, height)
            if gap > _NEAR:
                continue
            for line in _shared(landed, stretch):
                if line not in best or gap < best[line][0]:
                    best[line] = (gap, box)
        return tuple(
            Guide(self._x(*line, landed), min(top, box.y), max(top + height, box.bottom), line[1])
            for line, (_gap_there, box) in sorted(best.items(), key=lambda one: one[0])
        )

    def _x(self, twice: int, middle: bool, landed: Stretch) -> float:  # noqa: FBT001 - a key, taken apart
        eighth, half = divmod(twice, 2)
        if not middle:
            inset = INSET / 2
            return self._edges[eighth] + (inset if eighth == landed.first else -inset)
        x = self._edges[eighth]
        return (x + self._edges[eighth + 1]) / 2 if half else x


def _shared(one: Stretch, other: Stretch) -> list[tuple[int, bool]]:
    """Return what two stretches share, as twice the eighth, and whether it is their middle."""
    lines = []
    if one.first == other.first:
        lines.append((2 * one.first, False))
    if one.end == other.end:
        lines.append((2 * one.end, False))
    if not lines and one.first + one.end == other.first + other.end:
        lines.append((one.first + one.end, True))
    return lines


def _gap(box: Box, top: float, height: float) -> float:
    """Return how far a box is above or below another; 0 where they stand beside each other."""
    return max(box.y - (top + height), top - box.bottom, 0.0)


def edges_of(layout: Layout) -> list[float]:
    """Return where each eighth begins, from the first stage on, and at last where the last one ends."""
    boxes = [placed.box for placed in layout.stages]
    return [*(box.x + box.width * part / EIGHTHS for box in boxes for part in range(EIGHTHS)), layout.width]
