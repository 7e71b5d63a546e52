"""Time to value by Kaplan–Meier."""

from datetime import date, timedelta
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.analytics.survival import kaplan_meier, time_to_value
from cs_desktop.domain.economics import TimeToValue

AS_OF = date(2026, 6, 30)
Account = tuple[date | None, date | None, date | None]
"""Customer since, first value, left."""


def day(n: int) -> date:
    return date(2026, 1, 1) + timedelta(n)


def ttv(accounts: list[Account], as_of: date = AS_OF) -> TimeToValue:
    frame = pd.DataFrame(accounts, columns=["customer_since", "first_value", "left"], dtype=object)
    return time_to_value(frame, as_of)


def test_without_censoring_it_is_the_plain_median() -> None:
    result = ttv([(day(0), day(n), None) for n in (10, 20, 30, 40, 50)])
    # Waiting: 4/5 after 10 days, 3/5 after 20, 2/5 after 30; 0 after 50.
    assert (result.median.value, result.p90.value) == (30, 50)
    assert (result.n, result.reached, result.not_yet) == (5, 5, 0)


def test_accounts_not_there_yet_lengthen_the_median() -> None:
    # Six accounts. Durations 5, 8, 12 arrived, 6+, 10+, 20+ censored on the day of the figure:
    # after 5: 1 − 1/6 = 5/6; after 8 four are at risk: 5/6 × 3/4 = 5/8; after 12 two: 5/8 × 1/2 = 5/16.
    accounts: list[Account] = [(AS_OF - timedelta(n), None, None) for n in (6, 10, 20)]
    accounts += [(day(0), day(n), None) for n in (5, 8, 12)]
    result = ttv(accounts)
    assert result.median.value == 12  # of those that arrived it would be 8
    assert (result.n, result.reached, result.not_yet) == (6, 3, 3)
    assert (result.p90.value, result.p90.reason) == (
        None,
        "less than 90% are estimated to arrive within the time seen so far",
    )


def test_exactly_half_is_the_median() -> None:
    # 3/4 × 2/3 = 1/2 after two of four; in floats the product may miss it.
    result = ttv([(day(0), day(3), None), (day(0), day(7), None), *[(AS_OF - timedelta(90), None, None)] * 2])
    assert result.median.value == 7


def test_an_account_censored_on_the_day_another_arrives_was_still_at_risk() -> None:
    # At day 10 two are at risk, one arrives: 1/2.
    curve = kaplan_meier(np.array([10, 10]), np.array([True, False]))
    assert curve.waiting.tolist() == [0.5]


def test_one_that_left_without_value_waits_no_longer() -> None:
    # It left after 4 days, so at 10 only the other was at risk: 0 waiting, median 10.
    result = ttv([(day(0), None, day(4)), (day(0), day(10), None)])
    assert (result.median.value, result.not_yet) == (10, 1)


def test_what_happens_later_is_not_known_yet() -> None:
    accounts: list[Account] = [
        (day(0), day(10), None),
        (day(0), day(90), day(120)),
        (day(200), day(201), None),
    ]
    early = ttv(accounts, as_of=day(30))
    assert (early.reached, early.not_yet, early.left_out) == (1, 1, 1)
    assert early.median.value == 10


def test_first_value_on_the_first_day() -> None:
    assert ttv([(day(0), day(0), None)]).median.value == 0


def test_accounts_without_usable_dates_are_left_out_and_counted() -> None:
    result = ttv([(None, day(5), None), (day(9), day(5), None), (None, None, None)])
    assert (result.n, result.left_out) == (0, 3)
    assert result.median.reason == "no account has a customer-since date"
    assert ttv([]).n == 0


def slow_quantile(durations: list[int], arrived: list[bool], share: Fraction) -> int | None:
    """Walk day by day with exact fractions."""
    waiting = Fraction(1)
    for now in range(max(durations) + 1):
        at_risk = sum(duration >= now for duration in durations)
        arrivals = sum(a and duration == now for duration, a in zip(durations, arrived, strict=True))
        if arrivals:
            waiting *= 1 - Fraction(arrivals, at_risk)
        if waiting <= 1 - share:
            return now
    return None


waits = st.lists(st.tuples(st.integers(0, 12), st.booleans()), min_size=1, max_size=15)


@given(waits, st.sampled_from([1, 5, 9]))
def test_quantiles_agree_with_walking_day_by_day(rows: list[tuple[int, bool]], tenths: int) -> None:
    durations, arrived = [n for n, _ in rows], [a for _, a in rows]
    curve = kaplan_meier(np.array(durations), np.array(arrived))
    assert curve.quantile(tenths / 10) == slow_quantile(durations, arrived, Fraction(tenths, 10))


@given(waits)
def test_the_share_waiting_only_falls(rows: list[tuple[int, bool]]) -> None:
    curve = kaplan_meier(np.array([n for n, _ in rows]), np.array([a for _, a in rows]))
    assert (np.diff(curve.waiting) < 0).all()
    assert ((curve.waiting >= 0) & (curve.waiting < 1)).all()


@given(st.lists(st.integers(0, 30), min_size=1, max_size=10))
def test_without_censoring_the_curve_is_what_is_left(durations: list[int]) -> None:
    curve = kaplan_meier(np.array(durations), np.ones(len(durations), bool))
    left = [sum(duration > now for duration in durations) / len(durations) for now in curve.days]
    assert curve.waiting.tolist() == pytest.approx(left)
