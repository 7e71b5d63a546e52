"""The figure of reviews that are near, counted from made-up rows."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.figures import Status
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.portfolio_index import PortfolioIndex
from cs_desktop.domain.portfolio_query import parse_query
from cs_desktop.services.review_tile import reviews_due

TODAY = date(2026, 10, 13)


def rows(days: Sequence[int | None]) -> tuple[PortfolioRow, ...]:
    """Return accounts whose next reviews are so many days from today; None for one without."""
    return tuple(
        PortfolioRow(id=place, next_review=None if day is None else TODAY + timedelta(day))
        for place, day in enumerate(days)
    )


def test_by_hand() -> None:
    # 3 overdue, 2 today, 1 tomorrow and 1 in 14 days are due: 7. In 15 days and never are not.
    tile = reviews_due(rows([-232, -5, -1, 0, 0, 1, 14, 15, None]), TODAY)
    assert (tile.label, tile.value, tile.note) == ("Reviews due, 14 days", 7, "3 overdue · 2 today")
    assert (tile.status, tile.query, tile.as_of) == (Status.RISK, "review:..14d", TODAY)


@pytest.mark.parametrize(
    ("days", "note"),
    [
        ([-1], "1 overdue"),
        ([0, 0], "2 today"),
        ([3], "none is overdue"),
        ([20], "none is overdue"),
        ([None], "no account has a review"),
        ([], "no account has a review"),
    ],
)
def test_the_note_says_what_matters_most(days: list[int | None], note: str) -> None:
    assert reviews_due(rows(days), TODAY).note == note


@given(st.lists(st.none() | st.integers(-40, 40), max_size=12))
def test_a_click_shows_just_the_accounts_that_are_counted(days: list[int | None]) -> None:
    book = rows(days)
    tile = reviews_due(book, TODAY)
    if tile.query:
        found = PortfolioIndex(book, TODAY).arrange(parse_query(tile.query, TODAY), ())
        assert len(found.positions) == tile.value
    else:
        assert tile.value == 0
