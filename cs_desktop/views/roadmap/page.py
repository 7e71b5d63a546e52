"""The roadmap: a table of items in their order, and below it to whom the one that one is at matters."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked, tr
from cs_desktop.domain.roadmap import RoadmapEntry, RoadmapShown
from cs_desktop.domain.vocabulary import word_text
from cs_desktop.views.itemmodels.record_model import RecordColumn, RecordModel
from cs_desktop.views.roadmap.interests import InterestsPart
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.empty import EmptyState
from cs_desktop.views.widgets.pieces import IconMark, column
from cs_desktop.views.widgets.record_delegate import RecordDelegate
from cs_desktop.views.widgets.record_table import RecordTable

COLUMNS = (
    RecordColumn("name", marked("Item"), 220, lambda one: one.name),
    RecordColumn("description", marked("What it brings"), 120, lambda one: one.description, grows=True),
    RecordColumn("state", marked("State"), 110, lambda one: word_text(one.state)),
    RecordColumn("due", marked("Due"), 110, lambda one: day_text(one.due) if one.due else ""),
    RecordColumn(
        "shared", marked("Customers"), 130, lambda one: tr("May be told") if one.shared else tr("Internal")
    ),
)


class RoadmapPage(QWidget):
    """Shows a RoadmapShown; says what is done with which item."""

    edit_requested = Signal(object)
    """A RoadmapEntry."""
    delete_requested = Signal(object)
    add_requested = Signal()
    moved = Signal(object, int)
    """An item's id, and the place that it is to have."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._shown: RoadmapShown | None = None
        self._editable = True
        self.model = RecordModel(COLUMNS, self)
        self.table = RecordTable(theme, self.model, RecordDelegate(theme, COLUMNS), tr("Roadmap"))
        self.interests = InterestsPart(theme)
        self.add = Button(theme, tr("New item"), "primary")
        self._empty = EmptyState(
            IconMark(theme, "map-pin", "text3", 48),
            tr("No roadmap yet"),
            tr("Keep here what is planned. A deck shows a customer those items that matter to it."),
        )
        self._empty.offer(self.add)
        filled = QWidget()
        box = column(spacing=0)
        box.addWidget(self.table, 1)
        box.addWidget(self.interests)
        filled.setLayout(box)
        self._pages = QStackedWidget()
        for page in (filled, self._empty):
            self._pages.addWidget(page)
        self.setLayout(column(self._pages, spacing=0))
        self.add.clicked.connect(self.add_requested)
        self.table.opened.connect(self._open)
        self.table.picked.connect(lambda _id: self._show_interests())
        self.table.delete_requested.connect(self._delete)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self._move(step))

    def show_roadmap(self, shown: RoadmapShown, accounts: Mapping[int, str], *, editable: bool) -> None:
        """Show the items, and the accounts to which they may matter."""
        self._shown, self._editable = shown, editable
        self.model.editable = editable
        self.add.setEnabled(editable)
        self.model.show(shown.items)
        self.interests.show_accounts(accounts)
        self._pages.setCurrentIndex(0 if shown.items else 1)
        if self.table.current_id is None and shown.items:
            self.table.select(shown.items[0].id)
        self._show_interests()

    def take_focus(self) -> None:
        """Begin in the table, or with what fills it."""
        if self._pages.currentIndex() == 0:
            self.table.take_focus()
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_over(self) -> None:
        """Forget what was shown, as of another workspace."""
        self._shown = None
        self.table.forget()

    @property
    def current(self) -> RoadmapEntry | None:
        """Return the item that one is at."""
        return next((one for one in self._items if one.id == self.table.current_id), None)

    @property
    def _items(self) -> tuple[RoadmapEntry, ...]:
        return self._shown.items if self._shown is not None else ()

    def _show_interests(self) -> None:
        one = self.current
        interested = self._shown.interested.get(one.id, ()) if self._shown and one else ()
        self.interests.show_interested(interested, editable=self._editable and one is not None)

    def _open(self, item_id: int) -> None:
        one = next((one for one in self._items if one.id == item_id), None)
        if one is not None:
            self.edit_requested.emit(one)

    def _delete(self) -> None:
        if self._editable and self.table.current_id is not None:
            self.delete_requested.emit(self.table.current_id)

    def _move(self, step: int) -> None:
        one = self.current
        if one is not None and self._editable:
            place = self._items.index(one) + step
            if 0 <= place < len(self._items):
                self.moved.emit(one.id, place)
