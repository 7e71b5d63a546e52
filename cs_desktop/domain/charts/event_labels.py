"""Where the names of events stand in a chart: over or under their rings, at the end of a short stem."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from cs_desktop.domain.charts.label_places import Box

Floats = NDArray[np.float64]
_STEMS = (9.0, 20.0, 34.0, 50.0, 68.0, 88.0)
"""Pixels between a ring's middle and its name, the shortest first."""
_RING = 5.0
"""Half of a ring with the air around it."""
_GAP = 3.0
"""Pixels around a name that stay free."""


def event_labels(
    rings: Sequence[tuple[float, float]],
    sizes: Sequence[tuple[float, float]],
    area: Box,
    lines: Sequence[Box],
    edges: Sequence[Box] = (),
) -> tuple[Box | None, ...]:
    """Return the place of each event's name, None where there is none.

    Names given first choose first. None lies on a ring, on one of the `lines`, on another name or its stem,
    or reaches out of the area. On an `edge`, such as that of a band, it lies only where nothing else is left.
    """
    drawn = [*lines, *(Box(x - _RING, y - _RING, 2 * _RING, 2 * _RING) for x, y in rings)]
    hard, soft = _bounds(drawn), _bounds(edges)
    taken: list[Box] = []
    found: list[Box | None] = []
    for (x, y), size in zip(rings, sizes, strict=True):
        free = [
            (place, stem)
            for place, stem in _places(x, y, size, area)
            if not _meets(hard, _wider(place))
            and not any(place.meets(other) or stem.meets(other) for other in taken)
        ]
        clear = [one for one in free if not _meets(soft, one[0])]
        best = next(iter([*clear, *free]), None)
        found.append(None if best is None else best[0])
        if best is not None:
            taken += [_wider(best[0]), best[1]]
    return tuple(found)


def _places(x: float, y: float, size: tuple[float, float], area: Box) -> Iterator[tuple[Box, Box]]:
    """Yield places for a name with the stems that lead there, the shortest stem first."""
    width, height = size
    right = area.left + area.width - width
    if right < area.left:
        return
    left = min(max(x - width / 2, area.left), right)
    for stem in _STEMS:
        over = Box(left, y - stem - height, width, height), Box(x - 0.5, y - stem, 1, stem - _RING)
        under = Box(left, y + stem, width, height), Box(x - 0.5, y + _RING, 1, stem - _RING)
        yield from (one for one in (over, under) if area.holds(one[0]))


def _wider(box: Box) -> Box:
    return Box(box.left - _GAP, box.top - _GAP / 2, box.width + 2 * _GAP, box.height + _GAP)


def _bounds(boxes: Sequence[Box]) -> Floats:
    """Return left, top, right and bottom of boxes as rows of an array: a chart has hundreds of pieces."""
    made = np.array(boxes, np.float64).reshape(-1, 4)
    made[:, 2:] += made[:, :2]
    return made


def _meets(bounds: Floats, box: Box) -> bool:
    left, top, right, bottom = bounds.T
    across = (box.left < right) & (left < box.left + box.width)
    return bool((across & (box.top < bottom) & (top < box.top + box.height)).any())
