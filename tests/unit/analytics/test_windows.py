"""A metric's value over its window."""

import math
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.analytics.health.windows import NO_DAY, WindowValues, window_values
from cs_desktop.domain.vocabulary import MetricKind
from tests.unit.analytics.point_samples import AS_OF, Point, ago, columns, some_points

HISTORY: list[Point] = [
    (1, ago(0), 4.0),
    (1, ago(3), 10.0),
    (1, ago(6), 1.0),
    (1, ago(7), 100.0),  # the first day of the window before
    (1, ago(13), 20.0),
    (1, ago(14), 7777.0),  # before both
    (2, ago(7), 3.0),
]


def over(
    points: list[Point], kind: MetricKind, window: int = 7, accounts: tuple[int, ...] = (1, 2)
) -> WindowValues:
    return window_values(columns(points), np.array(accounts), AS_OF, window, kind)


@pytest.mark.parametrize(
    ("kind", "now", "before"),
    [
        (MetricKind.SUM, 15.0, 120.0),  # 4 + 10 + 1; 100 + 20
        (MetricKind.MEAN, 5.0, 60.0),  # 15 / 3; 120 / 2
        (MetricKind.LAST, 4.0, 100.0),
        (MetricKind.MAX, 10.0, 100.0),
        (MetricKind.AGE, 4.0, 100.0),  # 4 + 0 days since; 100 + 0 days since
    ],
)
def test_a_week_and_the_week_before_by_hand(kind: MetricKind, now: float, before: float) -> None:
    result = over(HISTORY, kind)
    assert (result.values[0], result.previous[0], result.change[0]) == (now, before, now - before)


def test_a_window_without_points_has_no_value_though_an_older_one_is_known() -> None:
    result = over(HISTORY, MetricKind.SUM, accounts=(2, 3))
    assert np.isnan(result.values).all()
    assert np.isnan(result.change).all()
    assert result.newest.tolist() == [ago(7).toordinal(), NO_DAY]


def test_stale_is_older_than_the_days_allowed() -> None:
    result = over(HISTORY, MetricKind.SUM, accounts=(1, 2, 3))
    assert result.stale(AS_OF, 7).tolist() == [False, False, True]
    assert result.stale(AS_OF, 6).tolist() == [False, True, True]


def test_a_maximum_below_zero() -> None:
    assert over([(1, ago(0), -5.0), (1, ago(1), -2.0)], MetricKind.MAX).values[0] == -2.0


def test_accounts_in_any_order_and_ones_that_have_no_points() -> None:
    points = [(5, ago(0), 5.0), (9, ago(0), 9.0), (1, ago(0), 1.0)]
    values = over(points, MetricKind.SUM, accounts=(9, 4, 1)).values
    assert values[[0, 2]].tolist() == [9.0, 1.0]
    assert math.isnan(values[1])


def test_no_points_and_no_accounts() -> None:
    assert np.isnan(over([], MetricKind.MEAN).values).all()
    assert over(HISTORY, MetricKind.MEAN, accounts=()).values.shape == (0,)


def test_what_is_not_a_number_is_no_point() -> None:
    result = over([(1, ago(0), float("nan")), (1, ago(1), 2.0), (1, ago(2), float("inf"))], MetricKind.LAST)
    assert result.values[0] == 2.0
    assert result.newest[0] == ago(1).toordinal()


def slow_value(points: list[Point], account: int, end: date, window: int, kind: MetricKind) -> float:
    """Walk the window day by day, oldest first."""
    found: list[float] = []
    days: list[int] = []
    for age in range(window - 1, -1, -1):
        day = end - timedelta(age)
        found += [value for owner, at, value in points if owner == account and at == day]
        days += [age] * (len(found) - len(days))
    if not found:
        return math.nan
    if kind is MetricKind.SUM:
        return math.fsum(found)
    if kind is MetricKind.MEAN:
        return math.fsum(found) / len(found)
    if kind is MetricKind.AGE:
        return found[-1] + days[-1]
    return found[-1] if kind is MetricKind.LAST else max(found)


@given(some_points, st.integers(1, 30), st.sampled_from(MetricKind))
def test_it_agrees_with_walking_day_by_day(points: list[Point], window: int, kind: MetricKind) -> None:
    accounts = (3, 1, 2, 7)
    result = over(points, kind, window, accounts)
    for place, account in enumerate(accounts):
        now = slow_value(points, account, AS_OF, window, kind)
        before = slow_value(points, account, AS_OF - timedelta(window), window, kind)
        assert result.values[place] == pytest.approx(now, rel=1e-12, abs=1e-6, nan_ok=True)
        assert result.previous[place] == pytest.approx(before, rel=1e-12, abs=1e-6, nan_ok=True)


@given(some_points, some_points, st.sampled_from(MetricKind))
def test_the_future_changes_nothing(points: list[Point], others: list[Point], kind: MetricKind) -> None:
    past = [point for point in points if point[1] <= AS_OF]
    future = [point for point in others if point[1] > AS_OF]
    alone, mixed = over(past, kind), over(future + past, kind)
    np.testing.assert_array_equal(alone.values, mixed.values)
    np.testing.assert_array_equal(alone.previous, mixed.previous)
    np.testing.assert_array_equal(alone.newest, mixed.newest)
