"""The change log read by people: change sets newest first, in pages, and the changes in each.

Where a scope is given, it is the objects by table whose changes count, and one column of theirs if that
alone is wanted. Change sets are never changed once written, so pages of them can be read one by one.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from sqlalchemy import Connection, Row, Select, func, select

from cs_desktop.models.id_lists import among
from cs_desktop.models.log.old_values import old_text
from cs_desktop.models.tables import Actor, ChangeSet
from cs_desktop.models.tables import ChangeRow as Logged

_Query: TypeAlias = Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class SetFacts:
    """A change set with its author; `clock` in milliseconds since 1970, `count` its number of changes."""

    pos: int
    id: int
    clock: int
    label: str
    undo_of: int | None
    user: str
    host: str
    count: int


@dataclass(frozen=True, slots=True)
class ChangeFacts:
    """One change; old and new as JSON, the long old values resolved."""

    n: int
    entity: str
    entity_id: int
    op: str
    field: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class SetFilter:
    """Which change sets are wanted: by user, and by clock from `since` up to but without `until`."""

    user: str = ""
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Objects:
    """A scope: ids by table, and one of their columns if that alone counts, beside coming and going."""

    ids: Mapping[str, Collection[int]] = field(default_factory=dict)
    column: str = ""


def users(connection: Connection) -> list[str]:
    """Return the names of all who have changed the workspace."""
    return list(connection.scalars(select(Actor.user).distinct().order_by(Actor.user)))


def newest_sets(
    connection: Connection, wanted: SetFilter, before: int | None, after: int, limit: int
) -> list[SetFacts]:
    """Return up to `limit` change sets with after < pos < before (None: no bound), the newest first."""
    query = _sets(wanted).where(ChangeSet.pos > after).limit(limit)
    if before is not None:
        query = query.where(ChangeSet.pos < before)
    return [SetFacts(*row) for row in connection.execute(query)]


def sets_at(connection: Connection, wanted: SetFilter, positions: Iterable[int]) -> list[SetFacts]:
    """Return those of the change sets at these positions that are wanted, the newest first."""
    query = _sets(wanted).where(ChangeSet.pos.in_(among(positions)))
    return [SetFacts(*row) for row in connection.execute(query)]


def with_kind(connection: Connection, sets: Sequence[SetFacts], entity: str) -> set[int]:
    """Return the positions of those change sets that changed a row of this table."""
    # The empty text keeps SQLite on the change set's own rows; by table there may be a million elsewhere.
    found = select(Logged.n).where(Logged.set_pos == ChangeSet.pos, Logged.entity + "" == entity).exists()
    query = select(ChangeSet.pos).where(ChangeSet.pos.in_(among(s.pos for s in sets)), found)
    return set(connection.scalars(query))


def few_with_kind(connection: Connection, entity: str, most: int) -> set[int] | None:
    """Return the positions of all change sets that changed a row of a table, None if more than `most` did."""
    rows = select(Logged.set_pos).where(Logged.entity == entity).limit(most + 1)
    positions = list(connection.scalars(rows))
    return set(positions) if len(positions) <= most else None


def positions_of(connection: Connection, scope: Objects, after: int = 0) -> dict[int, int]:
    """Return for each change set from `after` on that changed something in the scope how many changes."""
    counts: dict[int, int] = {}
    for entity, ids in scope.ids.items():
        query = (
            _within(select(Logged.set_pos, func.count()), entity, ids, scope.column)
            .where(Logged.set_pos > after)
            .group_by(Logged.set_pos)
        )
        for pos, count in connection.execute(query):
            counts[pos] = counts.get(pos, 0) + count
    return counts


def changes(
    connection: Connection, pos: int, after: int, limit: int, scope: Objects | None = None
) -> list[ChangeFacts]:
    """Return up to `limit` changes of a change set with n > after, in order."""
    if scope is None:
        query = select(Logged.__table__).where(Logged.set_pos == pos, Logged.n > after)
        rows = list(connection.execute(query.order_by(Logged.n).limit(limit)))
    else:
        rows = []
        for entity, ids in scope.ids.items():
            query = _within(select(Logged.__table__), entity, ids, scope.column)
            # The plus keeps SQLite on the index by object; a change set may have a million rows.
            query = query.where(Logged.set_pos + 0 == pos, Logged.n > after)
            rows += connection.execute(query.order_by(Logged.n).limit(limit))
        rows = sorted(rows, key=lambda row: row.n)[:limit]
    return [_change(connection, row) for row in rows]


def kind_counts(connection: Connection, pos: int, first: int, last: int) -> dict[tuple[str, str], int]:
    """Return how many of a change set's changes with first ≤ n < last there are by table and operation."""
    query = (
        select(Logged.entity, Logged.op, func.count())
        .where(Logged.set_pos == pos, Logged.n >= first, Logged.n < last)
        .group_by(Logged.entity, Logged.op)
    )
    return {(row[0], row[1]): row[2] for row in connection.execute(query)}


def undoings(connection: Connection, ids: Iterable[int]) -> list[SetFacts]:
    """Return the change sets that revert one of these, or one that does, and so on; the oldest first."""
    found: dict[int, SetFacts] = {}
    layer = set(ids)
    while layer:
        query = _sets(SetFilter()).where(ChangeSet.undo_of.in_(among(layer)))
        rows = [SetFacts(*row) for row in connection.execute(query)]
        layer = {row.id for row in rows} - found.keys()
        found |= {row.id: row for row in rows}
    return sorted(found.values(), key=lambda facts: facts.pos)


def deletions_after(
    connection: Connection, entity: str, owner_column: str, after: int, limit: int
) -> list[tuple[int, int | None, int]]:
    """Return up to `limit` of a table's deletions after a place, 0 for the first, in order.

    Each is its place, what the row's column named (nothing where damage left no JSON), and the row's id.
    """
    rows = connection.exec_driver_sql(
        "SELECT rowid, CASE WHEN json_valid(old) THEN json_extract(old, ?) END, entity_id "
        "FROM change INDEXED BY ix_change_deleted WHERE entity = ? AND op = 'delete' "
        "AND rowid > ? ORDER BY rowid LIMIT ?",
        (f"$.{owner_column}", entity, after, limit),
    )
    return [(row[0], row[1], row[2]) for row in rows]


def _sets(wanted: SetFilter) -> _Query:
    # n counts from 0 without gaps, and the largest is found at once, where counting reads them all.
    count = select(func.max(Logged.n) + 1).where(Logged.set_pos == ChangeSet.pos).scalar_subquery()
    query = (
        select(
            *(ChangeSet.pos, ChangeSet.id, ChangeSet.clock, ChangeSet.label, ChangeSet.undo_of),
            *(Actor.user, Actor.host, func.coalesce(count, 0)),
        )
        .join(Actor, Actor.id == ChangeSet.actor_id)
        .order_by(ChangeSet.pos.desc())
    )
    if wanted.user:
        query = query.where(Actor.user == wanted.user)
    if wanted.since is not None:
        query = query.where(ChangeSet.clock >= wanted.since)
    if wanted.until is not None:
        query = query.where(ChangeSet.clock < wanted.until)
    return query


def _within(query: _Query, entity: str, ids: Collection[int], column: str) -> _Query:
    query = query.where(Logged.entity == entity, Logged.entity_id.in_(among(ids)))
    return query.where(Logged.field.in_(("", column))) if column else query


def _change(connection: Connection, row: Row[*tuple[Any, ...]]) -> ChangeFacts:
    old = row.old
    if row.old_from is not None:
        old = old_text(connection, Logged(**row._asdict()))
    return ChangeFacts(row.n, row.entity, row.entity_id, row.op, row.field, old, row.new)
