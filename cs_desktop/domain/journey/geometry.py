"""Boxes and sizes of a journey map, in points at 100%, y downwards."""

from dataclasses import dataclass
from typing import Protocol

LABEL_WIDTH = 106.0
"""Of the column with the names of the lanes."""
HEAD_HEIGHT = 46.0
"""Of the row with the names of the stages."""
STAGE_WIDTH = 163.0
MIN_STAGE_WIDTH = 88
MAX_STAGE_WIDTH = 900
INSET = 9.0
"""Between a card and the edge of its stage."""
ROW_GAP = 6.0
"""Between two cards of a stack."""
GRID = 16


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Return the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Return the lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> "Point":
        """Return the point in the middle."""
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    def overlaps(self, other: "Box") -> bool:
        """Return whether the two have more than an edge in common."""
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )

    def around(self, other: "Box") -> "Box":
        """Return the smallest box that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Box(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)


@dataclass(frozen=True, slots=True)
class Point:
    """A place."""

    x: float
    y: float


class TextHeight(Protocol):
    """Says how many lines a text takes; each medium asks its own fonts."""

    def __call__(self, text: str, width: float) -> int:
        """Return the lines that a card's title takes at a width in points, at least one."""
        ...
