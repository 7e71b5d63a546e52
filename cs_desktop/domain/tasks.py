"""Tasks: what is to be done, by whom, until when, and what it is about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.vocabulary import TaskKind


@dataclass(frozen=True, slots=True)
class NewTask:
    """A task that is to be made."""

    title: str
    account_id: int | None = None
    assignee_id: int | None = None
    due: date | None = None
    notes: str = ""
    kind: TaskKind | None = None
    """Why the program makes it; None where a person does."""
    about: ObjectKey | None = None
    """What it is about, such as a contact; None where the account itself."""


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task as lists show it."""

    id: int
    title: str
    account_id: int | None
    account: str
    assignee_id: int | None
    assignee: str
    due: date | None
    done_at: datetime | None
    kind: TaskKind | None
    about: ObjectKey | None
    about_name: str
    """What that is called; empty where the task is about nothing in particular."""
    notes: str

    @property
    def is_done(self) -> bool:
        """Return whether it is done."""
        return self.done_at is not None

    def is_overdue(self, today: date) -> bool:
        """Return whether it should have been done before today."""
        return self.done_at is None and self.due is not None and self.due < today


def in_order(tasks: Iterable[TaskRow]) -> tuple[TaskRow, ...]:
    """Return tasks as one reads them: open ones by their due day, without one last; then those done last."""
    open_: list[TaskRow] = []
    done: list[TaskRow] = []
    for task in tasks:
        (done if task.is_done else open_).append(task)
    open_.sort(key=lambda task: (task.due or date.max, task.id))
    done.sort(key=lambda task: (task.done_at, task.id), reverse=True)
    return (*open_, *done)
