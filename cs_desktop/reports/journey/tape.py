"""A drawing that is kept, to be drawn again, whole or just what can be seen through a window."""

from collections.abc import Callable, Sequence

from cs_desktop.domain.deck.content import Picture
from cs_desktop.reports.drawing import Bend, Box, Dash, Drawing, Point, Untagged
from cs_desktop.reports.text.line import Line

_ROOM = 2.0
"""What lines reach beyond their middle, and accents above their letters' size."""
Again = Callable[[Drawing], None]


class Tape(Untagged):
    """Keeps what is drawn on it, with where it is."""

    def __init__(self) -> None:
        self._kept: list[tuple[float, float, float, float, Again]] = []
        """Left, top, right and bottom, and how to draw it."""

    def replay(self, drawing: Drawing, window: Box | None = None) -> None:
        """Draw everything in its order, but nothing that lies outside of the window, if there is one."""
        if window is None:
            for *_place, again in self._kept:
                again(drawing)
            return
        low_x, low_y, high_x, high_y = window.left, window.top, window.right, window.bottom
        for left, top, right, bottom, again in self._kept:
            if left < high_x and low_x < right and top < high_y and low_y < bottom:
                again(drawing)

    def text(self, line: Line, x: float, baseline: float, color: str) -> None:
        """Keep a set line."""
        size = line.style.size
        ends = ((x, baseline - size), (x + line.width, baseline + size / 2))
        self._keep(ends, lambda drawing: drawing.text(line, x, baseline, color))

    def line(self, start: Point, end: Point, color: str, width: float = 1, dash: Dash = ()) -> None:
        """Keep a straight line."""
        self._keep((start, end), lambda drawing: drawing.line(start, end, color, width, dash))

    def path(self, points: Sequence[Point], color: str, width: float, dash: Dash = ()) -> None:
        """Keep a line through points."""
        self._keep(points, lambda drawing: drawing.path(points, color, width, dash))

    def curve(self, start: Point, bends: Sequence[Bend], color: str, width: float, dash: Dash = ()) -> None:
        """Keep cubic Bezier curves."""
        points = [start, *(point for bend in bends for point in bend)]
        self._keep(points, lambda drawing: drawing.curve(start, bends, color, width, dash))

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
        """Keep a rectangle."""

        def again(drawing: Drawing) -> None:
            drawing.rect(
                *(left, top, width, height),
                fill=fill,
                stroke=stroke,
                stroke_width=stroke_width,
                radius=radius,
            )

        self._keep(((left, top), (left + width, top + height)), again)

    def image(self, picture: Picture, left: float, top: float, width: float, height: float) -> None:
        """Keep a picture."""
        ends = ((left, top), (left + width, top + height))
        self._keep(ends, lambda drawing: drawing.image(picture, left, top, width, height))

    def circle(
        self,
        center: Point,
        radius: float,
        *,
        fill: str | None = None,
        stroke: str | None = None,
        stroke_width: float = 1,
    ) -> None:
        """Keep a circle."""
        x, y = center
        self._keep(
            ((x - radius, y - radius), (x + radius, y + radius)),
            lambda drawing: drawing.circle(
                center, radius, fill=fill, stroke=stroke, stroke_width=stroke_width
            ),
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
        """Keep a closed shape."""
        self._keep(
            points,
            lambda drawing: drawing.polygon(
                points, fill=fill, stroke=stroke, stroke_width=stroke_width, dash=dash
            ),
        )

    def _keep(self, points: Sequence[Point], again: Again) -> None:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        self._kept.append((min(xs) - _ROOM, min(ys) - _ROOM, max(xs) + _ROOM, max(ys) + _ROOM, again))
