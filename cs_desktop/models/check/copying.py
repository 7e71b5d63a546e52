"""A private copy of a workspace to look at, so that nobody waits for the long read."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.models.backup.making import copy_pages
from cs_desktop.models.connections import connect
from cs_desktop.models.failures import result_code

_CACHE_KB = 64 * 1024


_NO_ROOM = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)


def require_room(error: BaseException) -> None:
    """Tell what is wrong with the disk from what is wrong with the file.

    Raises:
        KnownError: there was no room for the copy, or a disk failed.
    """
    if isinstance(error, OSError) or result_code(error) & 0xFF in _NO_ROOM:
        folder = tempfile.gettempdir()
        raise KnownError(
            tr(
                "The workspace could not be copied to look at it; free some space for {folder} "
                "and try again.",
                folder=folder,
            )
        ) from error


@contextmanager
def private_copy(path: Path) -> Iterator[Path]:
    """Copy a workspace page by page, damaged pages too, and take the copy away afterwards.

    Raises:
        sqlite3.Error: not even its first page can be read, or there is no room for the copy.
        KnownError: it is in use for too long.
    """
    with tempfile.TemporaryDirectory(prefix="cs-desktop-check-") as folder:
        copy = Path(folder) / path.name
        copy.touch()
        copy_pages(path, "rw", copy)
        yield copy


UNREADABLE = (sqlite3.Error, MemoryError, UnicodeDecodeError)
"""What reading a damaged file may raise; the last where damaged text is in SQLite's own message."""


def reader(copy: Path, *, lenient: bool = False) -> sqlite3.Connection:
    """Open a private copy for looking.

    `lenient` reads text that is not UTF-8 too, the odd bytes as surrogates; that is slower.
    """
    connection = connect(copy)
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute(f"PRAGMA cache_size=-{_CACHE_KB}")
    if lenient:
        connection.text_factory = _lenient
    return connection


def is_not_utf8(error: BaseException) -> bool:
    """Return whether a text could not be read as UTF-8."""
    return isinstance(error, UnicodeDecodeError) or str(error).startswith("Could not decode to UTF-8")


def _lenient(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")
