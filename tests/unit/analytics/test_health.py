"""Health scores: by hand, by a slow reference, and by their laws."""

import math
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.analytics.health.scores import health_scores
from cs_desktop.domain.bands import Band, Quadrant
from cs_desktop.domain.health.standing import AccountHealth, Bands, Contribution
from cs_desktop.domain.scorecards.card import (
    DEFAULT_SCORECARD,
    Axis,
    Cap,
    Curve,
    Measure,
    Scorecard,
    Side,
)
from cs_desktop.domain.vocabulary import MetricKind, MissingPolicy
from tests.unit.analytics.health_samples import scorecards, slow_health
from tests.unit.analytics.point_samples import AS_OF, Point, ago, columns, some_points

LINE: Curve = ((0, 0), (100, 100))


def measure(key: str, weight: float, axis: Axis, curve: Curve = LINE, stale_days: int = 60) -> Measure:
    return Measure(key, key.capitalize(), weight, axis, curve, MetricKind.LAST, 30, stale_days)


CARD = Scorecard(
    "Test",
    (
        measure("adoption", 40, Axis.OUTCOME),
        measure("value", 20, Axis.OUTCOME),
        measure("nps", 30, Axis.EXPERIENCE),
        measure("invoices", 10, Axis.NONE),
    ),
    (Cap("Adoption has collapsed", "adoption", Side.AT_MOST, 10, 49),),
)


def health(today: dict[str, float | None], card: Scorecard = CARD) -> AccountHealth:
    """Return the health of one account whose measures have these values today."""
    points = {key: columns([(1, AS_OF, value)]) for key, value in today.items() if value is not None}
    return health_scores(card, points, np.array([1]), AS_OF, Bands()).account(0)


def named(result: AccountHealth, key: str) -> Contribution:
    return next(part for part in result.contributions if part.measure == key)


def test_a_score_by_hand() -> None:
    result = health({"adoption": 90, "value": 60, "nps": 40, "invoices": 100})
    # 0.4 × 90 + 0.2 × 60 + 0.3 × 40 + 0.1 × 100 = 36 + 12 + 12 + 10 = 70
    assert result.calculated == pytest.approx(70, abs=1e-9)
    assert result.band is Band.HEALTHY
    assert result.outcome == pytest.approx(80)  # (40 × 90 + 20 × 60) / 60 = 4,800 / 60
    assert result.experience == pytest.approx(40)
    assert result.quadrant is Quadrant.TRAPPED
    assert result.is_flagged
    # 40 × (90 − 50) / 100, 20 × 10 / 100, 30 × (−10) / 100, 10 × 50 / 100: 50 + 16 + 2 − 3 + 5 = 70
    assert [part.points for part in result.contributions] == pytest.approx([16, 2, -3, 5])


def test_a_missing_measure_gives_its_weight_to_its_axis_first() -> None:
    result = health({"adoption": 90, "value": None, "nps": 40, "invoices": 100})
    assert [part.effective_weight for part in result.contributions] == pytest.approx([60, 0, 30, 10])
    assert result.calculated == pytest.approx(76)  # 54 + 12 + 10
    assert (named(result, "value").missing, named(result, "value").reason) == (True, "no data")
    assert (named(result, "value").score, named(result, "value").points) == (None, 0)


def test_an_axis_without_data_gives_its_weight_to_all_and_no_quadrant() -> None:
    result = health({"adoption": 90, "value": 60, "nps": None, "invoices": 100})
    # 30 go to 40 : 20 : 10, so each grows by 100 / 70.
    expected = [4000 / 70, 2000 / 70, 0, 1000 / 70]
    assert [part.effective_weight for part in result.contributions] == pytest.approx(expected)
    assert result.calculated == pytest.approx((40 * 90 + 20 * 60 + 10 * 100) / 70)
    assert (result.experience, result.quadrant) == (None, None)
    assert result.outcome == pytest.approx(80)
    assert not result.is_flagged


def test_both_steps_one_after_the_other() -> None:
    # The axis outcome keeps its 60 with adoption alone; then the 30 go to 60 : 10.
    result = health({"adoption": 90, "value": None, "nps": None, "invoices": 30})
    assert [part.effective_weight for part in result.contributions] == pytest.approx(
        [6000 / 70, 0, 0, 1000 / 70]
    )


def test_no_data_at_all_is_no_score_rather_than_fine() -> None:
    result = health({})
    assert (result.calculated, result.band, result.outcome, result.quadrant) == (None,) * 4
    assert all(part.missing for part in result.contributions)


def test_a_cap_comes_last_and_stands_as_its_own_entry() -> None:
    result = health({"adoption": 10, "value": 100, "nps": 100, "invoices": 100})
    # 4 + 20 + 30 + 10 = 64, capped at 49: 15 points less. The axes stay: (400 + 2,000) / 60 = 40.
    assert result.calculated == 49
    assert result.band is Band.AT_RISK
    cap = result.contributions[-1]
    assert (cap.name, cap.measure, cap.value, cap.weight) == ("Adoption has collapsed", "adoption", 10, 0)
    assert cap.points == pytest.approx(-15)
    assert result.outcome == pytest.approx(40)
    assert result.quadrant is Quadrant.ACCESSIBLE


def test_a_cap_above_the_score_or_beyond_its_threshold_does_nothing() -> None:
    low = health({"adoption": 0, "value": 0, "nps": 50, "invoices": 50})
    assert low.calculated == pytest.approx(20)
    high = health({"adoption": 10.5, "value": 100, "nps": 100, "invoices": 100})
    assert high.calculated == pytest.approx(64.2)
    assert {len(low.contributions), len(high.contributions)} == {4}


def test_of_two_caps_that_hold_the_lower_counts() -> None:
    caps = tuple(Cap(f"At most {limit}", "nps", Side.AT_LEAST, 80, limit) for limit in (60, 30, 45))
    result = health({"adoption": 100, "nps": 80}, Scorecard("Test", CARD.measures, caps))
    assert result.calculated == 30
    assert [part.name for part in result.contributions[4:]] == ["At most 30"]


def test_a_missing_measure_may_count_as_neutral_or_as_nothing() -> None:
    zero = replace(measure("adoption", 40, Axis.OUTCOME), missing=MissingPolicy.ZERO)
    neutral = replace(measure("nps", 30, Axis.EXPERIENCE), missing=MissingPolicy.NEUTRAL)
    card = Scorecard("Test", (zero, CARD.measures[1], neutral, CARD.measures[3]))
    result = health({"value": 60, "invoices": 100}, card)
    # 0.4 × 0 + 0.2 × 60 + 0.3 × 50 + 0.1 × 100 = 0 + 12 + 15 + 10
    assert result.calculated == pytest.approx(37)
    # 40 × −50 / 100, 20 × 10 / 100, 0, 10 × 50 / 100: 50 − 20 + 2 + 0 + 5 = 37
    assert [part.points for part in result.contributions] == pytest.approx([-20, 2, 0, 5])
    assert [part.missing for part in result.contributions] == [True, False, True, False]
    assert (named(result, "adoption").score, named(result, "adoption").reason) == (0, "no data")
    # Outcome: (40 × 0 + 20 × 60) / 60; what is only assumed makes no axis.
    assert (result.outcome, result.experience) == (pytest.approx(20), None)
    assert health({}, card).calculated is None


def test_a_measure_that_is_assumed_caps_nothing() -> None:
    card = Scorecard(
        "Test",
        (
            replace(CARD.measures[0], weight=50, missing=MissingPolicy.ZERO),
            measure("nps", 50, Axis.EXPERIENCE),
        ),
        CARD.caps,
    )
    assert health({"nps": 100}, card).calculated == 50
    assert health({"nps": 100, "adoption": 10}, card).calculated == 49


def test_a_stale_measure_has_no_say_and_caps_nothing() -> None:
    card = Scorecard(
        "Test",
        (measure("adoption", 50, Axis.OUTCOME, stale_days=7), measure("nps", 50, Axis.EXPERIENCE)),
        CARD.caps,
    )
    points = {"adoption": columns([(1, ago(8), 5)]), "nps": columns([(1, ago(30), 1), (2, ago(29), 80)])}
    first, second = health_scores(card, points, np.array([1, 2]), AS_OF, Bands()).accounts()
    adoption = named(first, "adoption")
    assert (adoption.value, adoption.as_of, adoption.missing) == (5, date(2026, 6, 22), True)
    assert adoption.reason == "stale: newest 2026-06-22, at most 7 days allowed"
    # The newest survey of account 1 is fresh enough but older than the window of 30 days.
    assert named(first, "nps").reason == "no data in the last 30 days"
    assert first.calculated is None
    assert second.calculated == 80


def test_a_curve_is_linear_between_its_points_and_level_beyond() -> None:
    curve: Curve = ((4, 100), (24, 75), (72, 40), (168, 0))
    card = Scorecard("Test", (measure("hours", 100, Axis.EXPERIENCE, curve),))
    hours = [0, 4, 14, 24, 48, 120, 1000]
    # 14 is half of the way from 4 to 24: 87.5; 48 from 24 to 72: 57.5; 120 from 72 to 168: 20.
    assert [health({"hours": value}, card).calculated for value in hours] == pytest.approx(
        [100, 100, 87.5, 75, 57.5, 20, 0]
    )


def test_a_curve_of_one_point_scores_every_value_but_not_the_lack_of_one() -> None:
    card = Scorecard("Test", (measure("hours", 100, Axis.EXPERIENCE, ((5, 30),)),))
    assert health({"hours": 99}, card).calculated == pytest.approx(30)
    points = {"hours": columns([(1, ago(40), 99)])}  # fresh enough, but before the window of 30 days
    assert health_scores(card, points, np.array([1]), AS_OF, Bands()).account(0).calculated is None


def test_the_default_scorecard_by_hand() -> None:
    result = health(
        {
            "weekly_active": 0.4,  # half of the way from 0.3 to 0.5: 60
            "outcome_attainment": 0.8,  # 80
            "features_used": 4.5,  # half of the way from 3 to 6: 65
            "nps": 0,  # 50
            "csat": 0.9,  # 85
            "resolution_hours": 24,  # 75
            "invoice_days_overdue": 0,  # 100
        },
        DEFAULT_SCORECARD,
    )
    # 25 × 60 + 20 × 80 + 10 × 65 + 15 × 50 + 10 × 85 + 10 × 75 + 10 × 100 = 7,100, over 100
    assert result.calculated == pytest.approx(71)
    assert result.quadrant is Quadrant.HAPPY_SUCCESSFUL


feeds = st.dictionaries(st.sampled_from([f"m{n}" for n in range(5)]), some_points, max_size=5)


def all_health(card: Scorecard, points: dict[str, list[Point]]) -> tuple[AccountHealth, ...]:
    accounts = np.array([4, 1, 2, 9])
    as_columns = {key: columns(listed) for key, listed in points.items()}
    return health_scores(card, as_columns, accounts, AS_OF, Bands()).accounts()


def near(value: float | None) -> object:
    return None if value is None else pytest.approx(value, abs=1e-9)


@given(scorecards(), feeds)
def test_it_agrees_with_the_slow_reference(card: Scorecard, points: dict[str, list[Point]]) -> None:
    for result in all_health(card, points):
        slow = slow_health(card, points, result.account_id)
        assert result.calculated == near(slow.calculated)
        got = {part.measure: part.effective_weight for part in result.contributions[: len(card.measures)]}
        assert got == pytest.approx(dict.fromkeys(got, 0.0) | slow.effective, abs=1e-9)
        assert result.outcome == near(slow.axes.get(Axis.OUTCOME))
        assert result.experience == near(slow.axes.get(Axis.EXPERIENCE))


@given(scorecards(), feeds)
def test_the_points_explain_the_score(card: Scorecard, points: dict[str, list[Point]]) -> None:
    for result in all_health(card, points):
        if result.calculated is None:
            assert (result.band, result.quadrant) == (None, None)
            continue
        assert abs(50 + math.fsum(part.points for part in result.contributions) - result.calculated) <= 1e-9
        assert -1e-9 <= result.calculated <= 100 + 1e-9
        assert math.fsum(part.effective_weight for part in result.contributions) == pytest.approx(100)
        assert (result.quadrant is None) == (result.outcome is None or result.experience is None)


@given(scorecards(), feeds, feeds)
def test_the_future_does_not_change_the_past(
    card: Scorecard, points: dict[str, list[Point]], later: dict[str, list[Point]]
) -> None:
    past = {key: [p for p in listed if p[1] <= AS_OF] for key, listed in points.items()}
    future = {key: [p for p in listed if p[1] > AS_OF] for key, listed in later.items()}
    mixed = {key: future.get(key, []) + past.get(key, []) for key in past.keys() | future.keys()}
    assert all_health(card, past) == all_health(card, mixed)
