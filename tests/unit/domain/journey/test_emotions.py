"""What is done to feelings and personas, and where their points and words stand."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey import emotions
from cs_desktop.domain.journey.captions import Caption, around, place_captions
from cs_desktop.domain.journey.content import Card, Emotion, Lane, MapContent, MapHead, Persona, Stage
from cs_desktop.domain.journey.geometry import Box, Point
from cs_desktop.domain.journey.layout import lay_out
from cs_desktop.domain.journey.metrics import MetricChoice, added_metric, chosen_metric
from cs_desktop.domain.journey.words import CardKind, LaneKind

CONTENT = MapContent(
    MapHead(1, "Map"),
    stages=tuple(Stage(10 + n, name, n) for n, name in enumerate(("Buy", "Adopt", "Renew"))),
    lanes=(Lane(20, LaneKind.EMOTION, "Emotion", 0), Lane(21, LaneKind.METRICS, "Metrics", 1)),
    personas=(Persona(1, "Planner", 0), Persona(2, "Sponsor", 1), Persona(3, "Driver", 5)),
    emotions=(Emotion(31, 1, 10, 1.0, "Hopeful"), Emotion(32, 1, 12, -1.8), Emotion(33, 2, 10, 1.0)),
    cards=(
        Card(41, 21, 11, CardKind.METRIC, title="Usage", metric_id=7),
        Card(42, 21, 11, CardKind.METRIC, row=1, title="What they came for"),
    ),
)


@pytest.mark.parametrize(
    ("value", "half", "tenth"), [(0.3, 0.5, 0.3), (-1.22, -1.0, -1.2), (7.0, 2.0, 2.0), (-0.04, 0.0, 0.0)]
)
def test_a_place_snaps_to_a_half_or_to_a_tenth(value: float, half: float, tenth: float) -> None:
    assert emotions.snapped(value) == half
    assert emotions.snapped(value, fine=True) == tenth


def test_a_feeling_is_added_changed_and_left_as_it_is() -> None:
    (add,) = emotions.set_feeling(CONTENT, 2, 11, -0.5).adds
    assert dict(add.values) == {"persona_id": 2, "stage_id": 11, "value": -0.5, "word": ""}
    (put,) = emotions.set_feeling(CONTENT, 1, 10, 1.5).puts
    assert (put.id, dict(put.values)) == (31, {"value": 1.5})
    assert not emotions.set_feeling(CONTENT, 1, 10, 1.0)


def test_several_feelings_change_by_the_same_and_stay_on_the_scale() -> None:
    gesture = emotions.changed_feelings(CONTENT, {31, 32}, -0.5)
    # 1.0 - 0.5 = 0.5; -1.8 - 0.5 would be -2.3, and the scale ends at -2.
    assert {put.id: put.values["value"] for put in gesture.puts} == {31: 0.5, 32: -2.0}
    assert gesture.label == "Change 2 feelings"


def test_the_next_stage_to_feel_in_and_what_was_felt_before_it() -> None:
    assert emotions.next_stage_to_feel(CONTENT, 1) == 11
    assert emotions.next_stage_to_feel(CONTENT, 2, after=12) == 12
    assert emotions.next_stage_to_feel(CONTENT, 1, after=12) == 11
    assert emotions.feeling_before(CONTENT, 1, 11) == 1.0
    assert emotions.feeling_before(CONTENT, 3, 12) == 0.0
    full = MapContent(MapHead(1, "Map"), CONTENT.stages[:1], emotions=CONTENT.emotions)
    assert emotions.next_stage_to_feel(full, 1) is None


def test_personas_are_moved_and_numbered_anew() -> None:
    gesture = emotions.moved_persona(CONTENT, 3, -1)
    # Planner, Driver, Sponsor: positions 0, 1, 2; only what differs is written.
    assert {put.id: put.values["position"] for put in gesture.puts} == {3: 1, 2: 2}
    assert not emotions.moved_persona(CONTENT, 1, -1)
    assert emotions.added_persona(CONTENT, "Buyer").adds[0].values["position"] == 6
    assert not emotions.renamed_persona(CONTENT.personas[0], "Planner")
    assert emotions.dropped_persona(2).drops[0].kind is Kind.JOURNEY_PERSONA


def test_points_of_two_personas_stand_side_by_side() -> None:
    layout = lay_out(CONTENT, lambda _text, _width: 1)
    lane = layout.lanes[0].box
    places = emotions.feeling_places(CONTENT, layout, lane, (1, 2), {31: 2.0})
    middle = layout.stages[0].box.middle.x
    assert (places[31].x, places[33].x) == (middle - 7, middle + 7)
    assert places[31].y < places[33].y
    # Two people entered one at once: the later counts, and a curve has one point at a place.
    twice = replace(CONTENT, emotions=(*CONTENT.emotions, Emotion(34, 2, 10, -1.0)))
    assert emotions.feeling_of(twice, 2, 10) == twice.emotions[-1]
    assert set(emotions.feeling_places(twice, layout, lane, (1, 2), {})) == {31, 32, 34}
    alone = emotions.feeling_places(CONTENT, layout, lane, (2,), {})
    assert {one: place.x for one, place in alone.items()} == {33: middle}


captions = st.lists(st.tuples(st.integers(0, 600), st.integers(8, 110), st.integers(4, 300)), max_size=8).map(
    lambda found: [
        Caption(number, Point(float(x), float(y)), float(width)) for number, (x, y, width) in enumerate(found)
    ]
)


@given(captions)
def test_no_word_lies_over_another_or_over_a_point(found: list[Caption]) -> None:
    lane = Box(0, 0, 600, 118)
    boxes = place_captions(found, [around(one.at, 5) for one in found], lane)
    placed = list(boxes.values())
    for number, box in enumerate(placed):
        assert lane.x <= box.x
        assert lane.y <= box.y
        assert box.right <= lane.right + 1e-6
        assert box.bottom <= lane.bottom
        assert not any(box.overlaps(other) for other in placed[number + 1 :])
        assert not any(box.overlaps(around(one.at, 5)) for one in found)


def test_a_word_alone_stands_above_its_point_in_the_middle() -> None:
    at = Point(100, 60)
    (box,) = place_captions([Caption(1, at, 50)], [around(at, 5)], Box(0, 0, 600, 118)).values()
    assert (box.x, box.y, box.width) == (75, 39, 50)


def test_a_card_takes_the_name_of_its_metric_unless_somebody_wrote_its_title() -> None:
    weekly = MetricChoice(8, "Weekly active planners", "71%")
    (put,) = chosen_metric(CONTENT, 41, weekly, ["Usage"]).puts
    assert dict(put.values) == {"metric_id": 8, "title": "Weekly active planners"}
    (put,) = chosen_metric(CONTENT, 42, weekly, ["Usage"]).puts
    assert dict(put.values) == {"metric_id": 8}
    assert not chosen_metric(CONTENT, 41, MetricChoice(7, "Usage", ""), ["Usage"])


def test_a_card_for_a_metric_goes_to_the_end_of_its_lane_which_is_made_where_there_is_none() -> None:
    weekly = MetricChoice(8, "Weekly active planners", "71%")
    (add,) = added_metric(CONTENT, weekly, 11, "Metrics").adds
    assert (add.values["lane_id"], add.values["stage_id"], add.values["row"]) == (21, 11, 2)
    without = MapContent(MapHead(1, "Map"), CONTENT.stages, CONTENT.lanes[:1])
    lane, card = added_metric(without, weekly, None, "Metrics").adds
    assert (lane.kind, lane.values["position"]) == (Kind.JOURNEY_LANE, 1)
    assert (card.values["lane_id"], card.values["stage_id"], card.values["row"]) == (lane.new, 10, 0)
