"""One entry of the timeline in full, in the side panel."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked, tr
from cs_desktop.common.text import shortened
from cs_desktop.controllers.timeline import texts_of
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.people import Person
from cs_desktop.domain.timeline import DIRECTIONS, KINDS, PURPOSES, TimelineEntry
from cs_desktop.views.account.details import day_shown, details_grid
from cs_desktop.views.itemmodels.portfolio_columns import joined
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.timeline.columns import entry_text, kind_icon, kind_text
from cs_desktop.views.timeline.participants import Participants
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.field_group import FieldGroup, FieldSpec
from cs_desktop.views.widgets.pieces import IconMark, Panel, column, line, row
from cs_desktop.views.widgets.text import ElidedLabel, Label

SPECS = (
    FieldSpec("title", marked("Title"), whole=True),
    FieldSpec("kind", marked("Kind"), closed=tuple(KINDS.values())),
    FieldSpec("day", marked("Day"), show=day_shown, whole=True),
    FieldSpec("minutes", marked("Minutes"), whole=True),
    FieldSpec("direction", marked("Start"), empty=marked("Not known"), closed=tuple(DIRECTIONS.values())),
    FieldSpec("purpose", marked("Purpose"), empty=marked("Not known"), closed=tuple(PURPOSES.values())),
    FieldSpec("member", marked("By"), empty=marked("Nobody"), whole=True),
)
NOTES = FieldSpec("notes", marked("Notes"), lines=8, empty=marked("Add notes"), rich=True)


class EntryInspector(QWidget):
    """Shows a TimelineEntry; edits go through `fields`."""

    participants_changed = Signal(object, object)
    """The entry's id and the ids of those who took part."""
    delete_requested = Signal(object)
    task_requested = Signal(object)
    """The TimelineEntry that something is to be done about."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._entry: TimelineEntry | None = None
        self.fields = FieldGroup(theme, Kind.ACTIVITY, (*SPECS, NOTES))
        self._icon = IconMark(theme, "clock", "text2")
        self._name = ElidedLabel("", TextStyle.TITLE)
        self._facts = ElidedLabel("", TextStyle.CELL, "text2")
        self._participants = Participants(theme)
        self._participants.changed.connect(self._tell_participants)
        self._task = Button(theme, tr("Make task"), "default", "list-plus")
        self._task.clicked.connect(self._ask_task)
        self._delete = Button(theme, tr("Delete"), "default", "trash-2")
        self._delete.clicked.connect(self._ask_delete)
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @property
    def entry(self) -> TimelineEntry | None:
        """Return the entry that it shows."""
        return self._entry

    def show_entry(
        self,
        entry: TimelineEntry,
        people: Sequence[Person],
        members: Sequence[str],
        today: date,
        *,
        editable: bool,
    ) -> None:
        """Show an entry, or the same one anew; open editors of the same one stay open."""
        other = self._entry is None or self._entry.id != entry.id
        self._entry = entry
        self.fields.show(entry.id, shortened(entry_text(entry)), texts_of(entry))
        self.fields.set_choices({"member": members})
        self._icon.set_icon(kind_icon(entry.kind), "text2")
        self._name.setText(entry_text(entry))
        planned = tr("Planned") if entry.is_planned(today) else ""
        self._facts.setText(joined(kind_text(entry.kind), day_text(entry.day), planned))
        self._participants.show_people(people, entry.contact_ids, today)
        for part in (self._participants, self._delete, self._task):
            part.setEnabled(editable)
        if other:
            self._area.verticalScrollBar().setValue(0)

    def leave(self) -> None:
        """Show none any more."""
        self._entry = None
        self.fields.leave()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first field."""
        super().focusInEvent(event)
        self.fields["title"].button.setFocus(event.reason())

    def _tell_participants(self) -> None:
        if self._entry is not None:
            self.participants_changed.emit(self._entry.id, self._participants.chosen)

    def _ask_delete(self) -> None:
        if self._entry is not None:
            self.delete_requested.emit(self._entry.id)

    def _ask_task(self) -> None:
        if self._entry is not None:
            self.task_requested.emit(self._entry)

    def _lay_out(self) -> None:
        head = row(self._icon, spacing=10)
        head.addLayout(column(self._name, self._facts, spacing=1), 1)
        box = column(spacing=12, margins=(16, 14, 16, 16))
        box.addLayout(head)
        box.addLayout(row(self._task, self._delete, 0))
        box.addWidget(line())
        box.addLayout(row(Label(tr("Notes"), TextStyle.SECTION), 0))
        box.addWidget(self.fields[NOTES.key])
        box.addWidget(line())
        box.addWidget(details_grid(self.fields, SPECS))
        box.addWidget(line())
        box.addWidget(Label(tr("People"), TextStyle.SECTION))
        box.addWidget(self._participants)
        box.addStretch(1)
        inside = Panel("surface")
        inside.setLayout(box)
        self._area = QScrollArea()
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = column(spacing=0)
        outer.addWidget(self._area)
        self.setLayout(outer)
