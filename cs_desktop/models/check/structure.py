"""What SQLite itself finds wrong with the file, and whether building the indexes anew would mend it."""

import re
import sqlite3

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import marked, tr, trn
from cs_desktop.domain.check import Place, Trouble
from cs_desktop.models.check.copying import UNREADABLE, require_room
from cs_desktop.models.check.findings import Findings
from cs_desktop.models.schema import check_schema

_MOST = 100
_ABOUT_VALUES = re.compile(r"^(NULL|[A-Z]+) value in |^non-[A-Z]+ value in ")
"""Complaints about values; the comparison with the log names those better."""
_INDEX = re.compile(r"\bindex (\S+)")
REBUILD = marked(
    "Restore a backup, or rebuild it from its log into a new file: main.py check FILE --rebuild NEW."
)


def check_structure(connection: sqlite3.Connection, name: str, findings: Findings) -> None:
    """Look at pages, trees and indexes of a private copy; its indexes are mended on the way."""
    try:
        check_schema(connection, name)
    except KnownError as error:
        findings.tell(Trouble.STRUCTURE, str(error))
    except UNREADABLE as error:
        findings.tell(
            Trouble.STRUCTURE, tr("The list of tables cannot be read ({error}).", error=error), REBUILD
        )
    complaints = _complaints(connection)
    if not complaints:
        return
    if _reindexed(connection) and not _complaints(connection):
        findings.reindex = True
        names = sorted({found for text in complaints for found in _INDEX.findall(text)})
        findings.tell(
            Trouble.INDEX,
            trn(
                "The index {names} does not fit the table; lists and searches may miss rows.",
                "{count} indexes ({names}) do not fit the table; lists and searches may miss rows.",
                len(names),
                names=", ".join(names[:3]) + (" …" if len(names) > 3 else ""),
            ),
            tr("Repair: build the indexes anew."),
            Place(name=", ".join(names)),
            repairable=True,
            found=complaints[0],
        )
        return
    findings.log_whole = False
    findings.tell(
        Trouble.STRUCTURE,
        trn(
            "The file's pages are damaged in {count} place ({first}).",
            "The file's pages are damaged in {count} places ({first}).",
            len(complaints),
            first=complaints[0],
        ),
        REBUILD,
        found="; ".join(complaints[:10]),
    )


def _complaints(connection: sqlite3.Connection) -> list[str]:
    """Return what integrity_check says, without what is about values."""
    try:
        rows = connection.execute(f"PRAGMA integrity_check({_MOST})").fetchall()
    except UNREADABLE as error:
        require_room(error)
        return [str(error)]
    texts = [line for (text,) in rows for line in str(text).splitlines()]
    told = [t for t in texts if t != "ok" and not t.startswith("***") and not _ABOUT_VALUES.match(t)]
    return [" ".join(text.split()) for text in told]


def _reindexed(connection: sqlite3.Connection) -> bool:
    """Build the indexes of each table anew, as far as that goes; return whether all were built."""
    try:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type='table'").fetchall()
    except UNREADABLE:
        return False
    built = [_reindexed_table(connection, str(name)) for (name,) in tables]
    return all(built)


def _reindexed_table(connection: sqlite3.Connection, table: str) -> bool:
    quoted = table.replace('"', '""')
    try:
        connection.execute(f'REINDEX "{quoted}"')
    except UNREADABLE as error:
        require_room(error)
        return False
    return True
