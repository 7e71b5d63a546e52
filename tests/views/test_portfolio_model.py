from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester

from cs_desktop.domain.health import Band
from cs_desktop.domain.portfolio import Portfolio, PortfolioRow
from cs_desktop.domain.portfolio_index import PortfolioFilter, PortfolioIndex
from cs_desktop.domain.vocabulary import Forecast, Relation
from cs_desktop.views.itemmodels.portfolio_columns import COLUMNS, widths
from cs_desktop.views.itemmodels.portfolio_model import PortfolioModel

TODAY = date(2026, 10, 13)
DOWN, UP = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder


def row(number: int, name: str, arr: int) -> PortfolioRow:
    return PortfolioRow(
        id=number,
        external_id=f"A-{number}",
        name=name,
        parent="",
        owner="Ana Ruiz",
        segment="Enterprise",
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
    )


def portfolio(*rows: PortfolioRow) -> tuple[Portfolio, PortfolioIndex]:
    return Portfolio("Corvane", "USD", TODAY, rows, (), 1), PortfolioIndex(rows, TODAY)


ROWS = (row(1, "Perrin", 300_00), row(2, "Halden", 100_00), row(3, "Kessel", 200_00))


@pytest.fixture
def model(qtmodeltester: ModelTester) -> PortfolioModel:
    made = PortfolioModel()
    qtmodeltester.check(made)
    made.show_portfolio(*portfolio(*ROWS))
    return made


def names(model: PortfolioModel) -> list[str]:
    return [model.account_at(place).name for place in range(model.rowCount())]


def test_every_change_keeps_the_promises_of_a_model(model: PortfolioModel) -> None:
    for place in range(len(COLUMNS)):
        model.sort(place, DOWN)
        model.sort(place, UP)
    model.set_filter("kess", PortfolioFilter.ALL)
    assert names(model) == ["Kessel"]
    model.set_filter("nobody", PortfolioFilter.RENEWING)
    assert names(model) == []
    model.set_filter("", PortfolioFilter.ALL)
    model.show_portfolio(*portfolio(ROWS[0]))
    assert names(model) == ["Perrin"]


def test_sorting_moves_what_is_selected_along(model: PortfolioModel) -> None:
    model.sort(1, DOWN)
    assert names(model) == ["Perrin", "Kessel", "Halden"]
    kept = QPersistentModelIndex(model.index(2, 0))
    model.sort(0, UP)
    assert names(model) == ["Halden", "Kessel", "Perrin"]
    assert model.account_at(kept.row()).name == "Halden"


def test_cells_speak_for_themselves(model: PortfolioModel) -> None:
    model.sort(0, UP)
    assert {column.title: model.index(0, place).data() for place, column in enumerate(COLUMNS)} == {
        "Account": "Halden",
        "ARR": "$100",
        "ARR trend": "+$100.00 in 12 months",
        "Segment · touch": "Enterprise · High touch",
        "Health": "68 Watch",
        "Quadrant": "–",
        "Renewal": "Oct 15, 2026",
        "Forecast": "Likely",
        "Last contact": "–",
        "Lifecycle": "Adopt",
        "Industry": "Freight",
        "Owner": "Ana Ruiz",
    }


def test_amounts_add_up_over_what_is_shown(model: PortfolioModel) -> None:
    assert model.total_arr == 600_00
    model.set_filter("per", PortfolioFilter.ALL)
    assert model.total_arr == 300_00


def test_an_account_is_found_where_it_is_shown(model: PortfolioModel) -> None:
    model.sort(0, UP)
    assert [model.place_of(number) for number in (1, 2, 3, 99)] == [2, 0, 1, None]


def test_a_model_without_a_portfolio_is_empty(qtmodeltester: ModelTester) -> None:
    empty = PortfolioModel()
    qtmodeltester.check(empty)
    empty.set_filter("x", PortfolioFilter.ALL)
    assert (empty.rowCount(), empty.total_arr, empty.place_of(1)) == (0, 0, None)


@pytest.mark.parametrize("available", [500, 972, 1100, 1228, 1700, 2500])
def test_columns_fill_the_room_and_the_first_to_go_matter_least(available: int) -> None:
    given = widths(available)
    needed = sum(column.width for column in COLUMNS if not column.leaves)
    assert sum(given) == max(available, needed)
    hidden = [column.leaves for column, width in zip(COLUMNS, given, strict=True) if not width]
    shown = [column.leaves for column, width in zip(COLUMNS, given, strict=True) if width]
    assert all(gone > kept for gone in hidden for kept in shown)
