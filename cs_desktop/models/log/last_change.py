"""Who changed something last, and when, as the log tells it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from cs_desktop.domain.changes import Kind
from cs_desktop.models.log.clocks import moment
from cs_desktop.models.tables.log import Actor, ChangeRow, ChangeSet


@dataclass(frozen=True, slots=True)
class LastChange:
    """Who did it, and when (UTC)."""

    actor_id: int
    user: str
    at: datetime


def last_change(
    connection: Connection, kind: Kind, item_id: int, column: str = "", after: int = 0
) -> tuple[str, datetime] | None:
    """Return who changed a thing, or one column of it, last and when (UTC).

    None where the log does not tell, or nobody did after a place in it.
    """
    found = last_change_of(connection, kind, item_id, column, after)
    return None if found is None else (found.user, found.at)


def last_change_of(
    connection: Connection, kind: Kind, item_id: int, column: str = "", after: int = 0
) -> LastChange | None:
    """Return the same with the opening of the file in which it was done."""
    query = (
        select(Actor.id, Actor.user, ChangeSet.clock)
        .join(ChangeSet, ChangeSet.actor_id == Actor.id)
        .join(ChangeRow, ChangeRow.set_pos == ChangeSet.pos)
        .where(ChangeRow.entity == kind.value, ChangeRow.entity_id == item_id, ChangeRow.set_pos > after)
        .order_by(ChangeRow.set_pos.desc(), ChangeRow.n.desc())
        .limit(1)
    )
    if column:
        # An inserted row bears no field: it set them all.
        query = query.where(ChangeRow.field.in_((column, "")))
    row = connection.execute(query).first()
    return None if row is None else LastChange(row.id, row.user, moment(row.clock))
