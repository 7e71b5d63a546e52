"""Points made of what happened: by hand, against slow ways, and never out of what came later."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.analytics.health.windows import Points
from cs_desktop.domain.journey.losing import Life, Paid
from cs_desktop.domain.journey.stays import Entered
from cs_desktop.domain.vocabulary import MeasureKind
from cs_desktop.models.queries.derived import NO_DAY, Dated, WaveAnswers
from cs_desktop.models.queries.derived_plans import PlannedMeasure
from cs_desktop.services.derived.attainment import attainment, outcome_attainment
from cs_desktop.services.derived.onboarding import (
    onboarding_days,
    onboarding_on_time,
    onboardings,
    time_to_value,
)
from cs_desktop.services.derived.people import key_people_left, people_trained
from cs_desktop.services.derived.responses import response_rates
from cs_desktop.services.derived.rhythm import counted

MONDAY = date(2026, 3, 2)
SINCE, UNTIL = MONDAY, MONDAY + timedelta(days=27)
Row = tuple[int, date, float]


def on(days: int) -> date:
    return MONDAY + timedelta(days=days)


def dated(*rows: tuple[int, date | None, float]) -> Dated:
    ids, days, values = zip(*rows, strict=True) if rows else ((), (), ())
    ordinals = [NO_DAY if day is None else day.toordinal() for day in days]
    return Dated(np.array(ids, np.int64), np.array(ordinals, np.int64), np.array(values, np.float64))


def rows(points: Points) -> list[Row]:
    columns = (points.account_ids.tolist(), points.days.tolist(), points.values.tolist())
    return [(account, date.fromordinal(day), value) for account, day, value in zip(*columns, strict=True)]


def test_counts_say_none_on_mondays_from_the_day_on_which_they_begin() -> None:
    events = dated((1, on(1), 2.0), (1, on(7), 1.0), (2, on(-9), 5.0))
    begun = dated((1, on(1), 0.0), (2, on(-9), 0.0))
    assert rows(counted(events, begun, SINCE, on(14))) == [
        (1, on(1), 2.0),
        (1, on(7), 1.0),  # a Monday on which something happened
        (1, on(14), 0.0),
        (2, on(0), 0.0),
        (2, on(7), 0.0),
        (2, on(14), 0.0),
    ]


def test_people_trained_are_those_who_are_still_there() -> None:
    # Three are trained by day 3; one of them leaves on day 8, one had left before being trained.
    trained = dated((1, on(-30), 1), (1, on(3), 1), (1, on(3), 1), (1, on(5), 1), (2, on(40), 1))
    left = dated((1, None, 1), (1, on(8), 1), (1, None, 1), (1, on(4), 1), (2, None, 1))
    assert rows(people_trained(trained, left, SINCE, on(14))) == [
        (1, on(0), 1.0),
        (1, on(3), 3.0),
        (1, on(7), 3.0),
        (1, on(8), 2.0),
        (1, on(14), 2.0),
    ]


def test_key_people_who_left_count_from_the_day_the_account_is_a_customer() -> None:
    found = key_people_left(
        dated((1, on(2), 1.0), (2, on(3), 2.0)),
        dated((1, on(-1), 0), (2, None, 0), (3, on(5), 0)),
        *(SINCE, on(7)),
    )
    assert rows(found) == [
        *((1, on(0), 0.0), (1, on(2), 1.0), (1, on(7), 0.0)),
        *((2, on(3), 2.0), (2, on(7), 0.0)),  # nobody said since when it is a customer
        (3, on(7), 0.0),
    ]


def test_time_to_value_is_known_from_the_day_of_first_value() -> None:
    seen = dated((1, on(4), 0), (2, on(5), 0), (3, on(60), 0))
    since = np.array([on(-86).toordinal(), on(6).toordinal(), on(0).toordinal()])
    # 86 + 4 days; the second would have seen value before it was a customer.
    assert rows(time_to_value(seen, since, SINCE, UNTIL)) == [(1, on(4), 90.0)]


def lived(account: int, since: date, *entered: tuple[int, date], gone: date | None = None) -> Life:
    steps = tuple(Entered(stage, day) for stage, day in entered)
    return Life(account, since, steps, (Paid(100, since, gone),))


def test_onboarding_is_over_with_the_next_stage_and_late_after_its_expected_days() -> None:
    lives = [
        lived(1, on(-20), (7, on(-20)), (8, on(5))),  # 25 days: in time
        lived(2, on(-27), (7, on(-27)), (8, on(5))),  # 32 days: late on day 31, which is day 4
        lived(3, on(-25), (7, on(-25))),  # not over yet: late on day 6
        lived(4, on(-10), (7, on(-10)), gone=on(3)),  # left before it was late
        lived(5, on(-10), (8, on(-10))),  # never in the first stage
    ]
    found = list(onboardings(lives, 7, UNTIL))
    assert rows(onboarding_days(found, SINCE, UNTIL)) == [(1, on(5), 25.0), (2, on(5), 32.0)]
    told = [(1, on(5), 1.0), (2, on(4), 0.0), (3, on(6), 0.0)]
    assert rows(onboarding_on_time(found, 30, SINCE, UNTIL)) == told
    assert rows(onboarding_on_time(found, None, SINCE, UNTIL)) == []


def answers(*given: tuple[int, int, int, date, str]) -> WaveAnswers:
    ordered = sorted(given, key=lambda one: (one[1], one[3]))
    ids, surveys, asked, days, names = zip(*ordered, strict=True) if ordered else ((),) * 5
    return WaveAnswers(
        np.array(ids, np.int64),
        np.array(surveys, np.int64),
        np.array(asked, np.float64),
        np.array([day.toordinal() for day in days], np.int64),
        tuple(names),
    )


def test_a_response_rate_counts_people_and_waits_two_weeks() -> None:
    wave = answers(
        *((1, 10, 4, on(-14), "Ana"), (1, 10, 4, on(-13), "Ana")),  # the same person twice
        *((1, 10, 4, on(-12), ""), (1, 10, 4, on(3), "")),  # without names: two people
        *((1, 11, 2, on(-7), "Bo"), (1, 11, 2, on(8), "Cy"), (1, 11, 2, on(9), "Di")),
    )
    # The first wave counts from day 0 with 2 of 4, 3 of 4 on day 3; the second from day 7 with 1 of 2.
    expected = [(1, on(0), 0.5), (1, on(3), 0.75), (1, on(7), 0.5), (1, on(8), 1.0), (1, on(9), 1.0)]
    assert rows(response_rates(wave, SINCE, UNTIL)) == expected


def measure(number: int, **fields: object) -> PlannedMeasure:
    usual = {
        "account_id": 1,
        "kind": MeasureKind.RAISE.value,
        "metric_id": None,
        "baseline": 20.0,
        "baseline_on": on(0),
        "target": 60.0,
        "target_high": None,
        "current": None,
        "current_on": None,
        "starts_on": None,
        "ends_on": None,
    }
    return PlannedMeasure(number, **{**usual, **fields})  # type: ignore[arg-type] # by name, in a test


@pytest.mark.parametrize(
    ("fields", "value", "share"),
    [
        ({}, 30.0, 0.25),  # 10 of 40
        ({}, 10.0, 0.0),  # worse than the baseline
        ({}, 100.0, 1.2),  # twice as far counts as 1.2
        ({"kind": "lower", "baseline": 10.0, "target": 4.0}, 7.0, 0.5),
        ({"kind": "keep_at_least", "target": 0.9}, 0.95, 1.0),
        ({"kind": "keep_at_least", "target": 0.8}, 0.6, 0.75),  # 0.2 of 0.8 off
        ({"kind": "stay_within", "target": 10.0, "target_high": 20.0}, 15.0, 1.0),
        ({"kind": "stay_within", "target": 10.0, "target_high": 20.0}, 22.0, 0.8),
        ({"kind": "done", "baseline": None, "target": 1.0}, 1.0, 1.0),
    ],
)
def test_attainment_of_one_measure(fields: dict[str, object], value: float, share: float) -> None:
    assert attainment(measure(1, **fields), np.array([value]))[0] == pytest.approx(share)


def test_outcome_attainment_is_the_mean_of_the_measures_that_are_told() -> None:
    measures = [measure(1), measure(2, metric_id=5, baseline=None, target=10.0), measure(3, ends_on=on(8))]
    entered = {1: [(on(2), 40.0), (on(-3), 99.0)], 3: [(on(4), 60.0)]}
    history = np.array([on(5).toordinal()]), np.array([5.0])
    found = outcome_attainment(measures, entered, {(5, 1): history}, SINCE, UNTIL)
    assert rows(found) == [
        (1, on(0), 0.0),  # both begin at their baselines
        (1, on(2), 0.25),  # (0.5 + 0) / 2
        (1, on(4), 0.75),  # (0.5 + 1) / 2
        (1, on(5), pytest.approx(2 / 3)),  # (0.5 + 0.5 + 1) / 3
        (1, on(9), 0.5),  # the plan of the third has ended
    ]


_days = st.integers(-20, 40).map(on)
_events = st.lists(st.tuples(st.sampled_from([1, 2]), _days, st.integers(0, 3).map(float)), max_size=8)


def slow_count(events: Sequence[Row], begun: dict[int, date], account: int, day: date) -> float | None:
    """Return what a point of a day should say; None where there should be none."""
    here = [value for one, at, value in events if (one, at) == (account, day)]
    quiet = account in begun and begun[account] <= day and day.weekday() == 0
    return sum(here) if here or quiet else None


@given(_events, st.dictionaries(st.sampled_from([1, 2]), _days), st.integers(0, 27))
def test_counts_agree_with_looking_at_each_day(events: list[Row], begun: dict[int, date], ends: int) -> None:
    """And reading up to an earlier day says the same of the days up to then."""
    columns = dated(*events), dated(*((one, day, 0.0) for one, day in begun.items()))
    found = {(account, day): value for account, day, value in rows(counted(*columns, SINCE, UNTIL))}
    for account in (1, 2):
        for place in range(28):
            assert found.get((account, on(place))) == slow_count(events, begun, account, on(place))
    earlier = rows(counted(*columns, SINCE, on(ends)))
    assert earlier == [(one, day, value) for (one, day), value in sorted(found.items()) if day <= on(ends)]
