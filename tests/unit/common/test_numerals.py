"""Figures are typed as the user's language writes them."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.language import ENGLISH, load_language, speak
from cs_desktop.common.money import LARGEST, money_typed, read_money
from cs_desktop.common.shares import read_share, share_typed

LANGUAGES = {locale: load_language(locale) for locale in ("en_US", "de_DE", "de_AT", "de_CH")}


@pytest.fixture
def speaking() -> Iterator[Callable[[str], None]]:
    yield lambda locale: speak(LANGUAGES[locale])
    speak(ENGLISH)


@pytest.mark.parametrize(
    ("locale", "text", "minor"),
    [
        ("de_DE", "640.000", 64_000_000),
        ("de_DE", "640.000,50 €", 64_000_050),
        ("de_DE", "1,18M", 118_000_000),
        ("de_DE", "12,5", 1_250),
        ("de_AT", "640.000", 64_000_000),
        ("de_AT", "640\u00a0000,50", 64_000_050),
        ("de_CH", "640’000.50", 64_000_050),
        ("de_CH", "640'000", 64_000_000),
    ],
)
def test_an_amount_is_read_with_the_marks_of_the_language(speaking, locale, text, minor):
    speaking(locale)
    assert read_money(text, "EUR") == minor


@pytest.mark.parametrize("text", ["640,000.50", "12.5", "1.18M", "1.2.3"])
def test_marks_of_another_language_are_no_amount(speaking, text):
    speaking("de_DE")
    assert read_money(text, "EUR") is None


def test_a_share_has_the_decimal_mark_of_the_language(speaking):
    speaking("de_DE")
    assert read_share("12,5 %") == 0.125
    assert read_share("12.5") is None
    assert share_typed(0.125) == "12,5%"


@pytest.mark.parametrize("locale", LANGUAGES)
@given(minor=st.integers(0, LARGEST), currency=st.sampled_from(["USD", "JPY", "KWD"]))
def test_what_is_typed_is_read_back(locale, minor, currency):
    speak(LANGUAGES[locale])
    try:
        assert read_money(money_typed(minor, currency), currency) == minor
    finally:
        speak(ENGLISH)
