"""Something to draw on of which nothing is kept, to learn what pages have no room for."""

from collections.abc import Sequence

from cs_desktop.domain.deck.content import Picture
from cs_desktop.reports.drawing import Bend, Dash, Point, Untagged
from cs_desktop.reports.text.line import Line


class Blind(Untagged):
    """Draws nothing."""

    def text(self, line: Line, x: float, baseline: float, color: str) -> None:
        """Draw nothing."""

    def line(self, start: Point, end: Point, color: str, width: float = 1, dash: Dash = ()) -> None:
        """Draw nothing."""

    def path(self, points: Sequence[Point], color: str, width: float, dash: Dash = ()) -> None:
        """Draw nothing."""

    def curve(self, start: Point, bends: Sequence[Bend], color: str, width: float, dash: Dash = ()) -> None:
        """Draw nothing."""

    def rect(self, left: float, top: float, width: float, height: float, **look: object) -> None:
        """Draw nothing."""

    def image(self, picture: Picture, left: float, top: float, width: float, height: float) -> None:
        """Draw nothing."""

    def circle(self, center: Point, radius: float, **look: object) -> None:
        """Draw nothing."""

    def polygon(self, points: Sequence[Point], **look: object) -> None:
        """Draw nothing."""
