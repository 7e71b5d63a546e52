"""What is added to a map is seen there."""

from dataclasses import replace

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture, GestureBuilder
from cs_desktop.domain.journey.content import Card, Lane, MapContent, MapHead
from cs_desktop.domain.journey.seeing import seen
from cs_desktop.domain.journey.words import CardKind, LaneKind

FOLDED = MapContent(
    MapHead(1, "Journey"),
    lanes=(
        Lane(11, LaneKind.NOTES, "Notes", 0, folded=True),
        Lane(12, LaneKind.GAPS, "Gaps", 1, folded=True),
        Lane(13, LaneKind.EMOTION, "Emotion", 2, folded=True),
        Lane(14, LaneKind.MILESTONES, "Milestones", 3, folded=True),
        Lane(15, LaneKind.MILESTONES, "More milestones", 4),
    ),
    cards=(Card(101, 12, 1, CardKind.GAP),),
)


def _unfolded(gesture: Gesture) -> list[int]:
    return [
        put.id
        for put in seen(FOLDED, gesture).puts
        if put.kind is Kind.JOURNEY_LANE and put.values == {"folded": False}
    ]


def test_a_folded_lane_is_unfolded_where_something_comes_into_it() -> None:
    builder = GestureBuilder("Add")
    builder.add(Kind.JOURNEY_CARD, lane_id=11)
    builder.add(Kind.JOURNEY_CARD, lane_id=11)
    builder.add(Kind.JOURNEY_EMOTION, stage_id=1)
    # Milestones are drawn in the other lane of theirs.
    builder.add(Kind.MILESTONE, name="Live")
    assert _unfolded(builder.made()) == [11, 13]
    builder = GestureBuilder("Move")
    builder.put(Kind.JOURNEY_CARD, 101, lane_id=11, row=2)
    assert _unfolded(builder.made()) == [11]


def test_what_stays_in_a_folded_lane_leaves_it_folded() -> None:
    builder = GestureBuilder("Move")
    builder.put(Kind.JOURNEY_CARD, 101, lane_id=12, row=2)
    builder.put(Kind.JOURNEY_CARD, 999, lane_id=11)
    copy = builder.add(Kind.JOURNEY_LANE, name="Copy", folded=True)
    builder.add(Kind.JOURNEY_CARD, lane_id=copy)
    assert seen(FOLDED, builder.made()) == builder.made()


def test_a_lane_that_is_missing_comes_with_what_is_drawn_in_it() -> None:
    # Positions have holes where lanes were deleted.
    bare = MapContent(MapHead(1, "Journey"), lanes=(FOLDED.lanes[0], FOLDED.lanes[4]))
    bare = replace(bare, lanes=tuple(replace(lane, kind=LaneKind.NOTES) for lane in bare.lanes))
    builder = GestureBuilder("Add")
    builder.add(Kind.MILESTONE, name="Live")
    builder.add(Kind.JOURNEY_EMOTION, stage_id=1)
    milestone, feeling, *lanes = seen(bare, builder.made()).adds
    assert [add.values.get("name") for add in (milestone, feeling)] == ["Live", None]
    assert [(lane.values["kind"], lane.values["name"], lane.values["position"]) for lane in lanes] == [
        ("emotion", "Emotion", 5),
        ("milestones", "Milestones", 6),
    ]
    assert len({add.new for add in (milestone, feeling, *lanes)}) == 4
    # Where the gesture brings the lane itself there is no second one.
    builder.add(Kind.JOURNEY_LANE, kind="milestones", name="Ours", position=2)
    builder.add(Kind.JOURNEY_LANE, kind="emotion", name="Felt", position=3)
    assert seen(bare, builder.made()) == builder.made()
