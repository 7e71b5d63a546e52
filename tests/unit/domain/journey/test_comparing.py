"""What differs between two states of a map, and both drawn as one."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.comparing import compare
from cs_desktop.domain.journey.content import (
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
from cs_desktop.domain.journey.differences import Way
from cs_desktop.domain.journey.editing import Editing
from cs_desktop.domain.journey.overlay import overlay
from cs_desktop.domain.journey.revisions import tally
from cs_desktop.domain.journey.words import CardKind, LaneKind

_STAGES = tuple(Stage(id_, f"S{id_}", id_) for id_ in (1, 2, 3))
_LANES = (Lane(11, LaneKind.TOUCHPOINTS, "T", 0), Lane(12, LaneKind.GAPS, "G", 1))


@st.composite
def _maps(draw):
    ids = draw(st.permutations([1, 2, 3]))[: draw(st.integers(1, 3))]
    stages = tuple(Stage(id_, draw(st.sampled_from("ab")), place) for place, id_ in enumerate(ids))
    cards = tuple(
        Card(
            id_,
            draw(st.sampled_from([11, 12])),
            draw(st.sampled_from(ids)),
            CardKind.MOMENT,
            start=draw(st.integers(0, 1)),
            title=draw(st.sampled_from("xy")),
            mood=draw(st.sampled_from([None, 1])),
        )
        for id_ in draw(st.sets(st.integers(100, 104)))
    )
    emotions = tuple(
        Emotion(500 + stage, 50, stage, draw(st.sampled_from([-1.0, 0.5]))) for stage in sorted(ids)
    )
    return MapContent(MapHead(1, "Journey"), stages, _LANES, cards, (Persona(50, "P", 0),), emotions)


@given(old=_maps(), new=_maps())
def test_what_came_one_way_went_the_other(old, new):
    there, back = compare(old, new), compare(new, old)
    assert {(d.kind, d.id) for d in there.of(Way.ADDED)} == {(d.kind, d.id) for d in back.of(Way.REMOVED)}
    for way in (Way.MOVED, Way.RATED):
        assert Counter((d.kind, d.id) for d in there.of(way) if d.kind is Kind.JOURNEY_CARD) == Counter(
            (d.kind, d.id) for d in back.of(way) if d.kind is Kind.JOURNEY_CARD
        )
    assert sum(tally(old, new).values()) == len(there.differences)


@given(old=_maps(), new=_maps())
def test_nothing_differs_only_where_nothing_that_counts_does(old, new):
    assert not compare(old, old).differences
    plain = [
        replace(state, stages=tuple(replace(one, position=0) for one in state.stages)) for state in (old, new)
    ]
    assert (not compare(old, new).differences) == (plain[0] == plain[1])


@given(old=_maps(), new=_maps())
def test_the_emotion_of_every_stage_is_told_by_both_states(old, new):
    # The slow way: look each one up.
    def of(state, stage):
        return next((one.value for one in state.emotions if one.stage_id == stage), None)

    told = {feeling.stage_id: (feeling.was, feeling.now) for feeling in compare(old, new).feelings}
    assert told == {
        stage: (of(old, stage), of(new, stage))
        for stage in (1, 2, 3)
        if of(old, stage) is not None or of(new, stage) is not None
    }


@given(old=_maps(), new=_maps())
def test_an_overlay_holds_both_states_and_a_shadow_of_what_was_moved(old, new):
    found = compare(old, new)
    both = overlay(old, new, found)
    ids = [card.id for card in both.content.cards]
    assert len(ids) == len(set(ids))
    moved = {d.id for d in found.of(Way.MOVED) if d.kind is Kind.JOURNEY_CARD}
    assert set(ids) == {c.id for c in (*old.cards, *new.cards)} | {-id_ for id_ in moved}
    for id_ in moved:
        shadow, was = both.content.cards_by_id[-id_], old.cards_by_id[id_]
        assert (shadow.stage_id, shadow.lane_id) == (was.stage_id, was.lane_id)
    # What is there now keeps its order, and every card has its stage.
    kept = [stage.id for stage in both.content.stages if stage.id in new.stage_places]
    assert kept == [stage.id for stage in new.stages]
    assert all(both.content.is_placed(card) for card in both.content.cards)
    assert both.gone == {card.id for card in old.cards} - {card.id for card in new.cards}


def test_worked_by_hand():
    gap = Card(101, 12, 1, CardKind.GAP, title="Never trained", state="open")
    bridge = Card(102, 12, 1, CardKind.BRIDGE, row=1, title="Clinic", state="planned")
    webinar = Card(103, 11, 1, CardKind.TOUCHPOINT, title="Webinar")
    old = MapContent(
        *(MapHead(1, "Journey"), _STAGES, _LANES, (gap, bridge, webinar)),
        milestones=(MapMilestone(201, "97% on time", 2, due=date(2026, 9, 30)), MapMilestone(202, "Live", 1)),
    )
    new = replace(
        old,
        stages=(_STAGES[1], _STAGES[0], _STAGES[2]),
        cards=(
            replace(gap, state="closed", closed_on=date(2026, 8, 28)),
            replace(bridge, state="done"),
            replace(webinar, length=16),
        ),
        links=(Link(301, 101, 102),),
        milestones=(
            replace(old.milestones[0], due=date(2026, 12, 11)),
            replace(old.milestones[1], reached_on=date(2026, 8, 17)),
        ),
    )
    told = {(one.way, one.title, one.was, one.now) for one in compare(old, new).differences}
    assert told == {
        # To get from 1, 2, 3 to 2, 1, 3 one stage has to move; the first of the new order that did not stay.
        (Way.MOVED, "S1", 1, 2),
        (Way.MOVED, "Webinar", 1, 1),
        (Way.MOVED, "97% on time", date(2026, 9, 30), date(2026, 12, 11)),
        (Way.CHANGED, "Clinic", "Clinic", "Clinic"),
        # It leads to the clinic now.
        (Way.CHANGED, "Never trained", "Never trained", "Never trained"),
        (Way.CLOSED, "Never trained", None, date(2026, 8, 28)),
        (Way.CLOSED, "Live", None, date(2026, 8, 17)),
    }
    # Opened again, and no longer reached: that is told too.
    back = {(one.way, one.title) for one in compare(new, old).differences}
    assert {(Way.CHANGED, "Never trained"), (Way.CHANGED, "Live")} <= back


@given(gaps=st.lists(st.integers(0, 90), max_size=12))
def test_who_pauses_for_half_an_hour_begins_anew(gaps):
    editing, now = Editing(), datetime(2026, 10, 13, 9, tzinfo=UTC)
    assert editing.touch(7, now)
    for minutes in gaps:
        now += timedelta(minutes=minutes)
        assert editing.touch(7, now) == (minutes >= 30)
    assert editing.touch(8, now)
    assert editing.end() == 8
    assert editing.end() is None
    assert editing.touch(8, now)
