"""Stages and lanes come, go, move and grow, and no card is lost or reaches elsewhere than before."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.journey.content import (
    EIGHTHS,
    Answer,
    Card,
    Emotion,
    Lane,
    Link,
    MapContent,
    MapHead,
    MapMilestone,
    Stage,
)
from cs_desktop.domain.journey.rows import (
    lane_added,
    lane_dropped,
    lane_duplicated,
    lane_folded,
    lane_moved,
    lane_resized,
    put_back,
)
from cs_desktop.domain.journey.structure import (
    stage_added,
    stage_dropped,
    stage_duplicated,
    stage_moved,
    stage_resized,
)
from cs_desktop.domain.journey.words import HELD_BY, CardKind, LaneKind
from tests.unit.domain.journey.applying import FIRST_NEW, applied

STAGES = (11, 12, 13)
LANES = (21, 22)


def _map(*cards, emotions=(), links=()):
    return MapContent(
        MapHead(1, "Journey", account_id=5),
        stages=tuple(
            Stage(id_, name, place) for place, (id_, name) in enumerate(zip(STAGES, "ABC", strict=True))
        ),
        lanes=(Lane(21, LaneKind.TOUCHPOINTS, "Touchpoints", 0), Lane(22, LaneKind.GAPS, "Gaps", 1)),
        cards=cards,
        emotions=emotions,
        links=links,
    )


def _card(id_, stage, start=0, length=8, lane=21, kind=CardKind.TOUCHPOINT, row=0):
    return Card(id_, lane, stage, kind, start, length, row, f"Card {id_}")


cards = st.lists(
    st.builds(
        _card,
        st.just(0),
        st.sampled_from((*STAGES, None)),
        st.integers(0, 7),
        st.integers(1, 30),
        st.sampled_from((*LANES, None)),
    ),
    max_size=5,
)
maps = cards.map(lambda found: _map(*(_renumbered(card, place) for place, card in enumerate(found, 31))))


def _renumbered(card, id_):
    return Card(id_, card.lane_id, card.stage_id, card.kind, card.start, card.length, card.row, f"Card {id_}")


def _cells(content):
    """Return by card the eighths that it covers, each with the stage that it is of."""
    every = [(stage.id, part) for stage in content.stages for part in range(EIGHTHS)]
    found = {}
    for card in content.cards:
        first = content.first_eighth(card)
        found[card.id] = set() if first is None else set(every[first : first + card.length])
    return found


@given(maps, st.integers(0, 3))
def test_a_new_stage_stands_at_its_place_and_cards_reach_where_they_did(content, place):
    after = applied(content, stage_added(content, "New", place))
    expected = [*STAGES[:place], FIRST_NEW, *STAGES[place:]]
    assert [stage.id for stage in after.stages] == expected
    for card, before in _cells(content).items():
        now = _cells(after)[card]
        assert {cell for cell in now if cell[0] != FIRST_NEW} >= before
        both_sides = {c[0] for c in before} & set(STAGES[:place]) and {c[0] for c in before} & set(
            STAGES[place:]
        )
        if both_sides:
            assert len({cell for cell in now if cell[0] == FIRST_NEW}) == EIGHTHS


def test_a_card_over_the_place_of_a_new_stage_grows_by_it():
    # From the middle of A to the middle of B: 4 + 4 eighths; a stage between makes them 16.
    content = _map(_card(31, 11, start=4, length=8), _card(32, 12))
    after = applied(content, stage_added(content, "New", 1))
    assert [card.length for card in after.cards] == [16, 8]
    assert [content.first_eighth(card) for card in content.cards] == [4, 8]
    assert [after.first_eighth(card) for card in after.cards] == [4, 16]


@given(maps, st.sampled_from(STAGES), st.booleans())
def test_a_deleted_stage_takes_only_its_own_eighths(content, stage, with_cards):
    after = applied(content, stage_dropped(content, stage, with_cards=with_cards))
    assert [one.id for one in after.stages] == [one for one in STAGES if one != stage]
    now = _cells(after)
    for card, before in _cells(content).items():
        left = {cell for cell in before if cell[0] != stage}
        wholly = bool(before) and not left
        if card not in now:
            assert with_cards
            assert wholly
        elif before and not wholly:
            assert now[card] == left
        else:
            assert now[card] == set()
    if not with_cards:
        assert len(after.cards) == len(content.cards)


def test_what_becomes_of_the_cards_of_a_deleted_stage_is_said():
    # 31 lies in B alone; 32 reaches from A into B, 33 from B into C: each has 4 eighths left.
    content = _map(_card(31, 12), _card(32, 11, start=4, length=8), _card(33, 12, start=4, length=8))
    kept = stage_dropped(content, 12, with_cards=False)
    gone = stage_dropped(content, 12, with_cards=True)
    assert kept.label == "Delete stage and set its cards aside"
    assert gone.label == "Delete stage with its cards"
    assert stage_dropped(_map(), 12, with_cards=True).label == "Delete stage"
    places = {card.id: (card.stage_id, card.start, card.length) for card in applied(content, kept).cards}
    assert places == {31: (None, 0, 8), 32: (11, 4, 4), 33: (13, 0, 4)}
    assert [card.id for card in applied(content, gone).cards] == [32, 33]


@given(st.permutations(STAGES), st.integers(-1, 4))
def test_a_stage_is_moved_to_its_place_and_the_others_keep_their_order(order, place):
    content = _map()
    stage = order[0]
    after = [one.id for one in applied(content, stage_moved(content, stage, place)).stages]
    assert after.index(stage) == min(max(place, 0), 2)
    assert [one for one in after if one != stage] == [one for one in STAGES if one != stage]
    assert not stage_moved(content, stage, STAGES.index(stage))


def test_a_stage_is_as_wide_as_asked_for_within_its_limits():
    content = _map()
    widths = {
        wanted: applied(content, stage_resized(content, 11, wanted)).stages[0].width
        for wanted in (0, 10, 240.4, 5000)
    }
    assert widths == {0: 0, 10: 88, 240.4: 240, 5000: 900}
    assert not stage_resized(content, 11, 0)


def test_a_copied_stage_has_its_cards_links_and_feelings():
    gap, bridge = (
        _card(id_, 12, lane=22, kind=kind) for id_, kind in ((31, CardKind.GAP), (32, CardKind.BRIDGE))
    )
    reaching = _card(33, 12, start=4, length=12)
    content = _map(
        gap, bridge, reaching, emotions=(Emotion(41, 51, 12, 1.5, "Glad"),), links=(Link(61, 31, 32),)
    )
    after = applied(content, stage_duplicated(content, 12, "B (copy)"))
    assert [stage.name for stage in after.stages] == ["A", "B", "B (copy)", "C"]
    copy = after.stages[2]
    copies = {card.title: card for card in after.cards if card.stage_id == copy.id}
    assert copies.keys() == {"Card 31", "Card 32", "Card 33"}
    # 4 of the 8 eighths of the stage are behind where it begins.
    assert copies["Card 33"].length == 4
    assert after.links[1:] == (Link(after.links[1].id, copies["Card 31"].id, copies["Card 32"].id),)
    assert [(one.stage_id, one.value) for one in after.emotions] == [(12, 1.5), (copy.id, 1.5)]
    # The one that reaches from B to the end of C, 4 + 8, covers the copy too.
    assert after.cards_by_id[33].length == 12 + 8


def test_a_moment_copied_with_its_stage_or_lane_keeps_its_questions_and_answers():
    content = replace(_map(_card(31, 12)), answers=(Answer(71, 31, "Who trains whom?", "Sea, on site", 2),))
    for gesture in (stage_duplicated(content, 12, "B (copy)"), lane_duplicated(content, 21, "More")):
        after = applied(content, gesture)
        (copy,) = (card for card in after.cards if card.id >= FIRST_NEW)
        (answer,) = after.asked[copy.id]
        assert (answer.question, answer.answer, answer.position) == ("Who trains whom?", "Sea, on site", 2)
        assert after.asked[31] == content.answers


def test_lanes_are_added_moved_folded_made_higher_and_copied():
    content = _map(_card(31, 11))
    added = applied(content, lane_added(content, LaneKind.NOTES, "Notes", 1))
    assert [lane.name for lane in added.lanes] == ["Touchpoints", "Notes", "Gaps"]
    moved = applied(content, lane_moved(content, 22, 0))
    assert [lane.id for lane in moved.lanes] == [22, 21]
    folded = lane_folded(content, 21)
    assert folded.label == "Fold lane"
    assert lane_folded(applied(content, folded), 21).label == "Unfold lane"
    assert applied(content, lane_resized(content, 21, 120.2)).lanes[0].height == 120
    assert not lane_resized(content, 21, 0)
    copied = applied(content, lane_duplicated(content, 21, "Touchpoints (copy)"))
    assert [lane.name for lane in copied.lanes] == ["Touchpoints", "Touchpoints (copy)", "Gaps"]
    assert [card.lane_id for card in copied.cards] == [21, copied.lanes[1].id]


@given(maps, st.sampled_from(LANES), st.booleans())
def test_a_deleted_lane_loses_no_card_but_its_own(content, lane, with_cards):
    after = applied(content, lane_dropped(content, lane, with_cards=with_cards))
    mine = {card.id for card in content.cards if card.lane_id == lane}
    left = {card.id for card in after.cards}
    assert left == {card.id for card in content.cards} - (mine if with_cards else set())


@given(maps, st.sampled_from((*STAGES, None)))
def test_whatever_has_no_place_is_put_back_into_a_lane_of_its_kind(content, stage):
    lost = [card.id for card in content.cards if not content.is_placed(card)]
    after = applied(content, put_back(content, lost, stage))
    assert all(after.is_placed(card) for card in after.cards)
    for card in after.cards:
        lane = after.lanes[after.lane_places[card.lane_id]]
        assert card.kind in HELD_BY[lane.kind] or card.id not in lost or card.lane_id in LANES
    kept = [card for card in content.cards if content.is_placed(card)]
    assert [after.cards_by_id[card.id] for card in kept] == kept


def test_a_card_whose_kind_no_lane_holds_gets_a_lane():
    content = _map(
        _card(31, None, lane=None, kind=CardKind.NOTE), _card(32, None, lane=None, kind=CardKind.NOTE)
    )
    after = applied(content, put_back(content, [31, 32], 12))
    (lane,) = after.lanes[2:]
    assert (lane.kind, lane.name) == (LaneKind.NOTES, "Notes")
    assert [(card.lane_id, card.stage_id, card.row) for card in after.cards] == [
        (lane.id, 12, 0),
        (lane.id, 12, 1),
    ]
    without = MapContent(content.head, (), content.lanes, content.cards)
    assert not put_back(without, [31], None)


def test_milestones_of_a_deleted_stage_stay_to_be_seen():
    dated = MapMilestone(71, "Signed", 12, due=date(2026, 9, 22))
    undated = MapMilestone(72, "Live", 12)
    mine = replace(_map(), milestones=(dated, undated))
    after = applied(mine, stage_dropped(mine, 12, with_cards=True))
    # The account's day shows the first wherever it lies; the other goes to the stage before.
    assert [(one.name, one.stage_id) for one in after.milestones] == [("Signed", 12), ("Live", 11)]
    template = replace(mine, head=MapHead(1, "Ours"))
    kept = applied(template, stage_dropped(template, 11, with_cards=False))
    assert [one.stage_id for one in kept.milestones] == [12, 12]
    kept = applied(template, stage_dropped(template, 12, with_cards=False))
    assert [one.stage_id for one in kept.milestones] == [11, 11]
    assert applied(template, stage_dropped(template, 12, with_cards=True)).milestones == ()
