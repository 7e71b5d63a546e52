"""The digits of a measure's values: two that differ never read the same."""

from decimal import ROUND_HALF_EVEN, Context, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.money import money_told
from cs_desktop.domain.figures import Unit
from cs_desktop.domain.plan.words import SaidMeasure, value_said, value_with_unit
from cs_desktop.domain.reviews.typed import typed
from cs_desktop.domain.typed_numbers import read_number
from cs_desktop.domain.vocabulary import MeasureKind

_UNITS = (*(str(unit) for unit in Unit), "", "h", "%", "% of planners", "$ a month", "€")
_FOUR = Context(prec=4, rounding=ROUND_HALF_EVEN)
_sizes = st.floats(1e-9, 1e12) | st.sampled_from([0.0, 0.001, 1.0, 999.96, 9999.6, 1234.5])
_values = st.builds(lambda size, sign: size * sign, _sizes, st.sampled_from([1, -1]))


def _kind(unit: str) -> SaidMeasure:
    return SaidMeasure(MeasureKind.RAISE.value, unit)


def _agree(one: float, other: float) -> bool:
    """Return whether two values differ by no more than rounding to four digits does."""
    return abs(one - other) <= 1.000001e-3 * max(abs(one), abs(other))


@given(unit=st.sampled_from(_UNITS), one=_values, near=st.floats(0.99, 1.01), other=_values)
def test_two_values_read_the_same_only_if_four_digits_agree(unit, one, near, other):
    for second in (other, one * near):
        if value_said(_kind(unit), one) == value_said(_kind(unit), second):
            assert _agree(one, second)


@given(unit=st.sampled_from(["", "h", "number", "hours", "%"]), digits=st.integers(-999_999, 999_999))
@pytest.mark.parametrize("places", [0, 2, 5])
def test_what_people_type_is_read_whole(unit, digits, places):
    value = float(Decimal(digits).scaleb(-places))
    figures = value_said(_kind(unit), value).split(" ")[0].rstrip("%").replace(",", "").replace("−", "-")
    assert float(figures) == value


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.001, "", "0.001"),
        (0.0015, "errors an order", "0.0015 errors an order"),
        (0.00045, "share", "0.045%"),
        (0.926, "share", "92.6%"),
        (0.92, "share", "92.0%"),
        (1234.5, "h", "1,234.5 h"),
        (123_456.789, "h", "123,457 h"),
        # 66.483 333: four digits of what was worked out.
        (66.4833333, "days", "66.48 days"),
        (1, "days", "1 day"),
        (0.001, "$ a call", "$0.001 a call"),
        (4.2, "€", "€4.20"),
        # 118,400,000 cents are 1.184 million dollars.
        (118_400_000, "money", "$1.184M"),
        (64_000_000, "money", "$640K"),
        (-45, "money", "−$0.45"),
        (123_400, "money", "$1,234"),
    ],
)
def test_a_value_as_it_is_read(value, unit, text):
    assert value_with_unit(_kind(unit), value) == text


@given(amount=st.decimals("0.000001", "1000000000000", places=6))
def test_four_digits_of_money_are_right(amount):
    told = money_told(amount, "USD").lstrip("$").replace(",", "")
    size = Decimal(10) ** {"K": 3, "M": 6, "B": 9}.get(told[-1], 0)
    read = Decimal(told.rstrip("KMB")) * size
    assert abs(read - amount) <= abs(amount - _FOUR.create_decimal(amount)) + Decimal("0.000001")


@given(value=st.floats(-1e12, 1e12), unit=st.sampled_from(["", "h", "%", "share"]))
def test_a_number_is_typed_so_that_it_is_read_again(value, unit):
    assert read_number(typed(value, unit), unit) == pytest.approx(value, rel=1e-12)
