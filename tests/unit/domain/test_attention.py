"""What asks for attention: ids of marks, points and rank."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.attention import Finding, Rule, Standing, Weights, mark_id, points_of, rank
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.figures import Status

TODAY = date(2026, 10, 13)
DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
STATES = st.sampled_from(Status)


def finding(account=1, due=TODAY, state=Status.NONE, about=1, occasion=TODAY, rule=Rule.REVIEW):
    return Finding(rule, Kind.REVIEW, about, account, occasion, "Hold it", "why", "source", due, state)


FINDINGS = st.builds(
    finding,
    account=st.integers(1, 5),
    due=st.none() | DAYS,
    state=STATES,
    about=st.integers(1, 4),
    occasion=DAYS,
    rule=st.sampled_from(Rule),
)
BOOKS = st.dictionaries(
    st.integers(1, 5),
    st.builds(Standing, name=st.text(max_size=3), arr=st.integers(0, 10**9), status=STATES),
)
WEIGHTS = st.builds(Weights, time=st.integers(1, 100), arr=st.integers(0, 100), state=st.integers(0, 100))


def test_the_id_of_a_mark_is_the_same_in_every_program():
    # Stored in files: whoever changes how it is made loses every mark.
    assert mark_id("review", "review", 7, date(2026, 10, 8)) == 6251444637669617921


@given(st.text(max_size=9), st.sampled_from(Kind), st.integers(0, 2**63 - 1), DAYS)
def test_ids_fit_into_a_column(rule, kind, about, occasion):
    assert 0 < mark_id(rule, kind, about, occasion) < 2**63


@given(FINDINGS, FINDINGS)
def test_another_thing_or_occasion_has_another_id(one, other):
    same = (one.key, one.about_id, one.occasion) == (other.key, other.about_id, other.occasion)
    assert (one.mark_id == other.mark_id) == same


@pytest.mark.parametrize(
    ("left", "points"),
    [(-9, 40), (0, 40), (1, 32), (3, 32), (4, 26), (7, 26), (8, 20), (14, 20), (15, 14), (30, 14), (31, 0)],
)
def test_time_left_gives_points_by_steps(left, points):
    due = TODAY + timedelta(days=left)
    assert points_of(due, 0, Status.NONE, 0, Weights(), TODAY).time == points


@pytest.mark.parametrize(
    ("arr", "left", "state", "total"),
    [
        # 40 past due + 40 × 815 / 1180 = 27.6, 28 + 20 for At risk
        (815, -5, Status.RISK, 88),
        # 40 today + 40 × 640 / 1180 = 21.7, 22 + 12 for Watch
        (640, 0, Status.WATCH, 74),
        # 20 for ten days + 40 for the largest + 12
        (1180, 10, Status.WATCH, 72),
        # 26 for seven days + 40 × 505 / 1180 = 17.1, 17 + 4 for neither
        (505, 7, Status.NONE, 47),
        # 32 for three days + 40 × 130 / 1180 = 4.4, 4 + 12
        (130, 3, Status.WATCH, 48),
    ],
)
def test_points_as_drawn_by_the_design(arr, left, state, total):
    due = TODAY + timedelta(days=left)
    assert points_of(due, arr, state, 1180, Weights(), TODAY).total == total


def test_without_arr_in_the_book_time_and_state_remain():
    book = {1: Standing("Halden", 0, Status.RISK)}
    (item,) = rank([finding()], book, Weights(), TODAY)
    assert (item.points.time, item.points.arr, item.points.state) == (40, 0, 20)


def test_the_graver_of_finding_and_account_counts():
    book = {1: Standing("Halden", 100, Status.GOOD), 2: Standing("Kessel", 100, Status.RISK)}
    late, calm = rank([finding(1, state=Status.WATCH), finding(2)], book, Weights(), TODAY)
    assert (late.account.name, late.state, late.points.state) == ("Kessel", Status.RISK, 20)
    assert (calm.state, calm.points.state) == (Status.WATCH, 12)


def test_of_equal_points_the_earlier_date_comes_first():
    book = {1: Standing("A", 5, Status.NONE), 2: Standing("B", 5, Status.NONE)}
    sooner, later = finding(2, TODAY - timedelta(days=9)), finding(1, TODAY)
    assert [item.finding for item in rank([later, sooner], book, Weights(), TODAY)] == [sooner, later]


@given(st.lists(FINDINGS, max_size=12), BOOKS, WEIGHTS, st.randoms())
def test_the_rank_is_one_and_descends_whatever_the_order_of_the_findings(found, book, weights, chance):
    found = list({one.mark_id: one for one in found}.values())
    ranked = rank(found, book, weights, TODAY)
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert rank(shuffled, book, weights, TODAY) == ranked
    totals = [item.points.total for item in ranked]
    assert totals == sorted(totals, reverse=True)
    assert sorted(item.mark_id for item in ranked) == sorted(one.mark_id for one in found)
    most = weights.time + weights.arr + weights.state
    assert all(0 <= total <= most for total in totals)


@given(FINDINGS, BOOKS, st.integers(0, 400))
def test_what_is_due_earlier_never_ranks_lower(one, book, days):
    later = finding(one.account_id, TODAY + timedelta(days=days), one.state)
    sooner = finding(one.account_id, TODAY + timedelta(days=days // 2), one.state)
    (a,), (b,) = (rank([f], book, Weights(), TODAY) for f in (sooner, later))
    assert a.points.total >= b.points.total


@pytest.mark.parametrize("wrong", [(-1, 40, 20), (40, 101, 20), (0, 0, 0)])
def test_weights_that_make_no_sense_are_refused(wrong):
    with pytest.raises(KnownError, match="such as 40, 40 and 20"):
        Weights(*wrong)
