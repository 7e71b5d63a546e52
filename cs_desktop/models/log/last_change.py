"""Who changed something last, and when, as the log tells it."""

from datetime import datetime

from sqlalchemy import Connection, select

from cs_desktop.domain.changes import Kind
from cs_desktop.models.log.clocks import moment
from cs_desktop.models.tables.log import Actor, ChangeRow, ChangeSet


def last_change(
    connection: Connection, kind: Kind, item_id: int, column: str = "", after: int = 0
) -> tuple[str, datetime] | None:
    """Return who changed a thing, or one column of it, last and when (UTC).

    None where the log does not tell, or nobody did after a place in it.
    """
    query = (
        select(Actor.user, ChangeSet.clock)
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
    return None if row is None else (row.user, moment(row.clock))
