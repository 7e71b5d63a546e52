"""The hit rates at the place Reviews: looked at by CSM, sorted, narrowed down to accounts, and written."""

import csv
from datetime import date
from io import StringIO

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cs_desktop.controllers.actions import ActionTable
from cs_desktop.domain.reviews.hits import HitEntry, HitsBy, HitsOver
from cs_desktop.domain.reviews.lineage import HitRate
from cs_desktop.domain.reviews.overview import ReviewRow, ReviewsOverview
from cs_desktop.views.reviews_place.screen import ReviewsScreen, View
from cs_desktop.views.theme.theme import Theme

_TODAY = date(2026, 10, 13)
_OWNERS = ("Ana Ruiz", "Ben Cole", "")


def _overview() -> ReviewsOverview:
    """Three accounts: Ana's met 3 of 4 last quarter, Ben's 1 of 1 earlier, nobody's 0 of 2 last quarter."""
    rates = (HitRate(3, 4), HitRate(1, 1), HitRate(0, 2))
    over = (HitsOver.QUARTER, HitsOver.YEAR, HitsOver.QUARTER)
    hits = [
        HitEntry(place, f"Account {place}", _OWNERS[place], "Enterprise", "qbr", over[place], rates[place], 1)
        for place in range(3)
    ]
    rows = [
        ReviewRow(place + 1, place, f"Account {place}", _OWNERS[place], "Enterprise", "qbr", "", _TODAY)
        for place in range(3)
    ]
    return ReviewsOverview(_TODAY, tuple(rows), hits=tuple(hits))


def _names(screen: ReviewsScreen) -> list[str]:
    model = screen.hits.tables[screen.hits.by].model()
    return [str(model.index(place, 0).data()) for place in range(model.rowCount())]


def test_hit_rates_are_sorted_narrowed_and_written(qtbot: QtBot, theme: Theme, qapp: QApplication) -> None:
    screen = ReviewsScreen(theme, ActionTable(qapp))
    for part in (screen, screen.header, screen.tools):
        assert part is not None
        qtbot.addWidget(part)
    screen.resize(1100, 700)
    screen.show()
    screen.show_overview(_overview())
    screen.show_view(View.HITS)
    hits = screen.hits
    # Of the last quarter, the highest rate first; together 3 of 6.
    assert _names(screen) == ["Ana Ruiz", "Nobody"]
    assert hits.told.text().startswith("50.0% met, 3 of 6 · objectives scored as met / objectives scored")
    assert "Oct 13, 2026" in hits.told.text()
    hits.over.setFocus()
    qtbot.keyClick(hits.over, Qt.Key.Key_Down)
    hits.over.activated.emit(hits.over.currentIndex())
    assert _names(screen) == ["Ben Cole", "Ana Ruiz", "Nobody"]
    table = hits.tables[HitsBy.OWNER]
    table.horizontalHeader().sectionClicked.emit(3)
    assert _names(screen) == ["Ana Ruiz", "Nobody", "Ben Cole"]
    table.horizontalHeader().sectionClicked.emit(3)
    assert _names(screen) == ["Ben Cole", "Nobody", "Ana Ruiz"]

    # Enter on a CSM shows the accounts behind the rate, and on an account leads there.
    table.take_focus()
    table.selectRow(2)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert (hits.by, screen.filters.choice.owner, _names(screen)) == (
        HitsBy.ACCOUNT,
        "Ana Ruiz",
        ["Account 0"],
    )
    with qtbot.waitSignal(hits.account_wanted) as wanted:
        hits.tables[HitsBy.ACCOUNT].selectRow(0)
        qtbot.keyClick(hits.tables[HitsBy.ACCOUNT], Qt.Key.Key_Return)
    assert wanted.args == [0]
    (written,) = csv.DictReader(StringIO(hits.csv()))
    assert written == {
        "Account": "Account 0",
        "CSM": "Ana Ruiz",
        "Segment": "Enterprise",
        "Hit rate": "0.75",
        "Met": "3",
        "Scored": "4",
        "Reviews": "1",
        "Closed reviews that count": "Last four quarters",
        "As of": "2026-10-13",
    }
    screen.filters.search.setText("nowhere")
    screen.filters.changed.emit()
    assert hits.tables[HitsBy.ACCOUNT].isHidden()
