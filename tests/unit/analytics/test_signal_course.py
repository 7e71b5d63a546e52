"""Since when signals are open and what followed their openings, by hand and against slow walks."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.analytics.health.feeds import PointFeed
from cs_desktop.analytics.health.windows import Points
from cs_desktop.analytics.signal_course import (
    Losses,
    lost_within,
    month_ends,
    net_losses,
    open_since,
    paying_on,
    tally,
    wilson,
)
from cs_desktop.analytics.signals import Readings, read_rule
from cs_desktop.domain.signals.built_in import BUILT_IN
from cs_desktop.domain.signals.precision import Precision, Tally

TODAY = date(2026, 10, 13)
NOW = TODAY.toordinal()
NO_END = date.max.toordinal() + 1
ONE = np.array([1], np.int64)


def ints(*values: int) -> np.ndarray:
    return np.array(values, np.int64)


def points(*given_points: tuple[int, float]) -> PointFeed:
    """Return points of account 1, each so many days ago with a value."""
    days = np.array([NOW - ago for ago, _ in given_points], np.int64)
    values = np.array([value for _, value in given_points], np.float64)
    return PointFeed(Points(np.ones(len(days), np.int64), days, values))


def test_a_signal_is_open_since_the_day_after_it_was_last_closed():
    # An invoice is 30 days overdue 6 days ago; 4 days ago it was paid; another is 35 days overdue 2 days ago.
    feed = points((9, 20.0), (6, 30.0), (4, 0.0), (2, 35.0))
    assert open_since(BUILT_IN["invoice"], feed, ONE, TODAY, 60).tolist() == [NOW - 2]
    # Not open: the day after today. Longer than is looked back: the first day that is looked at.
    assert open_since(BUILT_IN["invoice"], points((2, 0.0)), ONE, TODAY, 60).tolist() == [NOW + 1]
    assert open_since(BUILT_IN["invoice"], points((20, 40.0)), ONE, TODAY, 10).tolist() == [NOW - 9]


@given(st.lists(st.tuples(st.integers(0, 70), st.sampled_from([0.0, 29.0, 30.0, 60.0])), max_size=9))
def test_open_since_agrees_with_a_walk_back_day_by_day(given_points):
    rule, feed = BUILT_IN["invoice"], points(*dict(given_points).items())
    day = NOW
    while NOW - day < 50 and read_rule(rule, feed, ONE, ints(day)).open[0, 0]:
        day -= 1
    assert open_since(rule, feed, ONE, TODAY, 50).tolist() == [day + 1]


def test_month_ends_are_those_that_are_over():
    assert month_ends(TODAY, 3) == (date(2026, 7, 31), date(2026, 8, 31), date(2026, 9, 30))


def test_only_what_an_account_pays_less_in_all_is_a_loss():
    # 1: 100 from day 10 on, of which 40 end on day 30. 2: 50 move to another product on day 20.
    # 3: 70 until day 40; 70 again from day 45 on.
    accounts, starts = ints(1, 1, 2, 2, 3, 3), ints(10, 10, 5, 20, 1, 45)
    ends, arr = ints(30, NO_END, 20, NO_END, 40, NO_END), ints(40, 60, 50, 50, 70, 70)
    losses = net_losses(accounts, starts, ends, arr, NO_END)
    assert list(zip(losses.account_ids.tolist(), losses.days.tolist(), strict=True)) == [(1, 30), (3, 40)]
    paying = paying_on((accounts, starts, ends), ints(1, 3), ints(9, 10, 40, 45))
    assert paying.tolist() == [[False, True], [True, True], [True, False], [True, True]]


def test_a_loss_counts_after_the_day_and_up_to_the_horizon():
    losses = Losses(ints(1, 1), ints(100, 190))
    assert lost_within(losses, ONE, ints(9, 10, 99, 100, 189, 190), 90)[:, 0].tolist() == [
        *(False, True, True, True, True, False),
    ]


def test_precision_by_hand():
    # Account 1 opens at the 2nd and again at the 4th month-end, account 2 is open from the first on,
    # account 3 has no data. Losses: account 1 on day 45, account 2 on day 65, account 3 on day 35.
    days, ids = ints(0, 30, 60, 90), ints(1, 2, 3)
    is_open = np.array([[0, 1, 0], [1, 1, 0], [0, 1, 0], [1, 1, 0]], bool)
    fed = np.array([[1, 1, 0]] * 4, bool)
    blank = np.zeros((4, 3))
    readings = Readings(is_open, fed, blank, blank, blank.astype(np.int64))
    losses = Losses(ints(1, 2, 3), ints(45, 65, 35))
    counted = tally(readings, days, ids, np.ones((4, 3), bool), losses, 20)
    # Openings: account 1 on days 30 and 90; only the first is followed within 20 days. Of the six pairs with
    # data from the second month-end on (two accounts × three), (1, 30) and (2, 60) are followed by a loss.
    assert counted == Tally(openings=2, came_true=1, looked_at=6, lost=2)
    assert (counted.precision, counted.base) == (0.5, 2 / 6)


@given(st.integers(0, 2**32 - 1))
def test_tallies_agree_with_a_slow_count(seed):
    random = np.random.default_rng(seed)
    days, ids = np.arange(5) * 30, np.arange(4)
    is_open, fed, paying = (random.random((5, 4)) < share for share in (0.5, 0.8, 0.8))
    lost = [(int(random.integers(4)), int(random.integers(200))) for _ in range(random.integers(6))]
    blank = np.zeros((5, 4))
    readings = Readings(is_open & fed, fed, blank, blank, blank.astype(np.int64))
    losses = Losses(ints(*(one for one, _ in lost)), ints(*(day for _, day in lost)))
    slow = [0, 0, 0, 0]
    for row in range(1, 5):
        for account in range(4):
            if not (fed[row, account] and paying[row, account]):
                continue
            hit = any(one == account and days[row] < day <= days[row] + 45 for one, day in lost)
            slow[2], slow[3] = slow[2] + 1, slow[3] + hit
            if readings.open[row, account] and not readings.open[row - 1, account]:
                slow[0], slow[1] = slow[0] + 1, slow[1] + hit
    assert tally(readings, days, ids, paying, losses, 45) == Tally(*slow)


@given(st.permutations([(-1, 90.0), (-3, 0.0), (-30, 45.0)]), st.integers(1, 400))
def test_what_comes_later_changes_nothing(later, ago):
    rule = BUILT_IN["invoice"]
    past = ((ago, 40.0), (1, 10.0))
    moved = [(day, value) for (day, _), (_, value) in zip(sorted(later), later, strict=True)]
    days = np.arange(NOW - 60, NOW + 1)
    before, after = (read_rule(rule, points(*past, *more), ONE, days) for more in ((), moved))
    assert before.open.tolist() == after.open.tolist()
    assert before.newest.tolist() == after.newest.tolist()


def test_wilson_s_interval_by_hand():
    # 7 of 20: p = 0.35, z² / n = 3.8415 / 20 = 0.19207. Middle 0.35 + 0.09604 = 0.44604,
    # reach 1.95996 × √(0.35 × 0.65 / 20 + 3.8415 / 1600) = 0.23004; both divided by 1.19207.
    assert wilson(7, 20) == pytest.approx((0.18119, 0.56715), abs=1e-5)
    assert wilson(0, 0) == (0.0, 1.0)


@given(st.integers(0, 60), st.integers(1, 60))
def test_the_interval_holds_the_share_and_lies_between_0_and_1(hits, count):
    hits = min(hits, count)
    low, high = wilson(hits, count)
    assert 0 <= low <= hits / count <= high <= 1


def test_few_openings_say_nothing():
    few = Precision(Tally(9, 9, 100, 10), 90, *wilson(9, 9), TODAY - timedelta(days=365), TODAY)
    assert (few.figure(TODAY).value, few.figure(TODAY).reason) == (None, "Too few to say: 9 openings")
    enough = Precision(Tally(10, 4, 100, 10), 90, *wilson(4, 10), TODAY, TODAY)
    figure = enough.figure(TODAY)
    assert figure.text() == "40.0%"
    assert figure.note == "4 of 10, 95%: 16.8% to 68.7%; base rate 10.0%"
    assert "within 90 days" in figure.formula
