"""What a cell of the portfolio is made of: words and small drawings, one behind the other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter

from cs_desktop.views.theme.fonts import TextStyle

DOT = " · "


@dataclass(frozen=True, slots=True)
class Word:
    """A text in one style."""

    text: str
    role: str = "text2"
    """The colour's name."""
    style: TextStyle = TextStyle.CELL
    gap: int = 0
    """Pixels before it."""
    dot: bool = False
    """Whether a dot parts it from what stands before."""
    spare: bool = False
    """Whether it gives way where there is no room for all."""
    whole: bool = False
    """Whether a piece of it would mislead, as of an amount: where it is cut nothing of it is shown."""
    middle: bool = False
    """Whether it is shortened in the middle, as names are."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A small drawing that comes again in many cells; it is drawn once for each key."""

    key: object
    size: QSize
    width: int
    """Of the drawing and the gap behind it."""
    draw: Callable[[QPainter], object]
    """Draws it into a box of the size, at 0, 0."""
    spare: bool = False


Part: TypeAlias = Word | Sign
Parts: TypeAlias = Sequence[Part]
