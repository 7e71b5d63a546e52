"""The team: who is on it, taken in, changed, followed by somebody else, taken out; each as one step."""

from collections import Counter
from dataclasses import fields
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.team import MemberEntry, TeamRow, check_member
from cs_desktop.domain.vocabulary import ObjectiveState, ReviewStatus
from cs_desktop.models.deleting import references
from cs_desktop.models.tables import (
    Account,
    AccountAttribute,
    Commitment,
    Objective,
    PlanAction,
    Promise,
    Review,
    Task,
    TeamMember,
)
from cs_desktop.models.write import WriteTx
from cs_desktop.services.attributes import set_attributes
from cs_desktop.services.context import Context
from cs_desktop.services.text_fields import as_name

_FIELDS = tuple(field.name for field in fields(MemberEntry))
_OPEN_TASK = Task.done_at.is_(None)
_OPEN_OBJECTIVE = Objective.state == ObjectiveState.OPEN.value
_OPEN_PROMISE = Promise.outcome == ""
_TO_HOLD = Review.status.in_((ReviewStatus.PLANNED.value, ReviewStatus.IN_PROGRESS.value))


def team_rows(ctx: Context) -> tuple[TeamRow, ...]:
    """Return the team by name, those without hours last."""
    rows = ctx.workspace.read(_rows)
    return tuple(sorted(rows, key=lambda row: (not row.is_active, row.entry.name.casefold(), row.id)))


def save_member(
    ctx: Context, member_id: int | None, entry: MemberEntry, initiator: object = None
) -> Change | None:
    """Take somebody in, or change who is there; None where nothing differs.

    Raises:
        InputError: the name is missing, too long or another one's, or a number is out of range.
        KnownError: they are not on the team any more, or the file refuses.
    """
    check_member(entry)

    def work(tx: WriteTx) -> None:
        name = as_name(tx, entry.name.strip())
        for known in tx.session.scalars(select(TeamMember)):
            if known.id != member_id and known.name.casefold() == name.casefold():
                raise InputError(tr("{name} is on the team already; enter another name.", name=known.name))
        member = TeamMember(id=tx.new_id()) if member_id is None else _member(tx, member_id)
        for field in _FIELDS:
            value = getattr(entry, field)
            setattr(member, field, value.strip() if isinstance(value, str) else value)
        if member_id is None:
            tx.session.add(member)
            tx.recorder.label = f"Add {shortened(name)} to the team"
        else:
            tx.recorder.label = f"Change {shortened(name)} in the team"

    return ctx.workspace.write("Change the team", work, initiator).change


def deactivate_member(
    ctx: Context, member_id: int, successor_id: int | None, initiator: object = None
) -> Change | None:
    """Hand over to a colleague what is open, and plan no more hours and touches; None if nothing changes.

    What they did stays under their name. Without a successor what is open is nobody's.

    Raises:
        KnownError: one of them is not on the team any more, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        member = _member(tx, member_id)
        successor = None if successor_id is None else _member(tx, successor_id)
        theirs = tx.session.scalars(select(Account).where(Account.owner_id == member_id))
        set_attributes(tx, "owner", [(account, successor_id) for account in theirs])
        for task in tx.session.scalars(select(Task).where(Task.assignee_id == member_id, _OPEN_TASK)):
            task.assignee_id = successor_id
        for objective in tx.session.scalars(
            select(Objective).where(Objective.owner_id == member_id, _OPEN_OBJECTIVE)
        ):
            objective.owner_id = successor_id
        for promise in tx.session.scalars(
            select(Promise).where(Promise.owner_id == member_id, _OPEN_PROMISE)
        ):
            promise.owner_id = successor_id
        open_work = select(PlanAction).where(PlanAction.owner_id == member_id, PlanAction.done_on.is_(None))
        for action in tx.session.scalars(open_work):
            action.owner_id = successor_id
        for review in tx.session.scalars(select(Review).where(Review.host_id == member_id, _TO_HOLD)):
            review.host_id = successor_id
        for commitment in tx.session.scalars(
            select(Commitment)
            .join(Review, Review.id == Commitment.review_id)
            .where(Commitment.owner_id == member_id, _TO_HOLD)
        ):
            commitment.owner_id = successor_id
        member.weekly_hours, member.proactive_target, member.reactive_target = 0.0, None, None
        to = f" and hand over to {shortened(successor.name)}" if successor is not None else ""
        tx.recorder.label = f"Deactivate {shortened(member.name)}{to}"

    return ctx.workspace.write("Deactivate team member", work, initiator).change


def remove_member(ctx: Context, member_id: int, initiator: object = None) -> Change:
    """Take somebody out of whom nothing is known but what was entered.

    Raises:
        KnownError: something is or was theirs, they are gone already, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        member = _member(tx, member_id)
        tx.session.flush()
        row = next(row for row in _rows(tx.session.connection()) if row.id == member_id)
        if not row.can_be_removed:
            raise KnownError(
                tr(
                    "{name} stands in what was done; deactivate them instead, and their past keeps its name.",
                    name=member.name,
                )
            )
        tx.recorder.label = f"Remove {shortened(member.name)} from the team"
        tx.session.delete(member)

    change = ctx.workspace.write("Remove team member", work, initiator).change
    assert change is not None
    return change


def saved_member(change: Change) -> int | None:
    """Return the member whom a step took in or changed, if it is one."""
    ids = change.ids.get(Kind.TEAM_MEMBER)
    return next(iter(ids)) if ids and len(ids) == 1 else None


def _rows(connection: Connection) -> list[TeamRow]:
    accounts = _counted(connection, Account.owner_id)
    tasks = _counted(connection, Task.assignee_id, _OPEN_TASK)
    agreed = _counted(connection, Objective.owner_id, _OPEN_OBJECTIVE)
    agreed += _counted(connection, Promise.owner_id, _OPEN_PROMISE)
    past: Counter[int] = Counter()
    for column in references(TeamMember.__tablename__):
        # Whose an account was tells its dated history.
        if column.table is not Account.__table__:
            past += _counted(connection, column)
    # A dated owner is an id as text.
    owned = _counted(connection, AccountAttribute.value, AccountAttribute.field == "owner")
    past += Counter({int(member): count for member, count in owned.items() if member})
    columns = [TeamMember.__table__.columns[name] for name in ("id", *_FIELDS)]
    return [
        TeamRow(
            id=row[0],
            entry=MemberEntry(*row[1:]),
            accounts=accounts[row[0]],
            tasks=tasks[row[0]],
            agreed=agreed[row[0]],
            past=past[row[0]],
        )
        for row in connection.execute(select(*columns))
    ]


def _counted(connection: Connection, column: Any, *conditions: ColumnElement[bool]) -> Counter[Any]:  # noqa: ANN401 - any column
    """Return how many rows hold each value of a column."""
    query = select(column, func.count()).where(column.is_not(None), *conditions).group_by(column)
    return Counter({row[0]: row[1] for row in connection.execute(query)})


def _member(tx: WriteTx, member_id: int) -> TeamMember:
    member = tx.session.get(TeamMember, member_id)
    if member is None:
        raise KnownError(tr("They were taken out of the team by someone else; undo that to bring them back."))
    return member
