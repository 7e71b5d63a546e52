"""A page to be drawn, and how lists are shared out over pages."""

from collections.abc import Callable, Iterable, Sequence
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
    part: str = ""
    """Which page of its slide it is, if there are several: "2 of 3"."""
    is_cover: bool = False
    """Whether it draws its title itself and has no footer."""
    remark: str = ""
    """Stands behind the source, also where sources stand in the appendix only."""
    internal: bool = False
    """Whether it says above its title that it is not for customers, whoever the deck is for."""


def numbered(
    title: str, draws: Sequence[Draw], source: str, *, remark: str = "", internal: bool = False
) -> list[Page]:
    """Return the pages of one slide; of several each says which it is."""
    count = len(draws)
    parts = [f"{i} of {count}" if count > 1 else "" for i in range(1, count + 1)]
    return [
        Page(title, draw, source, part, remark=remark, internal=internal)
        for draw, part in zip(draws, parts, strict=True)
    ]


def written(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the texts in which there is something to read."""
    return tuple(text for text in texts if text.strip())


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
