"""What a slide is drawn on: lines, shapes and set text, in units of the page from its top left corner."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Protocol

from cs_desktop.domain.deck.content import Picture
from cs_desktop.reports.tags import Tag
from cs_desktop.reports.text.line import Line

Point = tuple[float, float]
Dash = tuple[float, ...]
Bend = tuple[Point, Point, Point]
"""A piece of a curve: its two control points, and its end."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the page."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Return where the box ends to the right."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Return where the box ends below."""
        return self.top + self.height

    def overlaps(self, other: "Box", margin: float = 0) -> bool:
        """Return whether the two come nearer to each other than the margin."""
        return (
            self.left < other.right + margin
            and other.left < self.right + margin
            and self.top < other.bottom + margin
            and other.top < self.bottom + margin
        )


class Drawing(Protocol):
    """Colours are #RRGGBB. Later things cover earlier ones."""

    def tagged(
        self, tag: Tag, *, words: str = "", box: Box | None = None, key: str = "", thing: object = None
    ) -> AbstractContextManager[None]:
        """Say what is drawn until it is left.

        A figure has words that say what can be seen, and its place; a link has the key of what it leads to.
        What is drawn piece by piece, perhaps on several pages, is one where the `thing` is the same.
        """
        ...

    def text(self, line: Line, x: float, baseline: float, color: str) -> None:
        """Draw a set line from x on."""
        ...

    def line(self, start: Point, end: Point, color: str, width: float = 1, dash: Dash = ()) -> None:
        """Draw a straight line with flat ends."""
        ...

    def path(self, points: Sequence[Point], color: str, width: float, dash: Dash = ()) -> None:
        """Draw a line through points with round joins and ends."""
        ...

    def curve(self, start: Point, bends: Sequence[Bend], color: str, width: float, dash: Dash = ()) -> None:
        """Draw cubic Bezier curves, each from the end of the one before it, with round joins and ends."""
        ...

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
        ...

    def image(self, picture: Picture, left: float, top: float, width: float, height: float) -> None:
        """Draw a picture into a rectangle, its see-through parts left out."""
        ...

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
        ...

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
        ...


class Untagged:
    """The part of a drawing that keeps what things look like and not what they are."""

    def tagged(
        self, tag: Tag, *, words: str = "", box: Box | None = None, key: str = "", thing: object = None
    ) -> AbstractContextManager[None]:
        """Let everything be drawn as ever."""
        del tag, words, box, key, thing
        return nullcontext()
