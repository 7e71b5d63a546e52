"""What other openings of the file have committed, as this program's own views are told of changes."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.presence import OthersChange
from cs_desktop.models.queries.workspace import log_position
from cs_desktop.models.tables.log import Actor, ChangeRow, ChangeSet

SETS_TOLD = 100
"""With more change sets at once, as after a night's sleep, only the newest is told, as "all changed"."""
ROWS_READ = 2000
"""Change sets whose rows lie beyond this many changed "everything": an import is not read back."""
_KINDS = {kind.value: kind for kind in Kind}


def changes_since(
    connection: Connection, position: int, actor_id: int
) -> tuple[int, tuple[OthersChange, ...]]:
    """Return the log's newest position, and what others than this actor committed after `position`.

    Bounded: reads at most SETS_TOLD change sets and ROWS_READ changes, whatever was written.
    """
    newest = log_position(connection)
    sets = connection.execute(
        select(ChangeSet.pos, ChangeSet.id, ChangeSet.label, Actor.user, Actor.host)
        .join(Actor, Actor.id == ChangeSet.actor_id)
        .where(ChangeSet.pos > position, ChangeSet.actor_id != actor_id)
        .order_by(ChangeSet.pos.desc())
        .limit(SETS_TOLD + 1)
    ).all()
    if not sets:
        return newest, ()
    too_many = len(sets) > SETS_TOLD
    ids = {} if too_many else _ids(connection, position, actor_id)
    everything: dict[Kind, frozenset[int] | None] = dict.fromkeys(Kind)
    return newest, tuple(
        OthersChange(row.user, row.host, Change(row.id, row.pos, row.label, ids.get(row.pos, everything)))
        for row in (sets[:1] if too_many else reversed(sets))
    )


def _ids(
    connection: Connection, position: int, actor_id: int
) -> dict[int, dict[Kind, frozenset[int] | None]]:
    """Return what each change set touched, by position; those not read to their end are left out."""
    rows: Sequence[tuple[int, str, int]] = connection.execute(
        select(ChangeRow.set_pos, ChangeRow.entity, ChangeRow.entity_id)
        .join(ChangeSet, ChangeSet.pos == ChangeRow.set_pos)
        .where(ChangeRow.set_pos > position, ChangeSet.actor_id != actor_id)
        .order_by(ChangeRow.set_pos, ChangeRow.n)
        .limit(ROWS_READ + 1)
    ).all()
    cut = rows[-1][0] if len(rows) > ROWS_READ else None
    found: dict[int, dict[Kind, set[int]]] = {}
    for pos, entity, entity_id in rows:
        if pos != cut and entity in _KINDS:
            found.setdefault(pos, {}).setdefault(_KINDS[entity], set()).add(entity_id)
    return {pos: {kind: frozenset(ids) for kind, ids in kinds.items()} for pos, kinds in found.items()}
