"""A PDF page to draw on, measured from its top left corner in the units of the slides."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader

from cs_desktop.domain.deck.content import Picture
from cs_desktop.reports.drawing import Bend, Box, Dash, Point
from cs_desktop.reports.pdf.canvas import TextCanvas
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
    def tagged(self, tag: Tag, *, words: str = "", box: Box | None = None, key: str = "") -> Iterator[None]:
        """Say what is drawn until it is left."""
        place = (
            None
            if box is None
            else self._canvas.in_points(
                box.left, self._height - box.bottom, box.right, self._height - box.top
            )
        )
        structure = self._canvas.structure
        begun = structure.begin(tag, words, place, key)
        yield
        if begun:
            structure.end()

    def text(self, line: Line, x: float, baseline: float, color: str) -> None:
        """Draw a set line from x on."""
        self._canvas.setFillColor(HexColor(color))
        self._canvas.setStrokeColor(HexColor(color))
        self._canvas.draw_line(line, x, self._height - baseline)

    def line(self, start: Point, end: Point, color: str, width: float = 1, dash: Dash = ()) -> None:
        """Draw a straight line with flat ends."""
        self._pen(color, width, dash, _FLAT)
        self._canvas.line(start[0], self._height - start[1], end[0], self._height - end[1])

    def path(self, points: Sequence[Point], color: str, width: float, dash: Dash = ()) -> None:
        """Draw a line through points with round joins and ends."""
        self._pen(color, width, dash, _ROUND)
        path = self._canvas.beginPath()
        path.moveTo(points[0][0], self._height - points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, self._height - y)
        self._canvas.drawPath(path, stroke=1, fill=0)

    def curve(self, start: Point, bends: Sequence[Bend], color: str, width: float, dash: Dash = ()) -> None:
        """Draw cubic Bezier curves, each from the end of the one before it, with round joins and ends."""
        self._pen(color, width, dash, _ROUND)
        path = self._canvas.beginPath()
        path.moveTo(start[0], self._height - start[1])
        for bend in bends:
            path.curveTo(*(value for x, y in bend for value in (x, self._height - y)))
        self._canvas.drawPath(path, stroke=1, fill=0)

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
        stroked, filled = self._paint(fill, stroke, stroke_width, ())
        bottom = self._height - top - height
        if radius:
            round_by = min(radius, width / 2, height / 2)
            self._canvas.roundRect(left, bottom, width, height, round_by, stroke=stroked, fill=filled)
        else:
            self._canvas.rect(left, bottom, width, height, stroke=stroked, fill=filled)

    def image(self, picture: Picture, left: float, top: float, width: float, height: float) -> None:
        """Draw a picture into a rectangle, its see-through parts left out."""
        if picture not in self._readers:
            self._readers[picture] = ImageReader(BytesIO(picture.content))
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
        stroked, filled = self._paint(fill, stroke, stroke_width, ())
        self._canvas.circle(center[0], self._height - center[1], radius, stroke=stroked, fill=filled)

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
        stroked, filled = self._paint(fill, stroke, stroke_width, dash)
        path = self._canvas.beginPath()
        path.moveTo(points[0][0], self._height - points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, self._height - y)
        path.close()
        self._canvas.drawPath(path, stroke=stroked, fill=filled)

    @contextmanager
    def cut(self, box: Box) -> Iterator[None]:
        """Show only what lies within a box, until it is left."""
        with self._canvas.cut(box.left, self._height - box.bottom, box.width, box.height):
            yield

    def _paint(self, fill: str | None, stroke: str | None, width: float, dash: Dash) -> tuple[int, int]:
        """Set the colours of a shape; return what reportlab asks for: 1 to stroke, 1 to fill."""
        self._canvas.begin_shape()
        if fill:
            self._canvas.setFillColor(HexColor(fill))
        if stroke:
            self._pen(stroke, width, dash, _FLAT)
        return int(stroke is not None), int(fill is not None)

    def _pen(self, color: str, width: float, dash: Dash, ends: int) -> None:
        self._canvas.begin_shape()
        self._canvas.setStrokeColor(HexColor(color))
        self._canvas.setLineWidth(width)
        self._canvas.setLineCap(ends)
        self._canvas.setLineJoin(ends)
        self._canvas.setDash(list(dash))
