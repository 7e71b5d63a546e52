"""A drawing that is moved to another place, as far as it can be seen there."""

from collections.abc import Iterable, Sequence

from cs_desktop.domain.slides import Picture
from cs_desktop.reports.drawing import Bend, Box, Dash, Drawing, Point
from cs_desktop.reports.text.line import Line

_ROOM = 2.0
"""What lines reach beyond their middle, and accents above their letters' size."""


class Shifted:
    """Passes on what is drawn, moved; what lies outside of the window, if there is one, is left out."""

    def __init__(self, drawing: Drawing, dx: float, dy: float, window: Box | None = None) -> None:
        self._drawing, self._dx, self._dy, self._window = drawing, dx, dy, window

    def text(self, line: Line, x: float, baseline: float, color: str) -> None:
        """Draw a set line from x on."""
        size = line.style.size
        if self._sees([(x, baseline - size), (x + line.width, baseline + size / 2)]):
            self._drawing.text(line, x + self._dx, baseline + self._dy, color)

    def line(self, start: Point, end: Point, color: str, width: float = 1, dash: Dash = ()) -> None:
        """Draw a straight line with flat ends."""
        if self._sees([start, end]):
            self._drawing.line(self._at(start), self._at(end), color, width, dash)

    def path(self, points: Sequence[Point], color: str, width: float, dash: Dash = ()) -> None:
        """Draw a line through points with round joins and ends."""
        if self._sees(points):
            self._drawing.path(self._all(points), color, width, dash)

    def curve(self, start: Point, bends: Sequence[Bend], color: str, width: float, dash: Dash = ()) -> None:
        """Draw cubic Bezier curves, each from the end of the one before it."""
        if self._sees([start, *(point for bend in bends for point in bend)]):
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
        if self._sees([(left, top), (left + width, top + height)]):
            x, y = self._at((left, top))
            self._drawing.rect(
                *(x, y, width, height), fill=fill, stroke=stroke, stroke_width=stroke_width, radius=radius
            )

    def image(self, picture: Picture, left: float, top: float, width: float, height: float) -> None:
        """Draw a picture into a rectangle."""
        if self._sees([(left, top), (left + width, top + height)]):
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
        x, y = center
        if self._sees([(x - radius, y - radius), (x + radius, y + radius)]):
            self._drawing.circle(
                self._at(center), radius, fill=fill, stroke=stroke, stroke_width=stroke_width
            )

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
        if self._sees(points):
            self._drawing.polygon(
                self._all(points), fill=fill, stroke=stroke, stroke_width=stroke_width, dash=dash
            )

    def _at(self, point: Point) -> Point:
        return point[0] + self._dx, point[1] + self._dy

    def _all(self, points: Iterable[Point]) -> list[Point]:
        return [(x + self._dx, y + self._dy) for x, y in points]

    def _sees(self, points: Sequence[Point]) -> bool:
        window = self._window
        if window is None:
            return True
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return (
            min(xs) - _ROOM < window.right
            and window.left < max(xs) + _ROOM
            and min(ys) - _ROOM < window.bottom
            and window.top < max(ys) + _ROOM
        )
