"""A page of a map, whole or a tile of it, drawn on whatever can draw and cut."""

from contextlib import AbstractContextManager
from typing import Protocol

from cs_desktop.common.language import tr
from cs_desktop.reports.drawing import Box, Drawing, Point
from cs_desktop.reports.journey.pages import MapPage, Tile
from cs_desktop.reports.journey.poster import Poster
from cs_desktop.reports.journey.shifted import Shifted
from cs_desktop.reports.journey.styles import CAPTION, CAPTION_MEDIUM
from cs_desktop.reports.look import CONTROL, TEXT2, TEXT3
from cs_desktop.reports.sheet import Align, Sheet, baseline_at
from cs_desktop.reports.text.style import TextStyle

_WORDS = 8.0
"""Points, as all lengths in the margins, which are the same however large the map is."""
_WORDS_FROM_EDGE = 14.0
_TICK_FROM, _TICK_TO = 3.0, 8.0
_ARROW = 3.5


class CutDrawing(Drawing, Protocol):
    """What a page is drawn on."""

    def cut(self, box: Box) -> AbstractContextManager[None]:
        """Show only what lies within a box, until it is left."""
        ...


def draw_page(drawing: CutDrawing, poster: Poster, page: MapPage, sheet: Sheet) -> None:
    """Draw a page; in the margins of a tile stand its name and the marks at which to cut and to glue it."""
    window = Box(page.left, page.top, page.shown.width, page.shown.height)
    dx, dy = page.left - page.shown.left, page.top - page.shown.top
    with drawing.cut(window):
        poster.tape.replay(Shifted(drawing, dx, dy), page.shown)
    if page.tile is not None:
        margins = _Margins(sheet, window, page.tile, 1 / page.points_a_unit)
        margins.mark_cuts()
        margins.mark_neighbours()
        margins.name(poster)


class _Margins:
    """What stands around the window of a tile; `point` is how many units a point has."""

    def __init__(self, sheet: Sheet, window: Box, tile: Tile, point: float) -> None:
        self._sheet, self._window, self._tile, self._point = sheet, window, tile, point

    def mark_cuts(self) -> None:
        """Draw a tick outside of each corner, in the direction of each edge."""
        window = self._window
        for x in (window.left, window.right):
            self._ticks_at_x(x)
        for y in (window.top, window.bottom):
            self._ticks_at_y(y)

    def mark_neighbours(self) -> None:
        """Draw ticks where the edges of the neighbours come to lie, and say which sheets those are."""
        window, tile, point = self._window, self._tile, self._point
        if tile.beside:
            self._ticks_at_x(window.right - tile.overlap)
            x, y = window.right + 4 * point, window.top + window.height / 2
            tip = x + _ARROW * point
            self._draw_arrow([(x, y - _ARROW * point), (tip, y), (x, y + _ARROW * point)])
            self._write(tile.beside, tip + 2 * point, y)
        if tile.below:
            self._ticks_at_y(window.bottom - tile.overlap)
            x, y = window.left + window.width / 2, window.bottom + _WORDS_FROM_EDGE * point
            half = _ARROW * point
            self._draw_arrow([(x - half, y - half / 2), (x + half, y - half / 2), (x, y + half / 2)])
            self._write(tile.below, x + 2 * half, y)

    def name(self, poster: Poster) -> None:
        """Write which sheet of which map it is, and how confidential."""
        tile, window, point = self._tile, self._window, self._point
        middle = _WORDS_FROM_EDGE * point
        text = tr("Sheet {name} of {rows} × {columns}", name=tile.name, rows=tile.rows, columns=tile.columns)
        x = window.left + self._write(text, window.left, middle) + _WORDS * point
        secret = self._sheet.setter.elided(poster.secret, self._style, window.width / 3)
        baseline = baseline_at(self._style, middle)
        self._sheet.line(secret, window.right, baseline, TEXT3, Align.END)
        room = window.right - x - secret.width - _WORDS * point
        if room > 0:
            what = self._sheet.setter.elided(poster.what, self._style, room)
            self._sheet.line(what, x, baseline, TEXT3)

    @property
    def _style(self) -> TextStyle:
        return CAPTION.sized(_WORDS * self._point)

    def _write(self, text: str, x: float, middle: float) -> float:
        style = CAPTION_MEDIUM.sized(_WORDS * self._point)
        line = self._sheet.setter.line(text, style)
        self._sheet.line(line, x, baseline_at(style, middle), TEXT2)
        return line.width

    def _draw_arrow(self, corners: list[Point]) -> None:
        self._sheet.drawing.polygon(corners, fill=TEXT2)

    def _ticks_at_x(self, x: float) -> None:
        for edge, out in ((self._window.top, -self._point), (self._window.bottom, self._point)):
            self._tick((x, edge + _TICK_FROM * out), (x, edge + _TICK_TO * out))

    def _ticks_at_y(self, y: float) -> None:
        for edge, out in ((self._window.left, -self._point), (self._window.right, self._point)):
            self._tick((edge + _TICK_FROM * out, y), (edge + _TICK_TO * out, y))

    def _tick(self, start: Point, end: Point) -> None:
        self._sheet.drawing.line(start, end, CONTROL, 0.6 * self._point)
