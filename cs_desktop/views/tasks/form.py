"""The form for a new task, in the side panel."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from cs_desktop.common.language import tr
from cs_desktop.controllers.tasks import TasksShown
from cs_desktop.domain.tasks import NewTask
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.day_edit import DayEdit
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.form import Form, needed
from cs_desktop.views.widgets.note_editor import NoteEditor


class TaskForm(Form):
    """Collects a NewTask."""

    entered = Signal(object)
    """The NewTask."""

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__(theme, tr("Add task"))
        self._new = NewTask("")
        self._members: list[int | None] = [None]
        self.title = QLineEdit()
        self.due = DayEdit(theme, today)
        self._assignee = ChoiceBox(theme, [])
        self._notes = NoteEditor(theme, TextStyle.BODY, 4, in_form=True)
        self.add(tr("Task"), self.title, needed(self.title, tr("Enter what is to be done.")))
        self.add(tr("Due"), self.due, self.due.problem)
        self.add(tr("For"), self._assignee)
        self.add(tr("Notes"), self._notes)
        self._notes.typing.abandoned.connect(self.cancelled)
        self.submitted.connect(self._submit)

    def begin(self, new: NewTask, shown: TasksShown | None) -> None:
        """Begin a task with what is known of it; it is for the user unless it says for whom.

        One that was begun in the same way goes on.
        """
        self.start_over()
        if new == self._new and (self.title.text() != new.title or self._notes.value() != new.notes):
            return
        self._new = new
        self.title.setText(new.title)
        self.due.set_day(new.due)
        self._notes.set_value(new.notes)
        members = shown.members if shown else {}
        self._members = [None, *members]
        self._assignee.clear()
        self._assignee.addItems([tr("Nobody"), *members.values()])
        wanted = new.assignee_id if new.assignee_id is not None else (shown.me if shown else None)
        self._assignee.setCurrentIndex(self._members.index(wanted) if wanted in self._members else 0)

    def clear(self) -> None:
        """Forget what was entered."""
        self.title.clear()
        self._notes.set_value("")
        self._new = NewTask("")
        self.start_over()

    def _submit(self) -> None:
        self.set_busy(busy=True)
        self.entered.emit(
            replace(
                self._new,
                title=self.title.text(),
                due=self.due.day,
                assignee_id=self._members[self._assignee.currentIndex()],
                notes=self._notes.value(),
            )
        )
