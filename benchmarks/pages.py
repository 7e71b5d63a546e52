"""What our deck puts on its pages, written down so that others can draw the same.

`pages.json` holds `unit` (points a unit), `size` (of a page) and `pages`, each a list of operations in units
from the top left corner: text (x, y of the baseline, size, weight, color, text), rect, circle, path, curve,
polygon (fill, stroke, width, dash and their own measures).
"""

import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from cs_desktop.domain.deck.content import AnyDeck
from cs_desktop.domain.journey.printing import Paper
from cs_desktop.reports.drawing import Bend, Dash, Point
from cs_desktop.reports.journey import files
from cs_desktop.reports.journey.files import MapFile
from cs_desktop.reports.journey.pages import POINTS_A_UNIT as POINTS_A_SCREEN_UNIT
from cs_desktop.reports.look import PAGE_HEIGHT, PAGE_WIDTH, POINTS_A_UNIT
from cs_desktop.reports.pdf import render
from cs_desktop.reports.pdf.canvas import TextCanvas
from cs_desktop.reports.pdf.surface import Surface
from cs_desktop.reports.text.line import Line

Pages = list[list[dict[str, Any]]]


def record_map(file: MapFile, target: Path) -> None:
    """Render a map on one page and write what was drawn to `target`."""
    pages: Pages = []
    with patch.object(files, "Surface", partial(_Recorder, pages)):
        file.pdf(Paper.MAP, lambda _done, _of: None)
    document = {"unit": POINTS_A_SCREEN_UNIT, "size": file.size, "pages": pages}
    target.write_text(json.dumps(document), encoding="utf-8")


def record(deck: AnyDeck, out: Path, target: Path) -> None:
    """Render a deck to `out` and write what was drawn to `target`."""
    pages: Pages = []
    with patch.object(render, "Surface", partial(_Recorder, pages)):
        render.render_pdf(deck, out)
    document = {"unit": POINTS_A_UNIT, "size": (PAGE_WIDTH, PAGE_HEIGHT), "pages": pages}
    target.write_text(json.dumps(document), encoding="utf-8")


class _Recorder(Surface):
    """A surface that notes what is drawn on it."""

    def __init__(self, pages: Pages, canvas: TextCanvas, height: float) -> None:
        super().__init__(canvas, height)
        self._pages = pages

    def text(self, line: Line, x: float, baseline: float, color: str) -> None:
        """Note and draw a set line."""
        style = line.style
        self._note("text", x=x, y=baseline, size=style.size, weight=style.weight, color=color, text=line.text)
        super().text(line, x, baseline, color)

    def line(self, start: Point, end: Point, color: str, width: float = 1, dash: Dash = ()) -> None:
        """Note and draw a straight line."""
        self._note("path", points=[start, end], fill=None, stroke=color, width=width, dash=dash)
        super().line(start, end, color, width, dash)

    def path(self, points: Sequence[Point], color: str, width: float, dash: Dash = ()) -> None:
        """Note and draw a line through points."""
        self._note("path", points=points, fill=None, stroke=color, width=width, dash=dash)
        super().path(points, color, width, dash)

    def curve(self, start: Point, bends: Sequence[Bend], color: str, width: float, dash: Dash = ()) -> None:
        """Note and draw curves."""
        self._note("curve", start=start, bends=bends, fill=None, stroke=color, width=width, dash=dash)
        super().curve(start, bends, color, width, dash)

    def rect(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        *,
        fill: str | None = None,
        stroke: str | None = None,
        stroke_width: float = 1,
        radius: float = 0,
    ) -> None:
        """Note and draw a rectangle."""
        box = {"x": left, "y": top, "w": width, "h": height, "radius": min(radius, width / 2, height / 2)}
        self._note("rect", **box, fill=fill, stroke=stroke, width=stroke_width, dash=())
        super().rect(
            left, top, width, height, fill=fill, stroke=stroke, stroke_width=stroke_width, radius=radius
        )

    def circle(
        self,
        center: Point,
        radius: float,
        *,
        fill: str | None = None,
        stroke: str | None = None,
        stroke_width: float = 1,
    ) -> None:
        """Note and draw a circle."""
        at = {"x": center[0], "y": center[1], "radius": radius}
        self._note("circle", **at, fill=fill, stroke=stroke, width=stroke_width, dash=())
        super().circle(center, radius, fill=fill, stroke=stroke, stroke_width=stroke_width)

    def polygon(
        self,
        points: Sequence[Point],
        *,
        fill: str | None = None,
        stroke: str | None = None,
        stroke_width: float = 1,
        dash: Dash = (),
    ) -> None:
        """Note and draw a closed shape."""
        self._note("polygon", points=points, fill=fill, stroke=stroke, width=stroke_width, dash=dash)
        super().polygon(points, fill=fill, stroke=stroke, stroke_width=stroke_width, dash=dash)

    def _note(self, kind: str, **facts: object) -> None:
        number = self._canvas.getPageNumber()
        while len(self._pages) < number:
            self._pages.append([])
        self._pages[number - 1].append({"kind": kind, **facts})
