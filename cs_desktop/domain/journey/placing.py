"""Where cards go that are dragged, pushed by keys, stretched or added: gestures from places on the canvas."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture, GestureBuilder
from cs_desktop.domain.journey.content import EIGHTHS, Card, MapContent
from cs_desktop.domain.journey.geometry import Box, Point
from cs_desktop.domain.journey.layout import Layout, eighth_at
from cs_desktop.domain.journey.questions import ask_at, questions_at
from cs_desktop.domain.journey.words import HELD_BY, CardKind, LaneKind, kind_in


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for a card."""

    lane_id: int
    stage_id: int
    start: int
    row: int


def spot_at(content: MapContent, layout: Layout, corner: Point, height: float, *, whole: bool) -> Spot | None:
    """Return the place whose upper left corner is nearest, for a card of a height.

    `whole` snaps to whole stages, otherwise to eighths. None where the map has no stage, or where the lane
    there holds no cards.
    """
    lane = _lane_at(content, layout, corner.y + height / 2)
    if lane is None or not layout.stages:
        return None
    if whole:
        stage = _nearest_stage(layout, corner.x)
        start = 0
    else:
        stage, start = divmod(eighth_at(layout, corner.x), EIGHTHS)
    row = _row_at(content, layout, content.lanes[lane].id, corner.y)
    return Spot(content.lanes[lane].id, content.stages[stage].id, start, row)


def _lane_at(content: MapContent, layout: Layout, y: float) -> int | None:
    for place, placed in enumerate(layout.lanes):
        if y < placed.box.bottom or place == len(layout.lanes) - 1:
            return place if HELD_BY[content.lanes[place].kind] else None
    return None


def _nearest_stage(layout: Layout, x: float) -> int:
    return min(range(len(layout.stages)), key=lambda place: abs(layout.stages[place].box.x - x))


def _row_at(content: MapContent, layout: Layout, lane_id: int, y: float) -> int:
    """Return the row that a card is in whose top is there: below every row whose middle is above it."""
    tops: dict[int, Box] = {}
    for card in content.cards:
        box = layout.cards.get(card.id)
        if card.lane_id == lane_id and box is not None:
            known = tops.get(card.row)
            tops[card.row] = box if known is None else known.around(box)
    return sum(box.middle.y < y for box in tops.values())


def pushed(content: MapContent, card_ids: Iterable[int], eighths: int, rows: int) -> Gesture:
    """Return the gesture that pushes cards sideways by eighths of a stage, and up or down by rows."""
    builder = GestureBuilder("Move cards")
    last = len(content.stages) * EIGHTHS - 1
    for card in _known(content, card_ids):
        first = content.first_eighth(card)
        if first is None:
            continue
        stage, start = divmod(min(max(first + eighths, 0), max(last, 0)), EIGHTHS)
        builder.put(
            *(Kind.JOURNEY_CARD, card.id),
            stage_id=content.stages[stage].id,
            start=start,
            row=max(card.row + rows, 0),
        )
    return _labelled(builder.made(), "Move")


def added(
    content: MapContent, kind: CardKind, title: str, spot: Spot | None, *, owner_id: int | None = None
) -> Gesture:
    """Return the gesture that adds a card at a place, or in the first lane and stage that suit its kind.

    A moment comes with the questions that one asks in its stage.
    """
    builder = GestureBuilder("Add card")
    found = spot or first_spot(content, kind)
    values: dict[str, object] = {"kind": kind.value, "title": title, "owner_id": owner_id}
    if kind is CardKind.GAP:
        values["state"] = "open"
    elif kind is CardKind.BRIDGE:
        values |= {"state": "planned", "way": "intervention"}
    if found is not None:
        values |= {
            "lane_id": found.lane_id,
            "stage_id": found.stage_id,
            "start": found.start,
            "row": found.row,
        }
    card = builder.add(Kind.JOURNEY_CARD, **values)
    if kind is CardKind.MOMENT and found is not None:
        ask_at(builder, card, questions_at(content, found.stage_id))
    return builder.made()


def first_spot(content: MapContent, kind: CardKind) -> Spot | None:
    """Return the end of the stack in the first stage, in the first lane that holds cards of this kind."""
    lane = next((lane for lane in content.lanes if kind in HELD_BY[lane.kind]), None)
    if lane is None or not content.stages:
        return None
    stage = content.stages[0]
    rows = [card.row for card in content.cards if card.lane_id == lane.id and card.stage_id == stage.id]
    return Spot(lane.id, stage.id, 0, max(rows, default=-1) + 1)


def kind_at(content: MapContent, card: Card, spot: Spot) -> CardKind | None:
    """Return what a card becomes at a place; None where no cards can be."""
    lane = content.lanes[content.lane_places[spot.lane_id]]
    return kind_in(LaneKind(lane.kind), card.kind)


def _known(content: MapContent, card_ids: Iterable[int]) -> Sequence[Card]:
    wanted = set(card_ids)
    return [card for card in content.cards if card.id in wanted]


def _labelled(gesture: Gesture, verb: str) -> Gesture:
    count = len(gesture.puts)
    return Gesture(f"{verb} {'card' if count == 1 else f'{count} cards'}", puts=gesture.puts)
