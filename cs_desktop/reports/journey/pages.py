"""How a drawing of any size is shared out over pages."""

import math
from dataclasses import dataclass

from cs_desktop.domain.journey.printing import Paper
from cs_desktop.reports.drawing import Box
from cs_desktop.reports.journey.styles import CARD

POINTS_A_UNIT = 0.75
"""A map as large as on screen: a title of 12 units is set in 9 points."""
_MM = 72 / 25.4
_A4 = (210 * _MM, 297 * _MM)
_A3 = (297 * _MM, 420 * _MM)
_SIZES = {Paper.A4: _A4, Paper.A3: _A3, Paper.A4_TILES: _A4, Paper.A3_TILES: _A3}
TILED = frozenset({Paper.A4_TILES, Paper.A3_TILES})
_MARGIN = 10 * _MM
_OVERLAP = 10 * _MM
"""What two neighbours both show, to be glued."""
_SMALLEST = 7 / CARD.size
_LARGEST = 12 / CARD.size
"""Points a unit on several sheets: titles of 7 points are read in the hand, those of 12 on a wall."""
_LONGEST = 14_400.0
"""Points an edge of a page may have (ISO 32000-1, annex C)."""


@dataclass(frozen=True, slots=True)
class Tile:
    """Which of the sheets of a map one is, counted from 0, and what it shares with its neighbours."""

    row: int
    column: int
    rows: int
    columns: int
    overlap: float
    """In units of the drawing."""

    @property
    def name(self) -> str:
        """Return its row as a letter and its column as a number, such as B2."""
        return _name(self.row, self.column)

    @property
    def beside(self) -> str:
        """Return the name of the sheet to the right of it; empty for the last."""
        return _name(self.row, self.column + 1) if self.column + 1 < self.columns else ""

    @property
    def below(self) -> str:
        """Return the name of the sheet below it; empty for the last."""
        return _name(self.row + 1, self.column) if self.row + 1 < self.rows else ""


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
    tile: Tile | None = None
    """None for a whole map."""


def pages_of(width: float, height: float, paper: Paper, across: int = 0) -> list[MapPage]:
    """Return the pages for a drawing of a size, row by row.

    Several sheets are as few as keep it readable; it is then as large as they have room for, and each shows
    an equal part. `across` says how many of them are to stand side by side; 0 leaves that open.
    """
    if paper is Paper.MAP:
        scale = min(POINTS_A_UNIT, _LONGEST / max(width, height))
        return [MapPage(width, height, scale, Box(0, 0, width, height), 0, 0)]
    grid = _grid(width, height, paper, across) if paper in TILED else None
    if grid is not None and grid.count > 1:
        return grid.pages(width, height)
    return [_fitted(width, height, _turned(_SIZES[paper], width, height))]


def sheets_across(width: float, height: float, paper: Paper) -> int:
    """Return how many sheets side by side a drawing takes."""
    return _grid(width, height, paper).columns if paper in TILED else 1


def column_of(width: float, across: int) -> float:
    """Return how much of a drawing's width is on the first of so many sheets alone at least."""
    return width if across == 1 else (width - _OVERLAP / _SMALLEST) / across


def _turned(size: tuple[float, float], width: float, height: float) -> tuple[float, float]:
    """Return a sheet's size, turned as the drawing is."""
    return (size[1], size[0]) if width >= height else size


def _fitted(width: float, height: float, size: tuple[float, float]) -> MapPage:
    room = size[0] - 2 * _MARGIN, size[1] - 2 * _MARGIN
    scale = min(room[0] / width, room[1] / height, POINTS_A_UNIT)
    page = size[0] / scale, size[1] / scale
    left, top = (page[0] - width) / 2, _MARGIN / scale
    return MapPage(*page, scale, Box(0, 0, width, height), left, top)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Sheets of one size in rows and columns, and how large a drawing is on them."""

    size: tuple[float, float]
    columns: int
    rows: int
    scale: float

    @property
    def count(self) -> int:
        """Return how many sheets there are."""
        return self.columns * self.rows

    def pages(self, width: float, height: float) -> list[MapPage]:
        """Return the sheets, each with an equal part and what it shares with the next."""
        overlap = _OVERLAP / self.scale
        across = (width + (self.columns - 1) * overlap) / self.columns
        down = (height + (self.rows - 1) * overlap) / self.rows
        return [
            MapPage(
                *(self.size[0] / self.scale, self.size[1] / self.scale, self.scale),
                shown=Box(column * (across - overlap), row * (down - overlap), across, down),
                left=_MARGIN / self.scale,
                top=_MARGIN / self.scale,
                tile=Tile(row, column, self.rows, self.columns, overlap),
            )
            for row in range(self.rows)
            for column in range(self.columns)
        ]


def _grid(width: float, height: float, paper: Paper, across: int = 0) -> _Grid:
    grids = _grids(width, height, _SIZES[paper])
    fitting = [grid for grid in grids if grid.columns == across] or grids
    return min(fitting, key=lambda grid: (grid.count, -grid.scale))


def _grids(width: float, height: float, upright: tuple[float, float]) -> list[_Grid]:
    """Return the fewest sheets that keep a drawing readable, upright and lying."""
    found = []
    for size in (upright, (upright[1], upright[0])):
        columns, rows = _count(width, size[0], _SMALLEST), _count(height, size[1], _SMALLEST)
        scale = min(_reach(size[0], columns) / width, _reach(size[1], rows) / height, _LARGEST)
        found.append(_Grid(size, columns, rows, scale))
    return found


def _count(length: float, edge: float, scale: float) -> int:
    """Return how many sheets with an edge of so many points a length takes."""
    return max(math.ceil((length * scale - _OVERLAP) / (edge - 2 * _MARGIN - _OVERLAP) - 1e-9), 1)


def _reach(edge: float, count: int) -> float:
    """Return how many points so many sheets show."""
    return count * (edge - 2 * _MARGIN - _OVERLAP) + _OVERLAP


def _name(row: int, column: int) -> str:
    """Return the name of a sheet: rows are A, B, … Z, AA, AB."""
    letters = ""
    row += 1
    while row:
        row, rest = divmod(row - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{column + 1}"
