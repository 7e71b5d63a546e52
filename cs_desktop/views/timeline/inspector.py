"""One entry of the timeline in full, in the side panel."""

from PySide6.QtCore import Signal

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked, tr
from cs_desktop.common.text import shortened
from cs_desktop.controllers.timeline import TimelineShown, texts_of
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.timeline import DIRECTIONS, KINDS, PURPOSES, TimelineEntry
from cs_desktop.views.account.details import day_shown, details_grid
from cs_desktop.views.itemmodels.portfolio_columns import joined
from cs_desktop.views.records.inspector import RecordInspector
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.timeline.columns import entry_text, kind_icon, kind_text
from cs_desktop.views.timeline.participants import Participants
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.field_group import FieldGroup, FieldSpec
from cs_desktop.views.widgets.pieces import IconMark, column, line, row
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


class EntryInspector(RecordInspector):
    """Shows a TimelineEntry; edits go through `fields`."""

    participants_changed = Signal(object, object)
    """The entry's id and the ids of those who took part."""
    task_requested = Signal(object)
    """The TimelineEntry that something is to be done about."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, FieldGroup(theme, Kind.ACTIVITY, (*SPECS, NOTES)), "title")
        self._entry: TimelineEntry | None = None
        self._icon = IconMark(theme, "clock", "text2")
        self._name = ElidedLabel("", TextStyle.TITLE)
        self._facts = ElidedLabel("", TextStyle.CELL, "text2")
        self._participants = Participants(theme)
        self._participants.changed.connect(self._tell_participants)
        self._task = Button(theme, tr("Make task"), "default", "list-plus")
        self._task.clicked.connect(self._ask_task)
        self._lay_out()

    def show_entry(self, entry: TimelineEntry, shown: TimelineShown, *, editable: bool) -> None:
        """Show an entry, or the same one anew; open editors of the same one stay open."""
        today = shown.index.timeline.as_of
        self._entry = entry
        self._turn_to(entry.id)
        self.fields.show(entry.id, shortened(entry_text(entry)), texts_of(entry))
        self.fields.set_choices({"member": list(shown.members.values())})
        self._icon.set_icon(kind_icon(entry.kind), "text2")
        self._name.setText(entry_text(entry))
        planned = tr("Planned") if entry.is_planned(today) else ""
        self._facts.setText(joined(kind_text(entry.kind), day_text(entry.day), planned))
        self._participants.show_people(shown.people, entry.contact_ids, today)
        for part in (self._participants, self.delete, self._task):
            part.setEnabled(editable)

    def _tell_participants(self) -> None:
        if self.shown_id is not None:
            self.participants_changed.emit(self.shown_id, self._participants.chosen)

    def _ask_task(self) -> None:
        if self._entry is not None:
            self.task_requested.emit(self._entry)

    def _lay_out(self) -> None:
        head = row(self._icon, spacing=10)
        head.addLayout(column(self._name, self._facts, spacing=1), 1)
        box = column(spacing=12, margins=(16, 14, 16, 16))
        box.addLayout(head)
        box.addLayout(row(self._task, self.delete, 0))
        box.addWidget(line())
        box.addLayout(row(Label(tr("Notes"), TextStyle.SECTION), 0))
        box.addWidget(self.fields[NOTES.key])
        box.addWidget(line())
        box.addWidget(details_grid(self.fields, SPECS))
        box.addWidget(line())
        box.addWidget(Label(tr("People"), TextStyle.SECTION))
        box.addWidget(self._participants)
        box.addStretch(1)
        self._fill(box)
