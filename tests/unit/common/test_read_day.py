"""A day as people type it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.dates import day_text, read_day, read_day_near


@given(st.dates(date(1000, 1, 1)))
def test_a_day_is_read_as_it_is_shown_and_as_iso(day):
    assert read_day(day_text(day)) == day
    assert read_day(day.isoformat()) == day


@pytest.mark.parametrize("text", ["January 31, 2027", "jan 31 2027", " Jan. 31, 2027 "])
def test_ways_to_write_it(text):
    assert read_day(text) == date(2027, 1, 31)


@pytest.mark.parametrize(
    "text", ["", "Feb 30, 2027", "2027-02-30", "31.01.2027", "Foo 1, 2027", "next spring"]
)
def test_what_is_no_day(text):
    assert read_day(text) is None


TUESDAY = date(2026, 10, 13)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", TUESDAY),
        (" Tomorrow", date(2026, 10, 14)),
        ("yesterday", date(2026, 10, 12)),
        # 18 days to the end of October, then 12 more.
        ("+30d", date(2026, 11, 12)),
        ("-2w", date(2026, 9, 29)),
        ("+4m", date(2027, 2, 13)),
        ("+1 y", date(2027, 10, 13)),
        ("Jan 31", date(2027, 1, 31)),
        ("Oct 13", TUESDAY),
        ("December 24", date(2026, 12, 24)),
        ("2027-01-31", date(2027, 1, 31)),
    ],
)
def test_a_day_as_one_says_it_from_today(text, day):
    assert read_day_near(text, TUESDAY) == day


@pytest.mark.parametrize("text", ["", "soon", "+30", "+99999y", "Foo 3", "Feb 30", "30d", "+٣d"])
def test_what_is_no_day_from_today(text):
    assert read_day_near(text, TUESDAY) is None


@given(today=st.dates(date(1900, 1, 1), date(2200, 1, 1)), days=st.integers(-99_999, 99_999))
def test_days_are_counted_from_today(today, days):
    assert read_day_near(f"{days:+d}d", today) == today + timedelta(days=days)
