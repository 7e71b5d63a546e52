from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.charts.scale import (
    bridge_spans,
    month_ticks,
    nice_ticks,
    spread,
    tick_texts,
    value_range,
    value_ticks,
)
from cs_desktop.domain.charts.spec import Axis, ChartKind, ChartSpec, Series, Threshold
from cs_desktop.domain.figures import Unit

numbers = st.floats(-1e12, 1e12, allow_nan=False)


def chart(
    *y: float | None,
    kind: ChartKind = ChartKind.LINE,
    from_zero: bool = True,
    thresholds: tuple[float, ...] = (),
) -> ChartSpec:
    return ChartSpec(
        kind,
        "",
        "",
        (Series("a", y),),
        Axis(from_zero=from_zero),
        thresholds=tuple(Threshold(value, "") for value in thresholds),
    )


def test_ticks_by_hand() -> None:
    # 0 to 640 in at most four: steps of 250 give 0, 250, 500; steps of 200 would give 0, 200, 400, 600.
    assert nice_ticks(0, 640) == (0, 200, 400, 600)
    assert nice_ticks(0, 1) == (0, 0.5, 1)
    assert nice_ticks(0, 1, whole=True) == (0, 1)
    # Steps of 2.5 would fit, but half a ticket is none.
    assert nice_ticks(0, 8, whole=True) == (0, 3, 6)
    assert nice_ticks(-30, 30) == (-20, 0, 20)
    assert nice_ticks(5, 5) == (5,)


@given(numbers, st.floats(1e-3, 1e12), st.booleans())
def test_ticks_are_few_even_and_inside(low: float, length: float, whole: bool) -> None:
    high = low + length
    if high <= low:
        return
    ticks = nice_ticks(low, high, whole=whole)
    slack = 1e-6 * max(abs(low), abs(high), 1)
    assert 0 < len(ticks) <= 4 or (whole and not ticks)
    assert all(low - slack <= tick <= high + slack for tick in ticks)
    gaps = [b - a for a, b in pairwise(ticks)]
    assert all(abs(gap - gaps[0]) <= slack for gap in gaps)
    if whole and length > 1:
        assert all(abs(tick - round(tick)) <= slack for tick in ticks)


def test_shares_have_decimals_only_where_needed() -> None:
    assert tick_texts((0.0, 0.2, 0.4), Unit.SHARE, "") == ("0%", "20%", "40%")
    assert tick_texts((0.9, 0.925), Unit.SHARE, "") == ("90.0%", "92.5%")
    assert tick_texts((0.0, 64_000_000.0), Unit.MONEY, "USD") == ("$0", "$640K")


def test_range_stands_on_zero_unless_the_axis_says_otherwise() -> None:
    # The headroom is 8% of the span: 100 + 8 = 108; from 50: 50 - 4 to 100 + 4.
    assert value_range(chart(50, 100)) == (0, pytest.approx(108))
    assert value_range(chart(50, 100, from_zero=False)) == (pytest.approx(46), pytest.approx(104))
    # Bars stand on zero whatever the axis says, with 18% for their values: 100 + 18.
    assert value_range(chart(50, 100, kind=ChartKind.BAR, from_zero=False)) == (0, pytest.approx(118))
    assert value_range(chart(None)) == (0, 1)
    assert value_range(chart(0, 0)) == (0, pytest.approx(1.08))


def test_range_holds_thresholds_and_negative_values() -> None:
    low, high = value_range(chart(10, thresholds=(70, 50)))
    # 70 + 8% of 70 = 75.6
    assert (low, high) == (0, pytest.approx(75.6))
    low, high = value_range(chart(-50, 50))
    assert low < -50 < 50 < high


def test_no_label_stands_twice() -> None:
    # All zero: the axis spans 0 to 1 minor unit, and every tick would be called $0.
    paid_nothing = ChartSpec(ChartKind.STEP, "", "", (Series("ARR", (0, 0)),), Axis(Unit.MONEY, "USD"))
    assert value_ticks(paid_nothing) == ((0, "$0"),)
    tickets = ChartSpec(ChartKind.LINE, "", "", (Series("a", (0, 1)),), Axis(Unit.COUNT))
    assert value_ticks(tickets) == ((0, "0"), (1, "1"))


def test_bridge_by_hand() -> None:
    # 0 + 100 = 100; 100 - 30 = 70; no change; 70 + 5 = 75.
    assert bridge_spans((100, -30, None, 5)) == ((0, 100), (100, 70), (70, 70), (70, 75))
    low, high = value_range(chart(100, -30, kind=ChartKind.BRIDGE))
    assert (low, high) == (0, pytest.approx(118))


def test_months_by_hand() -> None:
    ticks = month_ticks(date(2025, 10, 13), date(2026, 10, 13), 4)
    # Twelve month starts, from November; at most four: every third by the calendar.
    assert [name for _, name in ticks] == ["Jan 2026", "Apr", "Jul", "Oct"]
    assert month_ticks(date(2026, 3, 2), date(2026, 3, 20), 4) == ((date(2026, 3, 2), "Mar 2, 2026"),)
    assert [name for _, name in month_ticks(date(2025, 11, 1), date(2026, 2, 1), 6)] == [
        *("Nov 2025", "Dec", "Jan 2026", "Feb")
    ]


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 20_000), st.integers(2, 12))
def test_months_are_few_and_inside(first: date, days: int, most: int) -> None:
    last = date.fromordinal(first.toordinal() + days)
    ticks = month_ticks(first, last, most)
    assert 0 < len(ticks) <= most
    assert all(first <= day <= last for day, _ in ticks)
    assert len({day for day, _ in ticks}) == len(ticks)


def test_labels_move_apart_by_hand() -> None:
    # 10 stays, 12 must stand 15 below it: 25.
    assert spread((10, 12), 15, 0, 100) == (10, 25)
    # No room below 30: the lower goes to 30, the upper 15 above it.
    assert spread((28, 29), 15, 0, 30) == (15, 30)


@given(st.lists(st.floats(0, 500), max_size=8), st.floats(1, 20))
def test_labels_keep_their_order_and_distance(places: list[float], gap: float) -> None:
    moved = spread(places, gap, 0, 500)
    order = sorted(range(len(places)), key=lambda i: places[i])
    for upper, lower in pairwise(order):
        assert moved[lower] - moved[upper] >= gap - 1e-6
    assert all(place <= 500 for place in moved)
