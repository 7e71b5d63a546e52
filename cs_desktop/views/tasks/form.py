"""The form for a new task, in the side panel."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QLineEdit

from cs_desktop.common.language import tr
from cs_desktop.controllers.tasks import TasksShown
from cs_desktop.domain.tasks import NewTask
from cs_desktop.views.records.form import RecordForm
from cs_desktop.views.records.name_box import MemberBox
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.day_edit import DayEdit
from cs_desktop.views.widgets.form import needed


class TaskForm(RecordForm):
    """Collects a NewTask."""

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__(theme, tr("Add task"), 4)
        self._new = NewTask("")
        self.title = QLineEdit()
        self.due = DayEdit(theme, today)
        self.assignee = MemberBox(theme)
        self.add(tr("Task"), self.title, needed(self.title, tr("Enter what is to be done.")))
        self.add(tr("Due"), self.due, self.due.problem)
        self.add(tr("For"), self.assignee)
        self.add(tr("Notes"), self.notes)

    @property
    def is_mine(self) -> bool:
        """Return whether the task is for the user, whoever of the team that is."""
        return self.assignee.is_mine

    def begin(self, new: NewTask) -> None:
        """Begin a task with what is known of it; it is for the user unless it says for whom.

        One that was begun in the same way goes on.
        """
        self.start_over()
        if new == self._new and (self.title.text() != new.title or self.notes.value() != new.notes):
            return
        self._new = new
        self.title.setText(new.title)
        self.due.set_day(new.due)
        self.notes.set_value(new.notes)
        self.assignee.begin(new.assignee_id)

    def offer(self, shown: TasksShown) -> None:
        """Offer those who can have the task."""
        self.assignee.offer_team(shown.members, shown.me)

    def clear(self) -> None:
        """Forget what was entered."""
        super().clear()
        self.title.clear()
        self._new = NewTask("")

    def collect(self) -> NewTask:
        """Return the task."""
        return replace(
            self._new,
            title=self.title.text(),
            due=self.due.day,
            assignee_id=self.assignee.chosen,
            notes=self.notes.value(),
        )
