"""Zooming and moving along a chart's time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cs_desktop.domain.charts.span import LEAST_DAYS, TimeSpan

STEPS = st.lists(
    st.tuples(st.sampled_from(("zoom", "move")), st.floats(0.05, 20), st.floats(-1.5, 1.5)), max_size=12
)


@settings(max_examples=80)
@given(st.integers(700000, 740000), st.integers(1, 9000), STEPS)
def test_nothing_leads_beyond_what_there_is(
    first: int, days: int, steps: list[tuple[str, float, float]]
) -> None:
    span = TimeSpan.of(first, first + days)
    for what, factor, share in steps:
        about = span.left + share * span.days
        span = span.zoomed(factor, about) if what == "zoom" else span.moved(share * span.days)
        assert first <= span.left <= span.right <= first + days
        assert span.days >= min(LEAST_DAYS, days) - 1e-6
    assert span.whole() == TimeSpan.of(first, first + days)


def test_what_is_under_the_mouse_stays_there() -> None:
    # A quarter of the way along 100 days is day 25; half as long, from 25 − 50 / 4 = 12.5 to 62.5.
    span = TimeSpan.of(0, 100).zoomed(2, 25)
    assert (span.left, span.right) == (pytest.approx(12.5), pytest.approx(62.5))
    assert not span.is_whole
    assert span.zoomed(0.5, 25).is_whole


def test_moving_ends_where_the_data_does() -> None:
    span = TimeSpan.of(0, 100).zoomed(2, 0)
    assert (span.moved(30).left, span.moved(999).right, span.moved(-5).left) == (30, 100, 0)
    assert span.moved(999).days == 50
