"""Periods by name, and months counted from any day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.errors import KnownError
from cs_desktop.common.periods import Period, add_months, fiscal_quarter, period_before, quarter_of

_DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
_MONTHS = st.integers(1, 12)


@pytest.mark.parametrize(
    ("name", "first_month", "start", "end"),
    [
        ("2026", 1, date(2026, 1, 1), date(2027, 1, 1)),
        ("2026-Q3", 1, date(2026, 7, 1), date(2026, 10, 1)),
        # The year that ends in January 2026 began in February 2025; its third quarter in August.
        ("2026-Q3", 2, date(2025, 8, 1), date(2025, 11, 1)),
        ("2026q4", 2, date(2025, 11, 1), date(2026, 2, 1)),
        (" 2026 ", 12, date(2025, 12, 1), date(2026, 12, 1)),
    ],
)
def test_a_fiscal_period_is_named_by_the_year_it_ends_in(name, first_month, start, end):
    period = fiscal_quarter(name, first_month)
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize("name", ["", "Q3", "2026-Q5", "2026-3", "26-Q1", "0000", "0001", "9999", "٢٠٢٦"])
@pytest.mark.parametrize("first_month", [1, 7])
def test_what_is_no_period_is_said_so(name, first_month):
    with pytest.raises(KnownError, match="2026-Q3"):
        fiscal_quarter(name, first_month)


@given(day=_DAYS, first_month=_MONTHS)
def test_a_day_is_in_its_quarter_and_in_no_other(day, first_month):
    quarter = quarter_of(day, first_month)
    assert quarter.start <= day < quarter.end
    assert fiscal_quarter(quarter.name, first_month) == quarter
    assert quarter_of(quarter.end, first_month).start == quarter.end


@given(day=_DAYS, months=st.integers(-600, 600))
def test_months_later_is_the_same_day_or_the_last_of_the_month(day, months):
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    if later.day != day.day:
        assert later.day < day.day
        assert date.fromordinal(later.toordinal() + 1).day == 1


def test_the_length_in_months_is_whole_where_the_days_agree():
    assert Period(date(2026, 1, 1), date(2027, 1, 1)).months == 12
    assert Period(date(2026, 1, 31), date(2026, 2, 28)).months == 1
    # 14 days of 30.4375.
    assert Period(date(2026, 1, 1), date(2026, 1, 15)).months == pytest.approx(14 / 30.4375)


def test_a_period_ends_after_it_starts():
    with pytest.raises(KnownError, match="must end after"):
        Period(date(2026, 1, 1), date(2026, 1, 1))


@pytest.mark.parametrize(
    ("start", "end", "before"),
    [
        (date(2026, 7, 1), date(2026, 10, 1), date(2026, 4, 1)),
        (date(2026, 2, 1), date(2027, 2, 1), date(2025, 2, 1)),
        # 10 days, and the 30 days from Mar 31 to Apr 30: no whole months lie before them.
        (date(2026, 7, 11), date(2026, 7, 21), date(2026, 7, 1)),
        (date(2026, 3, 31), date(2026, 4, 30), date(2026, 3, 1)),
    ],
)
def test_the_period_before_is_as_many_whole_months_else_days(start, end, before):
    assert period_before(Period(start, end)) == Period(before, start)
