from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from cs_desktop.domain.bands import Band
from cs_desktop.domain.portfolio import Portfolio, PortfolioRow
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.domain.portfolio_index import PortfolioIndex, Totals
from cs_desktop.domain.portfolio_query import parse_query
from cs_desktop.domain.saved_views import Sorting
from cs_desktop.domain.vocabulary import Forecast, Relation
from cs_desktop.views.itemmodels.portfolio_columns import COLUMNS, place_of
from cs_desktop.views.itemmodels.portfolio_model import BY_RENEWAL, PortfolioModel

TODAY = date(2026, 10, 13)
C = PortfolioColumn
BY_NAME: Sorting = ((C.NAME, False),)
BY_ARR: Sorting = ((C.ARR, True),)


def row(number: int, name: str, arr: int, segment: str = "Enterprise") -> PortfolioRow:
    return PortfolioRow(
        id=number,
        external_id=f"A-{number}",
        name=name,
        parent="",
        owner="Ana Ruiz",
        segment=segment,
        touch_model="High touch",
        lifecycle="Adopt",
        industry="Freight",
        region="EMEA",
        tier="A",
        relation=Relation.CUSTOMER,
        customer_since=None,
        arr=arr,
        arr_year_ago=0,
        arr_history=(0, arr),
        renewal=TODAY + timedelta(number),
        forecast=Forecast.LIKELY,
        last_contact=None,
        health=68.9,
        band=Band.WATCH,
        next_review=TODAY + timedelta(6),
        review_kind="qbr",
    )


def portfolio(*rows: PortfolioRow) -> tuple[Portfolio, PortfolioIndex]:
    return Portfolio("Corvane", "USD", TODAY, rows, (), 1), PortfolioIndex(rows, TODAY)


ROWS = (
    row(1, "Perrin", 300_00),
    row(2, "Halden", 100_00),
    row(3, "Kessel", 200_00, "SMB"),
)


@pytest.fixture
def model(qtmodeltester: ModelTester) -> PortfolioModel:
    made = PortfolioModel()
    qtmodeltester.check(made)
    made.show_portfolio(*portfolio(*ROWS))
    return made


def arrange(
    model: PortfolioModel, text: str = "", sort: Sorting = BY_RENEWAL, group: PortfolioColumn | None = None
) -> None:
    model.arrange(parse_query(text, TODAY), sort, group)


def shown(model: PortfolioModel) -> list[str]:
    return [str(model.index(place, 0).data()) for place in range(model.rowCount())]


def test_every_change_keeps_the_promises_of_a_model(model: PortfolioModel) -> None:
    for column in PortfolioColumn:
        arrange(model, sort=((column, True),))
        arrange(model, sort=((column, False), (C.NAME, True)))
    arrange(model, "kess")
    assert shown(model) == ["Kessel"]
    arrange(model, "nobody renewal<90d", group=C.SEGMENT)
    assert shown(model) == []
    arrange(model, group=C.SEGMENT)
    model.fold([row for row in range(model.rowCount()) if model.group_at(row) is not None], fold=True)
    model.fold([0], fold=False)
    arrange(model)
    model.show_portfolio(*portfolio(ROWS[0]))
    assert shown(model) == ["Perrin"]


def test_groups_have_rows_of_their_own_that_fold(model: PortfolioModel) -> None:
    arrange(model, sort=BY_ARR, group=C.SEGMENT)
    # $300 + $100 are of Enterprise, $200 of SMB.
    enterprise, smb = (
        "Enterprise, 2 accounts · $400 ARR, unfolded",
        "SMB, 1 account · $200 ARR, unfolded",
    )
    assert shown(model) == [enterprise, "Perrin", "Halden", smb, "Kessel"]
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    model.fold([0], fold=True)
    assert shown(model) == ["Enterprise, 2 accounts · $400 ARR, folded", smb, "Kessel"]
    assert model.place_of(1) is None
    assert model.totals.count == 3, "what is folded is in view all the same"
    arrange(model, "halden", group=C.SEGMENT)
    assert shown(model) == ["Enterprise, 1 account · $100 ARR, folded"], "and stays folded"
    arrange(model, group=C.TIER)
    arrange(model, group=C.SEGMENT)
    assert model.rowCount() == 5, "another grouping begins unfolded"


def test_cells_speak_for_themselves(model: PortfolioModel) -> None:
    arrange(model, sort=BY_NAME)
    assert {column.title: model.index(0, place).data() for place, column in enumerate(COLUMNS)} == {
        "Account": "Halden",
        "ARR": "$100",
        "ARR trend": "+$100.00 in 12 months",
        "Segment · touch": "Enterprise · High touch",
        "Touch model": "High touch",
        "Health, 12 weeks": "68 Watch",
        "Quadrant": "–",
        "Renewal": "Oct 15, 2026",
        "Next review": "Oct 19, 2026 · QBR",
        "Forecast": "Likely",
        "Last contact": "–",
        "Notice by": "–",
        "Value confirmed": "–",
        "Lifecycle": "Adopt",
        "Industry": "Freight",
        "Region": "EMEA",
        "Tier": "A",
        "Customer since": "–",
        "Parent": "",
        "Relation": "Customer",
        "External id": "A-2",
        "Owner": "Ana Ruiz",
    }


def test_days_that_matter_are_read_aloud_with_how_far_they_are(model: PortfolioModel) -> None:
    book = [
        replace(ROWS[0], renewal=TODAY - timedelta(44), next_review=TODAY - timedelta(1)),
        replace(ROWS[1], renewal=TODAY, next_review=None, review_kind=""),
        replace(ROWS[2], renewal=TODAY + timedelta(1)),
    ]
    model.show_portfolio(*portfolio(*book))
    arrange(model, sort=BY_RENEWAL)
    role = Qt.ItemDataRole.AccessibleTextRole
    renewals = [model.index(place, place_of(C.RENEWAL)).data(role) for place in range(3)]
    assert renewals == [
        "Aug 30, 2026, overdue by 44 days",
        "Oct 13, 2026, today",
        "Oct 14, 2026, in 1 day",
    ]
    reviews = [model.index(place, place_of(C.REVIEW)).data(role) for place in range(3)]
    assert reviews == ["Oct 12, 2026 · QBR, overdue by 1 day", "–", "Oct 19, 2026 · QBR, in 6 days"]


def test_columns_that_are_still_being_read_say_so(model: PortfolioModel) -> None:
    book, index = portfolio(*ROWS)
    waiting = Portfolio(
        book.company, book.currency, TODAY, ROWS, (), 1, pending=frozenset({C.HEALTH, C.QUADRANT})
    )
    model.show_portfolio(waiting, index)
    assert model.index(0, place_of(C.HEALTH)).data() == "being read"
    model.show_portfolio(book, index)
    assert model.index(0, place_of(C.HEALTH)).data() == "68 Watch"


def test_amounts_add_up_over_what_is_shown(model: PortfolioModel) -> None:
    assert model.totals == Totals(3, 600_00, 0, 0)
    arrange(model, "per")
    assert model.totals.arr == 300_00
    assert model.totals_of([1, 2, 99]) == Totals(2, 400_00, 0, 0)


def test_an_account_is_found_where_it_is_shown(model: PortfolioModel) -> None:
    arrange(model, sort=BY_NAME)
    assert [model.place_of(number) for number in (1, 2, 3, 99)] == [2, 0, 1, None]
    assert model.places_of((1, 2, 99)) == [0, 2]


def test_a_model_without_a_portfolio_is_empty(qtmodeltester: ModelTester) -> None:
    empty = PortfolioModel()
    qtmodeltester.check(empty)
    arrange(empty, "x")
    assert (empty.rowCount(), empty.totals.count, empty.place_of(1)) == (0, 0, None)
