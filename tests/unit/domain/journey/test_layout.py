"""Where everything of a map is: laws that hold for any content, and one map worked by hand."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.journey.calendar import StageDays, stage_days
from cs_desktop.domain.journey.content import EIGHTHS, Card, Lane, MapContent, MapHead, MapMilestone, Stage
from cs_desktop.domain.journey.geometry import STAGE_WIDTH, Box, Point
from cs_desktop.domain.journey.layout import FOLDED_HEIGHT, eighth_at, lay_out
from cs_desktop.domain.journey.milestones import milestone_places
from cs_desktop.domain.journey.routes import route
from cs_desktop.domain.journey.words import HELD_BY, CardKind, LaneKind

HEAD = MapHead(1, "Journey")


def one_line(_text: str, _width: float) -> int:
    return 1


def by_letters(text: str, width: float) -> int:
    return max(1, -(-len(text) * 7 // max(int(width), 1)))


@st.composite
def contents(draw: st.DrawFn) -> MapContent:
    stages = [
        Stage(id_, f"Stage {id_}", place, width=draw(st.sampled_from([0, 20, 100, 5000])))
        for place, id_ in enumerate(range(10, 10 + draw(st.integers(1, 5))))
    ]
    kinds = draw(st.lists(st.sampled_from(sorted(LaneKind)), min_size=1, max_size=5))
    lanes = [
        Lane(
            50 + place,
            kind,
            kind.value,
            place,
            height=draw(st.sampled_from([0, 300])),
            folded=draw(st.booleans()),
        )
        for place, kind in enumerate(kinds)
    ]
    cards = []
    for id_ in range(100, 100 + draw(st.integers(0, 25))):
        lane = draw(st.sampled_from(lanes))
        cards.append(
            Card(
                id_,
                draw(st.sampled_from([lane.id, lane.id, None, 999])),
                draw(st.sampled_from([*(stage.id for stage in stages), None, 998])),
                next(iter(HELD_BY[lane.kind]), CardKind.NOTE),
                start=draw(st.integers(-3, 12)),
                length=draw(st.integers(-2, 60)),
                row=draw(st.integers(-2, 6)),
                title="x" * draw(st.integers(0, 400)),
            )
        )
    return MapContent(HEAD, tuple(stages), tuple(lanes), tuple(cards))


@given(contents())
def test_no_two_cards_lie_on_each_other_and_each_is_within_its_lane(content: MapContent) -> None:
    layout = lay_out(content, by_letters)
    boxes = list(layout.cards.items())
    for number, (one, box) in enumerate(boxes):
        assert box.width > 0
        assert not any(box.overlaps(other) for _, other in boxes[number + 1 :])
        card = content.cards_by_id[one]
        lane = next(placed.box for placed in layout.lanes if placed.id == card.lane_id)
        assert lane.around(box) == lane


@given(contents())
def test_every_card_is_drawn_or_said_to_be_not_placed_or_folded_away(content: MapContent) -> None:
    layout = lay_out(content, by_letters)
    folded = {lane.id for lane in content.lanes if lane.folded}
    hidden = {card.id for card in content.cards if content.is_placed(card) and card.lane_id in folded}
    assert set(layout.cards) | set(layout.unplaced) | hidden == {card.id for card in content.cards}
    assert not set(layout.cards) & set(layout.unplaced)


@given(contents())
def test_lanes_and_stages_lie_side_by_side_without_a_gap(content: MapContent) -> None:
    layout = lay_out(content, by_letters)
    assert [lane.box.y for lane in layout.lanes] == [0.0, *(lane.box.bottom for lane in layout.lanes[:-1])]
    assert [stage.box.x for stage in layout.stages] == pytest.approx(
        [0.0, *(stage.box.right for stage in layout.stages[:-1])]
    )
    assert layout.height == layout.lanes[-1].box.bottom
    assert layout.width == pytest.approx(layout.stages[-1].box.right)


def test_two_that_want_one_place_stack_and_a_third_beside_them_stays_on_top() -> None:
    stages = (Stage(1, "Buy", 0), Stage(2, "Onboard", 1))
    lane = Lane(5, LaneKind.TOUCHPOINTS, "Touchpoints", 0)
    cards = (
        Card(11, 5, 1, CardKind.TOUCHPOINT),
        Card(12, 5, 1, CardKind.TOUCHPOINT),
        Card(13, 5, 2, CardKind.TOUCHPOINT),
    )
    layout = lay_out(MapContent(HEAD, stages, (lane,), cards), one_line)
    # 8 above; a card of one line is 12 + 16 = 28 high; 6 between two of them; 8 below: 8 + 28 + 6 + 28 + 8.
    assert layout.lanes[0].box.height == 78
    assert layout.cards[11] == Box(4.5, 8, STAGE_WIDTH - 9, 28)
    assert layout.cards[12].y == 8 + 28 + 6
    assert (layout.cards[13].x, layout.cards[13].y) == (STAGE_WIDTH + 4.5, 8)


def test_a_card_stretches_over_stages_by_eighths() -> None:
    stages = (Stage(1, "Buy", 0, width=160), Stage(2, "Onboard", 1, width=240))
    lane = Lane(5, LaneKind.OWNERS, "Owner team", 0)
    card = Card(11, 5, 1, CardKind.OWNER, start=4, length=8)
    layout = lay_out(MapContent(HEAD, stages, (lane,), (card,)), one_line)
    # From the middle of the first (80) to the middle of the second (160 + 120), 4.5 in at both ends.
    assert (layout.cards[11].x, layout.cards[11].right) == (84.5, 275.5)


def test_a_folded_lane_is_low_and_shows_no_cards() -> None:
    lane = Lane(5, LaneKind.NOTES, "Notes", 0, height=400, folded=True)
    content = MapContent(HEAD, (Stage(1, "Buy", 0),), (lane,), (Card(11, 5, 1, CardKind.NOTE),))
    layout = lay_out(content, one_line)
    assert layout.lanes[0].box.height == FOLDED_HEIGHT
    assert not layout.cards


@given(contents(), st.floats(-50, 3000))
def test_a_place_belongs_to_the_nearest_eighth(content: MapContent, x: float) -> None:
    layout = lay_out(content, one_line)
    found = eighth_at(layout, x)
    stage, part = divmod(found, EIGHTHS)
    box = layout.stages[stage].box
    distance = abs(box.x + box.width * part / EIGHTHS - x)
    for placed in layout.stages:
        for other in range(EIGHTHS):
            assert distance <= abs(placed.box.x + placed.box.width * other / EIGHTHS - x) + 1e-9


def test_stages_follow_each_other_from_the_first_day() -> None:
    stages = (
        Stage(1, "Buy", 0, expected_days=30),
        Stage(2, "Onboard", 1, expected_days=60),
        Stage(3, "Adopt", 2, starts_on=date(2026, 7, 1)),
        Stage(4, "Grow", 3),
    )
    # 1 March + 30 days is 31 March; Onboard would end on 30 May, but Adopt was fixed on 1 July.
    assert stage_days(stages, date(2026, 3, 1)) == (
        StageDays(date(2026, 3, 1), date(2026, 3, 31)),
        StageDays(date(2026, 3, 31), date(2026, 7, 1)),
        StageDays(date(2026, 7, 1), None),
        StageDays(None, None),
    )


days = st.one_of(st.none(), st.dates(date(1, 1, 1), date(9999, 12, 1)))


@given(
    st.lists(st.tuples(days, st.one_of(st.none(), st.integers(-5, 4_000_000))), max_size=6),
    days,
)
def test_no_stage_is_turned_round(found: list[tuple[date | None, int | None]], first: date | None) -> None:
    stages = [
        Stage(place, "", place, starts_on=day, expected_days=expected)
        for place, (day, expected) in enumerate(found)
    ]
    planned = stage_days(stages, first)
    assert len(planned) == len(stages)
    known = [one.start for one in planned if one.start is not None]
    assert known == sorted(set(known))
    assert all(one.end is None or (one.start is not None and one.start < one.end) for one in planned)


def test_a_milestone_stands_where_its_day_is() -> None:
    stages = (Stage(1, "Buy", 0, expected_days=100, width=200), Stage(2, "Adopt", 1, width=200))
    content = MapContent(
        MapHead(1, "Journey", starts_on=date(2026, 1, 1)),
        stages,
        (Lane(5, LaneKind.MILESTONES, "Milestones", 0),),
        milestones=(
            MapMilestone(21, "Signed", due=date(2026, 2, 20)),
            MapMilestone(22, "Live", stage_id=2),
            MapMilestone(23, "Somewhere", due=date(2020, 1, 1)),
        ),
    )
    layout = lay_out(content, one_line)
    places = milestone_places(content, layout, stage_days(stages, content.head.starts_on))
    # 20 February is day 50 of 100: the middle of the first stage. The only one of the second: its middle.
    assert places == {21: 100.0, 22: 300.0}


@given(
    *(st.builds(Box, *(st.floats(-500, 500),) * 2, *(st.floats(1, 300),) * 2) for _ in range(2)),
)
def test_a_link_goes_at_right_angles_from_one_edge_to_the_other(source: Box, target: Box) -> None:
    corners = route(source, target)
    assert all(one.x == other.x or one.y == other.y for one, other in itertools.pairwise(corners))
    assert _on_edge(source, corners[0], 4.0)
    assert _on_edge(target, corners[-1], 4.0)


def _on_edge(box: Box, point: Point, play: float) -> bool:
    beside = point.x in (box.x, box.right) and box.y - play <= point.y <= box.bottom + play
    above = point.y in (box.y, box.bottom) and box.x - play <= point.x <= box.right + play
    return beside or above
