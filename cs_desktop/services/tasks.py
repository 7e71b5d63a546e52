"""Tasks: made, done, opened again, deleted; each as one step."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.tasks import NewTask, TaskRow, in_order
from cs_desktop.domain.vocabulary import TaskKind
from cs_desktop.models.queries.workspace import member_names
from cs_desktop.models.tables import Account, Task, TeamMember
from cs_desktop.models.write import WriteTx
from cs_desktop.services.changelog.directory import Directory
from cs_desktop.services.context import Context
from cs_desktop.services.reading import Read, read_steadily
from cs_desktop.services.referring import require


def add_task(ctx: Context, new: NewTask, initiator: object = None) -> Change:
    """Make a task.

    Raises:
        InputError: it has no title.
        KnownError: its account is gone, or the file refuses.
    """
    written = ctx.workspace.write("Add task", lambda tx: put_task(tx, new), initiator)
    assert written.change is not None
    return written.change


def put_task(tx: WriteTx, new: NewTask) -> int:
    """Make a task as part of a larger step, which takes its name from it, and return its id.

    Raises:
        InputError: it has no title.
        KnownError: its account or whose it is to be is gone.
    """
    title = new.title.strip()
    if not title:
        raise InputError(tr("Enter what is to be done, such as Call the new sponsor."))
    if new.account_id is not None and tx.session.get(Account, new.account_id) is None:
        raise KnownError(tr("This account was deleted by someone else; undo the deletion first."))
    gone = tr("Whom you chose is not in the team any more; choose somebody else.")
    require(tx, TeamMember, new.assignee_id, gone)
    task = Task(
        id=tx.new_id(),
        title=title,
        account_id=new.account_id,
        assignee_id=new.assignee_id,
        due=new.due,
        notes=new.notes.strip(),
        kind=new.kind.value if new.kind else "",
        about_kind=new.about.kind.value if new.about else "",
        about_id=new.about.id if new.about else None,
    )
    tx.session.add(task)
    tx.recorder.label = f"Add task {shortened(title)}"
    return task.id


def finish_task(ctx: Context, task_id: int, initiator: object = None) -> Change | None:
    """Mark a task as done now; None where it is done already.

    Raises:
        KnownError: it is gone, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        task = _task(tx, task_id)
        tx.recorder.label = f"Finish {shortened(task.title)}"
        if task.done_at is None:
            task.done_at = tx.now

    return ctx.workspace.write("Finish task", work, initiator).change


def reopen_task(ctx: Context, task_id: int, initiator: object = None) -> Change | None:
    """Mark a task as not done; None where it is open already.

    Raises:
        KnownError: it is gone, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        task = _task(tx, task_id)
        tx.recorder.label = f"Reopen {shortened(task.title)}"
        task.done_at = None

    return ctx.workspace.write("Reopen task", work, initiator).change


def delete_tasks(ctx: Context, task_ids: Sequence[int], initiator: object = None) -> Change:
    """Delete tasks as one step.

    Raises:
        KnownError: none of them is there any more, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        found = [task for task in (tx.session.get(Task, one) for one in set(task_ids)) if task is not None]
        if not found:
            raise _gone()
        for task in found:
            tx.session.delete(task)
        one = f"Delete task {shortened(found[0].title)}"
        tx.recorder.label = one if len(found) == 1 else f"Delete {len(found)} tasks"

    change = ctx.workspace.write("Delete tasks", work, initiator).change
    assert change is not None
    return change


def tasks_of(ctx: Context, account_id: int | None = None) -> tuple[TaskRow, ...]:
    """Return the tasks of an account, or of the whole workspace, in the order in which one reads them."""
    return in_order(read_steadily(ctx.workspace, lambda read: _rows(read, account_id)))


def _rows(read: Read, account_id: int | None) -> list[TaskRow]:
    rows = read(lambda connection: _fetch(connection, account_id))
    about = {row.id: _about(row.about_kind, row.about_id) for row in rows}
    directory = Directory(read)
    directory.look_up(key for key in about.values() if key is not None)
    return [
        TaskRow(
            id=row.id,
            title=row.title,
            account_id=row.account_id,
            account=row.account or "",
            assignee_id=row.assignee_id,
            assignee=row.assignee or "",
            due=row.due,
            done_at=row.done_at,
            kind=TaskKind(row.kind) if row.kind else None,
            about=key,
            about_name=directory.name(key) if key is not None else "",
            notes=row.notes,
        )
        for row, key in ((row, about[row.id]) for row in rows)
    ]


def _fetch(connection: Connection, account_id: int | None) -> Sequence[Any]:
    query = (
        select(
            *Task.__table__.columns,
            Account.name.label("account"),
            TeamMember.name.label("assignee"),
        )
        .outerjoin(Account, Account.id == Task.account_id)
        .outerjoin(TeamMember, TeamMember.id == Task.assignee_id)
    )
    if account_id is not None:
        query = query.where(Task.account_id == account_id)
    return connection.execute(query).all()


def _about(kind: str, object_id: int | None) -> ObjectKey | None:
    return ObjectKey(Kind(kind), object_id) if kind in set(Kind) and object_id is not None else None


def _task(tx: WriteTx, task_id: int) -> Task:
    task = tx.session.get(Task, task_id)
    if task is None:
        raise _gone()
    return task


def _gone() -> KnownError:
    return KnownError(tr("This task was deleted by someone else; undo the deletion to bring it back."))


def team(ctx: Context) -> dict[int, str]:
    """Return the name of each team member by id, in order of name: who can have a task."""
    members = ctx.workspace.read(member_names)
    return dict(sorted(members.items(), key=lambda item: item[1].casefold()))
