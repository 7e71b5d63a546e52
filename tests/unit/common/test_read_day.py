"""A day as people type it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.dates import day_text, read_day


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
