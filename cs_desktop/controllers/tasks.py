"""The tasks of an account: read, made, done, deleted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.recording import RecordKeeper, Who
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.tasks import NewTask, TaskRow
from cs_desktop.services.context import Context
from cs_desktop.services.task_fields import task_fields
from cs_desktop.services.tasks import add_task, delete_tasks, finish_task, reopen_task, tasks_of, team

ALSO = frozenset({Kind.TEAM_MEMBER, Kind.CONTACT})


@dataclass(frozen=True, slots=True)
class TasksShown:
    """What lists of tasks show."""

    account_id: int
    tasks: tuple[TaskRow, ...]
    members: Mapping[int, str]
    """Who can have a task: names by id."""
    me: int | None
    """Who of them the user is."""


class TasksController(RecordKeeper):
    """Serves the list of an account's tasks; `loaded` brings TasksShown."""

    def __init__(
        self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context], me: Callable[[], Who]
    ) -> None:
        super().__init__(
            *(jobs, hub, context, Kind.TASK, ALSO, lambda ctx, account: _read(ctx, account, me())),
            delete_tasks,
        )
        self._me = me

    def add(self, new: NewTask, *, mine: bool = False) -> None:
        """Make a task, for the user themselves where it is `mine`."""
        me = self._me()

        def step(context: Context) -> Change:
            assignee = me(context) if mine else new.assignee_id
            return add_task(context, replace(new, assignee_id=assignee))

        self.store(step)

    def set_done(self, task_id: int, *, done: bool) -> None:
        """Mark a task as done, or as open again."""
        step = finish_task if done else reopen_task
        self.run(lambda context: step(context, task_id))


def texts_of(task: TaskRow) -> Mapping[str, str]:
    """Return a task's fields as they are edited."""
    return task_fields(task)


def _read(context: Context, account_id: int, me: Who) -> TasksShown:
    return TasksShown(account_id, tasks_of(context, account_id), team(context), me(context))
