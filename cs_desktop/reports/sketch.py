"""A page to draw on that keeps everything as plain shapes."""

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from cs_desktop.domain.deck.content import Picture
from cs_desktop.domain.sketch import Cut, Image, Letter, Letters, Operator, Outline, Shape, Sketch
from cs_desktop.reports.drawing import Bend, Box, Dash, Point, Untagged
from cs_desktop.reports.fonts.face import Face
from cs_desktop.reports.text.line import Line

_ROUND = 4 / 3 * (math.sqrt(2) - 1)
"""How far the control points of a quarter of a circle stand from its ends, of the radius."""


class SketchSurface(Untagged):
    """Gathers the parts of one page."""

    def __init__(self, width: float, height: float) -> None:
        self._width, self._height = width, height
        self._parts: list[Shape | Letters | Image | Cut] = []
        self._outlines: dict[tuple[Face, int], Outline] = {}

    def sketch(self) -> Sketch:
        """Return what was drawn."""
        return Sketch(self._width, self._height, tuple(self._parts))

    @contextmanager
    def cut(self, box: Box) -> Iterator[None]:
        """Show only what lies within a box, until it is left."""
        self._parts.append(Cut((box.left, box.top, box.width, box.height)))
        yield
        self._parts.append(Cut())

    def text(self, line: Line, x: float, baseline: float, color: str) -> None:
        """Draw a set line from x on."""
        size = line.style.size
        for run in line.runs:
            letters = []
            for glyph in run.glyphs:
                outline = self._outline(run.face, glyph.id)
                if outline:
                    letters.append(Letter(outline, x + glyph.dx * size, baseline - glyph.dy * size))
                x += glyph.advance * size
            if letters:
                self._parts.append(Letters(tuple(letters), size, color, run.face.bolder))

    def line(self, start: Point, end: Point, color: str, width: float = 1, dash: Dash = ()) -> None:
        """Draw a straight line with flat ends."""
        self._parts.append(Shape(_lines([start, end]), "", color, width, dash))

    def path(self, points: Sequence[Point], color: str, width: float, dash: Dash = ()) -> None:
        """Draw a line through points with round joins and ends."""
        self._parts.append(Shape(_lines(points), "", color, width, dash, rounded=True))

    def curve(self, start: Point, bends: Sequence[Bend], color: str, width: float, dash: Dash = ()) -> None:
        """Draw cubic Bezier curves, each from the end of the one before it, with round joins and ends."""
        pieces = (("c", tuple(value for point in bend for value in point)) for bend in bends)
        self._parts.append(Shape((("m", start), *pieces), "", color, width, dash, rounded=True))

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
        """Draw a rectangle, its corners rounded by the radius."""
        outline = _rounded(left, top, width, height, min(radius, width / 2, height / 2))
        self._parts.append(Shape(outline, fill or "", stroke or "", stroke_width))

    def image(self, picture: Picture, left: float, top: float, width: float, height: float) -> None:
        """Draw a picture into a rectangle."""
        self._parts.append(Image(picture, left, top, width, height))

    def circle(
        self,
        center: Point,
        radius: float,
        *,
        fill: str | None = None,
        stroke: str | None = None,
        stroke_width: float = 1,
    ) -> None:
        """Draw a circle."""
        x, y = center
        outline = _rounded(x - radius, y - radius, 2 * radius, 2 * radius, radius)
        self._parts.append(Shape(outline, fill or "", stroke or "", stroke_width))

    def polygon(
        self,
        points: Sequence[Point],
        *,
        fill: str | None = None,
        stroke: str | None = None,
        stroke_width: float = 1,
        dash: Dash = (),
    ) -> None:
        """Draw a closed shape with straight sides."""
        outline = (*_lines(points), ("h", ()))
        self._parts.append(Shape(outline, fill or "", stroke or "", stroke_width, dash))

    def _outline(self, face: Face, glyph: int) -> Outline:
        key = (face, glyph)
        found = self._outlines.get(key)
        if found is None:
            found = self._outlines[key] = face.outline(glyph)
        return found


def _lines(points: Sequence[Point]) -> tuple[Operator, ...]:
    return tuple(("l" if number else "m", point) for number, point in enumerate(points))


def _rounded(left: float, top: float, width: float, height: float, radius: float) -> Outline:
    right, bottom = left + width, top + height
    if not radius:
        corners = ((left, top), (right, top), (right, bottom), (left, bottom))
        return (*_lines(corners), ("h", ()))
    away = radius * (1 - _ROUND)
    return (
        ("m", (left + radius, top)),
        ("l", (right - radius, top)),
        ("c", (right - away, top, right, top + away, right, top + radius)),
        ("l", (right, bottom - radius)),
        ("c", (right, bottom - away, right - away, bottom, right - radius, bottom)),
        ("l", (left + radius, bottom)),
        ("c", (left + away, bottom, left, bottom - away, left, bottom - radius)),
        ("l", (left, top + radius)),
        ("c", (left, top + away, left + away, top, left + radius, top)),
        ("h", ()),
    )
