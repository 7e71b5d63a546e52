"""Where a measure stands on the bar of what is to be kept: behind its limit exactly if it is as agreed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.deck.kept import kept_places, limit_parts
from cs_desktop.domain.plan.progress import KEEPS, MeasureFacts, is_reached
from cs_desktop.domain.vocabulary import MeasureKind

AT_LEAST, AT_MOST, WITHIN = KEEPS
NUMBERS = st.integers(-1000, 1000).map(float)


def test_the_good_side_is_to_the_right() -> None:
    least = kept_places(AT_LEAST, 80, None, 90, 100)
    assert (least.low, least.high, least.value) == pytest.approx((5 / 30, 1, 0.5))
    assert least.limits == (least.low,)
    # At most 8.5 and 7.5 now: from 8.75 at the left to 7.25 at the right.
    most = kept_places(AT_MOST, 8.5, None, 7.5, None)
    assert (most.low, most.high, most.value) == pytest.approx((1 / 6, 1, 5 / 6))
    span = kept_places(WITHIN, 8, 5, 9, 8)
    assert (span.low, span.high, span.value) == pytest.approx((1 / 6, 4 / 6, 5 / 6))
    assert span.limits == (span.low, span.high)
    # Of its limit alone, a quarter of it lies on both sides.
    assert kept_places(AT_LEAST, 80, None, None, None).low == 0.5


@given(st.sampled_from(KEEPS), NUMBERS, NUMBERS, NUMBERS, st.none() | NUMBERS)
def test_the_dot_stands_where_it_is_agreed_exactly_if_the_value_is(
    kept: MeasureKind, one: float, other: float, value: float, baseline: float | None
) -> None:
    target, target_to = sorted((one, other))
    places = kept_places(kept, target, target_to, value, baseline)
    assert places.value is not None
    facts = MeasureFacts(kept, baseline, None, target, value, date(2026, 12, 31), target_to)
    assert (places.low <= places.value <= places.high) == is_reached(facts, value)
    assert 0 < places.value < 1
    assert 0 < places.low <= places.high <= 1


def test_a_limit_is_told_in_two_parts() -> None:
    assert limit_parts(AT_LEAST, "at least 80.0%") == ("at least", "80.0%")
    assert limit_parts(WITHIN, "5–8") == ("", "5–8")
    assert limit_parts(None, "at least so") == ("", "at least so")
