"""Points by week: whole weeks, each once, and no line across a pause."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.analytics.series import weekly
from cs_desktop.domain.vocabulary import MetricKind

UNTIL = date(2026, 10, 11)
SINCE = date(2026, 1, 1)


def _weekly(points: dict[date, float], kind: MetricKind = MetricKind.SUM, since: date = SINCE):
    days = np.array(sorted(day.toordinal() for day in points), np.int64)
    values = np.array([points[date.fromordinal(day)] for day in days.tolist()])
    return weekly(days, values, kind, since, UNTIL)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [(MetricKind.SUM, 9.0), (MetricKind.MEAN, 3.0), (MetricKind.MAX, 5.0), (MetricKind.LAST, 1.0)],
)
def test_a_week_worked_by_hand(kind, expected):
    """Oct 5 to 11 has 3, 5, 1: sum 9, mean 3, highest 5, last 1. Oct 4 belongs to the week before."""
    points = {UNTIL - timedelta(days=n): v for n, v in ((6, 3.0), (3, 5.0), (0, 1.0), (7, 100.0))}
    line = _weekly(points, kind)
    assert line.days == (date(2026, 10, 4), UNTIL)
    assert line.values == (100.0, expected)


def test_a_week_that_begins_before_the_line_is_left_out():
    line = _weekly({date(2026, 10, 1): 1.0, UNTIL: 2.0}, since=date(2026, 10, 1))
    assert line.values == (2.0,)


def test_a_pause_is_a_gap_and_a_slow_rhythm_is_none():
    """Weekly values, nine weeks of nothing, then weekly again: one gap. Monthly values: no gap."""
    weeks = [0, 1, 2, 3, 13, 14, 15]
    line = _weekly({UNTIL - timedelta(weeks=n): 1.0 for n in weeks})
    assert line.values == (1.0, 1.0, 1.0, None, 1.0, 1.0, 1.0, 1.0)
    assert line.days[3] == UNTIL - timedelta(weeks=12)
    assert list(line.days) == sorted(set(line.days))
    monthly = _weekly({UNTIL - timedelta(weeks=4 * n): 1.0 for n in range(8)})
    assert None not in monthly.values


def test_what_ages_has_a_value_for_every_week():
    """The last touch was 24 days before the end, then 3 days: it ages 3, 10, 17 and is 3 at the end."""
    points = {UNTIL - timedelta(days=24): 0.0, UNTIL - timedelta(days=3): 0.0, UNTIL + timedelta(days=2): 9.0}
    line = _weekly(points, MetricKind.AGE)
    assert line.values == (3.0, 10.0, 17.0, 3.0)
    assert line.days == tuple(UNTIL - timedelta(weeks=n) for n in (3, 2, 1, 0))
    assert _weekly({UNTIL - timedelta(days=5): 7.0}, MetricKind.AGE).values == (12.0,)
    assert _weekly({}, MetricKind.AGE).values == ()


@given(st.dictionaries(st.dates(SINCE, UNTIL + timedelta(days=30)), st.integers(0, 100), max_size=60))
def test_sums_agree_with_counting_day_by_day(points):
    line = _weekly({day: float(value) for day, value in points.items()})
    expected = {}
    for day, value in points.items():
        weeks_back = 0
        while (end := UNTIL - timedelta(weeks=weeks_back)) - timedelta(days=7) >= day:
            weeks_back += 1
        if day <= UNTIL and end - timedelta(days=6) >= SINCE:
            expected[end] = expected.get(end, 0.0) + value
    drawn = {d: v for d, v in zip(line.days, line.values, strict=True) if v is not None}
    assert drawn == expected
