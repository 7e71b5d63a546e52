"""What gaps, bridges and objectives have to do with each other."""

from collections.abc import Iterable

from cs_desktop.domain.journey.content import Card, Link, MapContent
from cs_desktop.domain.journey.words import CardKind, GapState

_ENDS = {CardKind.GAP: CardKind.BRIDGE, CardKind.BRIDGE: CardKind.GAP}
"""What a card is linked with, by its kind; whichever end one begins at, the link leads to the bridge."""


def can_link(card: Card) -> bool:
    """Return whether anything on a map can be linked with a card."""
    return card.kind in _ENDS


def partners(content: MapContent, card_id: int) -> frozenset[int]:
    """Return the cards that a card can still be linked with: bridges for a gap, gaps for a bridge."""
    card = content.cards_by_id.get(card_id)
    if card is None or card.kind not in _ENDS:
        return frozenset()
    taken = {other.id for other in (*bridges_of(content, card_id), *gaps_of(content, card_id))}
    wanted = _ENDS[card.kind]
    return frozenset(one.id for one in content.cards if one.kind is wanted and one.id not in taken)


def bridges_of(content: MapContent, gap_id: int) -> tuple[Card, ...]:
    """Return the bridges over a gap."""
    found = (link.target_id for link in content.links if link.source_id == gap_id)
    return _cards(content, found, CardKind.BRIDGE)


def gaps_of(content: MapContent, bridge_id: int) -> tuple[Card, ...]:
    """Return the gaps that a bridge leads over."""
    return _cards(
        content, (link.source_id for link in content.links if link.target_id == bridge_id), CardKind.GAP
    )


def objectives_of(content: MapContent, bridge_id: int) -> tuple[int, ...]:
    """Return the ids of the objectives that a bridge serves."""
    found = (link.objective_id for link in content.links if link.source_id == bridge_id)
    return tuple(dict.fromkeys(one for one in found if one is not None))


def served_by(content: MapContent, objective_id: int) -> tuple[Card, ...]:
    """Return the bridges that serve an objective."""
    found = (link.source_id for link in content.links if link.objective_id == objective_id)
    return _cards(content, found, CardKind.BRIDGE)


def _cards(content: MapContent, ids: Iterable[int | None], kind: CardKind) -> tuple[Card, ...]:
    wanted = set(ids)
    return tuple(card for card in content.cards if card.id in wanted and card.kind is kind)


def links_between(
    content: MapContent, card_id: int, *, other: int | None = None, objective: int | None = None
) -> tuple[Link, ...]:
    """Return the links of a card with another one, whichever way they lead, or with an objective."""
    ends = {card_id, other}
    return tuple(
        link
        for link in content.links
        if (objective is not None and (link.source_id, link.objective_id) == (card_id, objective))
        or (other is not None and {link.source_id, link.target_id} == ends)
    )


def is_open(card: Card) -> bool:
    """Return whether a card is a gap that customers still fall into."""
    return card.kind is CardKind.GAP and card.state != GapState.CLOSED


def open_gaps(content: MapContent) -> tuple[Card, ...]:
    """Return the gaps that are not closed."""
    return tuple(card for card in content.cards if is_open(card))


def uncovered(content: MapContent) -> tuple[Card, ...]:
    """Return the open gaps over which no bridge leads."""
    bridges = {card.id for card in content.cards if card.kind is CardKind.BRIDGE}
    covered = {link.source_id for link in content.links if link.target_id in bridges}
    return tuple(gap for gap in open_gaps(content) if gap.id not in covered)
