"""Amounts and shares as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.money import LARGEST, money_full, money_typed, read_money
from cs_desktop.common.shares import read_share, share_typed

CURRENCIES = st.sampled_from(["USD", "EUR", "JPY", "KWD", "CHF"])


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("640000", "USD", 64_000_000),
        ("640,000", "USD", 64_000_000),
        ("$640K", "USD", 64_000_000),
        (" 1.18 m", "USD", 118_000_000),
        ("0.5K", "JPY", 500),
        ("640,000.50", "EUR", 64_000_050),
        ("€ 12", "EUR", 1_200),
        ("12 EUR", "EUR", 1_200),
        ("CHF 12", "CHF", 1_200),
        ("0", "USD", 0),
    ],
)
def test_ways_to_write_an_amount(text, currency, minor):
    assert read_money(text, currency) == minor


@pytest.mark.parametrize(
    "text", ["", "-5", "six", "6,40,000", "12.345", "12.5 EUR", "1e5", "٣", "9" * 18, "1000001B"]
)
def test_what_is_no_amount(text):
    assert read_money(text, "USD") is None


def test_yen_have_no_parts():
    assert read_money("12.5", "JPY") is None


@given(minor=st.integers(0, LARGEST), currency=CURRENCIES)
def test_an_amount_is_read_as_it_is_typed_and_as_it_is_shown(minor, currency):
    assert read_money(money_typed(minor, currency), currency) == minor
    assert read_money(money_full(minor, currency), currency) == minor


@pytest.mark.parametrize(("text", "share"), [("12.5", 0.125), ("12.5 %", 0.125), ("0%", 0.0), ("100", 1.0)])
def test_ways_to_write_a_share(text, share):
    assert read_share(text) == share


@pytest.mark.parametrize("text", ["", "-1", "100.1", "half", "1,5", "12%%"])
def test_what_is_no_share(text):
    assert read_share(text) is None


@given(st.integers(0, 10_000))
def test_a_share_is_read_as_it_is_typed(hundredths):
    share = hundredths / 10_000
    assert read_share(share_typed(share)) == pytest.approx(share, abs=1e-12)
