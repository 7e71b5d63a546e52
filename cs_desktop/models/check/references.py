"""Rows that refer to what is not there."""

import sqlite3

from cs_desktop.common.language import tr
from cs_desktop.domain.check import Place, Trouble
from cs_desktop.models.check.findings import RESTORE, Findings
from cs_desktop.models.check.words import Namer

_LOG = frozenset({"change", "change_set"})
"""Their references are looked at with the log itself."""


def check_references(connection: sqlite3.Connection, findings: Findings) -> None:
    """Find rows without what they belong to, but for those that a repair of other findings sets right.

    Raises:
        sqlite3.Error: a table cannot be read to its end.
    """
    mended = {(row.kind, row.id) for row in findings.rows} if findings.log_whole else set()
    namer = Namer(connection)
    for table, row_id, parent, key in connection.execute("PRAGMA foreign_key_check"):
        if table in _LOG:
            continue
        column = _column(connection, table, key)
        cursor = connection.execute(f'SELECT * FROM "{table}" WHERE rowid=?', (row_id,))  # noqa: S608 - SQLite's own answer
        row = dict(zip([c[0] for c in cursor.description], cursor.fetchone() or (), strict=False))
        if (table, row_id) in mended or (parent, row.get(column)) in mended:
            continue
        name = namer.row(table, row_id, row)
        findings.tell(
            Trouble.ORPHAN,
            tr(
                "{name} belongs to {parent} {row}, which is not there.",
                name=name,
                parent=parent.replace("_", " "),
                row=row.get(column),
            ),
            RESTORE,
            Place(table, row_id, column, name),
            found=str(row.get(column)),
        )


def _column(connection: sqlite3.Connection, table: str, key: int) -> str:
    keys = connection.execute('SELECT id, "from" FROM pragma_foreign_key_list(?)', (table,))
    return str(next((column for number, column in keys if number == key), ""))
