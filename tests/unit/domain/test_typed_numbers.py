"""What is typed for a value is read as that value, whatever its unit is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.money import exponent, money_told, read_money, to_major
from cs_desktop.domain.typed_numbers import number_typed, read_number

UNITS = st.sampled_from(["", "h", "% of planners", "share", "money"])
CURRENCIES = st.sampled_from(["USD", "JPY", "KWD", ""])


@given(st.integers(-(10**14), 10**14), st.integers(0, 8), UNITS, CURRENCIES)
def test_what_is_typed_for_a_value_is_read_as_that_value(digits, places, unit, currency):
    value = float(f"{digits}e-{places}")
    assert read_number(number_typed(value, unit, currency), unit, currency) == value


@given(st.integers(-(10**12), 10**12), st.sampled_from(["USD", "EUR", "JPY", "KWD"]))
def test_money_is_typed_in_the_units_that_people_speak_of(minor, currency):
    typed = number_typed(minor, "money", currency)
    # The slow way: the text is the amount in major units.
    assert float(typed) == pytest.approx(minor / 10 ** exponent(currency))
    assert read_money(typed, currency) == (minor if minor >= 0 else None)
    told = money_told(to_major(minor // 10**6 * 10**6, currency), currency)
    assert read_number(told, "money", currency) is not None


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("520,000", "money", 52_000_000.0),
        ("$520K", "money", 52_000_000.0),
        ("\u2212$4.50", "money", -450.0),
        # A third of a cent is worth saying where a call costs that.
        ("0.003", "money", 0.3),
        ("65 %", "share", 0.65),
        ("6.9", "share", 0.069),
        ("1,200 h", "h", 1200.0),
        ("65 % of planners", "% of planners", 65.0),
        ("\u221212.5", "", -12.5),
    ],
)
def test_a_value_is_read_as_people_write_it(text, unit, value):
    assert read_number(text, unit, "USD") == value


@pytest.mark.parametrize(
    ("text", "unit"),
    [("much", ""), ("", ""), ("6,5", ""), ("inf", ""), ("1e15", ""), ("\u0663", ""), ("5 apples", "money")],
)
def test_what_is_no_number_is_none(text, unit):
    assert read_number(text, unit, "USD") is None
