"""Where cards go that are dragged, pushed and stretched."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.journey.content import EIGHTHS, Answer, Card, Lane, MapContent, MapHead, Stage
from cs_desktop.domain.journey.dragging import Dragged, dropped
from cs_desktop.domain.journey.geometry import Point
from cs_desktop.domain.journey.layout import lay_out
from cs_desktop.domain.journey.placing import Spot, added, pushed, spot_at
from cs_desktop.domain.journey.stretching import Stretched
from cs_desktop.domain.journey.words import CardKind, LaneKind

STAGES = tuple(Stage(place + 1, f"Stage {place}", place, width=160) for place in range(3))
LANES = (
    Lane(11, LaneKind.TOUCHPOINTS, "Touchpoints", 0),
    Lane(12, LaneKind.EMOTION, "Emotion", 1),
    Lane(13, LaneKind.GAPS, "Gaps", 2),
)
CARDS = (
    Card(101, 11, 1, CardKind.TOUCHPOINT),
    Card(102, 11, 1, CardKind.TOUCHPOINT, row=1),
    Card(103, 13, 2, CardKind.GAP),
)
CONTENT = MapContent(MapHead(1, "Journey"), STAGES, LANES, CARDS)
LAYOUT = lay_out(CONTENT, lambda _text, _width: 1)


def _put(gesture: Any) -> dict[int, dict[str, Any]]:
    assert all(put.kind is Kind.JOURNEY_CARD for put in gesture.puts)
    return {put.id: dict(put.values) for put in gesture.puts}


def _moved(ids: list[int], by: Point, *, fine: bool = False) -> Gesture:
    drop = Dragged(CONTENT, LAYOUT, ids, ids[0]).at(by, fine=fine, reach=0.0)
    return dropped(CONTENT, drop.spots)


def test_a_card_dragged_one_stage_to_the_right_is_there_at_the_stage_s_beginning() -> None:
    gesture = _moved([101], Point(150, 0))
    assert _put(gesture) == {101: {"lane_id": 11, "stage_id": 2, "start": 0, "row": 0, "kind": "touchpoint"}}
    assert gesture.label == "Move card"


def test_by_eighths_where_it_is_asked_for() -> None:
    # From 4.5 by 60 to 64.5: an eighth of 160 is 20, so the nearest is the third, at 60.
    gesture = _moved([101], Point(60, 0), fine=True)
    assert (_put(gesture)[101]["stage_id"], _put(gesture)[101]["start"]) == (1, 3)


def test_in_another_lane_it_becomes_what_that_lane_holds() -> None:
    below = LAYOUT.lanes[2].box.y - LAYOUT.cards[101].y
    assert _put(_moved([101], Point(0, below + 5)))[101]["kind"] == "gap"


def test_where_no_cards_can_be_it_stays() -> None:
    middle = LAYOUT.lanes[1].box.middle.y - LAYOUT.cards[101].middle.y
    assert not _moved([101], Point(0, middle))


def test_several_move_together_as_one_step() -> None:
    gesture = _moved([101, 103, 999], Point(160, 0))
    assert {id_: values["stage_id"] for id_, values in _put(gesture).items()} == {101: 2, 103: 3}
    assert gesture.label == "Move 2 cards"


def test_a_card_dropped_below_another_comes_after_it() -> None:
    below = Point(0, LAYOUT.cards[102].middle.y + 1)
    assert spot_at(CONTENT, LAYOUT, below, 28, whole=True) == Spot(11, 1, 0, 2)
    assert spot_at(CONTENT, LAYOUT, Point(0, -20), 28, whole=True) == Spot(11, 1, 0, 0)


@given(st.lists(st.sampled_from([101, 102, 103])), st.integers(-40, 40), st.integers(-5, 5))
def test_what_is_pushed_stays_on_the_map(ids: list[int], eighths: int, rows: int) -> None:
    places = CONTENT.stage_places
    for id_, values in _put(pushed(CONTENT, ids, eighths, rows)).items():
        card = CONTENT.cards_by_id[id_]
        assert card.stage_id is not None
        before = places[card.stage_id] * EIGHTHS + card.start
        after = places[values["stage_id"]] * EIGHTHS + values["start"]
        assert after == min(max(before + eighths, 0), 3 * EIGHTHS - 1)
        assert values["row"] == max(card.row + rows, 0)


@pytest.mark.parametrize(
    ("edge", "left", "start", "length"),
    [
        (320.0, False, 0, 16),
        (478.0, False, 0, 24),
        (-50.0, False, 0, 1),
        (41.0, True, 2, 6),
        (900.0, True, 7, 1),
    ],
)
def test_an_edge_is_pulled_to_the_nearest_eighth_and_a_card_keeps_one(
    edge: float, left: bool, start: int, length: int
) -> None:
    card = Stretched(CONTENT, LAYOUT, 101, left=left)
    card.pull(edge)
    values = _put(card.gesture())[101]
    assert (values["stage_id"], values["start"], values["length"]) == (1, start, length)


def test_a_moment_being_stretched_keeps_room_for_what_is_said_of_its_questions() -> None:
    lane = Lane(14, LaneKind.MOMENTS, "Moments", 3)
    moment = Card(104, 14, 1, CardKind.MOMENT)
    asked = MapContent(
        CONTENT.head, STAGES, (*LANES, lane), (*CARDS, moment), answers=(Answer(1, 104, "Who decides?"),)
    )
    layout = lay_out(asked, lambda _text, _width: 1)
    pulled = Stretched(asked, layout, 104, left=False)
    assert pulled.box(lambda _text, _width: 1) == layout.cards[104]


def test_a_new_card_goes_to_the_end_of_the_first_stack_of_its_kind() -> None:
    (add,) = added(CONTENT, CardKind.TOUCHPOINT, "Call", None).adds
    assert (add.values["lane_id"], add.values["stage_id"], add.values["row"]) == (11, 1, 2)
    (gap,) = added(CONTENT, CardKind.GAP, "Gap", Spot(13, 3, 0, 0)).adds
    assert (gap.values["stage_id"], gap.values["state"]) == (3, "open")


def test_where_there_is_no_lane_for_it_it_is_kept_as_not_placed() -> None:
    (add,) = added(CONTENT, CardKind.NOTE, "Loose", None).adds
    assert "stage_id" not in add.values
