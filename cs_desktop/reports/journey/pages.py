"""How a drawing of any size is shared out over pages."""

import math
from dataclasses import dataclass

from cs_desktop.domain.journey.printing import Paper
from cs_desktop.reports.drawing import Box

POINTS_A_UNIT = 0.75
"""A map as large as on screen: a title of 12 units is set in 9 points."""
_MM = 72 / 25.4
_A4 = (210 * _MM, 297 * _MM)
_A3 = (297 * _MM, 420 * _MM)
_SIZES = {Paper.A4: _A4, Paper.A3: _A3, Paper.A4_TILES: _A4, Paper.A3_TILES: _A3}
_TILED = frozenset({Paper.A4_TILES, Paper.A3_TILES})
_MARGIN = 10 * _MM
_OVERLAP = 10 * _MM
"""What two neighbours both show, to be glued."""
_LONGEST = 14_400.0
"""Points an edge of a page may have (ISO 32000-1, annex C)."""


@dataclass(frozen=True, slots=True)
class MapPage:
    """One page: a part of the drawing, and where on the page it stands. Lengths in units of the drawing."""

    width: float
    height: float
    points_a_unit: float
    shown: Box
    """The part of the drawing."""
    left: float
    top: float
    name: str = ""
    """Of a tile: its row as a letter and its column as a number, such as B2; empty for a whole map."""


def pages_of(width: float, height: float, paper: Paper) -> list[MapPage]:
    """Return the pages for a drawing of a size, row by row."""
    if paper is Paper.MAP:
        scale = min(POINTS_A_UNIT, _LONGEST / max(width, height))
        return [MapPage(width, height, scale, Box(0, 0, width, height), 0, 0)]
    size = _turned(_SIZES[paper], width, height)
    return _tiles(width, height, size) if paper in _TILED else [_fitted(width, height, size)]


def _turned(size: tuple[float, float], width: float, height: float) -> tuple[float, float]:
    """Return a sheet's size, turned as the drawing is."""
    return (size[1], size[0]) if width >= height else size


def _fitted(width: float, height: float, size: tuple[float, float]) -> MapPage:
    room = size[0] - 2 * _MARGIN, size[1] - 2 * _MARGIN
    scale = min(room[0] / width, room[1] / height, POINTS_A_UNIT)
    page = size[0] / scale, size[1] / scale
    left, top = (page[0] - width) / 2, _MARGIN / scale
    return MapPage(*page, scale, Box(0, 0, width, height), left, top)


def _tiles(width: float, height: float, size: tuple[float, float]) -> list[MapPage]:
    scale = POINTS_A_UNIT
    room = (size[0] - 2 * _MARGIN) / scale, (size[1] - 2 * _MARGIN) / scale
    step = room[0] - _OVERLAP / scale, room[1] - _OVERLAP / scale
    columns, rows = _count(width, room[0], step[0]), _count(height, room[1], step[1])
    if columns == rows == 1:
        return [_fitted(width, height, size)]
    return [
        MapPage(
            *(size[0] / scale, size[1] / scale, scale),
            shown=Box(column * step[0], row * step[1], *room),
            left=_MARGIN / scale,
            top=_MARGIN / scale,
            name=f"{_letters(row)}{column + 1}",
        )
        for row in range(rows)
        for column in range(columns)
    ]


def _count(length: float, room: float, step: float) -> int:
    return 1 if length <= room else 1 + math.ceil((length - room) / step)


def _letters(row: int) -> str:
    """Return A, B, … Z, AA, AB."""
    text = ""
    row += 1
    while row:
        row, rest = divmod(row - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
