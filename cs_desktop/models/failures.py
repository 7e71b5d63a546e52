"""SQLite's refusals in the user's words."""

import sqlite3
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from cs_desktop.common.errors import BusyError, KnownError
from cs_desktop.common.language import tr

REFUSALS = (sqlite3.Error, DBAPIError, UnicodeDecodeError)
"""What a call into SQLite may raise; the last where damaged text is in its message about the damage."""
_PRIMARY_KEY_CODES = (sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_ROWID)
WRITE_FAILED = (
    *(sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_TRUNCATE, sqlite3.SQLITE_IOERR_FSYNC),
    *(sqlite3.SQLITE_IOERR_DIR_FSYNC, sqlite3.SQLITE_IOERR_CLOSE),
)
"""What SQLite says of a disk that did not take what was written to it."""


def result_code(error: BaseException) -> int:
    """Return SQLite's extended result code, 0 if the error is not SQLite's."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    return getattr(cause, "sqlite_errorcode", None) or 0


def is_busy(error: BaseException) -> bool:
    """Return whether another connection held the lock; trying again may help."""
    return result_code(error) & 0xFF == sqlite3.SQLITE_BUSY


def is_key_clash(error: BaseException) -> bool:
    """Return whether a fresh id was taken already; a new one will do."""
    code = result_code(error)
    # The key of a change set is its place in the log; its id is unique beside that.
    of_a_change_set = code == sqlite3.SQLITE_CONSTRAINT_UNIQUE and "change_set.id" in str(error)
    return code in _PRIMARY_KEY_CODES or of_a_change_set


def explained(error: BaseException, path: Path, holder: str = "") -> KnownError | None:
    """Return what the error means and what to do, or None where it is a fault of ours.

    `holder` names who has the file, where that is known.
    """
    name = path.name
    code = result_code(error)
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return KnownError(tr("{name} was replaced or removed by another program; open it again.", name=name))
    if code in WRITE_FAILED:
        return KnownError(
            tr(
                "{name} could not be written (its disk is full, over its quota or failing); free "
                "some space or check the disk, and try again.",
                name=name,
            )
        )
    if is_busy(error):
        return BusyError(
            tr(
                "{name} is in use by {holder}; try again in a moment.",
                name=name,
                holder=holder or tr("another program"),
            )
        )
    words = {
        sqlite3.SQLITE_READONLY: tr(
            "{name} cannot be written; make the file and its folder writable.", name=name
        ),
        sqlite3.SQLITE_PERM: tr(
            "{name} cannot be opened; you need permission to read and write it.", name=name
        ),
        sqlite3.SQLITE_FULL: tr(
            "The disk that holds {name} is full; free some space and try again.", name=name
        ),
        sqlite3.SQLITE_IOERR: tr(
            "The disk or network under {name} failed; check it and try again.", name=name
        ),
        sqlite3.SQLITE_CORRUPT: tr("{name} is damaged; restore a backup of it.", name=name),
        sqlite3.SQLITE_NOTADB: tr("{name} is damaged; restore a backup of it.", name=name),
        # Our authorizer refuses what a trigger or a view would do.
        sqlite3.SQLITE_AUTH: tr(
            "{name} was given a trigger or a view by another program; restore a backup.", name=name
        ),
        sqlite3.SQLITE_CANTOPEN: tr(
            "{name} cannot be opened; check that its folder exists and is writable.", name=name
        ),
    }.get(code & 0xFF)
    if words is None and _is_torn_text(error):
        words = tr("{name} is damaged; restore a backup of it.", name=name)
    return KnownError(words) if words else None


def _is_torn_text(error: BaseException) -> bool:
    """Return whether stored text is no UTF-8, which Python's own layer says without a code."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, UnicodeDecodeError):
        return True
    return isinstance(cause, sqlite3.OperationalError) and "decode to UTF-8" in str(cause)
