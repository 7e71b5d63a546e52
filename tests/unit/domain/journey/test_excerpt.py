"""Parts of a map: what they bring with them, what is cut, and what a customer never sees."""

from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.content import (
    EIGHTHS,
    Card,
    Emotion,
    Lane,
    Link,
    MapContent,
    MapHead,
    MapMilestone,
    Persona,
    Stage,
)
from cs_desktop.domain.journey.counting import summary
from cs_desktop.domain.journey.excerpt import excerpt
from cs_desktop.domain.journey.sharing import for_client
from cs_desktop.domain.journey.words import CardKind, LaneKind

CARD, STAGE, LANE = Kind.JOURNEY_CARD, Kind.JOURNEY_STAGE, Kind.JOURNEY_LANE
STAGES = tuple(Stage(place, f"Stage {place}", place - 1) for place in (1, 2, 3, 4))
LANES = (Lane(11, LaneKind.GOALS, "Goals", 0), Lane(12, LaneKind.GAPS, "Gaps", 1))


def goal(card_id: int, stage: int, start: int = 0, length: int = 8) -> Card:
    return Card(card_id, 11, stage, CardKind.GOAL, start, length, title=f"Goal {card_id}")


def whole(*cards: Card, links: tuple[Link, ...] = ()) -> MapContent:
    emotions = tuple(Emotion(50 + stage.id, 40, stage.id, 1.0) for stage in STAGES)
    milestones = tuple(MapMilestone(60 + stage.id, "M", stage.id) for stage in STAGES)
    return MapContent(
        MapHead(1, "M"), STAGES, LANES, cards, (Persona(40, "P", 0),), emotions, links, milestones
    )


def test_a_card_brings_its_lane_and_the_stages_that_it_covers() -> None:
    # From the middle of stage 2, 12 eighths: to the end of stage 3.
    part = excerpt(whole(goal(1, 1), goal(2, 2, 4, 12)), [(CARD, 2)])
    assert [stage.id for stage in part.stages] == [2, 3]
    assert [lane.id for lane in part.lanes] == [11]
    assert part.cards == (goal(2, 2, 4, 12),)
    assert [one.stage_id for one in part.emotions] == [2, 3]
    assert [one.stage_id for one in part.milestones] == [2, 3]


def test_of_a_chosen_stage_what_reaches_in_is_cut_at_its_edges() -> None:
    # From stage 1's middle over 20 eighths covers 4..24; of stage 2 (8..16) that is all.
    part = excerpt(whole(goal(1, 1, 4, 20), goal(2, 3)), [(STAGE, 2)])
    assert part.cards == (goal(1, 2, 0, 8),)
    assert [lane.id for lane in part.lanes] == [11, 12]


def test_a_chosen_lane_is_whole() -> None:
    part = excerpt(whole(goal(1, 1), goal(2, 4)), [(LANE, 11)])
    assert (len(part.stages), [lane.id for lane in part.lanes]) == (4, [11])
    assert len(part.cards) == 2


def test_a_gap_brings_its_bridge_and_the_stages_up_to_it() -> None:
    gap = Card(1, 12, 1, CardKind.GAP, state="open")
    bridge = Card(2, 12, 3, CardKind.BRIDGE, row=1)
    map_ = whole(gap, bridge, goal(3, 3), links=(Link(5, 1, 2),))
    for chosen in ((CARD, 1), (STAGE, 1)):
        part = excerpt(map_, [chosen])
        assert [card.id for card in part.cards] == [1, 2]
        assert part.links == (Link(5, 1, 2),)
        assert [stage.id for stage in part.stages] == [1, 2, 3]


def test_what_is_gone_chooses_nothing_so_that_all_is_shown() -> None:
    map_ = whole(goal(1, 1))
    assert excerpt(map_, [(CARD, 99), (STAGE, 98)]) == map_


_cards = st.lists(
    st.builds(goal, st.integers(100, 120), st.integers(1, 4), st.integers(0, 7), st.integers(1, 40)),
    max_size=6,
    unique_by=lambda card: card.id,
)
_chosen = st.lists(
    st.one_of(
        st.tuples(st.just(CARD), st.integers(100, 120)),
        st.tuples(st.just(STAGE), st.integers(1, 5)),
        st.tuples(st.just(LANE), st.integers(11, 13)),
    ),
    max_size=4,
)


@given(_cards, _chosen)
def test_a_part_holds_what_was_chosen_and_nothing_outside_of_its_stages(cards, chosen) -> None:
    map_ = whole(*cards)
    part = excerpt(map_, chosen)
    kept = {card.id for card in part.cards}
    known = {card.id for card in cards}
    assert {one for kind, one in chosen if kind is CARD} & known <= kept
    assert {one for kind, one in chosen if kind is STAGE and one <= 4} <= {stage.id for stage in part.stages}
    for card in part.cards if part != map_ else ():
        first = part.first_eighth(card)
        assert first is not None
        assert first + card.length <= len(part.stages) * EIGHTHS
        # It covers the same places as on the whole map, as far as they are shown.
        before = map_.first_eighth(map_.cards_by_id[card.id])
        assert before is not None
        shift = map_.stage_places[part.stages[0].id] * EIGHTHS
        assert first == max(before - shift, 0)


def test_a_customers_map_has_nothing_internal() -> None:
    cards = (
        Card(1, 11, 1, CardKind.GOAL, title="Go live", notes="They pay too much", evidence="researched"),
        Card(2, 12, 1, CardKind.GAP, title="Night shift", state="open"),
        Card(3, 12, 1, CardKind.BRIDGE, title="Clinic"),
        Card(4, 11, 1, CardKind.MOMENT, title="Demo", mood=-2),
        Card(6, 11, None, CardKind.GOAL, title="Dropped: too dear"),
        Card(7, 12, 1, CardKind.GOAL, title="In a lane of ours"),
    )
    map_ = whole(*cards, links=(Link(5, 2, 3),))
    shared = for_client(map_)
    assert [(card.title, card.notes, card.mood, card.evidence) for card in shared.cards] == [
        ("Go live", "", None, "assumed"),
        ("Demo", "", None, "assumed"),
    ]
    assert (shared.personas, shared.emotions, shared.links) == ((), (), ())
    assert [lane.kind for lane in shared.lanes] == [LaneKind.GOALS]
    assert summary(map_) == "4 milestones, 0 reached · 1 gap, 0 closed, 0 without a bridge"
    assert summary(shared) == "4 milestones, 0 reached"
