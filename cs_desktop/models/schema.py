"""The schema as this program knows it, and whether a file has just that."""

import sqlite3
from functools import cache
from typing import Any

from sqlalchemy import create_engine, event

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.models import tables
from cs_desktop.models.base import Base

SCHEMA_VERSION = 7
"""Stored as SQLite's user_version; raised by one with each migration."""

_Shape = dict[str, tuple[Any, ...]]


def create_schema(connection: sqlite3.Connection) -> None:
    """Make all tables in an empty database, in one transaction, kept by the disk once."""
    assert tables.__all__  # importing the package is what makes the tables known
    engine = create_engine("sqlite://", creator=lambda: connection)
    event.listen(engine, "begin", lambda build: build.exec_driver_sql("BEGIN"))
    with engine.begin() as build:
        Base.metadata.create_all(build)


def check_schema(connection: sqlite3.Connection, name: str) -> None:
    """Compare a file's schema with ours.

    Raises:
        KnownError: it has triggers or views, or its tables are not ours.
    """
    check_strangers(connection, name)
    theirs, ours = _shape(connection), _expected_shape()
    different = sorted(t for t in theirs.keys() | ours.keys() if theirs.get(t) != ours.get(t))
    if different:
        raise KnownError(
            tr(
                "{name} was altered by another program (table {quoted}); restore a backup of it.",
                name=name,
                quoted=_quoted(different[0]),
            )
        )


def check_strangers(connection: sqlite3.Connection, name: str) -> None:
    """See that nothing in a file of any version would run by itself.

    Raises:
        KnownError: it has a trigger or a view; we make none.
    """
    strange = connection.execute(
        "SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view') LIMIT 1"
    ).fetchone()
    if strange:
        raise KnownError(
            tr(
                "{name} has a {strange} named {quoted} that is not ours; restore a backup of it.",
                name=name,
                strange=strange[0],
                quoted=_quoted(strange[1]),
            )
        )


def _quoted(name: str) -> str:
    return repr(shortened(name, 60))


@cache
def _expected_shape() -> _Shape:
    memory = sqlite3.connect(":memory:")
    try:
        create_schema(memory)
        return _shape(memory)
    finally:
        memory.close()


def _shape(connection: sqlite3.Connection) -> _Shape:
    names = [
        row[0]
        for row in connection.execute(
            "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        )
    ]
    return {name: _table_shape(connection, name) for name in names}


def _table_shape(connection: sqlite3.Connection, table: str) -> tuple[Any, ...]:
    # By name: a column that a migration added stands last, and nobody asks for one by its place.
    columns = connection.execute(
        'SELECT name, type, "notnull", dflt_value, pk, hidden FROM pragma_table_xinfo(?) ORDER BY name',
        (table,),
    ).fetchall()
    indexes = connection.execute(
        'SELECT name, "unique", origin, partial FROM pragma_index_list(?) ORDER BY name', (table,)
    ).fetchall()
    parts = [
        connection.execute(
            'SELECT seqno, name, "desc", coll FROM pragma_index_xinfo(?) WHERE key', (index[0],)
        ).fetchall()
        for index in indexes
    ]
    keys = connection.execute(
        'SELECT "table", "from", "to", on_update, on_delete FROM pragma_foreign_key_list(?) ORDER BY 1, 2',
        (table,),
    ).fetchall()
    return columns, indexes, parts, keys
