"""What is measured: within its bounds, in its rhythm, and never before its cause."""

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from cs_desktop.domain.metrics.catalogue import BY_KEY
from cs_desktop.services.demo.calendar import calendar_of
from cs_desktop.services.demo.history import History, What
from cs_desktop.services.demo.metrics import DAILY, METRICS, MONTHLY, Series, measured
from cs_desktop.services.demo.schedule import meetings_of
from cs_desktop.services.demo.sight import active_days
from tests.unit.services.demo.worlds import UNTIL, histories, lived, waves, world

HORIZON = world().horizon
CALENDAR = calendar_of(HORIZON)
SHARES = ("weekly_active", "seats_used", "email_opt_out")
numbers = st.integers(0, 300)


def series(history: History, newest: int | None = None) -> dict[str, Series]:
    meetings = [m.day for m in meetings_of(7, history, HORIZON) if m.with_sponsor]
    return {s.key: s for s in measured(history, 7, HORIZON, CALENDAR, meetings, newest)}


def paying(history: History, day: date) -> bool:
    return any(start <= day and (end is None or day < end) for start, end in history.lives())


def test_the_calendar_knows_its_days() -> None:
    days = [date.fromordinal(int(ordinal)) for ordinal in CALENDAR.ordinals]

    assert (days[0], days[-1]) == (HORIZON.first, UNTIL)
    assert [day.weekday() for day in days] == CALENDAR.weekday.tolist()
    assert [day.timetuple().tm_yday for day in days] == CALENDAR.day_of_year.tolist()
    assert [day.day == 1 for day in days] == CALENDAR.month_starts.tolist()


@given(numbers)
def test_points_lie_on_days_on_which_the_account_paid(number: int) -> None:
    history = world().history(number)
    for one in series(history).values():
        days = [date.fromordinal(int(day)) for day in one.days]
        assert all(a < b for a, b in pairwise(days))
        assert all(HORIZON.holds(day) and paying(history, day) for day in days)
        assert len(one.values) == len(days)


@given(numbers)
def test_values_stay_within_what_they_mean(number: int) -> None:
    for one in series(world().history(number)).values():
        assert np.isfinite(one.values).all()
        assert (one.values >= 0).all()
        if one.key in SHARES:
            assert (one.values <= 1).all()
        if BY_KEY[one.key].unit == "count":
            assert (one.values == np.round(one.values)).all()


def test_each_metric_has_its_rhythm() -> None:
    found = series(world().history(1))

    assert tuple(found) == METRICS
    for key, one in found.items():
        days = [date.fromordinal(int(day)) for day in one.days]
        if key in MONTHLY:
            assert {day.day for day in days} == {1}
        elif key not in DAILY:
            assert {day.weekday() for day in days} == {0}
    assert len(found["usage"].days) == active_days(world().history(1), HORIZON)


def test_a_week_s_point_is_the_sum_of_its_days() -> None:
    history = world().history(1)
    every_day, weekly = series(history, 800)["outage_minutes"], series(history)["outage_minutes"]
    minutes = dict(zip(every_day.days.tolist(), every_day.values.tolist(), strict=True))

    assert sum(minutes.values()) > 0
    for day, value in zip(weekly.days.tolist()[1:], weekly.values.tolist()[1:], strict=True):
        assert value == sum(minutes[day - back] for back in range(7))


@given(numbers, st.integers(0, 900))
def test_the_newest_days_hold_a_point_of_every_metric(number: int, newest: int) -> None:
    history = world().history(number)
    found = series(history, newest)
    if history.first_day is None:
        assert found == {}
        return

    wanted = min(newest, active_days(history, HORIZON))
    assert [len(one.days) for one in found.values()] == [wanted] * len(METRICS)


def scores(history: History, before: date) -> list[tuple[date, int]]:
    return [(a.day, a.score) for wave in waves(history) for a in wave.answers if a.day < before]


def mean_where(one: Series, condition: NDArray[np.bool_]) -> float:
    return float(one.values[condition].mean())


def test_people_rest_at_weekends_and_at_the_end_of_the_year() -> None:
    usage = series(world().history(3))["usage"]
    days = [date.fromordinal(int(day)) for day in usage.days]
    weekend = np.array([day.weekday() >= 5 for day in days])
    holidays = np.array([(day.month, day.day) >= (12, 24) for day in days])
    december = np.array([day.month == 12 and day.day < 20 for day in days])

    assert mean_where(usage, weekend) < 0.5 * mean_where(usage, ~weekend)
    assert mean_where(usage, holidays) < 0.8 * mean_where(usage, december)


def test_a_seasonal_business_is_busiest_in_its_season() -> None:
    # Solveig Outdoor sells for the winter; compared within one year, since the account grows.
    usage = series(world().history(7))["usage"]
    days = [date.fromordinal(int(day)) for day in usage.days]
    winter = np.array([day.month in (11, 12) and day.year == 2025 for day in days])
    summer = np.array([day.month in (5, 6) and day.year == 2025 for day in days])

    assert mean_where(usage, winter) > 1.3 * mean_where(usage, summer)


def test_an_outage_hits_several_accounts_on_one_day() -> None:
    told = histories(40)
    days = [{h.day for h in history.happenings if h.what is What.OUTAGE} for history in told]
    shared = max(sum(day in mine for mine in days) for day in set().union(*days))

    assert shared >= 5
    assert len(set().union(*days)) >= 4


def test_an_outage_is_measured_and_brings_tickets() -> None:
    without, on_the_day = [], []
    for history in histories(60):
        found = series(history, 800)
        if not found:
            continue
        bad = {h.day.toordinal(): h.amount for h in history.happenings if h.what is What.OUTAGE}
        outages = dict(
            zip(found["outage_minutes"].days.tolist(), found["outage_minutes"].values, strict=True)
        )
        assert {day: minutes for day, minutes in outages.items() if minutes} == {
            day: minutes for day, minutes in bad.items() if day in outages
        }
        hit = np.isin(found["tickets"].days, list(bad))
        on_the_day += found["tickets"].values[hit].tolist()
        without += found["tickets"].values[~hit].tolist()

    assert np.mean(on_the_day) > np.mean(without) + 1


@given(numbers)
def test_what_is_measured_before_a_decision_does_not_know_it(number: int) -> None:
    leaves, stays = lived(number, LEAVE=-1.0), lived(number, LEAVE=1.0)
    notice = leaves.day_of(What.NOTICE)
    if notice is None or notice < HORIZON.first:
        return

    knowing, unknowing = series(leaves), series(stays)
    for key in METRICS:
        one, other = knowing[key], unknowing[key]
        before = int((one.days < notice.toordinal()).sum())
        assert one.days[:before].tolist() == other.days[:before].tolist()
        assert one.values[:before].tolist() == other.values[:before].tolist()
    assert scores(leaves, notice) == scores(stays, notice)


def test_onboarding_takes_months() -> None:
    young = [
        h for h in histories(400) if h.first_day and HORIZON.first < h.first_day < UNTIL - timedelta(days=300)
    ]
    steady = [series(h)["weekly_active"].values for h in young if h.profile.story.key == "steady"]

    assert len(steady) > 10
    assert np.mean([values[:3].mean() for values in steady]) < 0.25
    assert np.mean([values[30:40].mean() for values in steady]) > 0.5


@pytest.mark.parametrize("number", [0, 2, 7])
def test_meetings_fall_on_working_days(number: int) -> None:
    history = world().history(number)
    region = history.profile.region

    meetings = meetings_of(7, history, HORIZON)
    assert len(meetings) > 20
    assert all(m.day.weekday() not in region.weekend and HORIZON.holds(m.day) for m in meetings)
