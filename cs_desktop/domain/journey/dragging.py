"""Where cards land that are dragged, and what they are in line with there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture, GestureBuilder
from cs_desktop.domain.journey.content import EIGHTHS, Card, MapContent
from cs_desktop.domain.journey.geometry import Box, Point, TextHeight
from cs_desktop.domain.journey.guides import Guide, Neighbours
from cs_desktop.domain.journey.layout import Layout, lay_out
from cs_desktop.domain.journey.placing import Spot, kind_at, spot_at
from cs_desktop.domain.journey.stacking import Stretch, stretch_of

_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Drop:
    """What letting go would come to."""

    spots: Mapping[int, Spot] = field(default_factory=dict)
    """Where each card goes, by its id; one that cannot be there stays where it is."""
    guides: tuple[Guide, ...] = ()
    """What the card under the mouse would be in line with."""


class Dragged:
    """Cards that are dragged, made once when the mouse takes hold of them."""

    def __init__(self, content: MapContent, layout: Layout, card_ids: Iterable[int], lead: int) -> None:
        """`lead` is the card under the mouse; the others keep their distance from it."""
        self._content, self._layout, self._lead = content, layout, content.cards_by_id[lead]
        wanted = set(card_ids) & set(layout.cards)
        self._cards = [card for card in content.cards if card.id in wanted]
        self._known: tuple[Mapping[int, Spot], Mapping[int, Box]] = ({}, {})

    @cached_property
    def _neighbours(self) -> Neighbours:
        dragged = {card.id for card in self._cards}
        return Neighbours(self._content, self._layout, dragged)

    def at(self, by: Point, *, fine: bool, reach: float) -> Drop:
        """Return what letting go of the cards would come to that were dragged so far.

        They snap to whole stages, and to what is nearer than `reach` to being in line with a card beside;
        `fine`, and a card that begins inside of a stage, to eighths.
        """
        content, layout = self._content, self._layout
        box = layout.cards[self._lead.id]
        corner = Point(box.x + by.x, box.y + by.y)
        whole = not fine and self._lead.start == 0
        spot = spot_at(content, layout, corner, box.height, whole=whole)
        first = content.first_eighth(self._lead)
        if spot is None or first is None:
            return Drop()
        target = content.stage_places[spot.stage_id] * EIGHTHS + spot.start
        length = self._stretch(self._lead).end - self._stretch(self._lead).first
        if whole:
            near = self._neighbours.nearest(corner, box, length, reach)
            target = near if near is not None else target
        spots = {card.id: found for card in self._cards if (found := self._spot(card, by, target - first))}
        landed = Stretch(target, target + length)
        return Drop(spots, self._neighbours.guides(landed, corner.y, box.height))

    def boxes(self, spots: Mapping[int, Spot], lines: TextHeight) -> Mapping[int, Box]:
        """Return where the cards would be drawn once they are there, by their ids.

        Only the lanes that they go to are laid out anew, and only where the spots are other than last time.
        """
        if spots != self._known[0]:
            self._known = (spots, landing_boxes(self._content, self._layout, spots, lines))
        return self._known[1]

    def _spot(self, card: Card, by: Point, eighths: int) -> Spot | None:
        content, box = self._content, self._layout.cards[card.id]
        corner = Point(box.x + by.x, box.y + by.y)
        spot = spot_at(content, self._layout, corner, box.height, whole=True)
        first = content.first_eighth(card)
        if spot is None or first is None:
            return None
        last = len(content.stages) * EIGHTHS - 1
        stage, start = divmod(min(max(first + eighths, 0), last), EIGHTHS)
        return replace(spot, stage_id=content.stages[stage].id, start=start)

    def _stretch(self, card: Card) -> Stretch:
        return stretch_of(card, self._content.stage_places, len(self._content.stages))


def landing_boxes(
    content: MapContent, layout: Layout, spots: Mapping[int, Spot], lines: TextHeight
) -> Mapping[int, Box]:
    """Return where cards are drawn once each is at its spot; lanes above are taken to stay as they are."""
    lanes = {spot.lane_id for spot in spots.values()}
    there = tuple(
        _at(content, card, spots[card.id]) if card.id in spots else card
        for card in content.cards
        if card.id in spots or card.lane_id in lanes
    )
    widths = tuple(
        replace(stage, width=round(placed.box.width))
        for stage, placed in zip(content.stages, layout.stages, strict=True)
    )
    found = lay_out(replace(content, cards=there, stages=widths), lines)
    tops = {lane.id: placed.box.y for lane, placed in zip(content.lanes, layout.lanes, strict=True)}
    shifts = {placed.id: tops[placed.id] - placed.box.y for placed in found.lanes}
    boxes = {}
    for card_id, spot in spots.items():
        box = found.cards.get(card_id)
        if box is not None:
            boxes[card_id] = Box(box.x, box.y + shifts[spot.lane_id], box.width, box.height)
    return boxes


def _at(content: MapContent, card: Card, spot: Spot) -> Card:
    there = replace(card, lane_id=spot.lane_id, stage_id=spot.stage_id, start=spot.start, row=spot.row)
    return replace(there, kind=kind_at(content, card, spot) or card.kind)


def dropped(content: MapContent, spots: Mapping[int, Spot]) -> Gesture:
    """Return the gesture that puts cards where they were dropped.

    A card that is dropped into a lane of another kind becomes a card of that kind; one that is dropped
    where no cards can be stays where it was.
    """
    builder = GestureBuilder("Move card")
    for card_id, spot in spots.items():
        card = content.cards_by_id[card_id]
        kind = kind_at(content, card, spot)
        values = {"lane_id": spot.lane_id, "stage_id": spot.stage_id, "start": spot.start, "row": spot.row}
        known = {"lane_id": card.lane_id, "stage_id": card.stage_id, "start": card.start, "row": card.row}
        if kind is not None and values != known:
            builder.put(Kind.JOURNEY_CARD, card_id, kind=kind.value, **values)
    made = builder.made()
    return made if len(made.puts) < _SEVERAL else replace(made, label=f"Move {len(made.puts)} cards")
