"""The page that lists accounts where pulse and score say different things, and those without a pulse."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStackedWidget, QWidget

from cs_desktop.common.language import count_text, marked, tr
from cs_desktop.domain.health.disagreement import FRESH_DAYS, PulseBook
from cs_desktop.domain.health.pulse_rows import Group, PulseRow, grouped, pulse_figures, pulse_rows
from cs_desktop.domain.portfolio import Portfolio
from cs_desktop.views.analytics.pulses.columns import ARR, PulsePainter, columns
from cs_desktop.views.analytics.row_filters import RowFilters
from cs_desktop.views.itemmodels.record_model import RecordModel
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.empty import EmptyState
from cs_desktop.views.widgets.pieces import Panel, column, row
from cs_desktop.views.widgets.record_delegate import RecordDelegate
from cs_desktop.views.widgets.record_table import RecordTable
from cs_desktop.views.widgets.segments import SegmentedButtons
from cs_desktop.views.widgets.sketch import Sketch
from cs_desktop.views.widgets.tiles import TileStrip

_GROUPS = {
    Group.DIFFER: marked("Differ"),
    Group.AGREE: marked("Agree"),
    Group.OLD: marked("Too old"),
    Group.NO_SCORE: marked("Without a score"),
    Group.NO_PULSE: marked("Without a pulse"),
}
_NOTHING = {
    Group.DIFFER: marked("Pulse and score agree"),
    Group.AGREE: marked("No pulse agrees with a score"),
    Group.OLD: marked("No pulse is too old"),
    Group.NO_SCORE: marked("Every account with a pulse has a score"),
    Group.NO_PULSE: marked("Every paying account has a pulse"),
}
_PULSE = 2
"""The place of the column of pulses, by which the list is sorted first: the widest apart come first."""


class _TwoLines(Sketch):
    """Two courses that part."""

    def draw(self, painter: QPainter) -> None:
        """Draw them as bars."""
        tokens = self._theme.tokens
        for place, (good, risk) in enumerate(((60, 56), (70, 46), (84, 30))):
            left = 60 + place * 62
            self.bar(painter, QRectF(left, 120 - good, 18, good), tokens.good.mark)
            self.bar(painter, QRectF(left + 22, 120 - risk, 18, risk), tokens.risk.mark)


class PulsePage(QWidget):
    """Shows a PulseBook beside the accounts of a Portfolio."""

    opened = Signal(object)
    """The id of the account to go to."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._portfolio: Portfolio | None = None
        self._book: PulseBook | None = None
        self._group = Group.DIFFER
        self._order: tuple[int, bool] = (_PULSE, True)
        self._groups: dict[Group, tuple[PulseRow, ...]] = {}
        self.filters = RowFilters(theme)
        self.groups = SegmentedButtons(theme, "filter", wrap=True)
        for group, text in _GROUPS.items():
            self.groups.add(group, tr(text))
        self.tiles = TileStrip(theme)
        made = columns(lambda: self._portfolio.currency if self._portfolio else "USD")
        self.model = RecordModel(made, self)
        self.model.editable = False
        delegate = RecordDelegate(theme, made)
        PulsePainter(delegate)
        self.table = RecordTable(theme, self.model, delegate, tr("Pulse and score"))
        self._delegate = delegate
        self._nothing = EmptyState(_TwoLines(theme), "", "")
        self._stack = QStackedWidget()
        self._lay_out()
        self.groups.choose(self._group)
        self.groups.chosen.connect(lambda key: self.choose(Group(key)))
        self.filters.changed.connect(self._refill)
        self.table.opened.connect(self.opened)
        self.table.horizontalHeader().sectionClicked.connect(self._sort)

    def choose(self, group: Group) -> None:
        """List other accounts."""
        self._group = group
        self._order = (_PULSE, True) if group is Group.DIFFER else (ARR, True)
        self.groups.choose(group)
        self.table.forget()
        self._refill()

    def show_portfolio(self, portfolio: Portfolio) -> None:
        """Take the accounts with their scores."""
        self._portfolio = portfolio
        self.filters.offer(portfolio.rows)
        if self._book is None:
            self.tiles.wait()
        self._refill()

    def show_book(self, book: PulseBook) -> None:
        """Take the pulses."""
        self._book = book
        self._refill()

    def start_over(self) -> None:
        """Forget everything, as of another workspace."""
        self._portfolio = self._book = None
        self.filters.clear()
        self.tiles.show_figures(())
        self.model.show(())

    def take_focus(self) -> None:
        """Begin in the list, or at the groups where it is empty."""
        if self._stack.currentIndex() == 0 and self.model.rowCount():
            self.table.take_focus()
        else:
            self.groups.button(self._group).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _refill(self) -> None:
        portfolio, book = self._portfolio, self._book
        if portfolio is None or book is None:
            return
        rows = pulse_rows(self.filters.kept(portfolio.rows), book)
        groups = grouped(rows)
        for group, listed in groups.items():
            self.groups.set_text(group, f"{tr(_GROUPS[group])} {count_text(len(listed))}")
        self.tiles.show_figures(pulse_figures(rows, book.as_of, portfolio.currency))
        place, descending = self._order
        order = self.model.columns[place].order
        assert order is not None
        # Of two that are alike the one that pays more comes first.
        by_arr = sorted(groups[self._group], key=lambda one: -one.account.arr)
        self.model.show(sorted(by_arr, key=order, reverse=descending))
        head = self.table.horizontalHeader()
        head.setSortIndicatorShown(True)
        way = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        head.setSortIndicator(place, way)
        self._say_nothing(any(held is not None for held in book.held.values()))
        self._stack.setCurrentIndex(0 if groups[self._group] else 1)

    def _say_nothing(self, any_pulse: bool) -> None:  # noqa: FBT001 - a fact, and no switch
        if any_pulse:
            about = tr("A pulse is held against the calculated score for {count} days.", count=FRESH_DAYS)
            self._nothing.say(tr(_NOTHING[self._group]), about)
        else:
            self._nothing.say(
                tr("No pulse was given yet"),
                tr("Open an account and say what you make of it: Give pulse, in the menu Account."),
            )

    def _sort(self, place: int) -> None:
        before, descending = self._order
        self._order = place, not descending if before == place else place in (ARR, _PULSE)
        self._refill()

    def _lay_out(self) -> None:
        bar = Panel("surface", "bottom")
        inner = row(self.groups, self.filters, spacing=12, margins=(20, 8, 20, 8))
        inner.setStretch(0, 1)
        bar.setLayout(inner)
        strip = QWidget()
        strip.setLayout(column(self.tiles, spacing=0, margins=(20, 12, 20, 12)))
        for page in (self.table, self._nothing):
            self._stack.addWidget(page)
        box = column(bar, strip, spacing=0)
        box.addWidget(self._stack, 1)
        self.setLayout(box)
