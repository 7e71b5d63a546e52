"""Putting several cards in line with each other: gestures in eighths of a stage."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture, GestureBuilder
from cs_desktop.domain.journey.content import EIGHTHS, Card, MapContent
from cs_desktop.domain.journey.stacking import Stretch, stretch_of

SEVERAL = 2
"""Of one card alone nothing can be in line."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a card begins, how long it is and in which row."""

    first: int
    length: int
    row: int


_Placed = list[tuple[Card, Stretch]]
"""From the left, and from the top where they begin together."""


def left_aligned(content: MapContent, card_ids: Iterable[int]) -> Gesture:
    """Return the gesture that lets cards begin where the first of them does."""

    def law(cards: _Placed) -> list[_Place]:
        first = min(stretch.first for _card, stretch in cards)
        return [_Place(first, _length(stretch), card.row) for card, stretch in cards]

    return _gesture(content, card_ids, "Align", law)


def right_aligned(content: MapContent, card_ids: Iterable[int]) -> Gesture:
    """Return the gesture that lets cards end where the last of them does."""

    def law(cards: _Placed) -> list[_Place]:
        end = max(stretch.end for _card, stretch in cards)
        return [_Place(end - _length(stretch), _length(stretch), card.row) for card, stretch in cards]

    return _gesture(content, card_ids, "Align", law)


def equally_long(content: MapContent, card_ids: Iterable[int]) -> Gesture:
    """Return the gesture that makes cards as long as the longest of them, as far as the map goes."""

    def law(cards: _Placed) -> list[_Place]:
        longest = max(_length(stretch) for _card, stretch in cards)
        last = len(content.stages) * EIGHTHS
        return [_Place(min(stretch.first, last - longest), longest, card.row) for card, stretch in cards]

    return _gesture(content, card_ids, "Resize", law)


def distributed(content: MapContent, card_ids: Iterable[int]) -> Gesture:
    """Return the gesture that lets cards begin at equal distances between the first and the last of them."""

    def law(cards: _Placed) -> list[_Place]:
        begin, far = cards[0][1].first, cards[-1][1].first - cards[0][1].first
        steps = len(cards) - 1
        return [
            # To the nearest eighth, halves up.
            _Place(begin + (2 * far * step + steps) // (2 * steps), _length(stretch), card.row)
            for step, (card, stretch) in enumerate(cards)
        ]

    return _gesture(content, card_ids, "Distribute", law)


def stacked(content: MapContent, card_ids: Iterable[int]) -> Gesture:
    """Return the gesture that puts cards below each other, in each lane from its topmost one on."""

    def law(cards: _Placed) -> list[_Place]:
        first = min(stretch.first for _card, stretch in cards)
        rows: dict[int | None, int] = {}
        for card, _stretch in cards:
            rows[card.lane_id] = min(rows.get(card.lane_id, card.row), card.row)
        places = []
        for card, stretch in cards:
            places.append(_Place(first, _length(stretch), rows[card.lane_id]))
            rows[card.lane_id] += 1
        return places

    return _gesture(content, card_ids, "Stack", law)


def _gesture(
    content: MapContent, card_ids: Iterable[int], verb: str, law: Callable[[_Placed], list[_Place]]
) -> Gesture:
    wanted, places = set(card_ids), content.stage_places
    cards: _Placed = sorted(
        (
            (card, stretch_of(card, places, len(content.stages)))
            for card in content.cards
            if card.id in wanted and content.is_placed(card)
        ),
        key=lambda one: (one[1].first, one[0].row, one[0].id),
    )
    builder = GestureBuilder(f"{verb} {len(cards)} cards")
    for (card, stretch), place in zip(cards, law(cards) if len(cards) >= SEVERAL else [], strict=False):
        if place != _Place(stretch.first, _length(stretch), card.row):
            builder.put(Kind.JOURNEY_CARD, card.id, **_values(content, place))
    return builder.made()


def _values(content: MapContent, place: _Place) -> Mapping[str, int]:
    stage, start = divmod(max(place.first, 0), EIGHTHS)
    return {
        "stage_id": content.stages[stage].id,
        "start": start,
        "length": place.length,
        "row": place.row,
    }


def _length(stretch: Stretch) -> int:
    return stretch.end - stretch.first
