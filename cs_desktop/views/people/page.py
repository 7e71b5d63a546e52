"""The People tab: who they are, found and sorted and edited in place, and what is missing among them."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from cs_desktop.common.language import marked, tr, trn
from cs_desktop.controllers.people import PeopleShown, texts_of
from cs_desktop.domain.people import INFLUENCES, KEY_ROLES, ROLES, SENTIMENTS, Person
from cs_desktop.views.itemmodels.record_model import RecordModel
from cs_desktop.views.people.columns import PeoplePainter, today_columns, touch_status
from cs_desktop.views.people.gaps import GapPanel
from cs_desktop.views.records.foot import RecordFoot
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.empty import EmptyState
from cs_desktop.views.widgets.pieces import Avatar, IconMark, Panel, column, row
from cs_desktop.views.widgets.record_delegate import RecordDelegate
from cs_desktop.views.widgets.record_table import RecordTable
from cs_desktop.views.widgets.segments import SegmentedButtons
from cs_desktop.views.widgets.text import ElidedLabel, Label

_NOBODY = _NO_FIT = 1
"""Places of what is shown instead of the table."""


class Group(StrEnum):
    """Which people are shown."""

    ALL = "all"
    KEY = "key"
    NOT_MET = "not_met"
    LEFT = "left"


GROUPS: Mapping[Group, str] = {
    Group.ALL: marked("All"),
    Group.KEY: marked("Key people"),
    Group.NOT_MET: marked("Not met lately"),
    Group.LEFT: marked("Left"),
}


class PeopleView(QWidget):
    """Shows PeopleShown; says what the user does with whom."""

    add_requested = Signal()
    delete_requested = Signal(object)
    """The ids of the contacts to delete."""
    inspect_requested = Signal(object)
    """The id of the contact to show beside the table; None where the inspector is to close or open."""
    picked = Signal(object)
    """The Person that one is on now; None for none."""
    entered = Signal(object, str, str)
    """The Person, the field and the text typed into its cell."""
    step_requested = Signal(object)

    def __init__(self, theme: Theme, actions: Sequence[QAction] = ()) -> None:
        super().__init__()
        self._theme = theme
        self._shown: PeopleShown | None = None
        self._today = date.min
        self._group = Group.ALL
        self._sorted_by, self._descending = 1, False
        columns = today_columns(lambda: self._today)
        self.model = RecordModel(columns, self)
        self.model.use_texts(texts_of)
        self._delegate = RecordDelegate(theme, columns)
        self._painter = PeoplePainter(self._delegate)
        self._delegate.closed = {
            "role": lambda: [tr(name) for name in ROLES.values()],
            "influence": lambda: [tr(name) for name in INFLUENCES.values()],
            "sentiment": lambda: [tr(name) for name in SENTIMENTS.values()],
        }
        self._delegate.choices = {"reports_to": self._names}
        self.table = RecordTable(theme, self.model, self._delegate, tr("People"))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.table.addActions(list(actions))
        self.search = QLineEdit()
        self.search.setProperty("look", "search")
        self.search.setPlaceholderText(tr("Find a person"))
        self.search.setAccessibleName(tr("Find a person"))
        self.search.setClearButtonEnabled(True)
        # Narrower before words of the groups are cut.
        self.search.setMaximumWidth(scaled(256))
        self.groups = SegmentedButtons(theme, "filter")
        for group, name in GROUPS.items():
            self.groups.add(group, tr(name))
        self.groups.choose(Group.ALL)
        self.gaps = GapPanel(theme)
        self._summary = ElidedLabel("", TextStyle.CAPTION, "text2")
        self._nothing = Label("", TextStyle.BODY, "text2", wrap=True)
        self._clear = Button(theme, tr("Clear filters"), "link")
        self._add = Button(theme, tr("Add a contact"), "primary", "plus")
        self._stack = QStackedWidget()
        self._body = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def people(self) -> tuple[Person, ...]:
        """Return everybody, whether shown or not."""
        return self._shown.page.people if self._shown else ()

    def start_over(self) -> None:
        """Show nobody, as before another account's people are read."""
        self._shown = None
        self.search.clear()
        self._choose_group(Group.ALL)
        self.table.forget()
        self.model.show(())
        self.gaps.show_gaps((), editable=False)

    def show_people(self, shown: PeopleShown, *, editable: bool) -> None:
        """Show the people of an account, or the same ones anew."""
        had_keyboard = self.isAncestorOf(self.window().focusWidget())
        self._shown = shown
        self._today = self._painter.today = shown.page.as_of
        self.model.editable = editable
        self.gaps.show_gaps(shown.gaps, editable=editable)
        self._add.setEnabled(editable)
        self._refill()
        if had_keyboard and (self.table.hasFocus() or not self.isAncestorOf(self.window().focusWidget())):
            self.take_focus()

    def select(self, contact_id: int) -> None:
        """Select a person; where a filter hides them it is taken away."""
        if not self.table.select(contact_id):
            self.clear_filters()
            self.table.select(contact_id)

    def take_focus(self) -> None:
        """Put the keyboard where one starts here."""
        if self._body.currentIndex() == _NOBODY and self._add.isEnabled():
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._stack.currentIndex() == _NO_FIT:
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.table.take_focus()

    def clear_filters(self) -> None:
        """Show everybody."""
        self.search.clear()
        self._choose_group(Group.ALL)

    def _names(self) -> list[str]:
        here = self.table.current_id
        return [person.name for person in self.people if person.id != here]

    def _choose_group(self, key: str) -> None:
        self._group = Group(key)
        self.groups.choose(key)
        self._refill()

    def _sort(self, column: int) -> None:
        self._descending = column == self._sorted_by and not self._descending
        self._sorted_by = column
        self._refill()

    def _refill(self) -> None:
        head = self.table.horizontalHeader()
        order = Qt.SortOrder.DescendingOrder if self._descending else Qt.SortOrder.AscendingOrder
        head.setSortIndicatorShown(True)
        head.setSortIndicator(self._sorted_by, order)
        rows = [person for person in self.people if self._fits(person)]
        rank = self.model.columns[self._sorted_by].order or (lambda person: person.name.casefold())
        rows.sort(key=rank, reverse=self._descending)
        # Who has left stands last whatever one sorts by.
        rows.sort(key=lambda person: person.has_left(self._today))
        self.model.show(rows)
        self._count()
        self._body.setCurrentIndex(0 if self.people or self._shown is None else _NOBODY)
        self._stack.setCurrentIndex(0 if rows or not self.people else _NO_FIT)
        self._nothing.setText(tr("Nobody here fits the filters."))

    def _fits(self, person: Person, group: Group | None = None) -> bool:
        words = self.search.text().casefold().split() if group is None else []
        text = f"{person.name} {person.title} {person.email} {person.phone} {person.notes}".casefold()
        match group or self._group:
            case Group.KEY:
                right = person.role in KEY_ROLES and not person.has_left(self._today)
            case Group.NOT_MET:
                right = touch_status(person, self._today) is not None
            case Group.LEFT:
                right = person.has_left(self._today)
            case _:
                right = True
        return right and all(word in text for word in words)

    def _count(self) -> None:
        for group, name in GROUPS.items():
            count = sum(1 for person in self.people if self._fits(person, group))
            self.groups.set_text(group, f"{tr(name)}  {count:,}")
        present = [person for person in self.people if not person.has_left(self._today)]
        left = len(self.people) - len(present)
        parts = [trn("{count} person", "{count} people", len(present))]
        if left:
            parts.append(trn("{count} left", "{count} left", left))
        for word, name in SENTIMENTS.items():
            count = sum(1 for person in present if person.sentiment == word)
            if count:
                parts.append(f"{tr(name)} {count:,}")
        self._summary.setText(" · ".join(parts))

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._refill())
        self.groups.chosen.connect(self._choose_group)
        self._clear.clicked.connect(self.clear_filters)
        self.table.horizontalHeader().sectionClicked.connect(self._sort)
        self.table.opened.connect(self.inspect_requested)
        self.table.peeked.connect(lambda: self.inspect_requested.emit(None))
        self.table.delete_requested.connect(lambda: self.delete_requested.emit(self.table.selected_ids))
        self.table.picked.connect(self._tell_picked)
        self.model.entered.connect(self.entered)
        self.gaps.step_requested.connect(self.step_requested)

    def _tell_picked(self, contact_id: int | None) -> None:
        found = next((person for person in self.people if person.id == contact_id), None)
        self.picked.emit(found)

    def _lay_out(self) -> None:
        tools = Panel("surface", "bottom")
        line = row(self.groups, 0, self.search, margins=(14, 7, 16, 7))
        line.setStretchFactor(self.search, 4)
        tools.setLayout(line)
        nothing = QWidget()
        box = column(0, self._nothing, spacing=8)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(2)
        nothing.setLayout(box)
        self._stack.addWidget(self.table)
        self._stack.addWidget(nothing)
        filled = QWidget()
        whole = column(tools, spacing=0)
        whole.addWidget(self._stack, 1)
        whole.addWidget(self.gaps)
        whole.addWidget(self._make_foot())
        filled.setLayout(whole)
        self._body.addWidget(filled)
        self._body.addWidget(self._make_empty())
        outer = column(spacing=0)
        outer.addWidget(self._body)
        self.setLayout(outer)

    def _make_foot(self) -> Panel:
        internal = ElidedLabel(
            tr("Influence and support are internal. Client pages show names and roles."),
            TextStyle.CAPTION,
            "text3",
        )
        return RecordFoot(
            (IconMark(self._theme, "lock", "text3", 12), internal, self._summary),
            ((("Space",), tr("Inspector")), (("F2",), tr("Edit")), (("Del",), tr("Delete"))),
        )

    def _make_empty(self) -> EmptyState:
        drawing = QWidget()
        drawing.setLayout(
            row(*(Avatar(self._theme, letter, 40, person=True) for letter in "CNO"), spacing=12)
        )
        empty = EmptyState(
            drawing,
            tr("Nobody is known here yet"),
            tr("Add who decides, who supports you and who uses the product. Gaps in coverage show below."),
        )
        self._add.clicked.connect(self.add_requested)
        empty.offer(self._add)
        return empty
