"""Figures that a customer writes mean the same, whichever marks their country has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.plan.client_answers import Answers, filled_row, read_figures
from cs_desktop.domain.plan.client_page import PageRow

ROW = PageRow(1, "Aim", 2, None, "Runs", "", "share", "raise", baseline=0.5)


@given(st.integers(-(10**9), 10**9), st.sampled_from(((",", "."), (".", ","), ("", "."), ("", ","))))
def test_both_ways_of_writing_a_number_are_read(hundredths, marks):
    thousands, point = marks
    whole, rest = divmod(abs(hundredths), 100)
    sign = "-" if hundredths < 0 else ""
    text = f"{sign}{whole:,}".replace(",", thousands) + f"{point}{rest:02}"
    assert read_figures(text) == pytest.approx(hundredths / 100)


@pytest.mark.parametrize(
    ("text", "means"),
    [
        *(("1.000.000", 1_000_000), ("1,000,000", 1_000_000), ("1.000.000,5", 1_000_000.5), (".5", 0.5)),
        *((text, None) for text in ("", ".", "1,2,3", "12.5.3", "1e3", "nan", "inf", "٣", "1_000", "9" * 40)),
    ],
)
def test_figures_that_are_a_number_and_some_that_are_none(text, means):
    assert read_figures(text) == means


def test_a_number_that_can_be_read_two_ways_is_asked_about():
    for text, means in (
        ("1,000", None),
        ("1.000", None),
        ("0.125", 0.00125),
        ("1 000", 10.0),
        ("10,5", 0.105),
    ):
        problems: list[str] = []
        # Per cent: 1 000 % is 10, and 10,5 % is 0.105.
        told = Answers("x", "", text, "", percent=True)
        found = filled_row(ROW, told, "Runs", problems)
        assert (found.target, bool(problems)) == (means, means is None), text
        assert found.baseline is None
