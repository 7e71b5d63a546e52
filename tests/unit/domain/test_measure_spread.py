"""The axis that the values of a measure are drawn along, and how many accounts lie where."""

import math
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.scorecards.spread import (
    MeasureSpread,
    ValueAxis,
    axis_for,
    beyond,
    bins,
    start_curve,
    who_is_missing,
)

CURVE = ((0.0, 0.0), (10.0, 100.0))


def spread(*values: float, accounts: int = 0) -> MeasureSpread:
    return MeasureSpread(np.sort(np.array(values, np.float64)), accounts or len(values), date(2026, 6, 1))


def test_an_even_axis_by_hand() -> None:
    # From 0 to 10 with 4 per cent of room above; nothing lies below zero.
    axis = axis_for(spread(2, 4, 4, 8), CURVE)
    assert (axis.low, axis.high, axis.bend) == (0, pytest.approx(10.4), None)
    assert axis.share(5.2) == pytest.approx(0.5)
    # Four parts of 2.6: 2 | 4, 4 | – | 8
    assert bins(spread(2, 4, 4, 8), axis, 4) == (1, 2, 0, 1)
    assert axis.nudge(5) == 0.1
    assert who_is_missing(spread(2, accounts=3)) == "2 accounts have no data"


def test_a_few_far_values_do_not_squeeze_the_others() -> None:
    values = [*range(1, 101), 5_000_000]
    axis = axis_for(spread(*values), CURVE)
    assert axis.high < 150
    assert beyond(spread(*values), axis) == (0, 1)
    # What the curve speaks of has its place all the same, on an axis that is bent then.
    wide = axis_for(spread(*values), ((0, 0), (1e6, 100)))
    assert wide.bend is not None
    assert wide.high > 1e6
    assert wide.share(50) > 0.1


@pytest.mark.parametrize("values", [(), (0.0,), (7.0,), (-5.0, -5.0), (0.0, 0.0, 1e12), (-1e9, 0, 1e9)])
def test_whatever_there_is_has_an_axis(values: tuple[float, ...]) -> None:
    for curve in (((3.0, 50.0),), ((0.0, 50.0),), CURVE):
        axis = axis_for(spread(*values), curve)
        assert axis.low < axis.high
        assert all(-0.001 <= axis.share(x) <= 1.001 for x, _ in curve)
        assert sum(bins(spread(*values), axis, 12)) + sum(beyond(spread(*values), axis)) == len(values)


@given(
    st.floats(-1e9, 1e9),
    st.floats(0.001, 1e9),
    st.none() | st.floats(0.01, 1e6),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_an_axis_leads_there_and_back(
    low: float, span: float, bend: float | None, one: float, other: float
) -> None:
    axis = ValueAxis(low, low + span, bend)
    if axis.share(low + span) - axis.share(low) != 1:
        return  # too narrow for floats on such a bend
    assert axis.share(axis.value(one)) == pytest.approx(one, abs=1e-3)
    assert one >= other or axis.value(one) <= axis.value(other)
    step = axis.nudge(axis.value(one))
    assert step > 0
    assert math.isfinite(step)


def test_a_new_curve_puts_the_middle_account_at_50() -> None:
    values = [float(n) for n in range(1, 102)]
    # A tenth of 101 accounts lies below 11, the middle is 51, a tenth above 91.
    assert start_curve(spread(*values), higher_is_better=True) == ((11, 0), (51, 50), (91, 100))
    assert start_curve(spread(*values), higher_is_better=False)[0] == (11, 100)
    assert start_curve(spread(3, 3, 3), higher_is_better=True) == ((3, 50),)
    assert start_curve(spread(), higher_is_better=True) == ((0, 50),)
