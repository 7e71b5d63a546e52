"""Work days: counted and moved by, beside walking from day to day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.plan.calendar import DAY, WorkCalendar

days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
calendars = st.builds(
    WorkCalendar, st.frozensets(st.integers(1, 7), min_size=1), st.frozensets(days, max_size=30)
)
OCTOBER = WorkCalendar({1, 2, 3, 4, 5}, {date(2026, 10, 12)})
"""Monday to Friday; Monday, October 12, 2026 is a day off."""


def test_a_week_with_a_day_off() -> None:
    # Thursday 8, Friday 9, (Sat 10, Sun 11, Mon 12 off,) Tuesday 13: the third of the three is the 13th.
    assert OCTOBER.length(date(2026, 10, 8), date(2026, 10, 13)) == 3
    assert OCTOBER.moved(date(2026, 10, 8), 2) == date(2026, 10, 13)
    assert OCTOBER.between(date(2026, 10, 9), date(2026, 10, 13)) == 1
    # From a day off one begins at the next work day: Saturday 10 is Tuesday 13, and 1 on is the 14th.
    assert OCTOBER.moved(date(2026, 10, 10), 1) == date(2026, 10, 14)
    assert OCTOBER.on_or_after(date(2026, 10, 12)) == date(2026, 10, 13)


def test_a_week_without_work_days_counts_every_day() -> None:
    assert WorkCalendar(()).between(date(2026, 10, 1), date(2026, 10, 11)) == 10


def test_a_long_closure_is_passed_at_once() -> None:
    # The office is closed from December 21 to January 3: the work day after Friday, December 18 is
    # Monday, January 4.
    closed = {date(2026, 12, 21) + timedelta(days=n) for n in range(14)}
    assert WorkCalendar({1, 2, 3, 4, 5}, closed).moved(date(2026, 12, 18), 1) == date(2027, 1, 4)


@given(calendars, days, st.integers(-40, 40))
def test_moving_is_walking(calendar: WorkCalendar, start: date, count: int) -> None:
    assert calendar.moved(start, count) == _walked(calendar, start, count)


@given(calendars, days, days)
def test_counting_is_walking(calendar: WorkCalendar, one: date, other: date) -> None:
    first, last = sorted((one, other))
    counted = sum(calendar.is_work(first + n * DAY) for n in range(1, (last - first).days + 1))
    assert calendar.between(first, last) == counted
    assert calendar.between(last, first) == -counted


@given(calendars, days)
def test_the_day_of_a_number_has_this_number(calendar: WorkCalendar, day: date) -> None:
    number = calendar.number(day)
    assert calendar.number(calendar.day(number)) == number
    assert calendar.is_work(calendar.day(number))


def _walked(calendar: WorkCalendar, day: date, count: int) -> date:
    while not calendar.is_work(day):
        day += DAY
    step = DAY if count > 0 else -DAY
    for _ in range(abs(count)):
        day += step
        while not calendar.is_work(day):
            day += step
    return day
