"""Values of metrics as they are typed and read."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.errors import InputError
from cs_desktop.domain.metrics.entry import MINUTES, Steps
from cs_desktop.domain.metrics.values import read_value, value_said, value_typed

WILLING: Steps = ((0.0, "Unwilling"), (1.0, "Undecided"), (2.0, "Willing"))


@dataclass(frozen=True)
class Metric:
    unit: str
    scale: Steps = ()


@pytest.mark.parametrize(
    ("unit", "text", "value"),
    [
        ("share", "65%", 0.65),
        ("share", "65 %", 0.65),
        ("share", "0.65", 0.65),
        ("share", "65", 0.65),
        ("share", "1", 1.0),
        ("share", "1%", 0.01),
        ("share", "-5%", -0.05),
        ("hours", "6:30", 6.5),
        (MINUTES, "1:30", 90.0),
        (MINUTES, "90", 90.0),
        ("count", "1,200", 1200.0),
        ("points", "−12.5", -12.5),
        ("money", "1,200.50", 120050.0),
        ("money", "$1.2K", 120000.0),
        # A change for the worse is kept in cents too.
        ("money", "-4", -400.0),
        ("cups", " 3 ", 3.0),
    ],
)
def test_a_value_is_read_in_its_unit(unit: str, text: str, value: float) -> None:
    assert read_value(Metric(unit), text, "USD") == pytest.approx(value)


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        *(("share", "much"), ("count", "6,5"), ("count", "65%"), ("count", ""), ("hours", "6:75")),
        *(("hours", "1:2:3"), ("count", "nan"), ("count", "1e400"), ("count", "٣")),
    ],
)
def test_what_is_no_value_is_refused_in_one_line(unit: str, text: str) -> None:
    with pytest.raises(InputError) as refused:
        read_value(Metric(unit), text, "USD")
    assert "such as" in str(refused.value)


@pytest.mark.parametrize("text", ["Willing", "willing", " w ", "2"])
def test_a_scale_is_entered_by_its_words(text: str) -> None:
    metric = Metric("number", WILLING)
    assert read_value(metric, text.strip()) == 2.0
    assert (value_said(metric, 2.0), value_typed(metric, 2.0)) == ("Willing", "Willing")


@pytest.mark.parametrize("text", ["Un", "Never", "", "7"])
def test_a_word_that_could_be_two_or_none_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="Unwilling, Undecided, Willing"):
        read_value(Metric("number", WILLING), text)


@given(
    st.sampled_from(["share", "count", "hours", MINUTES, "points", "cups", "money"]),
    st.decimals(-10_000, 10_000, places=4).map(float),
)
def test_what_is_typed_for_a_value_is_read_as_that_value(unit: str, value: float) -> None:
    metric = Metric(unit)
    assert read_value(metric, value_typed(metric, value, "USD"), "USD") == value


def test_money_is_said_with_its_currency_and_others_with_their_units() -> None:
    assert value_said(Metric("money"), 120050.0, "USD") == "$1,200.50"
    assert (value_said(Metric("share"), 0.65), value_said(Metric(MINUTES), 90.0)) == ("65.0%", "90 minutes")
    assert value_said(Metric("count"), None) == "–"
