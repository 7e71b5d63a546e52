"""A page of a map, whole or a tile of it, drawn on whatever can draw and cut."""

from contextlib import AbstractContextManager
from typing import Protocol

from cs_desktop.common.language import tr
from cs_desktop.reports.drawing import Box, Drawing
from cs_desktop.reports.journey.pages import MapPage
from cs_desktop.reports.journey.poster import Poster
from cs_desktop.reports.journey.shifted import Shifted
from cs_desktop.reports.journey.styles import CAPTION
from cs_desktop.reports.look import CONTROL, TEXT3, Look
from cs_desktop.reports.sheet import Sheet, baseline_at
from cs_desktop.reports.text.setter import Setter

_TICK = 12.0


class CutDrawing(Drawing, Protocol):
    """What a page is drawn on."""

    def cut(self, box: Box) -> AbstractContextManager[None]:
        """Show only what lies within a box, until it is left."""
        ...


def draw_page(
    drawing: CutDrawing, poster: Poster, page: MapPage, setter: Setter, look: Look, count: int
) -> None:
    """Draw one of `count` pages; on a tile stand its name and the marks at which to cut it."""
    window = Box(page.left, page.top, page.shown.width, page.shown.height)
    dx, dy = page.left - page.shown.left, page.top - page.shown.top
    with drawing.cut(window):
        poster.tape.replay(Shifted(drawing, dx, dy), page.shown)
    if page.name:
        _draw_marks(drawing, window)
        text = tr("Sheet {name} of {count}", name=page.name, count=count)
        line = setter.line(text, CAPTION)
        Sheet(drawing, setter, look).line(line, page.left, baseline_at(CAPTION, page.top / 2), TEXT3)


def _draw_marks(drawing: Drawing, window: Box) -> None:
    """Draw a tick outside of each corner, in the direction of each edge."""
    for x, outward in ((window.left, -_TICK), (window.right, _TICK)):
        for y in (window.top, window.bottom):
            drawing.line((x + outward / 4, y), (x + outward, y), CONTROL, 0.75)
    for y, outward in ((window.top, -_TICK), (window.bottom, _TICK)):
        for x in (window.left, window.right):
            drawing.line((x, y + outward / 4), (x, y + outward), CONTROL, 0.75)
