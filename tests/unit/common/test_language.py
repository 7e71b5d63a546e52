"""Texts, numbers, dates and money in the user's language."""

import threading
from collections.abc import Iterator
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.dates import day_text, month_text, read_day, time_text
from cs_desktop.common.language import (
    ENGLISH,
    count_text,
    in_english,
    language,
    load_language,
    marked,
    speak,
    tr,
    trn,
)
from cs_desktop.common.money import money_full, money_short
from cs_desktop.domain.figures import Unit, number_text, value_text


@pytest.fixture
def german() -> Iterator[None]:
    speak(load_language("de_DE"))
    yield
    speak(ENGLISH)


def test_names_are_filled_in_and_braces_without_values_stay():
    assert tr("Open {name}", name="Halden {Freight}") == "Open Halden {Freight}"
    assert tr("{ as typed }") == "{ as typed }"
    assert tr("") == ""


def test_one_and_many():
    accounts = ("{count} account of {name}", "{count} accounts of {name}")
    assert trn(*accounts, 1, name="Ana") == "1 account of Ana"
    assert trn(*accounts, 0, name="Ana") == "0 accounts of Ana"
    assert trn(*accounts, 1200, name="Ana") == "1,200 accounts of Ana"


def test_what_is_marked_stays_as_it_is():
    assert marked("Portfolio") == "Portfolio"


@pytest.mark.parametrize("locale", ["en_US", "en", "C", "", "xx_YY", "ja_JP"])
def test_a_language_that_we_do_not_have_is_english(locale):
    assert load_language(locale) is ENGLISH


def test_austria_reads_german():
    assert load_language("de-AT").locale == "de_AT"


@pytest.mark.usefixtures("german")
def test_german_writes_numbers_days_and_money_its_own_way():
    assert count_text(1200) == "1.200"
    assert number_text(-1234.5, 1) == "−1.234,5"
    assert value_text(0.926, Unit.SHARE) == "92,6\xa0%"
    assert value_text(12.5, Unit.NUMBER) == "12,5"
    assert day_text(date(2027, 1, 31)) == "31.01.2027"
    assert month_text(date(2027, 1, 31)) == "Jan. 2027"
    assert time_text(datetime(2027, 1, 31, 14, 5)) == "14:05"  # noqa: DTZ001 - a time of day alone
    assert money_short(64_012_300, "EUR") == "640.123\xa0€"
    assert money_short(-118_000_000, "USD") == "−1,18\xa0Mio.\xa0$"
    assert money_full(118_000_050, "EUR") == "1.180.000,50\xa0€"


@pytest.mark.usefixtures("german")
def test_made_in_english_it_is_english_on_this_thread_alone():
    seen: list[str] = []
    with in_english():
        thread = threading.Thread(target=lambda: seen.append(day_text(date(2027, 1, 31))))
        thread.start()
        thread.join()
        assert language() is ENGLISH
        assert day_text(date(2027, 1, 31)) == "Jan 31, 2027"
    assert seen == ["31.01.2027"]
    assert language().code == "de"


@pytest.mark.usefixtures("german")
@given(st.dates(date(1000, 1, 1)))
def test_a_day_reads_back_as_it_is_written(day):
    assert read_day(day_text(day)) == day
    assert read_day(day.isoformat()) == day


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("text", ["31.1.27", "32.1.2027", "31.13.2027", "morgen", "1.2", ""])
def test_what_is_no_day_is_none(text):
    assert read_day(text) is None


@given(st.floats(-1e12, 1e12))
def test_a_number_never_says_minus_nothing(value):
    text = number_text(value, 1)
    assert text != "−0.0"
    assert float(text.replace(",", "").replace("−", "-")) == pytest.approx(value, abs=0.0501)
