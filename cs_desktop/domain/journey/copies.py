"""Copies of cards on their own map."""

from collections.abc import Iterable, Mapping

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture, GestureBuilder, New
from cs_desktop.domain.journey.content import EIGHTHS, MapContent
from cs_desktop.domain.journey.placing import Spot, kind_at
from cs_desktop.domain.journey.structure import copied, copy_what_belongs


def duplicated(content: MapContent, spots: Mapping[int, Spot]) -> Gesture:
    """Return the gesture that puts a copy of each card at a place; with its links and answers."""
    builder = GestureBuilder("Copy card" if len(spots) == 1 else f"Copy {len(spots)} cards")
    made: dict[int, New] = {}
    for card_id, spot in spots.items():
        card = content.cards_by_id[card_id]
        kind = kind_at(content, card, spot)
        if kind is not None:
            values = copied(card) | {"kind": kind.value}
            values |= {"lane_id": spot.lane_id, "stage_id": spot.stage_id}
            made[card_id] = builder.add(
                Kind.JOURNEY_CARD, **(values | {"start": spot.start, "row": spot.row})
            )
    copy_what_belongs(builder, content, made)
    return builder.made()


def copied_below(content: MapContent, card_ids: Iterable[int]) -> Gesture:
    """Return the gesture that copies cards, each to the next free row below itself."""
    rows, spots = FreeRows(content), {}
    for card_id in sorted(set(card_ids) & set(content.cards_by_id)):
        card = content.cards_by_id[card_id]
        if content.is_placed(card) and card.lane_id is not None and card.stage_id is not None:
            first = content.stage_places[card.stage_id] * EIGHTHS + card.start
            row = rows.take(card.lane_id, first, card.length, card.row + 1)
            spots[card.id] = Spot(card.lane_id, card.stage_id, card.start, row)
    return duplicated(content, spots)


class FreeRows:
    """Finds rows in which nothing is in the way, and counts what was put there."""

    def __init__(self, content: MapContent) -> None:
        self._taken: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for card in content.cards:
            first = content.first_eighth(card)
            if first is not None and card.lane_id is not None:
                self._put(card.lane_id, card.row, first, card.length)

    def take(self, lane_id: int, first: int, length: int, row: int = 0) -> int:
        """Return the first row from one on that is free in a stretch of eighths; it is so no more."""
        while any(
            first < end and begin < first + length for begin, end in self._taken.get((lane_id, row), ())
        ):
            row += 1
        self._put(lane_id, row, first, length)
        return row

    def _put(self, lane_id: int, row: int, first: int, length: int) -> None:
        self._taken.setdefault((lane_id, row), []).append((first, first + length))
