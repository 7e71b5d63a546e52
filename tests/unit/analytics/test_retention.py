"""Retention of all accounts and of slices."""

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.analytics.retention import retention, retention_by
from cs_desktop.common.periods import Period
from cs_desktop.domain.retention import FORMULAS, Retention
from tests.unit.analytics.arr_samples import (
    FIELDS,
    SINCE_EVER,
    Attribute,
    Moved,
    Step,
    arr_on,
    attributes_frame,
    first_day_paid,
    periods,
    some_attributes,
    some_steps,
    steps_frame,
    value_on,
)

YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))
BEFORE = date(2025, 1, 1)

# Opening: 1,000 + 600 + 400 = 2,000. Closing: 1,300 + 450 + 0 + 250 = 2,000.
BOOK: list[Step] = [
    (1, 1, 1000, BEFORE, None),
    (1, 2, 300, date(2026, 7, 1), None),
    (2, 1, 600, BEFORE, date(2026, 5, 1)),
    (2, 1, 450, date(2026, 5, 1), None),
    (3, 1, 400, BEFORE, date(2026, 10, 1)),
    (4, 1, 250, date(2026, 3, 1), None),
]
SEGMENTS: list[Attribute] = [
    (1, "Large", SINCE_EVER),
    (2, "Large", SINCE_EVER),
    (2, "Small", date(2026, 2, 1)),
    (3, "Small", SINCE_EVER),
    (4, "Small", date(2026, 3, 1)),
    (4, "Large", date(2026, 6, 1)),
]


def facts(result: Retention) -> dict[str, int]:
    return {name: getattr(result, name) for name in FIELDS}


def test_a_year_by_hand() -> None:
    result = retention(steps_frame(BOOK), YEAR)
    assert facts(result) == {
        "arr_start": 2000,
        "new": 250,
        "expansion": 300,  # 1: 1,300 − 1,000
        "contraction": 150,  # 2: 600 − 450
        "churned": 400,  # 3
        "arr_end": 2000,  # 2,000 + 250 + 300 − 150 − 400
        "accounts_start": 3,
        "accounts_end": 3,
        "accounts_lost": 1,
    }
    assert result.net_movement == 0
    assert result.nrr == 1750 / 2000  # (2,000 + 300 − 150 − 400) / 2,000
    assert result.grr == 1450 / 2000  # (2,000 − 150 − 400) / 2,000
    assert result.logo_churn == 1 / 3
    assert result.revenue_churn == 0.275
    assert result.net_revenue_churn == 0.125


def test_expansion_of_one_account_never_makes_up_for_another_in_grr() -> None:
    steps: list[Step] = [
        (1, 1, 100, BEFORE, None),
        (1, 1, 900, date(2026, 2, 1), None),
        (2, 1, 100, BEFORE, date(2026, 2, 1)),
    ]
    result = retention(steps_frame(steps), YEAR)
    assert result.grr == 0.5
    assert result.nrr == 5.0


def test_an_account_that_moves_between_its_products_has_lost_nothing() -> None:
    steps: list[Step] = [(1, 1, 100, BEFORE, date(2026, 2, 1)), (1, 2, 100, date(2026, 2, 1), None)]
    result = retention(steps_frame(steps), YEAR)
    assert (result.grr, result.nrr, result.logo_churn) == (1.0, 1.0, 0.0)


def test_an_account_that_comes_back_is_new() -> None:
    steps: list[Step] = [(1, 1, 100, BEFORE, date(2025, 6, 1)), (1, 1, 120, date(2026, 6, 1), None)]
    result = retention(steps_frame(steps), YEAR)
    assert (result.new, result.accounts_start, result.nrr) == (120, 0, None)


def test_a_gap_within_the_period_is_no_loss() -> None:
    steps: list[Step] = [(1, 1, 100, BEFORE, date(2026, 2, 1)), (1, 1, 100, date(2026, 9, 1), None)]
    assert retention(steps_frame(steps), YEAR).logo_churn == 0.0


def test_an_empty_cohort_has_no_rates() -> None:
    result = retention(steps_frame([]), YEAR)
    assert facts(result) == dict.fromkeys(FIELDS, 0)
    rates = (result.nrr, result.grr, result.logo_churn, result.revenue_churn, result.net_revenue_churn)
    annual = (result.annual_logo_churn, result.annual_revenue_churn, result.annual_net_revenue_churn)
    assert rates + annual == (None,) * 8


def test_a_year_is_its_own_annual_rate() -> None:
    result = retention(steps_frame(BOOK), YEAR)
    assert result.annual_logo_churn == pytest.approx(1 / 3, abs=1e-15)


def test_annual_rates_of_a_month_and_of_a_quarter() -> None:
    # One of 100 accounts of 10 ends in January: c = 0.01, over a year 1 − 0.99^12 = 0.113615…
    steps: list[Step] = [(n, 1, 10, BEFORE, date(2026, 1, 15) if n == 1 else None) for n in range(1, 101)]
    month = retention(steps_frame(steps), Period(date(2026, 1, 1), date(2026, 2, 1)))
    assert month.logo_churn == 0.01
    assert month.annual_logo_churn == pytest.approx(0.11361512828387077, abs=1e-12)
    # The same loss over a quarter: 1 − 0.99^4 = 1 − 0.96059601 = 0.03940399.
    quarter = retention(steps_frame(steps), Period(date(2026, 1, 1), date(2026, 4, 1)))
    assert quarter.annual_revenue_churn == pytest.approx(0.03940399, abs=1e-12)


def test_net_churn_below_zero_annualised() -> None:
    # 100 grows to 110 in a quarter: c = −0.1, over a year 1 − 1.1^4 = 1 − 1.4641 = −0.4641.
    steps: list[Step] = [(1, 1, 100, BEFORE, None), (1, 1, 10, date(2026, 2, 1), None)]
    result = retention(steps_frame(steps), Period(date(2026, 1, 1), date(2026, 4, 1)))
    assert result.annual_net_revenue_churn == pytest.approx(-0.4641, abs=1e-12)


def test_growth_too_steep_to_annualise_is_not_stated() -> None:
    steps: list[Step] = [(1, 1, 1, BEFORE, None), (1, 1, 10**9, date(2026, 1, 2), None)]
    result = retention(steps_frame(steps), Period(date(2026, 1, 1), date(2026, 1, 2)))
    assert result.annual_net_revenue_churn is None


def test_slices_by_hand() -> None:
    groups = retention_by(steps_frame(BOOK), attributes_frame(SEGMENTS), YEAR, "segment")
    assert [group.name for group in groups] == ["Large", "Small"]
    large, small = (group.retention for group in groups)
    # At the start 1 and 2 were Large, whatever 2 became in February.
    assert (large.arr_start, large.expansion, large.contraction, large.arr_end) == (1600, 300, 150, 1750)
    # 3 was Small; 4 is new and was Small on its first day, 1 March.
    assert (small.arr_start, small.new, small.churned, small.arr_end) == (400, 250, 400, 250)
    assert (small.nrr, small.logo_churn) == (0.0, 1.0)


def test_a_new_account_is_sliced_by_its_first_day_though_it_left_and_returned() -> None:
    steps: list[Step] = [
        (1, 1, 5, date(2026, 2, 1), date(2026, 3, 1)),
        (1, 1, 7, date(2026, 8, 1), None),
    ]
    rows = [(1, "Then", SINCE_EVER), (1, "Later", date(2026, 2, 2))]
    (group,) = retention_by(steps_frame(steps), attributes_frame(rows), YEAR, "segment")
    assert (group.name, group.retention.new) == ("Then", 7)


def test_accounts_without_the_attribute_come_last_under_an_empty_name() -> None:
    rows = [(1, "Zeta", SINCE_EVER), (2, "", SINCE_EVER)]
    groups = retention_by(steps_frame(BOOK), attributes_frame(rows), YEAR, "segment")
    assert [group.name for group in groups] == ["Zeta", ""]
    assert groups[1].retention.arr_start == 1000  # 2 and 3


def test_no_accounts_give_no_slices() -> None:
    assert retention_by(steps_frame([]), attributes_frame([]), YEAR, "segment") == ()


def test_every_figure_has_its_formula() -> None:
    shown = {name for name in dir(Retention) if not name.startswith("_")} - {"period"}
    assert shown <= set(FORMULAS)


@given(some_steps(), periods)
def test_laws(steps: list[Step], period: Period) -> None:
    result = retention(steps_frame(steps), period)
    net = result.new + result.expansion - result.contraction - result.churned
    assert result.arr_start + net == result.arr_end
    assert 0 <= result.accounts_lost <= result.accounts_start
    if result.grr is None or result.nrr is None:
        assert result.arr_start == 0
    else:
        assert 0 <= result.grr <= 1
        assert result.grr <= result.nrr


@given(some_steps(), periods)
def test_it_agrees_with_walking_every_account(steps: list[Step], period: Period) -> None:
    expected = Moved()
    for account in {account for account, *_ in steps}:
        expected.add(arr_on(steps, period.start, account), arr_on(steps, period.end, account))
    assert facts(retention(steps_frame(steps), period)) == vars(expected)


@given(some_steps(), some_attributes, periods)
def test_slices_agree_with_walking_day_by_day(
    steps: list[Step], attributes: list[Attribute], period: Period
) -> None:
    expected: dict[str, Moved] = {}
    for account in {account for account, *_ in steps}:
        opening, closing = arr_on(steps, period.start, account), arr_on(steps, period.end, account)
        if opening or closing:
            day = period.start if opening else first_day_paid(steps, account, period)
            name = value_on(attributes, account, day)
            expected.setdefault(name, Moved()).add(opening, closing)
    groups = retention_by(steps_frame(steps), attributes_frame(attributes), period, "segment")
    assert {group.name: facts(group.retention) for group in groups} == {
        name: vars(moved) for name, moved in expected.items()
    }


@given(some_steps(), some_attributes, periods)
def test_slices_add_up_to_the_whole(steps: list[Step], attributes: list[Attribute], period: Period) -> None:
    whole = facts(retention(steps_frame(steps), period))
    groups = retention_by(steps_frame(steps), attributes_frame(attributes), period, "segment")
    for name in FIELDS:
        assert sum(facts(group.retention)[name] for group in groups) == whole[name]


@given(some_steps(), some_attributes, periods)
def test_what_an_attribute_becomes_after_the_period_changes_nothing(
    steps: list[Step], attributes: list[Attribute], period: Period
) -> None:
    later = [(account, "Later", period.end + timedelta(1)) for account in range(1, 5)]
    frame = steps_frame(steps)
    assert retention_by(frame, attributes_frame(attributes), period, "segment") == retention_by(
        frame, attributes_frame(attributes + later), period, "segment"
    )


@given(st.integers(1, 36), st.floats(0, 0.5))
def test_annual_churn_repeats_the_periods_survival(months: int, churn: float) -> None:
    # Over as many periods as a year has, what is left is (1 − c) multiplied by itself.
    start = date(2024, 1, 1)
    year, month = divmod(months, 12)
    period = Period(start, date(2024 + year, month + 1, 1))
    assert period.months == months
    lost = round(churn * 10**6)
    result = Retention(period, 10**6, 0, 0, 0, lost, 10**6 - lost, 10**6, 10**6 - lost, lost)
    assert result.annual_logo_churn is not None
    assert math.isclose((1 - result.annual_logo_churn) ** (months / 12), 1 - lost / 10**6, rel_tol=1e-9)
