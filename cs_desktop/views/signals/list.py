"""The list of signals: the gravest first, or by any column."""

from datetime import date

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import marked, tr
from cs_desktop.common.money import money_short
from cs_desktop.domain.figures import Status
from cs_desktop.domain.signals.shown import ShownSignal
from cs_desktop.views.itemmodels.record_model import RecordColumn, RecordModel
from cs_desktop.views.signals.words import opened_text, state_text
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.marks import paint_avatar
from cs_desktop.views.widgets.pieces import column
from cs_desktop.views.widgets.record_delegate import RIGHT, RecordDelegate
from cs_desktop.views.widgets.record_table import RecordTable

AVATAR = 20
_WORDS = {Status.RISK: marked("At risk"), Status.WATCH: marked("Watch"), Status.NONE: marked("Worth knowing")}


class SignalList(QWidget):
    """Shows ShownSignals; at one account without a column for it."""

    picked = Signal(object)
    """The ShownSignal that one is on; None for none."""
    opened = Signal(object)
    """The ShownSignal that is to be gone to."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._rows: tuple[ShownSignal, ...] = ()
        self._order: tuple[int, bool] | None = None
        """The column sorted by and whether from its end; None for the gravest first."""
        self._as_of, self._currency = date.min, ""
        made = self._columns()
        self.model = RecordModel(made, self)
        self.model.editable = False
        self._delegate = RecordDelegate(theme, made)
        self._delegate.painters = {
            "signal": self._paint_signal,
            "account": self._paint_account,
            "state": self._paint_state,
            "arr": self._paint_arr,
        }
        self.table = RecordTable(theme, self.model, self._delegate, name)
        self.table.picked.connect(lambda _id: self.picked.emit(self.current))
        self.table.opened.connect(lambda _id: self.opened.emit(self.current))
        self.table.horizontalHeader().sectionClicked.connect(self._sort)
        self.setLayout(column(self.table, spacing=0))

    @property
    def current(self) -> ShownSignal | None:
        """Return the signal that one is on."""
        index = self.table.currentIndex()
        return self.model.row(index.row()) if index.isValid() else None

    def show_signals(self, rows: tuple[ShownSignal, ...], as_of: date, currency: str) -> None:
        """Show signals; the one that one is on stays, else the one that stands there now."""
        self._rows, self._as_of, self._currency = rows, as_of, currency
        place = self.table.currentIndex().row()
        had_one = self.table.currentIndex().isValid()
        self._fill()
        if had_one and not self.table.currentIndex().isValid() and rows:
            # What one was on was put away: one goes on with what stands there now.
            self.table.setCurrentIndex(self.model.index(min(place, len(rows) - 1), 0))
        elif rows and not had_one and self.window().focusWidget() is self.table:
            # One came before there was anything.
            self.table.take_focus()

    def take_focus(self) -> None:
        """Start in the table."""
        self.table.take_focus()

    def _fill(self) -> None:
        rows = self._rows
        head = self.table.horizontalHeader()
        head.setSortIndicatorShown(self._order is not None)
        if self._order is not None:
            place, backwards = self._order
            order = self.model.columns[place].order
            assert order is not None
            rows = tuple(sorted(rows, key=order, reverse=backwards))
            direction = Qt.SortOrder.DescendingOrder if backwards else Qt.SortOrder.AscendingOrder
            head.setSortIndicator(place, direction)
        self.model.show(rows)

    def _sort(self, place: int) -> None:
        """Sort by a column, then from its end, then by gravity again."""
        if self._order is None or self._order[0] != place:
            self._order = place, False
        else:
            self._order = None if self._order[1] else (place, True)
        self._fill()

    def _columns(self) -> tuple[RecordColumn, ...]:
        return (
            RecordColumn(
                *("signal", marked("Signal"), 168, self._signal_words),
                lambda one: (one.rank[0], one.rule.name.casefold(), -one.arr),
            ),
            RecordColumn(
                *("account", marked("Account"), 142, lambda one: one.account),
                lambda one: one.account.casefold(),
                grows=True,
            ),
            RecordColumn(
                *("why", marked("Why"), 176, lambda one: one.finding.why),
                lambda one: one.finding.why,
                grows=True,
            ),
            RecordColumn(
                *("arr", marked("ARR"), 86, lambda one: money_short(one.arr, self._currency)),
                lambda one: one.arr,
                right=True,
                drop=2,
            ),
            RecordColumn(
                *("opened", marked("Open since"), 106, lambda one: opened_text(one, self._as_of)),
                lambda one: one.opened or date.min,
            ),
            RecordColumn(
                "state", marked("State"), 122, state_text, lambda one: (one.state or "", state_text(one))
            ),
            RecordColumn(
                *("owner", marked("Owner"), 120, lambda one: one.owner),
                lambda one: one.owner.casefold(),
                drop=1,
            ),
        )

    def _signal_words(self, one: ShownSignal) -> str:
        return tr("{signal}, {severity}", signal=tr(one.rule.name), severity=tr(_WORDS[one.rule.severity]))

    def _role(self, one: ShownSignal, usual: str) -> str:
        """Return the colour of a text: what somebody is at, or has done with, stands back."""
        return usual if one.state is None else "text3"

    def _paint_signal(self, painter: QPainter, box: QRect, one: ShownSignal) -> None:
        name = tr(one.rule.name)
        status = one.rule.severity if one.state is None else Status.NONE
        self._delegate.judged(painter, box, name, status, self._role(one, "text"))

    def _paint_account(self, painter: QPainter, box: QRect, one: ShownSignal) -> None:
        tile = QRectF(box.left() + 0.5, box.center().y() - AVATAR / 2 + 0.5, AVATAR - 1, AVATAR - 1)
        paint_avatar(painter, tile, one.account, self._delegate.theme.tokens)
        rest = box.adjusted(AVATAR + 8, 0, 0, 0)
        self._delegate.text(painter, rest, one.account, self._role(one, "text"), TextStyle.CELL_MEDIUM)

    def _paint_state(self, painter: QPainter, box: QRect, one: ShownSignal) -> None:
        self._delegate.text(painter, box, state_text(one), self._role(one, "text2"))

    def _paint_arr(self, painter: QPainter, box: QRect, one: ShownSignal) -> None:
        text = money_short(one.arr, self._currency) if one.arr else "–"
        self._delegate.text(painter, box, text, self._role(one, "text2"), align=RIGHT)
