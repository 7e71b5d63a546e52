"""A drawing as plain shapes, letters too, so that whoever paints it needs neither fonts nor layout.

Lengths are in units of the drawing, from its top left corner, downwards.
"""

from dataclasses import dataclass

from cs_desktop.domain.deck.content import Picture

Operator = tuple[str, tuple[float, ...]]
"""m and l with a point, c with three, h closes: as in a PDF's path."""
Outline = tuple[Operator, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A line or a filled form. Colours are #RRGGBB, empty for none."""

    outline: Outline
    fill: str = ""
    stroke: str = ""
    width: float = 1.0
    dash: tuple[float, ...] = ()
    rounded: bool = False
    """Whether its joins and ends are round."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A glyph at its place on the baseline; its outline is of size 1 and goes upwards."""

    outline: Outline
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Letters:
    """Glyphs of one font."""

    letters: tuple[Letter, ...]
    size: float
    color: str
    bolder: float = 0.0
    """Stroke around each outline, where the font has no heavier weight of its own."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in a rectangle."""

    picture: Picture
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Cut:
    """From here on only what lies within a rectangle is shown; without one, everything again."""

    box: tuple[float, float, float, float] | None = None
    """Left, top, width, height."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """Everything on one page; later parts cover earlier ones."""

    width: float
    height: float
    parts: tuple[Shape | Letters | Image | Cut, ...]
