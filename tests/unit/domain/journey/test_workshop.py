"""The clock of a workshop, its agenda as it is stored, and the ranking by dots."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.damage import DamagedValueError
from cs_desktop.common.errors import KnownError
from cs_desktop.domain.journey.agenda import AgendaStep, minutes_of, numbered, usual_agenda
from cs_desktop.domain.journey.content import Card, MapContent, MapHead, Stage
from cs_desktop.domain.journey.words import CardKind, LaneKind
from cs_desktop.domain.journey.workshop import (
    Vote,
    agenda_of,
    dots_left,
    dots_on,
    of_both,
    planned,
    ranked,
    read_agenda,
)

_BEGAN = datetime(2026, 10, 13, 9, tzinfo=UTC)
_steps = st.lists(
    st.builds(
        AgendaStep,
        *(st.text(max_size=5), st.integers(0, 480), st.none() | st.sampled_from(LaneKind)),
        off=st.booleans(),
    ),
    min_size=1,
    max_size=4,
).map(numbered)


def _workshop(**fields):
    return replace(planned(2, date(2026, 10, 13)), id=1, **fields)


@given(steps=_steps, place=st.integers(0, 9), present=st.lists(st.text(max_size=4), max_size=3).map(tuple))
def test_what_is_stored_is_read_again(steps, place, present):
    made = _workshop(steps=steps, present=present).resumed(_BEGAN).at_step(place, _BEGAN)
    assert 0 <= made.step < len(steps)
    bare = _workshop(step=made.step)
    assert read_agenda(bare, agenda_of(made)) == made


_junk = st.recursive(
    st.none() | st.integers() | st.text(max_size=4) | st.booleans(),
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(st.text(max_size=4), parts, max_size=3),
)


@given(column=st.sampled_from(["", "steps", "present", "began", "spent", "step"]), junk=_junk)
def test_a_damaged_agenda_is_told_as_damage(column, junk):
    stored = agenda_of(_workshop())
    if column == "step":
        stored["steps"][3] = junk
    else:
        stored = stored | {column: junk} if column else junk
    try:
        read = read_agenda(_workshop(), stored)
    except DamagedValueError:
        return
    assert read.steps
    assert read.left(_BEGAN) <= 480 * 60 - read.spent
    assert read_agenda(_workshop(step=read.step), agenda_of(read)) == read


def test_a_lane_of_a_newer_version_is_none_and_an_agenda_of_an_older_one_gets_keys():
    old = {"name": "A", "minutes": 9000, "lane": "pets"}
    read = read_agenda(_workshop(step=30), agenda_of(_workshop()) | {"steps": [old, old]})
    assert read.steps == (AgendaStep("A", 480, key=1), AgendaStep("A", 480, key=2))
    assert read.step == 1


def test_steps_that_are_off_are_passed_by_and_cost_no_time():
    steps = [replace(step, off=place in (0, 2, 9)) for place, step in enumerate(usual_agenda())]
    workshop = _workshop(steps=tuple(steps), step=1).resumed(_BEGAN)
    assert [workshop.beside(by) for by in (1, -1)] == [3, None]
    assert replace(workshop, step=8).beside(1) is None
    # 240 minutes, without 15 of welcome, 35 of touchpoints and 25 of priorities.
    assert minutes_of(steps) == 165
    # All of them are to come: 5 minutes later, 5 less; after 30, ten over the step's 20, none of it is left.
    assert workshop.rest(_BEGAN + timedelta(minutes=5)) == 160 * 60
    assert workshop.rest(_BEGAN + timedelta(minutes=30)) == 145 * 60
    assert workshop.longer(5).left(_BEGAN) == 25 * 60


def test_one_stays_at_the_same_step_whatever_becomes_of_the_agenda():
    workshop = replace(_workshop(step=3).resumed(_BEGAN), spent=60)
    for steps, place in ((workshop.steps[1:], 2), (workshop.steps[::-1], 6)):
        after = workshop.with_steps(steps, _BEGAN)
        assert (after.now, after.step, after.spent) == (workshop.now, place, 60)
    # The step is deleted: one goes to the next, whose clock begins anew.
    gone = workshop.with_steps((*workshop.steps[:3], *workshop.steps[4:]), _BEGAN)
    assert (gone.now, gone.spent) == (workshop.steps[4], 0)


def test_what_two_change_at_once_is_both_kept():
    base = _workshop(present=("Ana", "Ben"))
    ana = base.with_steps([replace(base.steps[0], minutes=20), *base.steps[1:]], _BEGAN)
    ana = replace(ana, present=("Ana", "Ben", "Cy"))
    ben = base.with_steps([*base.steps[2:], base.steps[0], replace(base.steps[1], off=True)], _BEGAN)
    ben = replace(ben, present=("Ben",), dots=3).at_step(2, _BEGAN)
    both = of_both(base, ana, ben, _BEGAN)
    assert [(step.key, step.minutes, step.off) for step in both.steps[-2:]] == [(1, 20, False), (2, 20, True)]
    assert (both.present, both.dots, both.now) == (("Ben", "Cy"), 3, base.steps[4])
    with pytest.raises(KnownError, match="changed the same"):
        of_both(base, replace(base, dots=4), ben, _BEGAN)
    with pytest.raises(KnownError, match="changed the same"):
        of_both(base, base.at_step(1, _BEGAN), ben, _BEGAN)


@given(before=_steps, wanted=_steps, there=_steps)
def test_two_agendas_become_the_same_whoever_was_first(before, wanted, there):
    base, one, other = (_workshop(steps=steps) for steps in (before, wanted, there))

    def told(first, second):
        try:
            return {
                (step.key, step.name, step.minutes) for step in of_both(base, first, second, _BEGAN).steps
            }
        except KnownError:
            return None

    assert told(one, other) == told(other, one)
    assert of_both(base, base, other, _BEGAN).steps == other.steps
    assert of_both(base, one, base, _BEGAN).steps == one.steps


@given(pieces=st.lists(st.tuples(st.booleans(), st.integers(0, 900)), max_size=8))
def test_only_the_time_in_which_the_clock_runs_counts(pieces):
    workshop, now, ran = _workshop(), _BEGAN, 0
    for runs, seconds in pieces:
        workshop = workshop.resumed(now) if runs else workshop.paused(now)
        now += timedelta(seconds=seconds)
        ran += seconds if runs else 0
    assert workshop.left(now) == 15 * 60 - ran


def test_the_next_step_begins_anew_and_runs_on():
    # 15 minutes, of which 5 are over; the second step has 20.
    first = _workshop().resumed(_BEGAN)
    now = _BEGAN + timedelta(minutes=5)
    assert first.left(now) == 600
    assert first.at_step(1, now).left(now + timedelta(seconds=30)) == 20 * 60 - 30
    assert first.paused(now).at_step(1, now).left(now + timedelta(hours=1)) == 20 * 60


@given(
    votes=st.lists(
        st.builds(Vote, st.integers(1, 5), st.sampled_from(["Ana", "Ben"]), st.integers(0, 3)), max_size=9
    )
)
def test_ranking_agrees_with_counting_card_by_card(votes):
    cards = tuple(Card(id_, 11, 1, CardKind.GAP, start=5 - id_) for id_ in range(1, 5))
    content = MapContent(MapHead(2, "Journey"), (Stage(1, "Buy", 0),), cards=cards)
    ranking = ranked(content, votes)
    found = [(one.card.id, one.dots) for one in ranking]
    # As many dots, the same place; the place says how many have more.
    assert [one.place for one in ranking] == [
        1 + len([dots for _id, dots in found if dots > one.dots]) for one in ranking
    ]
    counts = {card.id: sum(v.dots for v in votes if v.card_id == card.id) for card in cards}
    assert dict(found) == {id_: count for id_, count in counts.items() if count}
    # More dots first; of equal ones the one that stands further left, which has the larger id here.
    assert found == sorted(found, key=lambda one: (-one[1], -one[0]))
    assert sum(dots_on(votes).values()) == sum(vote.dots for vote in votes)
    spent = sum(vote.dots for vote in votes if vote.voter == "Ana")
    assert dots_left(_workshop(), votes, "Ana") == max(5 - spent, 0)
