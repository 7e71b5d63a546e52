"""Money: exact to the minor unit, and short where it is shown."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.errors import KnownError
from cs_desktop.common.money import checked_currency, money_full, money_short, to_major, to_minor


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [
        ("0.005", "USD", 1),
        ("0.0049", "USD", 0),
        ("-0.005", "USD", -1),
        ("1234.5", "JPY", 1235),
        ("1.0005", "KWD", 1001),
    ],
)
def test_halves_are_rounded_away_from_zero(amount, currency, minor):
    assert to_minor(Decimal(amount), currency) == minor


@given(minor=st.integers(-(10**18), 10**18), currency=st.sampled_from(["USD", "JPY", "KWD"]))
def test_minor_units_come_back_exactly(minor, currency):
    assert to_minor(to_major(minor, currency), currency) == minor


@pytest.mark.parametrize(
    ("minor", "short"),
    [
        (0, "$0"),
        (49, "$0"),
        (-49, "$0"),
        (-50, "−$1"),
        (95_000, "$950"),
        (99_949, "$999"),
        (99_950, "$1K"),
        (64_000_000, "$640K"),
        (99_949_999, "$999K"),
        (99_950_000, "$1M"),
        (118_000_000, "$1.18M"),
        (2_930_000_000, "$29.3M"),
        (-118_000_000, "−$1.18M"),
        (10**14, "$1,000B"),
    ],
)
def test_short_amounts_have_three_digits_and_the_unit_that_fits(minor, short):
    assert money_short(minor, "USD") == short


def test_full_amounts_hide_nothing():
    assert money_full(118_000_001, "USD") == "$1,180,000.01"
    assert money_full(-5, "KWD") == "−KWD 0.005"
    assert money_full(1235, "JPY") == "¥1,235"


@pytest.mark.parametrize("code", ["", "US", "USDT", "U$D", "ÄÖÜ", "12A"])
def test_what_is_no_currency_is_said_so(code):
    with pytest.raises(KnownError, match="ISO 4217"):
        checked_currency(code)


def test_a_currency_is_known_in_any_case():
    assert checked_currency(" eur ") == "EUR"
