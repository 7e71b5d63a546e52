"""A drawing that is moved to another place."""

from collections.abc import Iterable, Sequence

from cs_desktop.domain.deck.content import Picture
from cs_desktop.reports.drawing import Bend, Dash, Drawing, Point, Untagged
from cs_desktop.reports.text.line import Line


class Shifted(Untagged):
    """Passes on what is drawn, moved."""

    def __init__(self, drawing: Drawing, dx: float, dy: float) -> None:
        self._drawing, self._dx, self._dy = drawing, dx, dy

    def text(self, line: Line, x: float, baseline: float, color: str) -> None:
        """Draw a set line from x on."""
        self._drawing.text(line, x + self._dx, baseline + self._dy, color)

    def line(self, start: Point, end: Point, color: str, width: float = 1, dash: Dash = ()) -> None:
        """Draw a straight line with flat ends."""
        self._drawing.line(self._at(start), self._at(end), color, width, dash)

    def path(self, points: Sequence[Point], color: str, width: float, dash: Dash = ()) -> None:
        """Draw a line through points with round joins and ends."""
        self._drawing.path(self._all(points), color, width, dash)

    def curve(self, start: Point, bends: Sequence[Bend], color: str, width: float, dash: Dash = ()) -> None:
        """Draw cubic Bezier curves, each from the end of the one before it."""
        moved = [(self._at(a), self._at(b), self._at(c)) for a, b, c in bends]
        self._drawing.curve(self._at(start), moved, color, width, dash)

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
        x, y = self._at((left, top))
        self._drawing.rect(
            *(x, y, width, height), fill=fill, stroke=stroke, stroke_width=stroke_width, radius=radius
        )

    def image(self, picture: Picture, left: float, top: float, width: float, height: float) -> None:
        """Draw a picture into a rectangle."""
        self._drawing.image(picture, *self._at((left, top)), width, height)

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
        self._drawing.circle(self._at(center), radius, fill=fill, stroke=stroke, stroke_width=stroke_width)

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
        self._drawing.polygon(
            self._all(points), fill=fill, stroke=stroke, stroke_width=stroke_width, dash=dash
        )

    def _at(self, point: Point) -> Point:
        return point[0] + self._dx, point[1] + self._dy

    def _all(self, points: Iterable[Point]) -> list[Point]:
        return [(x + self._dx, y + self._dy) for x, y in points]
