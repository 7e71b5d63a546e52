"""Numbers of commitments as one types them: what is shown is what is read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.reviews.typed import read_target, target_typed, typed
from cs_desktop.domain.typed_numbers import read_number


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (1_234_567.5, "h", "1234567.5"),
        (1_234_567.5, "%", "1234567.5%"),
        # 0.948 of all, as one says it
        (0.948, "share", "94.8%"),
        (0.001, "", "0.001"),
        (-0.0, "", "0"),
        (6.0, "of 10", "6"),
        (None, "", ""),
    ],
)
def test_numbers_are_written_as_one_writes_them(value: float | None, unit: str, text: str) -> None:
    assert typed(value, unit) == text


@given(st.integers(-(10**14), 10**14), st.sampled_from(["", "h", "%"]))
def test_what_is_shown_is_read_back(millionths: int, unit: str) -> None:
    value = millionths / 1_000_000
    assert read_number(typed(value, unit), unit) == value


def test_both_ends_of_a_range_are_read_back() -> None:
    assert read_target(target_typed(1_234_567.0, 2_345_678.5, "h"), "h") == (1_234_567.0, 2_345_678.5)
    # $520,000 to $600,000.50 are kept in cents.
    ends = (52_000_000.0, 60_000_050.0)
    assert target_typed(*ends, "money", "USD") == "520000 – 600000.5"
    assert read_target("520000 – 600000.5", "money", "USD") == ends
    assert read_target("$520K to $600,000.50", "money", "USD") == ends
