"""A new workspace from the log of one whose pages are damaged.

The log holds every row of every table but points and the contents of attachments; of these, what can
still be read comes along.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.progress import Progress
from cs_desktop.models import failures
from cs_desktop.models.check.copying import UNREADABLE, private_copy, reader
from cs_desktop.models.check.findings import Findings
from cs_desktop.models.check.log_sets import check_log
from cs_desktop.models.check.replay import SELECT_CHANGES, replay
from cs_desktop.models.check.rows import logged_forms
from cs_desktop.models.check.stored import StoredForm
from cs_desktop.models.check.structure import check_structure
from cs_desktop.models.opening import make_empty, write_empty

_LOG = ("actor", "change_set", "change")
_BESIDE_THE_LOG = ("point_block", "point_backup", "attachment_content")
_NO_ROOM = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
_Row = tuple[object, ...]


def rebuild(path: Path, target: Path, report: Progress) -> None:
    """Write what the log of a workspace tells, and what else of it can be read, into a new file.

    Raises:
        KnownError: the log is damaged, too, or the new file exists or cannot be written.
    """
    try:
        with private_copy(path) as copy, closing(reader(copy, lenient=True)) as source:
            check_structure(source, copy.name, Findings())
            _require_log(source, path.name, report)
            make_empty(target)
            try:
                write_empty(target)
                _fill(source, target, report)
            except BaseException:
                target.unlink(missing_ok=True)
                raise
    except UNREADABLE as error:
        if failures.result_code(error) & 0xFF in _NO_ROOM:
            raise failures.explained(error, target) or error from error
        raise _damaged(path.name) from error


def _require_log(source: sqlite3.Connection, name: str, report: Progress) -> None:
    findings = Findings()
    check_log(source, findings, report, 0)
    if not findings.log_whole:
        raise _damaged(name)


def _fill(source: sqlite3.Connection, target: Path, report: Progress) -> None:
    with closing(sqlite3.connect(target)) as new:
        for table in _LOG:
            _copy(new, table, source.execute(f'SELECT * FROM "{table}"'))  # noqa: S608 - our own names
        for form in logged_forms():
            report(0, None, tr("Writing {name}", name=form.table.name.replace("_", " ")))
            _put(new, form.table.name, form.columns, _rows(source, form))
        for table in _BESIDE_THE_LOG:
            report(0, None, tr("Writing {table}", table=table.replace("_", " ")))
            for order in ("ASC", "DESC"):
                # From both ends, up to what cannot be read.
                _copy(new, table, _readable(source, f'SELECT * FROM "{table}" ORDER BY rowid {order}'))  # noqa: S608 - our own names
        new.commit()


def _rows(source: sqlite3.Connection, form: StoredForm) -> Iterator[_Row]:
    logged = source.execute(SELECT_CHANGES, (form.table.name,))
    for _, changes in groupby(logged, key=itemgetter(0)):
        row = replay(form, list(changes)).row
        if row is not None:
            yield tuple(row)


class _Readable:
    """Rows up to the first that cannot be read, with the names of their columns."""

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        self.description = cursor.description
        self._cursor = cursor

    def __iter__(self) -> Iterator[_Row]:
        try:
            yield from self._cursor
        except UNREADABLE:
            return


def _readable(source: sqlite3.Connection, query: str) -> _Readable | None:
    try:
        return _Readable(source.execute(query))
    except UNREADABLE:
        return None


def _copy(new: sqlite3.Connection, table: str, rows: sqlite3.Cursor | _Readable | None) -> None:
    if rows is not None:
        _put(new, table, [column[0] for column in rows.description], iter(rows))


def _put(new: sqlite3.Connection, table: str, columns: Sequence[str], rows: Iterator[_Row]) -> None:
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" for _ in columns)
    statement = f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608 - our own names
    new.executemany(statement, rows)


def _damaged(name: str) -> KnownError:
    return KnownError(
        tr(
            "The log of {name} is damaged, too, so nothing can be rebuilt from it; restore a backup.",
            name=name,
        )
    )
