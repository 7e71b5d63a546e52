"""What changed since a place in the log, as far as it concerns what is searched."""

from sqlalchemy import Connection, select, tuple_

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.searchable import SEARCHED
from cs_desktop.models.queries.workspace import log_position
from cs_desktop.models.tables.log import ChangeRow, ChangeSet

Place = tuple[int, int]
"""A change set's position, and a change's place within it."""


def newest(connection: Connection) -> tuple[int, int]:
    """Return the log's newest position and the id of the change set there; zeros for an empty log."""
    position = log_position(connection)
    return position, set_id_at(connection, position) or 0


def set_id_at(connection: Connection, position: int) -> int | None:
    """Return the id of the change set at a position, None where there is none."""
    return connection.scalar(select(ChangeSet.id).where(ChangeSet.pos == position))


def touched(
    connection: Connection, after: Place, until: int, limit: int
) -> tuple[dict[Kind, set[int]], Place | None]:
    """Return what changes after a place touched, up to a position, and where to go on; None at the end.

    Reads at most `limit` changes.
    """
    query = (
        select(ChangeRow.set_pos, ChangeRow.n, ChangeRow.entity, ChangeRow.entity_id)
        .where(tuple_(ChangeRow.set_pos, ChangeRow.n) > after, ChangeRow.set_pos <= until)
        .order_by(ChangeRow.set_pos, ChangeRow.n)
        .limit(limit)
    )
    rows = connection.execute(query).all()
    found: dict[Kind, set[int]] = {}
    for row in rows:
        if row.entity in _SEARCHED:
            found.setdefault(_SEARCHED[row.entity], set()).add(row.entity_id)
    return found, (rows[-1].set_pos, rows[-1].n) if len(rows) == limit else None


_SEARCHED = {kind.value: kind for kind in SEARCHED}
