"""A title may round and count, and says nothing that is not on its slide."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.deck.claims import claims_in, unsupported_claim
from cs_desktop.domain.deck.slides import (
    Cell,
    Column,
    FiguresSlide,
    KeyFigure,
    MeasureRow,
    MeasuresSlide,
    Row,
    TableSlide,
)
from cs_desktop.domain.figures import Figure, Status, Unit

DAY = date(2026, 9, 30)


def _figure(value, unit=Unit.SHARE, note=""):
    return Figure("On time", value, unit, "how", "where", DAY, "USD", note=note)


def _slide(*figures):
    return FiguresSlide("What the data says", tuple(map(KeyFigure, figures)), "Source")


SHARE, MONEY = _figure(0.948, note="89.5% in the period before"), _figure(92_000_000, Unit.MONEY)


@pytest.mark.parametrize(
    ("title", "missing"),
    [
        ("94.8% leave on time, up from 89.5%", ""),
        ("Nearly 95% leave on time", ""),
        ("Worth $0.92M a year", ""),
        ("Worth $920K, or $920,000, or $0.9M a year", ""),
        ("As of Sep 30, 2026 all is well in Q3 of one team", ""),
        ("91% leave on time", "91"),
        ("Worth $0.93M a year", "0.93M"),
        ("94.8% leave on time, up from 80%", "80"),
        ("Four depots are live", "Four"),
        ("No number at all", ""),
    ],
)
def test_a_number_is_on_the_slide_or_not(title, missing):
    assert unsupported_claim(title, _slide(SHARE, MONEY)) == missing


def test_counts_are_told_by_the_rows_and_by_what_the_data_says():
    rows = tuple(
        MeasureRow(str(place), "", SHARE, Status.GOOD, word)
        for place, word in enumerate(["On pace", "On pace", "On pace", "Met", "Behind"])
    )
    measures = MeasuresSlide("", rows, "")
    assert unsupported_claim("Four of five are on pace or met, three on pace", measures) == ""
    assert unsupported_claim("Six measures are on pace", measures) == "Six"
    assert unsupported_claim("Six measures are on pace", measures, "Six of nine") == ""
    table = TableSlide(
        "",
        (Column("What"), Column("State")),
        (
            *(Row((Cell(f"Row {name}"), Cell(state))) for name, state in zip("abc", "xxy", strict=True)),
            Row((Cell("Sum"),), total=True),
        ),
        "",
    )
    assert unsupported_claim("Two of three are x", table) == ""
    assert unsupported_claim("Two of four are x", table) == "four"


@given(st.integers(0, 10**9))
def test_what_is_shown_is_always_told_and_what_is_far_off_never(amount):
    slide = _slide(_figure(amount, Unit.MONEY))
    (figure,) = (key.figure for key in slide.figures)
    assert unsupported_claim(f"Worth {figure.text()}, that is {figure.exact()}", slide) == ""
    (shown,) = claims_in(figure.text())
    far = int(shown.value * 2 + 5_000)
    assert unsupported_claim(f"Worth ${far:,}", slide) == f"{far:,}"
