"""Where a measure should be today, and whether it is there."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.plan.progress import MeasureFacts, Progress, expected, progress
from cs_desktop.domain.vocabulary import MeasureKind

TODAY = date(2026, 10, 13)


def measure(kind=MeasureKind.RAISE, baseline=5.8, target=7.5, current=6.4, begun=60, ends=40):
    return MeasureFacts(
        kind, baseline, TODAY - timedelta(days=begun), target, current, TODAY + timedelta(days=ends)
    )


def test_expected_today_is_linear():
    # 60 of 100 days have passed: 5.8 + (7.5 − 5.8) × 0.6 = 5.8 + 1.02
    assert expected(measure(), TODAY) == pytest.approx(6.82)
    # Lower is better: 340 + (240 − 340) × 0.6 = 280
    assert expected(measure(MeasureKind.LOWER, 340, 240), TODAY) == pytest.approx(280)


def test_what_is_to_be_kept_should_be_at_its_target_all_the_time():
    assert expected(measure(MeasureKind.KEEP_AT_LEAST, target=0.9), TODAY) == 0.9
    assert progress(measure(MeasureKind.KEEP_AT_MOST, target=30, current=31), TODAY) is Progress.BEHIND
    assert progress(measure(MeasureKind.KEEP_AT_MOST, target=30, current=30), TODAY) is Progress.ON_PACE


@pytest.mark.parametrize(
    ("facts", "stands"),
    [
        (measure(), Progress.BEHIND),
        (measure(current=6.9), Progress.ON_PACE),
        (measure(current=7.5), Progress.MET),
        (measure(current=None), Progress.NOT_STARTED),
        (measure(target=None), Progress.NOT_STARTED),
        (measure(baseline=None), Progress.NOT_STARTED),
        (measure(ends=-1), Progress.OVERDUE),
        (measure(ends=-1, current=None), Progress.OVERDUE),
        (measure(ends=-1, target=None), Progress.OVERDUE),
        (measure(ends=0, current=None), Progress.NOT_STARTED),
        (measure(ends=-1, current=8.0), Progress.MET),
        (measure(MeasureKind.LOWER, 340, 240, 300), Progress.BEHIND),
        (measure(MeasureKind.LOWER, 340, 240, 280), Progress.ON_PACE),
    ],
)
def test_progress(facts, stands):
    assert progress(facts, TODAY) is stands


@given(
    st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.integers(0, 900), st.integers(1, 900), st.integers(0, 900)
)
def test_expected_stays_between_baseline_and_target_and_never_goes_back(base, target, begun, ends, later):
    facts = measure(baseline=base, target=target, begun=begun, ends=ends)
    now, then = expected(facts, TODAY), expected(facts, TODAY + timedelta(days=later))
    low, high = sorted((base, target))
    slack = 1e-6 * (abs(base) + abs(target) + 1)
    assert low - slack <= now <= high + slack
    assert (then - now) * (target - base) >= -slack * slack
    assert expected(facts, facts.due) == target
