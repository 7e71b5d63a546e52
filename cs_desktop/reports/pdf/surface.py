"""A PDF page to draw on, measured from its top left corner in the units of the slides."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from reportlab.lib.utils import ImageReader

from cs_desktop.domain.deck.content import Picture
from cs_desktop.reports.drawing import Bend, Box, Dash, Point
from cs_desktop.reports.pdf.canvas import Pen, TextCanvas
from cs_desktop.reports.pdf.paths import curves, polyline, rectangle, rounded
from cs_desktop.reports.pdf.pictures import reader_of
from cs_desktop.reports.tags import Tag
from cs_desktop.reports.text.line import Line

_ROUND = 1
_FLAT = 0


class Surface:
    """Draws on the canvas's current page."""

    def __init__(self, canvas: TextCanvas, height: float) -> None:
        self._canvas = canvas
        self._height = height
        self._readers: dict[Picture, ImageReader] = {}

    @contextmanager
    def tagged(
        self, tag: Tag, *, words: str = "", box: Box | None = None, key: str = "", thing: object = None
    ) -> Iterator[None]:
        """Say what is drawn until it is left."""
        place = (
            None
            if box is None
            else self._canvas.in_points(
                box.left, self._height - box.bottom, box.right, self._height - box.top
            )
        )
        structure = self._canvas.structure
        begun = structure.begin(tag, words, place, key, thing)
        yield
        if begun:
            structure.end()

    def text(self, line: Line, x: float, baseline: float, color: str) -> None:
        """Draw a set line from x on."""
        self._canvas.draw_line(line, x, self._height - baseline, color)

    def line(self, start: Point, end: Point, color: str, width: float = 1, dash: Dash = ()) -> None:
        """Draw a straight line with flat ends."""
        self._draw(polyline(self._turned((start, end))), stroke=color, width=width, dash=dash)

    def path(self, points: Sequence[Point], color: str, width: float, dash: Dash = ()) -> None:
        """Draw a line through points with round joins and ends."""
        self._draw(polyline(self._turned(points)), stroke=color, width=width, dash=dash, ends=_ROUND)

    def curve(self, start: Point, bends: Sequence[Bend], color: str, width: float, dash: Dash = ()) -> None:
        """Draw cubic Bezier curves, each from the end of the one before it, with round joins and ends."""
        height = self._height
        turned = [((a, height - b), (c, height - d), (e, height - f)) for (a, b), (c, d), (e, f) in bends]
        path = curves((start[0], height - start[1]), turned)
        self._draw(path, stroke=color, width=width, dash=dash, ends=_ROUND)

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
        bottom, round_by = self._height - top - height, min(radius, width / 2, height / 2)
        if round_by:
            path = rounded(left, bottom, width, height, round_by)
        else:
            path = rectangle(left, bottom, width, height)
        self._draw(path, fill=fill, stroke=stroke, width=stroke_width)

    def image(self, picture: Picture, left: float, top: float, width: float, height: float) -> None:
        """Draw a picture into a rectangle, its see-through parts left out."""
        if picture not in self._readers:
            self._readers[picture] = reader_of(picture.content)
        self._canvas.begin_shape()
        self._canvas.drawImage(
            self._readers[picture], left, self._height - top - height, width, height, mask="auto"
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
        """Draw a circle."""
        path = rounded(center[0] - radius, self._height - center[1] - radius, 2 * radius, 2 * radius, radius)
        self._draw(path, fill=fill, stroke=stroke, width=stroke_width)

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
        self._draw(
            f"{polyline(self._turned(points))} h", fill=fill, stroke=stroke, width=stroke_width, dash=dash
        )

    @contextmanager
    def cut(self, box: Box) -> Iterator[None]:
        """Show only what lies within a box, until it is left."""
        with self._canvas.cut(box.left, self._height - box.bottom, box.width, box.height):
            yield

    def _turned(self, points: Sequence[Point]) -> list[Point]:
        height = self._height
        return [(x, height - y) for x, y in points]

    def _draw(
        self,
        path: str,
        *,
        fill: str | None = None,
        stroke: str | None = None,
        width: float = 1,
        dash: Dash = (),
        ends: int = _FLAT,
    ) -> None:
        if fill or stroke:
            self._canvas.draw_path(path, fill, Pen(stroke, width, dash, ends) if stroke else None)
