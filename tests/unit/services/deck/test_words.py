"""What a deck says is what the data says."""

import re
from datetime import date, timedelta
from textwrap import wrap

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.errors import KnownError
from cs_desktop.common.periods import Period
from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.deck.slides import FiguresSlide
from cs_desktop.domain.figures import Status
from cs_desktop.domain.metrics.known import MetricRow
from cs_desktop.models.tables import Metric
from cs_desktop.services.account_page import Measured
from cs_desktop.services.deck import words
from cs_desktop.services.deck.facts import gather
from cs_desktop.services.deck.facts.shared import ArrLevel, MoneyTold
from cs_desktop.services.deck.makers.objectives import objectives_texts
from cs_desktop.services.deck.makers.summary import summary_texts
from cs_desktop.services.deck.moves import metric_move
from cs_desktop.services.deck.slides import build_deck
from cs_desktop.services.deck.spans import Span, span_of
from cs_desktop.services.deck.titles.use import moved_title
from tests.unit.services.deck import telling
from tests.workspaces import (
    TODAY,
    add_account,
    add_metric,
    add_points,
    add_product,
    add_subscription,
    context,
)

Q3 = Period(date(2026, 7, 1), date(2026, 10, 1), "2026-Q3")


def _metric(
    key="weekly_active", unit="share", kind="mean", *, higher_is_better=True, name="Weekly active users"
) -> MetricRow:
    return MetricRow(1, key, name, unit, kind, higher_is_better, 30, 60)


def _move(points: dict[date, float], **metric):
    ordered = sorted(points.items())
    days = np.array([d.toordinal() for d, _ in ordered], np.int32)
    return metric_move(Measured(_metric(**metric), days, np.array([v for _, v in ordered])), Q3)


def test_a_move_worked_by_hand():
    """Before Q3 is Q2, a day shorter: the point of Mar 31 lies before both, that of Oct 1 after both.

    Now: mean of 0.70 and 0.72 = 0.71; before: 0.38.
    """
    move = _move(
        {
            date(2026, 3, 31): 0.9,
            date(2026, 4, 1): 0.38,
            date(2026, 7, 1): 0.70,
            date(2026, 9, 30): 0.72,
            date(2026, 10, 1): 0.1,
        }
    )
    assert move.sentence() == "Weekly active users averaged 71.0% in Q3, up from 38.0%."
    figure = move.figure()
    assert figure.note == "mean of Q3; 38.0% in the quarter before"
    assert (figure.value, figure.status) == (pytest.approx(0.71), Status.GOOD)
    assert figure.formula == (
        "mean of the points from Jul 1, 2026 to Sep 30, 2026; before: Apr 1, 2026 to Jun 30, 2026"
    )
    assert figure.as_of == date(2026, 9, 30)


def test_a_fall_is_good_where_lower_is_better():
    move = _move(
        {date(2026, 5, 1): 30.0, date(2026, 8, 1): 20.0}, unit="minutes", kind="sum", higher_is_better=False
    )
    assert move.sentence() == "Weekly active users came to 20 minutes in Q3, down from 30."
    assert move.is_better
    assert move.figure().label == "Weekly active users, minutes"


@pytest.mark.parametrize(
    ("points", "sentence"),
    [
        (
            {date(2026, 8, 1): 0.5},
            "Weekly active users averaged 50.0% in Q3, with nothing to compare it to yet.",
        ),
        ({date(2026, 5, 1): 0.5}, "Nobody measured weekly active users in Q3."),
        (
            {date(2026, 5, 1): 0.500, date(2026, 8, 1): 0.519},
            "Weekly active users averaged 51.9% in Q3, much as before.",
        ),
    ],
)
def test_what_cannot_be_compared_or_hardly_moved_is_said_so(points, sentence):
    assert _move(points).sentence() == sentence


def test_no_point_up_to_the_end_is_no_move():
    assert _move({date(2026, 10, 1): 1.0}) is None


VERBS = {"sum": "came to", "mean": "averaged", "max": "peaked at", "last": "stood at", "age": "stood at"}
RECKONED = {
    "sum": "sum of Q3",
    "mean": "mean of Q3",
    "max": "highest of Q3",
    "last": "last value of Q3",
    "age": "at the end of Q3",
}


@given(before=st.floats(0, 1), now=st.floats(0, 1), kind=st.sampled_from(list(VERBS)))
def test_a_sentence_says_rose_only_of_what_rose_and_how_its_value_is_reckoned(before, now, kind):
    """Of one point a window the value is that point, but an age: it is counted on to the window's end."""
    move = _move({date(2026, 5, 1): before, date(2026, 8, 1): now}, kind=kind)
    if kind == "age":
        before, now = before + 60, now + 60
    sentence = move.sentence()
    rose, fell = (
        re.search(words, sentence) for words in (r" rose from | up from ", r" fell from | down from ")
    )
    if rose:
        assert now - before >= 0.02 - 1e-12
    elif fell:
        assert before - now >= 0.02 - 1e-12
    else:
        assert sentence.endswith(", much as before.")
    moves = kind in ("last", "age") and (rose or fell)
    assert moves or f"Weekly active users {VERBS[kind]} " in sentence
    assert sentence.count(" in Q3") == 1
    assert " in Q3" not in move.sentence(dated=False)
    if found := re.search(r" from (\S+) to (\S+) in", sentence):
        assert found[1] != found[2]
    if found := re.search(r"(\S+) in Q3, (?:up|down) from (\S+)\.", sentence):
        assert found[1] != found[2]
    first, second = move.figure().note.split("; ")
    assert first == RECKONED[kind]
    assert second.endswith("the quarter before")


@given(
    st.lists(
        st.tuples(*(st.floats(0, 1e5) for _ in range(2)), st.integers(5, 70), st.sampled_from(list(VERBS))),
        min_size=1,
        max_size=3,
    )
)
def test_a_title_of_metrics_fits_two_lines_and_names_the_period_once(told):
    moves = [
        _move({date(2026, 5, 1): before, date(2026, 8, 1): now}, kind=kind, unit="calls", name="w" * length)
        for before, now, length, kind in told
    ]
    title = moved_title(moves, "use")
    notable = [move for move in moves if move.is_notable]
    if not notable:
        assert title == "Use held steady over the period"
        return
    first, *others = title.split("; ")
    assert f"{first}." == notable[0].sentence()
    assert [f"{one}." for one in others] in ([], [move.sentence(dated=False) for move in notable[1:2]])
    assert not others or len(wrap(title, 60)) <= 2


@pytest.mark.parametrize(
    ("period", "name", "before"),
    [
        (Q3, "Q3", "the quarter before"),
        (Period(date(2026, 1, 1), date(2027, 1, 1), "2026"), "2026", "the year before"),
        # A period that runs is told beside as many days, or whole months where it holds such.
        (Period(date(2026, 10, 1), date(2026, 10, 14), "2026-Q4"), "Q4 so far", "as many days before"),
        (Period(date(2026, 10, 1), date(2026, 11, 1), "2026-Q4"), "Q4 so far", "the month before"),
        (Period(date(2026, 10, 1), date(2026, 12, 1), "2026-Q4"), "Q4 so far", "as many months before"),
        (Period(date(2026, 7, 1), date(2026, 10, 1)), "the period", "the period before"),
    ],
)
def test_a_period_is_called_what_it_is(period, name, before):
    assert span_of(period) == Span(name, before)


def test_without_a_name_the_period_is_the_last_full_quarter(workspace):
    facts = gather(context(workspace), add_account(workspace), None)
    assert (facts.period.name, facts.period.start, facts.as_of) == ("2026-Q3", Q3.start, date(2026, 9, 30))


def test_a_period_that_runs_is_taken_up_to_today(workspace):
    facts = gather(context(workspace), add_account(workspace), "2026-Q4")
    assert (facts.as_of, facts.period.end) == (TODAY, TODAY + timedelta(days=1))


def test_a_period_to_come_and_an_unknown_account_are_refused(workspace):
    account = add_account(workspace)
    with pytest.raises(KnownError, match="has begun"):
        gather(context(workspace), account, "2027-Q1")
    with pytest.raises(KnownError, match="not a period"):
        gather(context(workspace), account, "third quarter")
    with pytest.raises(KnownError, match="not in the workspace"):
        gather(context(workspace), 42, None)


def _story(workspace) -> int:
    """ARR 430,000 to 640,000 on Aug 1; adoption 38% to 71%; tickets, of which fewer are better, 4 to 9."""
    account = add_account(workspace, desired_outcome="97% on time")
    events = (("new", date(2025, 1, 1), 43_000_000), ("expand", date(2026, 8, 1), 64_000_000))
    add_subscription(workspace, account, add_product(workspace), *events)
    active, tickets = add_metric(workspace, "weekly_active"), add_metric(workspace, "tickets")

    def describe(tx):
        tx.session.get_one(Metric, active).unit = "share"
        metric = tx.session.get_one(Metric, tickets)
        metric.kind, metric.unit, metric.higher_is_better = "sum", "count", False

    workspace.write("Describe", describe)
    add_points(workspace, account, active, {date(2026, 5, 1): 0.38, date(2026, 8, 1): 0.71})
    add_points(workspace, account, tickets, {date(2026, 5, 1): 4.0, date(2026, 8, 1): 9.0})
    return account


def test_without_a_plan_the_metrics_tell_the_period(workspace):
    facts = gather(context(workspace), _story(workspace), "2026-Q3")
    assert words.money_title(facts, facts.money) == "The subscription grew from $430K to $640K"
    said = summary_texts(facts)
    assert words.moves_title(facts) == "One measure improved for Halden Freight and one slipped"
    assert said["outcome"] == "Weekly_active averaged 71.0% in Q3, up from 38.0%."
    assert said["worked"] == "Nothing besides the outcome."
    assert said["did_not"].splitlines()[0] == "Tickets came to 9 in Q3, up from 4."
    # One decision is asked for, the others stand with the objectives.
    assert said["decision"] == "Agree who on each side takes care of tickets."
    assert objectives_texts(facts)["decisions"].splitlines() == [
        "Agree who on each side takes care of tickets.",
        "Agree on measurable objectives for the next period.",
    ]


@pytest.mark.parametrize(
    ("levels", "title"),
    [
        ([(date(2025, 1, 1), None, 100)], "The subscription stands at $1 a year"),
        ([(date(2025, 1, 1), date(2026, 8, 1), 100)], "The subscription of $1 a year ended in the period"),
        ([(date(2025, 1, 1), date(2026, 2, 1), 100)], "No subscription runs at the end of the period"),
        (
            [(date(2025, 1, 1), date(2026, 8, 1), 200), (date(2026, 8, 1), None, 100)],
            "The subscription fell from $2 to $1",
        ),
    ],
)
def test_what_became_of_the_subscription(levels, title):
    money = MoneyTold(tuple(ArrLevel(*one) for one in levels))
    assert words.money_title(telling.facts(money=money), money) == title


def test_a_subscription_that_began_in_the_period_did_not_grow_from_nothing(workspace):
    account = add_account(workspace)
    add_subscription(workspace, account, add_product(workspace), ("new", date(2026, 8, 1), 15_100_000))
    facts = gather(context(workspace), account, "2026-Q3")
    assert words.money_title(facts, facts.money) == "The subscription began and stands at $151K a year"


def test_title_and_chart_speak_of_the_measure_that_moved_most(workspace):
    """Seats rose by a tenth, adoption by half, so adoption leads its slide."""
    account = add_account(workspace)
    for key, before, now in (("seats_used", 100.0, 110.0), ("weekly_active", 40.0, 60.0)):
        points = {date(2026, 5, 1): before, date(2026, 8, 1): now}
        add_points(workspace, account, add_metric(workspace, key), points)
    deck = build_deck(gather(context(workspace), account, "2026-Q3"), Audience.INTERNAL)
    (slide,) = [s for s in deck.slides if isinstance(s, FiguresSlide) and s.title.startswith("Weekly_active")]
    assert slide.title == "Weekly_active averaged 60 in Q3, up from 40; seats_used averaged 110, up from 100"
    assert slide.panels[0].chart.title == "Weekly_active"
