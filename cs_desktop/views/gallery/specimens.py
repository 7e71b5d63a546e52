"""What the gallery shows: the parts by chapter, each in its states."""

from dataclasses import dataclass

from cs_desktop.views.gallery.showing import Maker


@dataclass(frozen=True, slots=True)
class Specimen:
    """One part in one state."""

    state: str
    make: Maker
    wide: bool = False
    """Takes a line of its own."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """Parts that belong together."""

    title: str
    specimens: tuple[Specimen, ...]
    per_row: int = 5
