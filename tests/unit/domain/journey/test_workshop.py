"""The clock of a workshop, its agenda as it is stored, and the ranking by dots."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.journey.content import Card, MapContent, MapHead, Stage
from cs_desktop.domain.journey.words import CardKind, LaneKind
from cs_desktop.domain.journey.workshop import (
    AgendaStep,
    Vote,
    Workshop,
    agenda_of,
    dots_left,
    dots_on,
    ranked,
    read_agenda,
    usual_agenda,
)

_BEGAN = datetime(2026, 10, 13, 9, tzinfo=UTC)
_steps = st.lists(
    st.builds(AgendaStep, st.text(max_size=5), st.integers(0, 480), st.none() | st.sampled_from(LaneKind)),
    min_size=1,
    max_size=4,
).map(tuple)


def _workshop(**fields):
    return Workshop(**({"id": 1, "map_id": 2, "day": date(2026, 10, 13), "steps": usual_agenda()} | fields))


@given(steps=_steps, place=st.integers(0, 9), present=st.lists(st.text(max_size=4), max_size=3).map(tuple))
def test_what_is_stored_is_read_again(steps, place, present):
    made = _workshop(steps=steps, present=present).resumed(_BEGAN).at_step(place, _BEGAN)
    assert 0 <= made.step < len(steps)
    bare = _workshop(step=made.step)
    assert read_agenda(bare, agenda_of(made)) == made


def test_what_makes_no_sense_is_left_out():
    read = read_agenda(_workshop(step=30), {"steps": ["?", {"name": "A", "minutes": 9000, "lane": "pets"}]})
    assert (read.steps, read.step) == ((AgendaStep("A", 480),), 0)


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
    found = [(one.card.id, one.dots) for one in ranked(content, votes)]
    counts = {card.id: sum(v.dots for v in votes if v.card_id == card.id) for card in cards}
    assert dict(found) == {id_: count for id_, count in counts.items() if count}
    # More dots first; of equal ones the one that stands further left, which has the larger id here.
    assert found == sorted(found, key=lambda one: (-one[1], -one[0]))
    assert sum(dots_on(votes).values()) == sum(vote.dots for vote in votes)
    spent = sum(vote.dots for vote in votes if vote.voter == "Ana")
    assert dots_left(_workshop(), votes, "Ana") == max(5 - spent, 0)
