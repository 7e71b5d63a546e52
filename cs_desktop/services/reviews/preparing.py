"""The tasks that prepare a review: made from its agenda's template, and moved with it."""

from datetime import date

from sqlalchemy import select

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.history import ObjectKey, Operation
from cs_desktop.domain.plan.calendar import WorkCalendar
from cs_desktop.domain.reviews.agendas import Agenda, agenda_in, templates_of
from cs_desktop.domain.reviews.preparing import moved_due, prep_due
from cs_desktop.domain.tasks import NewTask
from cs_desktop.models import deleting
from cs_desktop.models.tables import AgendaTemplate, ChangeRow, Holiday, Review, Task, Workspace
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context
from cs_desktop.services.reviews.changing import open_review
from cs_desktop.services.tasks import put_task


def prepare_review(ctx: Context, review_id: int, initiator: object = None) -> Change:
    """Make the tasks of a review's template that it does not have yet.

    Raises:
        KnownError: it is gone or closed, it has all of them, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        review = open_review(tx, review_id)
        count = put_prep(tx, review, work_calendar(tx))
        if not count:
            raise KnownError(tr("This review has its preparation tasks already."))
        tx.recorder.label = f"Add preparation tasks of {shortened(review.title)}"

    change = ctx.workspace.write("Add preparation tasks", work, initiator).change
    assert change is not None
    return change


def put_prep(tx: WriteTx, review: Review, calendar: WorkCalendar) -> int:
    """Make the tasks of a review's template as part of a larger step; return how many.

    Those that the review has by title are left out; what should have been done by now is due today.
    """
    known = {task.title for task in _tasks(tx, review.id)}
    made = [one for one in agenda_for(tx, review.kind).prep if one.text not in known]
    for one in made:
        due = max(prep_due(review.day, one.days, calendar), calendar.on_or_after(tx.today))
        about = ObjectKey(Kind.REVIEW, review.id)
        put_task(tx, NewTask(one.text, review.account_id, review.host_id, due, about=about))
    return len(made)


def move_prep(tx: WriteTx, review: Review, before: date) -> int:
    """Move the open tasks about a review that was on another day; return how many."""
    calendar = work_calendar(tx)
    moved = [task for task in _tasks(tx, review.id) if task.done_at is None and task.due is not None]
    for task in moved:
        assert task.due is not None
        task.due = moved_due(task.due, before, review.day, calendar)
    return len(moved)


def drop_prep(tx: WriteTx, review: Review) -> None:
    """Delete the open tasks that templates name for a review which is not held; others about it stay."""
    own = tx.session.scalars(select(AgendaTemplate)).all()
    agendas = templates_of(review.kind, [agenda_in(one.id, one.name, one.kind, one.items) for one in own])
    named = {one.text for agenda in agendas for one in agenda.prep}
    gone = {task.id for task in _tasks(tx, review.id) if task.done_at is None and task.title in named}
    deleting.delete_rows(tx, {Task.__tablename__: gone})


def prepare_again(tx: WriteTx, review: Review) -> None:
    """Make the tasks of a review anew that went with it when it was not held; without such, none."""
    changes = select(ChangeRow.set_pos).where(
        ChangeRow.entity == Review.__tablename__,
        ChangeRow.entity_id == review.id,
        ChangeRow.field == "status",
    )
    ended = tx.session.scalar(changes.order_by(ChangeRow.set_pos.desc()).limit(1))
    went = select(ChangeRow.n).where(
        *(
            ChangeRow.set_pos == ended,
            ChangeRow.entity == Task.__tablename__,
            ChangeRow.op == Operation.DELETE.value,
        )
    )
    if tx.session.scalar(went.limit(1)) is not None:
        put_prep(tx, review, work_calendar(tx))


def agenda_for(tx: WriteTx, kind: str) -> Agenda:
    """Return what a review of a kind begins with: the workspace's first template, else ours."""
    own = [
        agenda_in(one.id, one.name, one.kind, one.items)
        for one in tx.session.scalars(select(AgendaTemplate).order_by(AgendaTemplate.position))
    ]
    return templates_of(kind, own)[0]


def work_calendar(tx: WriteTx) -> WorkCalendar:
    """Return on which days people of this workspace work."""
    days = tx.session.scalar(select(Workspace.work_days)) or ""
    off = frozenset(tx.session.scalars(select(Holiday.day)))
    return WorkCalendar(frozenset(int(day) for day in days if day in "1234567"), off)


def _tasks(tx: WriteTx, review_id: int) -> list[Task]:
    about = (Task.about_kind == Kind.REVIEW.value) & (Task.about_id == review_id)
    return list(tx.session.scalars(select(Task).where(about)))
