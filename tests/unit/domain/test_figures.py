"""Values in the words of their units."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.figures import Figure, Unit, number_text, plural, value_text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (None, Unit.MONEY, "–"),
        (64_000_000, Unit.MONEY, "$640K"),
        (0.926, Unit.SHARE, "92.6%"),
        (-0.004, Unit.SHARE, "−0.4%"),
        (1234, Unit.COUNT, "1,234"),
        (-1.8, Unit.POINTS, "−1.8 pts"),
        (1, Unit.DAYS, "1 day"),
        (53, Unit.DAYS, "53 days"),
        (14.83, Unit.HOURS, "14.8 hours"),
        (6.4, Unit.NUMBER, "6.4"),
        (40.67, Unit.NUMBER, "40.7"),
        (87.77, Unit.NUMBER, "87.8"),
        (1250.6, Unit.NUMBER, "1,251"),
        (500, Unit.NUMBER, "500"),
        (0.05, Unit.NUMBER, "0.05"),
    ],
)
def test_a_value_in_its_unit(value, unit, text):
    assert value_text(value, unit, "USD") == text


@given(st.floats(-0.04, 0.04))
def test_what_rounds_to_nothing_has_no_sign(value):
    assert number_text(value, 1) == "0.0"


def test_a_figure_tells_money_to_the_cent_where_it_is_asked_exactly():
    figure = Figure("ARR", 64_000_050, Unit.MONEY, "sum", "subscriptions", date(2026, 10, 13), "USD")
    assert (figure.text(), figure.exact()) == ("$640K", "$640,000.50")


def test_one_is_not_many():
    assert [plural(n, "account") for n in (0, 1, 1200)] == ["0 accounts", "1 account", "1,200 accounts"]
