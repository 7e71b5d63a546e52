"""One task in full, in the side panel."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from cs_desktop.common.dates import moment_text
from cs_desktop.common.language import marked, tr
from cs_desktop.common.text import shortened
from cs_desktop.controllers.tasks import texts_of
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.tasks import TaskRow
from cs_desktop.views.account.details import day_shown, details_grid
from cs_desktop.views.records.inspector import RecordInspector
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.field_group import FieldGroup, FieldSpec
from cs_desktop.views.widgets.pieces import column, line, row
from cs_desktop.views.widgets.text import ElidedLabel, Label

SPECS = (
    FieldSpec("title", marked("Task"), whole=True),
    FieldSpec("due", marked("Due"), empty=marked("Add a date"), show=day_shown, whole=True),
    FieldSpec("assignee", marked("For"), empty=marked("Nobody"), whole=True),
)
NOTES = FieldSpec("notes", marked("Notes"), lines=6, empty=marked("Add notes"), rich=True)


class TaskInspector(RecordInspector):
    """Shows a TaskRow; edits go through `fields`."""

    done_requested = Signal(object, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, FieldGroup(theme, Kind.TASK, (*SPECS, NOTES)), "title")
        self._is_done = False
        self._state = Label("", TextStyle.CELL, "text2", wrap=True)
        self._about = ElidedLabel("", TextStyle.CELL, "text2")
        self._done = Button(theme, tr("Mark as done"), "primary")
        self._done.clicked.connect(self._toggle)
        box = column(spacing=12, margins=(16, 14, 16, 16))
        box.addWidget(self._state)
        box.addWidget(self._about)
        box.addLayout(row(self._done, self.delete, 0))
        box.addWidget(line())
        box.addWidget(details_grid(self.fields, SPECS))
        box.addWidget(line())
        box.addWidget(Label(tr("Notes"), TextStyle.SECTION))
        box.addWidget(self.fields[NOTES.key])
        box.addStretch(1)
        self._fill(box)

    def show_task(self, task: TaskRow, names: Sequence[str], *, editable: bool) -> None:
        """Show a task, or the same one anew; open editors of the same one stay open."""
        self._turn_to(task.id)
        self.fields.show(task.id, shortened(task.title), texts_of(task))
        self.fields.set_choices({"assignee": names})
        done, self._is_done = task.done_at, task.is_done
        self._state.setText(
            tr("Done {when}", when=moment_text(done.astimezone())) if done else tr("Not done yet")
        )
        self._about.setText(tr("About {name}", name=task.about_name))
        self._about.setVisible(bool(task.about_name))
        self._done.setText(tr("Open again") if done else tr("Mark as done"))
        self._done.setAccessibleName(self._done.text())
        for part in (self._done, self.delete):
            part.setEnabled(editable)

    def _toggle(self) -> None:
        if self.shown_id is not None:
            self.done_requested.emit(self.shown_id, not self._is_done)
