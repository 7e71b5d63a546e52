"""When a measure arrives at its target, by a line that a few wild values do not bend."""

from datetime import date, timedelta
from itertools import combinations
from statistics import median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.plan.trend import Course, slopes, trend, weekly

MONDAY = date(2026, 8, 3)


def weeks(*values):
    return [MONDAY + timedelta(weeks=place) for place in range(len(values))], list(values)


def test_a_straight_line_arrives_where_it_leads():
    # 10 to 14 in four weeks is 1/7 a day; 6 more take 42 days from the last one, Aug 31.
    found = trend(*weeks(10, 11, 12, 13, 14), 20)
    assert found.course is Course.ARRIVES
    assert found.slope == pytest.approx(1 / 7)
    assert found.arrives == found.earliest == found.latest == date(2026, 8, 31) + timedelta(days=42)
    assert found.n == 5


def test_a_wild_value_changes_nothing_of_the_slope():
    found = trend(*weeks(10, 11, 12, 90, 14, 15, 16, 17, 18), 24)
    # Of 36 slopes 28 are 1/7, more than half: the median is.
    assert found.slope == pytest.approx(1 / 7)


@pytest.mark.parametrize(
    ("values", "target", "course"),
    [
        ((10, 11, 12, 13), 20, Course.TOO_FEW),
        ((14, 13, 12, 11, 10), 20, Course.AWAY),
        ((5, 5, 5, 5, 5), 20, Course.AWAY),
        ((10, 30, 5, 28, 12, 26), 60, Course.UNSURE),
        ((10, 11, 12, 13, 14), 14, Course.THERE),
        ((40, 38, 36, 34, 32), 20, Course.ARRIVES),
    ],
)
def test_no_day_is_given_where_none_can_be_known(values, target, course):
    found = trend(*weeks(*values), target)
    assert found.course is course
    assert (found.arrives is not None) == (course is Course.ARRIVES)


def test_of_a_week_the_last_value_counts():
    days = [MONDAY + timedelta(days=place) for place in range(14)]
    assert weekly(days, range(14)) == [(days[6], 6), (days[13], 13)]


@given(st.lists(st.floats(-1e3, 1e3), min_size=5, max_size=25))
def test_the_slope_is_that_of_the_slow_way(values):
    x = np.arange(len(values), dtype=float) * 7
    found, low, high = slopes(x, np.array(values))
    slow = median((values[b] - values[a]) / (x[b] - x[a]) for a, b in combinations(range(len(x)), 2))
    assert found == pytest.approx(slow)
    assert low <= found <= high
