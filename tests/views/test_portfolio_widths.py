"""Columns of the portfolio: as wide as what stands in them, the first always in view."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cs_desktop.common.language import ENGLISH, load_language, speak
from cs_desktop.common.money import money_short
from cs_desktop.common.settings import TextSize
from cs_desktop.domain.bands import Band, Quadrant
from cs_desktop.domain.portfolio import Portfolio, PortfolioRow
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.domain.portfolio_index import PortfolioIndex
from cs_desktop.domain.saved_views import BUILT_IN_VIEWS
from cs_desktop.domain.vocabulary import Forecast
from cs_desktop.views.itemmodels.portfolio_columns import column_of, place_of
from cs_desktop.views.itemmodels.portfolio_model import PortfolioModel
from cs_desktop.views.portfolio.cells import Cells
from cs_desktop.views.portfolio.column_widths import UNASKED, Need, unasked, widths
from cs_desktop.views.portfolio.measuring import Measuring
from cs_desktop.views.portfolio.pen import Pen
from cs_desktop.views.portfolio.table import PortfolioTable
from cs_desktop.views.portfolio.view_bar import ViewBar
from cs_desktop.views.portfolio.view_button import ViewButton
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme

TODAY = date(2026, 10, 13)
C = PortfolioColumn
NEEDS = {key: Need(60, 100) for key in PortfolioColumn}


def accounts(count: int) -> tuple[PortfolioRow, ...]:
    chance = Random(5)
    return tuple(
        PortfolioRow(
            id=number + 1,
            name=f"Halden {number}",
            owner=chance.choice(("Ana Ruiz", "Bartholomew Featherstonehaugh", "")),
            segment=chance.choice(("Mid-market", "SMB")),
            touch_model="High touch",
            arr=chance.choice((0, 95_00, 888_888_88, 28_500_000_00, 1_180_000_00, 9)),
            value_confirmed=chance.choice((None, 0, 7_000_00, 888_888_88)),
            arr_history=(1, 2),
            renewal=TODAY + timedelta(chance.randrange(-500, 1500)),
            forecast=Forecast.LIKELY,
            last_contact=TODAY - timedelta(chance.randrange(700)),
            health=68.0,
            band=Band.WATCH,
            quadrant=chance.choice(tuple(Quadrant)),
            health_history=(1.0, 2.0),
            next_review=TODAY + timedelta(chance.randrange(-400, 400)),
            review_kind="qbr",
        )
        for number in range(count)
    )


@pytest.fixture
def table(theme: Theme, qtbot: QtBot) -> PortfolioTable:
    model = PortfolioModel()
    made = PortfolioTable(theme, model)
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(700, 400)
    rows = accounts(300)
    model.show_portfolio(Portfolio("Corvane", "USD", TODAY, rows, (), 1), PortfolioIndex(rows, TODAY))
    made.show()
    made.show_columns(tuple(PortfolioColumn), {})
    return made


@pytest.fixture
def german() -> Iterator[None]:
    speak(load_language("de"))
    yield
    speak(ENGLISH)


def scroll(table: PortfolioTable, value: int) -> None:
    table.horizontalScrollBar().setValue(value)
    assert table.horizontalScrollBar().value() == value


# Sharing the room


def test_ample_room_is_shared_and_scarce_room_is_taken_from_what_can_be_spared() -> None:
    columns = (C.NAME, C.ARR, C.RENEWAL)
    # 3 x 100 in 390: each gets 30 more.
    assert widths(columns, NEEDS, {}, 390) == {C.NAME: 130, C.ARR: 130, C.RENEWAL: 130}
    # In 240 there are 60 too few; each spares 20 of its 40.
    assert widths(columns, NEEDS, {}, 240) == {C.NAME: 80, C.ARR: 80, C.RENEWAL: 80}
    # None goes below 60, and one scrolls.
    assert widths(columns, NEEDS, {}, 100) == {C.NAME: 60, C.ARR: 60, C.RENEWAL: 60}


def test_owners_get_their_names_where_there_is_room_for_all_of_them() -> None:
    assert widths((C.NAME, C.OWNER), NEEDS, {}, 199) == {C.NAME: 139, C.OWNER: 60}
    assert widths((C.NAME, C.OWNER), NEEDS, {}, 200) == {C.NAME: 100, C.OWNER: 100}


def test_a_width_that_the_user_chose_holds_and_the_table_scrolls() -> None:
    given = widths((C.NAME, C.ARR, C.RENEWAL), NEEDS, {C.ARR: 700}, 600)
    assert given == {C.NAME: 60, C.ARR: 700, C.RENEWAL: 60}


def test_the_same_columns_are_shown_in_a_narrow_table_and_more_in_a_wide_one() -> None:
    # Nine of 100 are always there; four more come one by one.
    assert len(unasked(300, NEEDS)) == len(unasked(999, NEEDS)) == 9
    assert set(unasked(1000, NEEDS)) - set(unasked(999, NEEDS)) == {C.FORECAST}
    assert unasked(5000, NEEDS) == UNASKED


# Measuring


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("size", TextSize)
def test_no_amount_and_no_day_is_ever_cut(theme: Theme, size: TextSize) -> None:
    theme.resize_text(size)
    pen = Pen(theme)
    cells = Cells(theme, pen)
    cells.read_as_of("EUR", TODAY)
    measuring = Measuring(pen, cells)
    # Of 4,000 accounts few are looked at.
    rows = accounts(4000)
    measuring.take(rows, TODAY)
    for key in (
        C.ARR,
        C.CONFIRMED,
        C.RENEWAL,
        C.LAST_CONTACT,
        C.NOTICE,
        C.REVIEW,
        C.FORECAST,
        C.QUADRANT,
        C.HEALTH,
    ):
        widest = max(pen.width(cells.make(key, row), least=True) for row in rows)
        assert measuring.need(key).least >= widest + 16, key
    theme.resize_text(TextSize.NORMAL)


def test_a_name_of_three_hundred_letters_takes_no_more_than_its_share(theme: Theme) -> None:
    pen = Pen(theme)
    measuring = Measuring(pen, Cells(theme, pen))
    measuring.take([replace(accounts(1)[0], name="Long " * 60)], TODAY)
    assert measuring.need(C.NAME).natural == 340


def test_columns_keep_their_places_when_health_is_read_at_last(table: PortfolioTable) -> None:
    table.show_columns((), {})
    before = [table.columnWidth(place_of(key)) for key in table.shown_columns]
    model = table.model()
    assert isinstance(model, PortfolioModel)
    gone = {"health": None, "band": None, "quadrant": None, "health_history": ()}
    rows = tuple(replace(row, **gone) for row in accounts(300))
    pending = frozenset({C.HEALTH, C.QUADRANT})
    first = Portfolio("Corvane", "USD", TODAY, rows, (), 1, pending=pending)
    model.show_portfolio(first, PortfolioIndex(rows, TODAY))
    assert [table.columnWidth(place_of(key)) for key in table.shown_columns] == before


def test_headings_keep_their_names_when_sorted_by(table: PortfolioTable) -> None:
    head = table.head
    head.show_sorting(tuple((key, False) for key in (C.ARR, C.TIER, C.HEALTH, C.OWNER)))
    for key in PortfolioColumn:
        title = head.fontMetrics().horizontalAdvance(column_of(key).title)
        # The sides, the arrow and the gap before it; a number of one digit is some 7 wide.
        sides = 24 if key is C.NAME else 16
        assert table.columnWidth(place_of(key)) >= title + sides + 17 + (7 if key in (C.ARR, C.TIER) else 0)


def test_an_amount_in_a_column_made_too_narrow_is_not_shown_as_another(table: PortfolioTable) -> None:
    # "$1.18M" cut to "$1.1…" would be misread.
    table.show_columns((C.NAME, C.ARR), {C.ARR: 40})
    # There is no other way to what is written.
    table._pen.renew()
    table.viewport().grab()
    written = set(table._pen._faces[TextStyle.CELL_MEDIUM]._texts)
    assert "…" in written
    amounts = {money_short(row.arr, "USD") for row in accounts(300) if row.arr}
    assert {text for text in written if text.startswith("$")} <= amounts


# The first column stays


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_first_column_stays_while_one_scrolls(
    table: PortfolioTable, qapp: QApplication, direction: Qt.LayoutDirection
) -> None:
    qapp.setLayoutDirection(direction)
    try:
        first, renewal = table.model().index(3, 0), table.model().index(3, place_of(C.RENEWAL))
        before, moved = table.visualRect(first), table.visualRect(renewal)
        at_start = direction is Qt.LayoutDirection.LeftToRight
        assert before.left() == 0 if at_start else before.right() == table.viewport().width() - 1
        scroll(table, 200)
        assert table.visualRect(first) == before
        assert table.visualRect(renewal) == moved.translated(-200 if at_start else 200, 0)
        assert table.indexAt(before.center()) == first
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_keyboard_brings_every_cell_out_from_under_the_first_column(
    table: PortfolioTable, qapp: QApplication, direction: Qt.LayoutDirection
) -> None:
    qapp.setLayoutDirection(direction)
    try:
        onward, back = Qt.Key.Key_Right, Qt.Key.Key_Left
        if direction is Qt.LayoutDirection.RightToLeft:
            onward, back = back, onward
        table.setCurrentIndex(table.model().index(2, 0))
        for key in (*[onward] * (len(C) - 1), *[back] * (len(C) - 1)):
            QTest.keyClick(table, key)
            index = table.currentIndex()
            cell = table.visualRect(index)
            assert index.column() == 0 or table.scrolled_box().contains(cell.center()), index.column()
            assert index.column() == 0 or not table.frozen_box().intersects(cell)
        assert table.currentIndex().column() == 0
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_the_first_column_is_drawn_alike_wherever_the_others_are(table: PortfolioTable) -> None:
    box = table.frozen_box().adjusted(0, 0, -2, 0)
    before = table.viewport().grab(box).toImage()
    scroll(table, 333)
    assert table.viewport().grab(box).toImage() == before


def test_a_click_on_the_first_heading_sorts_by_it_wherever_the_others_are(
    table: PortfolioTable, qtbot: QtBot
) -> None:
    scroll(table, 400)
    where = QPoint(30, 10)
    with qtbot.waitSignal(table.head.sort_requested) as heard:
        qtbot.mouseClick(table.head.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert heard.args == [C.NAME, False]
    assert table.head.column_under(where) is C.NAME


def test_the_first_column_is_widened_by_its_edge_wherever_the_others_are(
    table: PortfolioTable, qtbot: QtBot
) -> None:
    scroll(table, 400)
    before, head = table.columnWidth(0), table.head.viewport()
    edge = QPoint(before - 1, 10)
    qtbot.mouseMove(head, edge)
    qtbot.mousePress(head, Qt.MouseButton.LeftButton, pos=edge)
    qtbot.mouseMove(head, edge + QPoint(30, 0))
    qtbot.mouseRelease(head, Qt.MouseButton.LeftButton, pos=edge + QPoint(30, 0))
    assert table.columnWidth(0) == before + 30


def test_a_first_column_wider_than_the_others_room_is_scrolled_with_them(table: PortfolioTable) -> None:
    table.show_columns((C.NAME, C.ARR, C.RENEWAL), {C.NAME: 600})
    assert table.frozen_box().isEmpty()
    scroll(table, 100)
    assert table.visualRect(table.model().index(0, 0)).left() == -100


def test_a_view_from_right_to_left_begins_at_the_right(
    theme: Theme, qtbot: QtBot, qapp: QApplication
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        bar = ViewBar(theme)
        qtbot.addWidget(bar)
        bar.resize(900, 30)
        bar.show_views(BUILT_IN_VIEWS[:3], (1, 2, 3))
        bar.show()
        lefts = [bar.findChildren(ViewButton)[place].geometry().left() for place in range(3)]
        assert lefts == sorted(lefts, reverse=True)
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
