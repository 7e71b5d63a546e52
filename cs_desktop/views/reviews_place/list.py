"""The list of reviews: a group at a time, each with how many there are."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from cs_desktop.common.language import count_text, tr
from cs_desktop.domain.reviews.overview import ChosenReviews, Group, ReviewRow
from cs_desktop.views.itemmodels.record_model import RecordModel
from cs_desktop.views.reviews_place.columns import ReviewPainter, columns
from cs_desktop.views.reviews_place.words import GROUPS, NOTHING, standing
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import column, row
from cs_desktop.views.widgets.record_delegate import RecordDelegate
from cs_desktop.views.widgets.record_table import RecordTable
from cs_desktop.views.widgets.segments import SegmentedButtons
from cs_desktop.views.widgets.text import Label

_SORTED_BY = 2
"""The column of days."""


class ReviewList(QWidget):
    """Shows ChosenReviews by group."""

    opened = Signal(object)
    """The ReviewRow to go to."""
    picked = Signal(object)
    """The ReviewRow that one is on; None for none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._shown: ChosenReviews | None = None
        self._group: Group | None = None
        """None until something was read, or somebody chose."""
        self._order: tuple[int, bool] = (_SORTED_BY, False)
        made = columns(lambda row: standing(row, self._painter.group, self._painter.today))
        self.model = RecordModel(made, self)
        self.model.editable = False
        delegate = RecordDelegate(theme, made)
        self._painter = ReviewPainter(delegate)
        self.table = RecordTable(theme, self.model, delegate, tr("Reviews"))
        self._delegate = delegate
        self.groups = SegmentedButtons(theme, "filter")
        for group, name in GROUPS.items():
            self.groups.add(group, tr(name))
        self._nothing = Label("", TextStyle.BODY, "text2", wrap=True)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def group(self) -> Group:
        """Return which group is shown."""
        return self._group or Group.OVERDUE

    @property
    def current(self) -> ReviewRow | None:
        """Return the review that one is on."""
        index = self.table.currentIndex()
        return self.model.row(index.row()) if index.isValid() else None

    def start_over(self) -> None:
        """Begin with the first group that holds something, as in another workspace."""
        self._shown = self._group = None
        self.table.forget()
        self.model.show(())

    def show_reviews(self, shown: ChosenReviews) -> None:
        """Show what fits; the group and the review that one is on stay."""
        self._shown = shown
        for group, rows in shown.groups.items():
            self.groups.set_text(group, f"{tr(GROUPS[group])} {count_text(len(rows))}")
        if self._group is None:
            self._group = next((group for group, rows in shown.groups.items() if rows), Group.OVERDUE)
        self._refill()

    def choose_group(self, group: Group) -> None:
        """Show another group."""
        self._group = group
        self._order = _SORTED_BY, group is Group.CLOSED
        self.table.forget()
        self._refill()

    def take_focus(self) -> None:
        """Start in the table, or at the groups where it is empty."""
        if self._stack.currentIndex() == 0:
            self.table.take_focus()
        else:
            self.groups.button(self.group).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _refill(self) -> None:
        shown, group = self._shown, self.group
        self.groups.choose(group)
        if shown is None:
            return
        self._painter.group, self._painter.today = group, shown.overview.today
        rows = shown.groups[group]
        column_, descending = self._order
        if self._order != (_SORTED_BY, group is Group.CLOSED):
            order = self.model.columns[column_].order
            assert order is not None
            rows = tuple(sorted(rows, key=order, reverse=descending))
        self.model.show(rows)
        self._sign(column_, descending=descending)
        had_keyboard = self.isAncestorOf(self.window().focusWidget())
        self._nothing.setText(tr(NOTHING[group]))
        self._stack.setCurrentIndex(0 if rows else 1)
        if had_keyboard and not self.isAncestorOf(self.window().focusWidget()):
            self.take_focus()

    def _sign(self, column_: int, *, descending: bool) -> None:
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        head = self.table.horizontalHeader()
        head.setSortIndicatorShown(True)
        head.setSortIndicator(column_, order)

    def _sort(self, column_: int) -> None:
        before, descending = self._order
        self._order = column_, not descending if before == column_ else False
        self._refill()

    def _open(self, _review_id: object) -> None:
        if self.current is not None:
            self.opened.emit(self.current)

    def _connect(self) -> None:
        self.groups.chosen.connect(lambda key: self.choose_group(Group(key)))
        self.table.horizontalHeader().sectionClicked.connect(self._sort)
        self.table.opened.connect(self._open)
        self.table.picked.connect(lambda _id: self.picked.emit(self.current))

    def _lay_out(self) -> None:
        words = QWidget()
        words.setLayout(column(self._nothing, 0, spacing=0, margins=(20, 20, 20, 20)))
        for page in (self.table, words):
            self._stack.addWidget(page)
        flow = QWidget()
        flow.setLayout(row(self.groups, 0, margins=(20, 8, 20, 8)))
        box = column(flow, spacing=0)
        box.addWidget(self._stack, 1)
        self.setLayout(box)
