"""A stored file of every released schema, packed in tests/data/schemas."""

import gzip
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from cs_desktop.models.schema import SCHEMA_VERSION

_FOLDER = Path(__file__).parent / "data" / "schemas"

VERSIONS = range(1, SCHEMA_VERSION)
"""All that this program upgrades."""

Content = dict[str, list[dict[str, object]]]


def stored(version: int, folder: Path, name: str = "team.csdesk") -> Path:
    """Unpack the stored file of a version into a folder."""
    path = folder / name
    path.write_bytes(gzip.decompress((_FOLDER / f"version-{version}.csdesk.gz").read_bytes()))
    return path


def content(path: Path) -> Content:
    """Return every table's rows as what each column holds, in an order of their own."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return {
            name: sorted((dict(row) for row in connection.execute(f'SELECT * FROM "{name}"')), key=repr)
            for name in _tables(connection)
        }


def only_known(new: Content, old: Content) -> Content:
    """Return from a newer content what the older one has tables and columns for."""
    return {
        table: sorted(({c: row[c] for c in rows[0]} for row in new[table]) if rows else [], key=repr)
        for table, rows in old.items()
    }


def _tables(connection: sqlite3.Connection) -> Iterator[str]:
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'").fetchall():
        if not name.startswith("sqlite_"):
            yield name
