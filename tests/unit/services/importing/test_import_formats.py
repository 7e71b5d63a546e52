"""Dates and numbers as files write them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.errors import KnownError
from cs_desktop.services.importing.formats import BadCell, DateFormat, NumberFormat, shown, written_date


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1", "1"),
        ("1234.50", "1234.5"),
        ("1,234,567.5", "1234567.5"),
        ("1 234", "1234"),
        ("1\u202f234", "1234"),
        ("1'234.5", "1234.5"),
        ("-5", "-5"),
        ("−5", "-5"),
        ("(5)", "-5"),
        ("$1,200", "1200"),
        ("-$5", "-5"),
        ("3 €", "3"),
        ("EUR 3", "3"),
        ("45%", "0.45"),
        (".5", "0.5"),
        ("1e-05", "0.00001"),
        ("€ 12k", "12000"),
        ("$1.5M", "1500000"),
        ("12 Tsd. €", "12000"),
        ("2.5 Mio", "2500000"),
        ("5 MIO EUR", "5000000"),
        ("12 TSD", "12000"),
    ],
)
def test_a_number_is_read_as_people_and_programs_write_it(text: str, value: str) -> None:
    assert NumberFormat().parse(text).value == Decimal(value)


@pytest.mark.parametrize(
    "text", ["1,5", "1,23,456", "12,3456", "abc", "1_000", "nan", "inf", "1.2.3", "--5", "$", "%"]
)
def test_what_is_no_number_is_refused_rather_than_guessed(text: str) -> None:
    with pytest.raises(BadCell, match="is not a number"):
        NumberFormat().parse(text)


def test_a_decimal_comma_is_read_where_the_mapping_says_so() -> None:
    comma = NumberFormat(",")
    assert comma.parse("1.234,5").value == Decimal("1234.5")
    assert comma.parse("1,5").value == Decimal("1.5")
    with pytest.raises(BadCell):
        comma.parse("1.5")


def test_a_sign_tells_the_currencies_that_it_may_stand_for() -> None:
    assert "CAD" in NumberFormat().parse("$5").currencies
    assert NumberFormat().parse("5 GBP").currencies == ("GBP",)
    assert NumberFormat().parse("5").currencies == ()


@given(
    value=st.decimals(-(10**12), 10**12, places=2),
    form=st.sampled_from([(".", ","), (",", "."), (".", " "), (",", "'")]),
)
def test_a_number_in_groups_comes_back(value: Decimal, form: tuple[str, str]) -> None:
    decimal, thousands = form
    text = f"{value:,.2f}".replace(",", "t").replace(".", decimal).replace("t", thousands)
    assert NumberFormat(decimal, thousands).parse(text).value == value


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("YYYY-MM-DD", "2024-09-03"),
        ("YYYY-MM-DD", "2024-9-3"),
        ("YYYY-MM-DD", "2024-09-03 3:00"),
        ("YYYY-MM-DD", "2024-09-03T23:59:59.123Z"),
        ("YYYY-MM-DD", "2024-09-03T23:59:59+05:30"),
        ("DD.MM.YYYY", "3.9.2024"),
        ("MM/DD/YYYY", "09/03/2024 03:04 PM"),
        ("DD MON YY", "3 Sept 24"),
        ("MON DD, YYYY", "September 3, 2024"),
    ],
)
def test_a_date_is_read_by_its_pattern_and_its_time_read_over(pattern: str, text: str) -> None:
    assert DateFormat((pattern,)).parse(text) == date(2024, 9, 3)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2024-02-30", "not a day of the calendar"),
        ("2023-02-29", "not a day of the calendar"),
        ("2024-13-01", "not a day of the calendar"),
        ("0202-01-01", "not between 1900 and 2199"),
        ("03/09/2024", "not a date such as 2026-12-31"),
        ("soon", "not a date such as 2026-12-31"),
    ],
)
def test_an_impossible_date_is_refused(text: str, reason: str) -> None:
    with pytest.raises(BadCell, match=reason):
        DateFormat().parse(text)


def test_years_of_two_digits_are_of_our_time() -> None:
    short = DateFormat(("DD.MM.YY",))
    assert short.parse("01.02.68") == date(2068, 2, 1)
    assert short.parse("01.02.69") == date(1969, 2, 1)


@pytest.mark.parametrize(
    "pattern", ["", "YYYY", "MM-DD", "YYYY-YY-MM-DD", "DD.MM.MON.YYYY", "%d.%m.%Y", "DD.DD.YYYY"]
)
def test_a_pattern_without_year_month_and_day_is_refused(pattern: str) -> None:
    with pytest.raises(KnownError, match="is not a date pattern"):
        DateFormat((pattern,)).check()


@given(
    day=st.dates(date(1970, 1, 1), date(2068, 12, 31)),
    pattern=st.sampled_from(
        ["YYYY-MM-DD", "DD.MM.YYYY", "MM/DD/YY", "DD MON YYYY", "YYYYMMDD", "DD-MM-YYYY"]
    ),
)
def test_a_written_date_comes_back(day: date, pattern: str) -> None:
    assert DateFormat((pattern,)).parse(written_date(day, pattern)) == day


@given(st.text())
def test_any_text_is_a_number_or_a_reason(text: str) -> None:
    for read in (NumberFormat().parse, NumberFormat(",").parse, DateFormat().parse):
        reason = ""
        try:
            read(text)
        except BadCell as bad:
            reason = bad.reason
        assert "\n" not in reason


def test_a_message_quotes_a_long_cell_in_one_short_line() -> None:
    assert shown("a\nb" + "c" * 100) == f"“a b{'c' * 36}…”"


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("46053", "EXCEL"),
        ("46053.75", "EXCEL"),
        ("20260131", "YYYYMMDD"),
        ("31. Jan. 2026", "DD. MON YYYY"),
    ],
)
def test_a_day_is_read_in_less_usual_forms(text: str, pattern: str) -> None:
    # Spreadsheets call 1900-01-01 day 1 and count a 29th of February 1900: 126 years of 365 days, 32 leap
    # days, 31 days of January 2026 make 126 * 365 + 32 + 31 = 46053.
    assert DateFormat((pattern,)).parse(text) == date(2026, 1, 31)


@pytest.mark.parametrize(("text", "month"), [("3. März 2026", 3), ("3. Mai 2026", 5), ("3. Dez. 2026", 12)])
def test_german_months_are_read(text: str, month: int) -> None:
    assert DateFormat(("DD. MON YYYY",)).parse(text) == date(2026, month, 3)


@pytest.mark.parametrize("text", ["2026", "1234", "10000", "150000", "x46053"])
def test_a_number_that_is_hardly_a_day_is_no_day(text: str) -> None:
    with pytest.raises(BadCell):
        DateFormat(("EXCEL",)).parse(text)


@given(st.dates(date(1950, 1, 1), date(2199, 12, 31)))
def test_the_number_of_a_day_is_read_as_it_is_written(day: date) -> None:
    assert DateFormat(("EXCEL",)).parse(written_date(day, "EXCEL")) == day
