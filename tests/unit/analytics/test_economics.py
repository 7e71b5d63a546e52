"""ARPA, lifetime value and payback."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.analytics.economics import arpa, lifetime_value, payback_months
from cs_desktop.domain.economics import FORMULAS, LifetimeValue


def test_arpa_by_hand() -> None:
    assert arpa(1_000_000, 8).value == 125_000
    assert (arpa(0, 0).value, arpa(0, 0).reason) == (None, "no account has ARR")


def test_lifetime_value_by_hand() -> None:
    # A year brings 10,000 × 0.8 = 8,000; at 20% churn 8,000 / 0.2 = 40,000 over the whole life.
    # Five years: 1 + 0.8 + 0.64 + 0.512 + 0.4096 = 3.3616 times 8,000 = 26,892.80.
    value = lifetime_value(10_000, 0.8, 0.2, cac=15_000, annual_expansion=0.1)
    assert value.ltv.value == pytest.approx(40_000)
    assert value.within_horizon.value == pytest.approx(26_892.8)
    assert value.net_of_cac.value == pytest.approx(25_000)
    assert value.within_horizon_net_of_cac.value == pytest.approx(11_892.8)
    # Growing by 10% what stays is 0.88^t: 1 + 0.88 + 0.7744 + 0.681472 + 0.59969536 = 3.93556736;
    # less 3.3616 that is 0.57396736 times 8,000 = 4,591.73888.
    assert value.expansion.value == pytest.approx(4_591.73888)


def test_without_churn_the_whole_life_is_not_finite_but_five_years_are() -> None:
    value = lifetime_value(10_000, 0.8, 0.0, cac=15_000)
    assert (value.ltv.value, value.ltv.reason) == (
        None,
        "not finite, since no account of the segment was lost",
    )
    assert value.net_of_cac == value.ltv
    assert value.within_horizon.value == 40_000  # 5 × 8,000
    assert value.within_horizon_net_of_cac.value == 25_000


def test_all_lost_within_the_year() -> None:
    value = lifetime_value(10_000, 0.8, 1.0)
    assert value.ltv.value == value.within_horizon.value == 8_000


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ((None, 0.8, 0.1), "no account has ARR"),
        ((10_000, None, 0.1), "set the gross margin of the workspace"),
        ((10_000, 0.8, None), "no account of the segment had ARR at the period's start"),
    ],
)
def test_what_is_lacking_is_named(
    facts: tuple[float | None, float | None, float | None], reason: str
) -> None:
    value = lifetime_value(*facts, cac=1)
    assert {value.ltv, value.within_horizon, value.net_of_cac, value.expansion} == {value.ltv}
    assert (value.ltv.value, value.ltv.reason) == (None, reason)


def test_cost_or_growth_that_is_not_known_is_not_taken_for_none() -> None:
    value = lifetime_value(10_000, 0.8, 0.2)
    assert (value.net_of_cac.value, value.net_of_cac.reason) == (None, "no acquisition cost is known")
    assert (value.expansion.value, value.expansion.reason) == (None, "no expansion rate is known")


def test_payback_by_hand() -> None:
    # (9,000 + 3,000) / (12,000 / 12 × 0.75) = 12,000 / 750 = 16 months.
    assert payback_months(9_000, 3_000, 12_000, 0.75).value == 16
    assert payback_months(None, 3_000, 12_000, 0.75).value == 4


def test_payback_that_cannot_be_stated() -> None:
    assert payback_months(None, None, 12_000, 0.75).reason == "no acquisition or onboarding cost is known"
    assert payback_months(1, 1, None, 0.75).reason == "no account has ARR"
    assert payback_months(1, 1, 12_000, None).reason == "set the gross margin of the workspace"
    assert payback_months(1, 1, 12_000, 0.0).reason == "the margin pays nothing back"
    assert payback_months(1, 1, 0, 0.5).reason == "the margin pays nothing back"


def test_every_figure_has_its_formula() -> None:
    assert set(LifetimeValue.__dataclass_fields__) | {"arpa", "payback_months", "time_to_value"} == set(
        FORMULAS
    )


@given(st.floats(0.001, 1), st.floats(0, 1))
def test_five_years_are_what_the_geometric_sum_says_and_less_than_a_life(churn: float, growth: float) -> None:
    value = lifetime_value(1_000, 0.5, churn, annual_expansion=growth)
    assert value.within_horizon.value is not None
    assert value.ltv.value is not None
    assert value.expansion.value is not None
    closed = 500 * (1 - (1 - churn) ** 5) / churn
    assert math.isclose(value.within_horizon.value, closed, rel_tol=1e-9)
    assert value.within_horizon.value <= value.ltv.value * (1 + 1e-12)
    # Year by year, with the accounts left and what each pays.
    left, pays, total = 1.0, 500.0, 0.0
    for _ in range(5):
        total += left * pays
        left *= 1 - churn
        pays *= 1 + growth
    assert math.isclose(value.within_horizon.value + value.expansion.value, total, rel_tol=1e-9)
