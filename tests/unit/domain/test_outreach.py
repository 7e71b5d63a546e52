"""Targets of a month, paced by its working days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.periods import add_months
from cs_desktop.domain.outreach import expected_by, is_workday, workdays

DAYS = st.dates(date(2000, 1, 1), date(2080, 1, 1))


def test_expected_by_the_design_s_day():
    # October 2026 has 22 working days; 1, 2, 5 to 9, 12 and 13 are 9 of them: 48 × 9 / 22 = 19.6
    assert expected_by(48, date(2026, 10, 13)) == pytest.approx(19.636, abs=0.001)
    assert expected_by(20, date(2026, 10, 13)) == pytest.approx(8.18, abs=0.01)


@given(DAYS, st.integers(0, 400))
def test_working_days_are_counted_as_one_would_by_hand(start, days):
    by_hand = sum(is_workday(start + timedelta(days=day)) for day in range(days))
    assert workdays(start, start + timedelta(days=days)) == by_hand


@given(DAYS, st.integers(1, 500))
def test_a_month_expects_more_each_day_and_all_at_its_end(day, target):
    last = add_months(day.replace(day=1), 1) - timedelta(days=1)
    assert expected_by(target, last) == pytest.approx(target)
    assert 0 <= expected_by(target, day.replace(day=1)) <= expected_by(target, day) <= target
