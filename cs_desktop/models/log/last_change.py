"""Who changed a field last, and when, as the log tells it."""

from datetime import UTC, datetime

from sqlalchemy import Connection, select

from cs_desktop.domain.changes import Kind
from cs_desktop.models.tables.log import Actor, ChangeRow, ChangeSet


def last_change(connection: Connection, kind: Kind, item_id: int, column: str) -> tuple[str, datetime] | None:
    """Return who gave a field its present value and when (UTC); None where the log does not tell."""
    row = connection.execute(
        select(Actor.user, ChangeSet.clock)
        .join(ChangeSet, ChangeSet.actor_id == Actor.id)
        .join(ChangeRow, ChangeRow.set_pos == ChangeSet.pos)
        .where(
            ChangeRow.entity == kind.value,
            ChangeRow.entity_id == item_id,
            # An inserted row bears no field: it set them all.
            ChangeRow.field.in_((column, "")),
        )
        .order_by(ChangeRow.set_pos.desc(), ChangeRow.n.desc())
        .limit(1)
    ).first()
    return None if row is None else (row.user, datetime.fromtimestamp(row.clock / 1000, UTC))
