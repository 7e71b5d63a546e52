"""What hangs on cards without being one: the place of a bridge that is missing, the chip of an objective."""

from collections.abc import Iterable, Mapping, Sequence

from cs_desktop.domain.journey.content import Card, MapContent
from cs_desktop.domain.journey.geometry import Box
from cs_desktop.domain.journey.stacking import Stretch, meet
from cs_desktop.domain.journey.ties import uncovered
from cs_desktop.domain.journey.words import CardKind

GHOST_HEIGHT = 48.0
CHIP_HEIGHT = 20.0
CHIP_GAP = 4.0


def ghost_rows(
    rows: Sequence[Sequence[Card]], gaps: Iterable[Card], stretches: Mapping[int, Stretch]
) -> tuple[tuple[int, ...], ...]:
    """Return row by row the ids of the gaps whose missing bridge is asked for there.

    It is the first row below the gap that has room, and may be a new one at the end. No card moves for it.
    """
    home = {card.id: place for place, row in enumerate(rows) for card in row}
    taken = {place: [stretches[card.id] for card in row] for place, row in enumerate(rows)}
    found: dict[int, list[int]] = {}
    for gap in sorted(gaps, key=lambda gap: (home[gap.id], stretches[gap.id].first, gap.id)):
        place = home[gap.id] + 1
        while any(meet(stretches[gap.id], other) for other in taken.get(place, ())):
            place += 1
        taken.setdefault(place, []).append(stretches[gap.id])
        found.setdefault(place, []).append(gap.id)
    return tuple(tuple(found.get(place, ())) for place in range(max(found, default=-1) + 1))


def asking(content: MapContent) -> frozenset[int]:
    """Return the ids of the gaps that ask for a bridge."""
    return frozenset(gap.id for gap in uncovered(content))


def serving(content: MapContent) -> frozenset[int]:
    """Return the ids of the bridges that serve objectives, which a chip below them tells."""
    bridges = {card.id for card in content.cards if card.kind is CardKind.BRIDGE}
    return frozenset(link.source_id for link in content.links if link.objective_id is not None) & frozenset(
        bridges
    )


def chip_of(card: Box) -> Box:
    """Return the place of a chip below a card."""
    return Box(card.x, card.bottom + CHIP_GAP, card.width, CHIP_HEIGHT)
