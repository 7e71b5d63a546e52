"""How the cards of a lane stack: no two ever lie on each other, whatever was stored of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cs_desktop.domain.journey.content import EIGHTHS, Card


@dataclass(frozen=True, slots=True)
class Stretch:
    """From where to where a card reaches, in eighths of a stage's width from the first stage on."""

    first: int
    end: int
    """The first eighth that it does not cover."""


def stretch_of(card: Card, places: Mapping[int, int], stages: int) -> Stretch:
    """Return what a placed card covers; what reaches past the last stage ends there.

    `places` maps the stages' ids to their places, `stages` is their number.
    """
    assert card.stage_id is not None
    last = stages * EIGHTHS
    first = min(places[card.stage_id] * EIGHTHS + max(card.start, 0), last - 1)
    return Stretch(first, min(first + max(card.length, 1), last))


def stack(cards: Iterable[Card], stretches: Mapping[int, Stretch]) -> tuple[tuple[Card, ...], ...]:
    """Return the rows of a lane, each with its cards from the left.

    A card stands in its own row or, where that is taken, in the next one that is free; of two that want
    the same place the one further left has it, then the older one. Rows that nobody is in are left out.
    """
    rows: dict[int, list[Card]] = {}
    taken: dict[int, list[Stretch]] = {}
    for card in sorted(cards, key=lambda c: (max(c.row, 0), stretches[c.id].first, c.id)):
        wanted, row = stretches[card.id], max(card.row, 0)
        while any(meet(wanted, other) for other in taken.get(row, ())):
            row += 1
        rows.setdefault(row, []).append(card)
        taken.setdefault(row, []).append(wanted)
    return tuple(
        tuple(sorted(found, key=lambda c: stretches[c.id].first)) for _row, found in sorted(rows.items())
    )


def meet(one: Stretch, other: Stretch) -> bool:
    """Return whether two stretches have an eighth in common."""
    return one.first < other.end and other.first < one.end
