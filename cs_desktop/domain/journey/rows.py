"""What is done to the lanes of a map: gestures, each one step; `structure` has those of the stages."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from cs_desktop.common.language import marked, tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture, GestureBuilder, Ref
from cs_desktop.domain.journey.content import Card, Lane, MapContent
from cs_desktop.domain.journey.structure import copied, copy_what_belongs, drop_label, moved_to, reorder
from cs_desktop.domain.journey.words import HELD_BY, LaneKind

MOST_HEIGHT = 900
LANE_NAMES: Mapping[LaneKind, str] = MappingProxyType(
    {
        LaneKind.MILESTONES: marked("Milestones"),
        LaneKind.GOALS: marked("Customer goals"),
        LaneKind.TOUCHPOINTS: marked("Touchpoints"),
        LaneKind.MOMENTS: marked("Moments"),
        LaneKind.EMOTION: marked("Emotion"),
        LaneKind.OWNERS: marked("Owner team"),
        LaneKind.METRICS: marked("Metrics"),
        LaneKind.GAPS: marked("Gaps and bridges"),
        LaneKind.NOTES: marked("Notes"),
    }
)
"""What a new lane of a kind is called."""


def lane_added(content: MapContent, kind: LaneKind, name: str, place: int) -> Gesture:
    """Return the gesture that puts a new lane at a place; what was there moves down."""
    builder = GestureBuilder("Add lane")
    _make_room(builder, content, place)
    builder.add(Kind.JOURNEY_LANE, kind=kind.value, name=name, position=place)
    return builder.made()


def lane_named(lane_id: int, name: str) -> Gesture:
    """Return the gesture that gives a lane another name."""
    builder = GestureBuilder("Rename lane")
    builder.put(Kind.JOURNEY_LANE, lane_id, name=name)
    return builder.made()


def lane_moved(content: MapContent, lane_id: int, place: int) -> Gesture:
    """Return the gesture that moves a lane with its cards, so that it stands at a place in the end."""
    builder = GestureBuilder("Move lane")
    reorder(builder, Kind.JOURNEY_LANE, moved_to(content.lanes, lane_id, place))
    return builder.made()


def lane_resized(content: MapContent, lane_id: int, height: float) -> Gesture:
    """Return the gesture that makes a lane so high at least; 0 is as high as its cards need."""
    lane = _lane(content, lane_id)
    wanted = round(min(max(height, 0), MOST_HEIGHT))
    builder = GestureBuilder("Resize lane")
    if wanted != lane.height:
        builder.put(Kind.JOURNEY_LANE, lane_id, height=wanted)
    return builder.made()


def lane_folded(content: MapContent, lane_id: int) -> Gesture:
    """Return the gesture that shows only a lane's name, or the whole of it again."""
    folded = not _lane(content, lane_id).folded
    builder = GestureBuilder("Fold lane" if folded else "Unfold lane")
    builder.put(Kind.JOURNEY_LANE, lane_id, folded=folded)
    return builder.made()


def lane_duplicated(content: MapContent, lane_id: int, name: str) -> Gesture:
    """Return the gesture that puts a copy of a lane with its cards below it."""
    builder = GestureBuilder("Duplicate lane")
    place = content.lane_places[lane_id]
    _make_room(builder, content, place + 1)
    copy = builder.add(
        Kind.JOURNEY_LANE, **copied(content.lanes[place]) | {"name": name, "position": place + 1}
    )
    copies = {
        card.id: builder.add(Kind.JOURNEY_CARD, **copied(card) | {"lane_id": copy})
        for card in content.cards
        if card.lane_id == lane_id
    }
    copy_what_belongs(builder, content, copies)
    return builder.made()


def lane_dropped(content: MapContent, lane_id: int, *, with_cards: bool) -> Gesture:
    """Return the gesture that deletes a lane; its cards go too, or are set aside as not placed.

    Milestones and feelings stay: their lane only shows them.
    """
    inside = [card.id for card in content.cards if card.lane_id == lane_id]
    builder = GestureBuilder(drop_label("lane", inside, with_cards=with_cards))
    if with_cards:
        builder.drop(Kind.JOURNEY_CARD, inside)
    builder.drop(Kind.JOURNEY_LANE, [lane_id])
    return builder.made()


def put_back(content: MapContent, card_ids: Iterable[int], stage_id: int | None) -> Gesture:
    """Return the gesture that gives cards without a place one again, each at the end of its stack.

    `stage_id` is the stage for those that have none; without it they go into the first. One whose lane is
    gone goes into the first lane that holds its kind; where there is none, one is added for it.
    A map without stages gives no gesture: there is no place.
    """
    builder = GestureBuilder("Put cards back")
    if not content.stages:
        return builder.made()
    ends = _stack_ends(content)
    made: dict[LaneKind, Ref] = {}
    wanted = set(card_ids)
    for card in content.cards:
        if card.id not in wanted or content.is_placed(card):
            continue
        stage = card.stage_id if card.stage_id in content.stage_places else stage_id or content.stages[0].id
        lane = _lane_for(builder, content, card, made)
        row = ends.get((lane, stage), 0)
        ends[lane, stage] = row + 1
        builder.put(Kind.JOURNEY_CARD, card.id, stage_id=stage, lane_id=lane, row=row)
    return builder.made()


def _stack_ends(content: MapContent) -> dict[tuple[Ref | None, int | None], int]:
    """Return the first free row of each lane in each stage."""
    ends: dict[tuple[Ref | None, int | None], int] = {}
    for card in content.cards:
        key = (card.lane_id, card.stage_id)
        ends[key] = max(ends.get(key, 0), card.row + 1)
    return ends


def _lane_for(builder: GestureBuilder, content: MapContent, card: Card, made: dict[LaneKind, Ref]) -> Ref:
    if card.lane_id is not None and card.lane_id in content.lane_places:
        return card.lane_id
    kept = next((lane.id for lane in content.lanes if card.kind in HELD_BY[lane.kind]), None)
    if kept is not None:
        return kept
    kind = next(kind for kind, held in HELD_BY.items() if card.kind in held)
    if kind not in made:
        place, name = len(content.lanes) + len(made), tr(LANE_NAMES[kind])
        made[kind] = builder.add(Kind.JOURNEY_LANE, kind=kind.value, name=name, position=place)
    return made[kind]


def _make_room(builder: GestureBuilder, content: MapContent, place: int) -> None:
    """Move the lanes from a place on down."""
    for number, lane in enumerate(content.lanes):
        wanted = number + (number >= place)
        if lane.position != wanted:
            builder.put(Kind.JOURNEY_LANE, lane.id, position=wanted)


def _lane(content: MapContent, lane_id: int) -> Lane:
    return content.lanes[content.lane_places[lane_id]]
