"""What would lift a score, and what is said of it: by hand, and against scoring everything anew."""

import math
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.analytics.health.scores import health_scores
from cs_desktop.domain.bands import Band
from cs_desktop.domain.charts.spec import Event
from cs_desktop.domain.health.chart import trend_chart
from cs_desktop.domain.health.lift import lift, rescored
from cs_desktop.domain.health.standing import AccountHealth, Bands
from cs_desktop.domain.health.steps import NEUTRAL, health_steps
from cs_desktop.domain.health.told import causes, movement
from cs_desktop.domain.inspection import HealthPoint
from cs_desktop.domain.scorecards.card import DEFAULT_SCORECARD, Scorecard
from tests.unit.analytics.health_samples import scorecards
from tests.unit.analytics.point_samples import AS_OF, columns

BANDS = Bands()
values = st.dictionaries(
    st.sampled_from([f"m{n}" for n in range(5)]), st.integers(-20, 20).map(float), max_size=5
)


def scored(card: Scorecard, today: dict[str, float]) -> AccountHealth:
    points = {key: columns([(1, AS_OF, value)]) for key, value in today.items()}
    return health_scores(card, points, np.array([1]), AS_OF, BANDS).account(0)


USUAL = {
    "weekly_active": 0.4,  # 60
    "outcome_attainment": 0.8,  # 80
    "features_used": 4.5,  # 65
    "nps": -40.0,  # 30
    "csat": 0.9,  # 85
    "resolution_hours": 24.0,  # 75
    "invoice_days_overdue": 0.0,  # 100
}


def told(today: dict[str, float]) -> list[str]:
    return list(causes(DEFAULT_SCORECARD, BANDS, scored(DEFAULT_SCORECARD, today)))


def test_the_costliest_measure_that_can_do_it_alone_by_hand() -> None:
    health = scored(DEFAULT_SCORECARD, USUAL)
    # 71 with an NPS of 0, which is 50; −40 is 30, 20 fewer of 15 %: 71 − 3 = 68.
    assert health.calculated == pytest.approx(68)
    found = lift(DEFAULT_SCORECARD, BANDS, health)
    # 2 points of 15 % are 13.33 more: 43.33, where (x + 100) / 100 × 50 = 43.33: x = −13.33, said as −13.
    assert found is not None
    assert (found.given.measure, found.value, found.band) == ("nps", -13, Band.HEALTHY)
    # (87 / 100 × 50 − 30) × 15 % = 2.025
    assert found.calculated == pytest.approx(70.025)
    assert told(USUAL) == [
        "NPS is the only measure that pulls the score down.",
        "NPS at −13 would lift it to 70, Healthy.",
    ]


def test_what_caps_the_score_has_to_go_first() -> None:
    today = {**USUAL, "outcome_attainment": 1.0, "invoice_days_overdue": 75.0}
    # 68 + 4 for outcome 100 − 8.75 for the invoice, 12.5 instead of 100: 63.25, and at most 69.
    health = scored(DEFAULT_SCORECARD, today)
    assert health.calculated == pytest.approx(63.25)
    found = lift(DEFAULT_SCORECARD, BANDS, health)
    # NPS alone would come to 69 at most; the invoice lifts the cap and brings the 6.75 points: 80 of 100.
    assert found is not None
    assert (found.given.measure, found.value) == ("invoice_days_overdue", 10)
    capped = {**USUAL, "nps": 100.0, "invoice_days_overdue": 60.0}
    # 68 + 10.5 − 7.5 = 71, held at 69; a day less and the cap is gone.
    assert told(capped)[1:] == [
        "It is held at 69: An invoice is 60 days overdue.",
        "Invoice overdue at 59 days would lift it to 71, Healthy.",
    ]


def test_nothing_is_promised_that_no_measure_can_do_alone() -> None:
    low = dict.fromkeys(("weekly_active", "outcome_attainment", "features_used", "nps", "csat"), 0.0)
    # Of 90, with invoices missing: weekly 25 × −50 %, outcome 20 × −50 %; NPS has 15 / 25 of the axis's 35.
    assert told({**low, "nps": -100.0}) == ["Weekly active users and NPS pull the score down most."]
    assert told({}) == ["No measure has data, so there is no score."]
    assert told({**USUAL, "nps": 0.0}) == ["No measure pulls the score down."]


def point(day: date, score: float | None) -> HealthPoint:
    return HealthPoint(day, score, None, None, None)


def test_a_course_is_drawn_from_its_first_score_on_between_the_bands() -> None:
    days = [date(2026, 6, day) for day in (1, 8, 15, 22)]
    course = [point(day, score) for day, score in zip(days, (None, 48.9, None, 73.0), strict=True)]
    events = (Event(days[0], "Before"), Event(days[2], "Depot live"))
    spec = trend_chart(course, BANDS, events, days[-1])
    assert (spec.series[0].x, spec.series[0].y) == (tuple(days[1:]), (48.0, None, 73.0))
    assert [event.name for event in spec.events] == ["Depot live"]
    # 5 beyond the lowest and the highest
    assert [(zone.low, zone.high) for zone in spec.zones] == [
        (pytest.approx(43.9), 50),
        (50, 70),
        (70, 78),
    ]
    assert trend_chart(course[:1], BANDS, (), days[0]).is_empty


def test_how_it_moved() -> None:
    course = [point(date(2026, 4, 1), None), point(date(2026, 4, 8), 49.0), point(AS_OF, 68.4)]
    assert list(movement(68.4, course, BANDS, AS_OF)) == [
        "19 points up since Apr 8",
        "2 points below Healthy",
    ]
    assert list(movement(49.99, course[-1:], BANDS, AS_OF)) == ["1 point below Watch"]
    assert list(movement(70, (), BANDS, AS_OF)) == []


@given(scorecards(), values, st.sampled_from([f"m{n}" for n in range(5)]), st.integers(-20, 20).map(float))
def test_a_score_with_another_value_is_that_of_scoring_anew(
    card: Scorecard, today: dict[str, float], measure: str, value: float
) -> None:
    health = scored(card, today)
    if any(part.measure == measure and not part.missing for part in health.contributions):
        anew = scored(card, {**today, measure: value}).calculated
        assert rescored(card, health, measure, value) == pytest.approx(anew, abs=1e-9)


@given(scorecards(), values)
def test_what_lifts_does_lift(card: Scorecard, today: dict[str, float]) -> None:
    health = scored(card, today)
    found = lift(card, BANDS, health)
    if found is None:
        return
    anew = scored(card, {**today, found.given.measure: found.value})
    assert anew.calculated == pytest.approx(found.calculated, abs=1e-9)
    assert anew.band is found.band
    assert health.band is not None
    assert list(Band).index(found.band) < list(Band).index(health.band)


@given(scorecards(), values)
def test_the_steps_lead_from_neutral_to_the_score(card: Scorecard, today: dict[str, float]) -> None:
    health = scored(card, today)
    steps = health_steps(health.contributions)
    assert len(steps) == sum(part.has_say for part in health.contributions)
    if health.calculated is None:
        assert steps == ()
        return
    assert steps[0].start == NEUTRAL
    assert [step.start for step in steps[1:]] == [step.end for step in steps[:-1]]
    assert abs(steps[-1].end - health.calculated) <= 1e-9
    assert math.fsum(step.end - step.start for step in steps) == pytest.approx(
        health.calculated - NEUTRAL, abs=1e-9
    )
    points = [step.given.points for step in steps if not step.given.is_cap]
    assert points == sorted(points, reverse=True)
    assert not any(step.given.is_cap for step in steps[:-1])
