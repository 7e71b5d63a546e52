"""The Timeline tab: a line to log with, minutes a week, filters, entries by month, tasks."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from cs_desktop.common.language import tr, trn
from cs_desktop.controllers.timeline import TimelineShown, texts_of
from cs_desktop.domain.timeline import DIRECTIONS, KINDS, PURPOSES, TimelineEntry
from cs_desktop.domain.timeline_index import in_months, totals
from cs_desktop.views.itemmodels.record_model import RecordModel
from cs_desktop.views.records.foot import RecordFoot
from cs_desktop.views.tasks.list import MOST_SHOWN, TaskList
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.timeline.columns import COLUMNS, TimelinePainter, kind_icon, month_words
from cs_desktop.views.timeline.filters import TimelineFilters
from cs_desktop.views.timeline.quick import QuickEntryBar
from cs_desktop.views.timeline.weeks import WeekBars, hours_text
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.empty import EmptyState
from cs_desktop.views.widgets.pieces import IconMark, Panel, column, row
from cs_desktop.views.widgets.record_delegate import RecordDelegate
from cs_desktop.views.widgets.record_table import RecordTable
from cs_desktop.views.widgets.text import ElidedLabel, Label

WEEKS_FROM = 640
"""The height of the page from which there is room for the bars."""
ROOM_A_TASK = 160
"""The height of the page for each task that is seen at once."""


class TimelineView(QWidget):
    """Shows TimelineShown; says what the user does with which entry."""

    add_requested = Signal()
    delete_requested = Signal(object)
    inspect_requested = Signal(object)
    """The id of the entry to show beside the table; None where the inspector is to close or open."""
    picked = Signal(object)
    """The TimelineEntry that one is on now; None for none."""
    entered = Signal(object, str, str)
    """The TimelineEntry, the field and the text typed into its cell."""

    def __init__(self, theme: Theme, tasks: TaskList) -> None:
        super().__init__()
        self._theme = theme
        self._shown: TimelineShown | None = None
        self._today = date.min
        self._tasks = tasks
        self.quick = QuickEntryBar(theme)
        self.weeks = WeekBars(theme)
        self.filters = TimelineFilters(theme)
        self.model = RecordModel(COLUMNS, self)
        self.model.use_texts(texts_of)
        self.model.use_heads(month_words)
        self._delegate = RecordDelegate(theme, COLUMNS)
        self._painter = TimelinePainter(self._delegate)
        self._delegate.closed = {
            "kind": lambda: [tr(name) for name in KINDS.values()],
            "direction": lambda: [tr(name) for name in DIRECTIONS.values()],
            "purpose": lambda: [tr(name) for name in PURPOSES.values()],
        }
        self._delegate.choices = {"member": lambda: list(self._shown.members.values()) if self._shown else ()}
        self.table = RecordTable(theme, self.model, self._delegate, tr("Timeline"))
        self._sums = ElidedLabel("", TextStyle.CAPTION, "text2")
        self._nothing = Label("", TextStyle.BODY, "text2", wrap=True)
        self._clear = Button(theme, tr("Clear filters"), "link")
        self._add = Button(theme, tr("Log an entry"), "primary", "plus")
        self._stack = QStackedWidget()
        self._weeks_part = Panel("surface", "top")
        self._lay_out()
        self._connect()

    def start_over(self) -> None:
        """Show nothing, as before another account's timeline is read."""
        self._shown = None
        self.quick.clear()
        self.table.forget()
        self.model.show(())
        self.filters.start_over()

    def show_timeline(self, shown: TimelineShown, *, editable: bool) -> None:
        """Show the entries of an account, or the same ones anew."""
        had_keyboard = self.isAncestorOf(self.window().focusWidget())
        self._shown = shown
        timeline = shown.index.timeline
        self._today = self._painter.today = timeline.as_of
        self.model.editable = editable
        self.quick.set_up(timeline.account_id, shown.people, timeline.as_of)
        for part in (self.quick, self._add):
            part.setEnabled(editable)
        self.weeks.show_chart(shown.weeks)
        self.filters.show_index(shown.index)
        self._refill()
        self._fit()
        if had_keyboard and not self.isAncestorOf(self.window().focusWidget()):
            # What it stood on is closed now, as the line is where nothing can be written.
            self.take_focus()

    def select(self, entry_id: int) -> None:
        """Select an entry; where a filter hides it, that is taken away."""
        if not self.table.select(entry_id):
            self.filters.start_over()
            self.table.select(entry_id)

    def entry(self, entry_id: int) -> TimelineEntry | None:
        """Return an entry; None where it is gone."""
        entries = self._shown.index.timeline.entries if self._shown else ()
        return next((entry for entry in entries if entry.id == entry_id), None)

    def take_focus(self) -> None:
        """Put the keyboard where one logs; where nothing can be written, where one reads."""
        if self.quick.isEnabled():
            self.quick.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.table.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the bars out where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        any_entry = self._shown is not None and bool(self._shown.index.timeline.entries)
        self._weeks_part.setVisible(any_entry and self.height() >= WEEKS_FROM)
        # Of a low page the entries get the room.
        rows = max(self.height() // scaled(ROOM_A_TASK), 1)
        self._tasks.show_at_most(min(rows, MOST_SHOWN))
        self.filters.setVisible(any_entry)

    def _refill(self) -> None:
        if self._shown is None:
            return
        index, wanted = self._shown.index, self.filters.wanted
        found, counts = index.find_and_count(wanted)
        self.model.show(in_months(found, self._today))
        total = len(index.timeline.entries)
        self.filters.show_counts(counts, len(found), total)
        sums = totals(found, self._today)
        self._sums.setText(
            tr(
                "{all} logged in view · {proactive} proactive · {reactive} reactive · planned not counted",
                all=hours_text(sums.minutes),
                proactive=hours_text(sums.proactive),
                reactive=hours_text(sums.reactive),
            )
        )
        self._nothing.setText(
            trn(
                "The {count} entry does not fit the filters.",
                "None of {count} entries fits the filters.",
                total,
            )
        )
        self._stack.setCurrentIndex(0 if found else (1 if total else 2))

    def _connect(self) -> None:
        self.filters.changed.connect(self._refill)
        self._clear.clicked.connect(self.filters.start_over)
        self.table.opened.connect(self.inspect_requested)
        self.table.peeked.connect(lambda: self.inspect_requested.emit(None))
        self.table.delete_requested.connect(lambda: self.delete_requested.emit(self.table.selected_ids))
        self.table.picked.connect(self._tell_picked)
        self.model.entered.connect(self.entered)

    def _tell_picked(self, entry_id: int | None) -> None:
        self.picked.emit(self.entry(entry_id) if entry_id is not None else None)

    def _lay_out(self) -> None:
        nothing = QWidget()
        box = column(0, self._nothing, spacing=8)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(2)
        nothing.setLayout(box)
        for page in (self.table, nothing, self._make_empty()):
            self._stack.addWidget(page)
        self._weeks_part.setLayout(column(self.weeks, spacing=0, margins=(0, 1, 0, 0)))
        whole = column(self.quick, self._weeks_part, self.filters, spacing=0)
        whole.addWidget(self._stack, 1)
        whole.addWidget(self._tasks)
        whole.addWidget(self._make_foot())
        self.setLayout(whole)

    def _make_foot(self) -> Panel:
        return RecordFoot(
            (self._sums,),
            (
                (("Ctrl", "Shift", "N"), tr("Note")),
                (("Ctrl", "Shift", "T"), tr("Task")),
                (("Space",), tr("Inspector")),
                (("F2",), tr("Edit")),
            ),
        )

    def _make_empty(self) -> EmptyState:
        drawing = QWidget()
        drawing.setLayout(
            row(
                *(IconMark(self._theme, kind_icon(k), "text3", 24) for k in ("call", "email", "qbr", "note")),
                spacing=20,
            )
        )
        empty = EmptyState(
            drawing,
            tr("Nothing has happened yet"),
            tr("Type above what you did, such as “call with Nora 30m about night shift”, and press Enter."),
        )
        self._add.clicked.connect(self.add_requested)
        empty.offer(self._add)
        return empty
