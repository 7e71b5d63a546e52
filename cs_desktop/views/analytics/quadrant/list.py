"""The accounts that are chosen in the picture: name, ARR, score, quadrant; what they pay together."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import marked, tr, trn
from cs_desktop.common.money import money_short
from cs_desktop.domain.figures import Status
from cs_desktop.domain.health.standing import shown_score
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.quadrant.placed import is_flagged
from cs_desktop.views.itemmodels.portfolio_columns import health_text, money
from cs_desktop.views.itemmodels.record_model import RecordColumn, RecordModel
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.marks import BAND_STATUS, paint_pill, paint_quadrant, paint_status
from cs_desktop.views.widgets.pieces import column, row
from cs_desktop.views.widgets.record_delegate import RecordDelegate
from cs_desktop.views.widgets.record_table import RecordTable
from cs_desktop.views.widgets.text import ElidedLabel, Label

_GLYPH = 14


class ChosenList(QWidget):
    """A table under its head; the buttons lead on."""

    opened = Signal(object)
    """The id of the account to go to."""
    shown_wanted = Signal()
    """The accounts are to be shown in the portfolio."""
    view_wanted = Signal()
    """And kept there as a view."""
    cleared = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._currency = theme, "USD"
        self._rows: tuple[PortfolioRow, ...] = ()
        self._order: tuple[int, bool] = (1, True)
        columns = self._columns()
        self._model = RecordModel(columns, self)
        self._model.editable = False
        self._delegate = RecordDelegate(theme, columns)
        self._delegate.painters = {"name": self._draw_name, "score": self._draw_score}
        self.table = RecordTable(theme, self._model, self._delegate, tr("Chosen accounts"))
        self.table.opened.connect(self.opened)
        self.table.horizontalHeader().sectionClicked.connect(self._sort)
        self._title = ElidedLabel("", TextStyle.SECTION)
        self._about = Label("", TextStyle.CELL, "text2", wrap=True)
        self.clear = Button(theme, tr("Choose none"), "link")
        self.clear.clicked.connect(self.cleared)
        self.to_portfolio = Button(theme, tr("Show in Portfolio"), icon="table-2")
        self.to_portfolio.clicked.connect(self.shown_wanted)
        self.as_view = Button(theme, tr("Save as view…"))
        self.as_view.clicked.connect(self.view_wanted)
        self._lay_out()

    @property
    def rows(self) -> tuple[PortfolioRow, ...]:
        """Return the accounts in the list, in no order of theirs."""
        return self._rows

    def show_accounts(self, title: str, rows: Sequence[PortfolioRow], currency: str, about: str = "") -> None:
        """Show accounts under a title; `about` says what is to be known of all of them."""
        self._rows, self._currency = tuple(rows), currency
        self._title.setText(title)
        arr = money_short(sum(row.arr for row in rows), currency)
        total = trn("{count} account, ARR {arr}", "{count} accounts, ARR {arr}", len(rows), arr=arr)
        self._about.setText(f"{total}. {about}" if about else total)
        self._refill()

    def say_refusal(self, text: str) -> None:
        """Say why the accounts cannot be shown in the portfolio; empty where they can."""
        for button in (self.to_portfolio, self.as_view):
            button.setEnabled(not text)
            button.setToolTip(text)

    def _refill(self) -> None:
        place, descending = self._order
        order = self._model.columns[place].order
        assert order is not None
        self._model.show(sorted(self._rows, key=order, reverse=descending))
        head = self.table.horizontalHeader()
        head.setSortIndicatorShown(True)
        way = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        head.setSortIndicator(place, way)

    def _sort(self, place: int) -> None:
        before, descending = self._order
        self._order = place, not descending if before == place else place == 1
        self._refill()

    def _columns(self) -> tuple[RecordColumn, ...]:
        return (
            RecordColumn(
                "name", marked("Account"), 120, self._said, lambda row: row.name.casefold(), grows=True
            ),
            RecordColumn(
                *("arr", marked("ARR"), 88, lambda row: money(row.arr, self._currency)),
                lambda row: (row.arr, row.name),
                right=True,
            ),
            RecordColumn(
                *("score", marked("Health"), 60, health_text),
                lambda row: (row.health is not None, row.health or 0.0),
            ),
        )

    def _said(self, row: PortfolioRow) -> str:
        place = tr("no quadrant") if row.quadrant is None else row.quadrant.label
        name = tr("{name}, Healthy but outside", name=row.name) if is_flagged(row) else row.name
        return f"{name}, {place}"

    def _draw_name(self, painter: QPainter, box: QRect, row: PortfolioRow) -> None:
        square = QRectF(box.left(), box.center().y() - _GLYPH / 2 + 1, _GLYPH, _GLYPH)
        if row.quadrant is None:
            paint_status(painter, square.center(), Status.NONE, self._theme.tokens)
        else:
            paint_quadrant(painter, square, row.quadrant, self._theme.tokens)
        rest = box.adjusted(_GLYPH + 8, 0, 0, 0)
        self._delegate.text(painter, rest, row.name, "text", TextStyle.CELL_MEDIUM)

    def _draw_score(self, painter: QPainter, box: QRect, row: PortfolioRow) -> None:
        known = row.health is not None and row.band is not None
        text = str(shown_score(row.health or 0.0)) if known else "–"
        status = BAND_STATUS[row.band] if row.band is not None else Status.NONE
        paint_pill(painter, box.left() - 2, box.center().y() + 1, text, status, self._theme.tokens)

    def _lay_out(self) -> None:
        head = row(self._title, spacing=8)
        head.setStretch(0, 1)
        head.addWidget(self.clear)
        top = QWidget()
        inner = column(spacing=2, margins=(16, 10, 12, 8))
        inner.addLayout(head)
        inner.addWidget(self._about)
        top.setLayout(inner)
        ways = FlowRow()
        ways.add(self.to_portfolio)
        ways.add(self.as_view)
        foot = QWidget()
        foot.setLayout(column(ways, margins=(16, 8, 12, 10)))
        box = column(top, spacing=0)
        box.addWidget(self.table, 1)
        box.addWidget(foot)
        self.setLayout(box)
