"""Whether there is room for a row that comes back: what it points at, and that nothing stands there."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Table, UniqueConstraint, select

from cs_desktop.models.base import LoggedBase
from cs_desktop.models.id_lists import among

Row = Mapping[str, Any]


def missing(connection: Connection, wanted: Mapping[str, Iterable[int]]) -> dict[str, set[int]]:
    """Return those of the wanted ids, by table, that are not there."""
    found = {}
    for name, ids in wanted.items():
        table = LoggedBase.metadata.tables[name]
        there = connection.scalars(select(table.c.id).where(table.c.id.in_(among(ids))))
        found[name] = set(ids) - set(there)
    return found


def taken(connection: Connection, table: Table, rows: Sequence[Row]) -> set[int]:
    """Return the ids of those rows whose place another row has, where the table has such places."""
    found = set()
    for constraint in table.constraints:
        if not isinstance(constraint, UniqueConstraint):
            continue
        columns = list(constraint.columns)
        firsts = {row[columns[0].name] for row in rows}
        query = select(*columns).where(columns[0].in_(firsts)) if len(firsts) <= 500 else select(*columns)
        there = {tuple(row) for row in connection.execute(query)}
        found |= {row["id"] for row in rows if tuple(row[c.name] for c in columns) in there}
    return found


def target_of(column: "Column[Any]") -> str | None:
    """Return the table that a column points at, if any."""
    return next((key.column.table.name for key in column.foreign_keys), None)
