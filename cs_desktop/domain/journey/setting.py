"""What one says of several cards at once: how well it is known, how far they are, whose, until when."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from types import MappingProxyType

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture, GestureBuilder
from cs_desktop.domain.journey.content import Card, MapContent
from cs_desktop.domain.journey.words import BridgeState, CardKind, Evidence, GapState

STATES: Mapping[CardKind, tuple[str, ...]] = MappingProxyType(
    {CardKind.GAP: tuple(GapState), CardKind.BRIDGE: tuple(BridgeState)}
)
"""How far a card of a kind can be, in order; the last one ends it."""
_LABELS = MappingProxyType({"owner_id": "owner", "opened_on": "opened on", "closed_on": "closed on"})
_KNOWN = tuple(Evidence)
NOT_KNOWN = frozenset({CardKind.OWNER, CardKind.METRIC})
"""Kinds of which nobody asks how well they are known."""


def set_field(content: MapContent, ids: Collection[int], field: str, value: object) -> Gesture:
    """Return the gesture that sets one field of cards, but of those alone that have another value."""
    wanted = [card for card in _chosen(content, ids) if getattr(card, field) != value]
    return _put(wanted, _LABELS.get(field, field), lambda _card: {field: value})


def set_state(content: MapContent, ids: Collection[int], state: str, today: date) -> Gesture:
    """Return the gesture that says how far gaps or bridges are; cards that cannot be so are left alone.

    Where that ends one (a gap closed, a bridge done) it bears the day of today; where one begins again
    it loses its day.
    """
    wanted = [
        card
        for card in _chosen(content, ids)
        if state in STATES.get(card.kind, ()) and (card.state or STATES[card.kind][0]) != state
    ]
    return _put(wanted, "state", lambda card: {"state": state, "closed_on": stamp(card.kind, state, today)})


def stamp(kind: CardKind, state: str, today: date) -> date | None:
    """Return the day that a card bears which is in a state since today; None where nothing has ended."""
    return today if state == STATES[kind][-1] else None


def finish(content: MapContent, ids: Collection[int], today: date) -> Gesture:
    """Return the gesture that ends gaps and bridges; where all of them have ended, they begin again."""
    chosen = [card for card in _chosen(content, ids) if card.kind in STATES]
    going = [card for card in chosen if card.state != STATES[card.kind][-1]]

    def values(card: Card) -> dict[str, object]:
        state = STATES[card.kind][-1] if going else STATES[card.kind][-2]
        return {"state": state, "closed_on": stamp(card.kind, state, today)}

    return _put(going or chosen, "state", values)


def next_evidence(content: MapContent, ids: Collection[int]) -> str:
    """Return the level after the lowest one of cards; after the highest the lowest again."""
    levels = [_KNOWN.index(Evidence(card.evidence)) for card in _chosen(content, ids)]
    return _KNOWN[(min(levels, default=-1) + 1) % len(_KNOWN)].value


def shared(cards: Iterable[Card], field: str) -> object:
    """Return the value that all cards have in a field; None where they differ."""
    values = {getattr(card, field) for card in cards}
    return next(iter(values)) if len(values) == 1 else None


def _chosen(content: MapContent, ids: Collection[int]) -> list[Card]:
    wanted = set(ids)
    return [card for card in content.cards if card.id in wanted]


def _put(cards: Collection[Card], field: str, values: Callable[[Card], Mapping[str, object]]) -> Gesture:
    many = "card" if len(cards) == 1 else f"{len(cards)} cards"
    builder = GestureBuilder(f"Change {field} of {many}")
    for card in cards:
        builder.put(Kind.JOURNEY_CARD, card.id, **values(card))
    return builder.made()
