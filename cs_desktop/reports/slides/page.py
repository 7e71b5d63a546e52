"""A page to be drawn, and how lists are shared out over pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from cs_desktop.reports.sheet import Sheet

T = TypeVar("T")
Draw = Callable[[Sheet], None]


@dataclass(frozen=True, slots=True)
class Page:
    """One page below its title and above its source line."""

    title: str
    draw: Draw
    source: str = ""
    is_cover: bool = False
    """Whether it draws its title itself and has no footer."""


def numbered(title: str, draws: Sequence[Draw], source: str) -> list[Page]:
    """Return the pages of one slide; of several each says in its title which it is."""
    if len(draws) == 1:
        return [Page(title, draws[0], source)]
    return [Page(f"{title} ({i} of {len(draws)})", draw, source) for i, draw in enumerate(draws, 1)]


def chunks(items: Sequence[T], most: int) -> list[Sequence[T]]:
    """Return the items in groups of at most `most`; none give one empty group."""
    return [items[i : i + most] for i in range(0, len(items), most)] or [items]


def filled(items: Sequence[T], height_of: Callable[[T], float], room: float) -> list[list[T]]:
    """Return the items in groups that fit into the room each, in order; one too high stands alone."""
    groups: list[list[T]] = [[]]
    used = 0.0
    for item in items:
        height = height_of(item)
        if groups[-1] and used + height > room:
            groups.append([])
            used = 0.0
        groups[-1].append(item)
        used += height
    return groups
