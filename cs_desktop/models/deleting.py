"""Deleting rows with everything that cannot be without them, through the log."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Column, Connection, select

from cs_desktop.models.base import LoggedBase
from cs_desktop.models.belonging import owned_rows
from cs_desktop.models.closed import refuse_closed
from cs_desktop.models.id_lists import among
from cs_desktop.models.tables import Account
from cs_desktop.models.write import WriteTx

Rows = dict[str, set[int]]
"""Ids by table."""


def references(table: str) -> "list[Column[Any]]":
    """Return every column that refers to rows of a table."""
    return [
        key.parent
        for other in LoggedBase.metadata.sorted_tables
        for key in other.foreign_keys
        if key.column.table.name == table
    ]


def logged_class(table: str) -> type[LoggedBase] | None:
    """Return the class of a logged table, None where there is no such table."""
    return next((cls for cls in LoggedBase.__subclasses__() if cls.__tablename__ == table), None)


def delete_rows(tx: WriteTx, rows: Mapping[str, Iterable[int]]) -> Rows:
    """Delete rows, given by table, with all that is theirs, and return the rows that are gone.

    What belongs to others but points at it keeps its row with that column empty, as an account below
    keeps on without its parent; where the column cannot be empty, such a row goes too. Points stay: they
    have no foreign key, so that undoing the deletion finds them.

    Raises:
        KnownError: a closed review counts on them, and its account stays.
    """
    tx.session.flush()
    connection = tx.session.connection()
    owned = owned_rows(connection, *rows.get(Account.__tablename__, ()))
    doomed = with_dependents(
        connection, {table: {*owned.get(table, ()), *rows.get(table, ())} for table in {*owned, *rows}}
    )
    refuse_closed(connection, doomed)
    # Contacts point at contacts, accounts at accounts: only at the end is nothing pointed at.
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    for item, column in _left_pointing(tx, doomed):
        setattr(item, column, None)
    for table, ids in doomed.items():
        cls = logged_class(table)
        if cls is not None and ids:
            tx.bulk_delete(cls, ids)
    return doomed


def with_dependents(connection: Connection, rows: Mapping[str, Iterable[int]]) -> Rows:
    """Return the rows together with those that point at them by a column that cannot be empty."""
    doomed = {table: set(ids) for table, ids in rows.items()}
    fresh = {table: set(ids) for table, ids in doomed.items()}
    while any(fresh.values()):
        found: Rows = {}
        for table, ids in fresh.items():
            for column in references(table):
                if not column.nullable:
                    found.setdefault(column.table.name, set()).update(_pointing(connection, column, ids))
        fresh = {table: ids - doomed.get(table, set()) for table, ids in found.items()}
        for table, ids in fresh.items():
            doomed.setdefault(table, set()).update(ids)
    return doomed


def _left_pointing(tx: WriteTx, doomed: Rows) -> Iterator[tuple[LoggedBase, str]]:
    for name, ids in doomed.items():
        for column in references(name):
            table = column.table.name
            pointing = _pointing(tx.session.connection(), column, ids) - doomed.get(table, set())
            for item in _objects(tx, table, pointing):
                yield item, column.name


def _pointing(connection: Connection, column: "Column[Any]", ids: set[int]) -> set[int]:
    if not ids:
        return set()
    query = select(column.table.c.id).where(column.in_(among(ids)))
    return {int(row_id) for row_id in connection.scalars(query)}


def _objects(tx: WriteTx, table: str, ids: set[int]) -> list[LoggedBase]:
    cls = logged_class(table)
    if cls is None or not ids:
        return []
    return list(tx.session.scalars(select(cls).where(cls.id.in_(among(ids))).order_by(cls.id)))
