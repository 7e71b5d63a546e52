"""Making one backup: a whole copy, or none."""

import os
import sqlite3
import time
from contextlib import closing
from datetime import datetime
from pathlib import Path

from cs_desktop.common.errors import KnownError, reason_of
from cs_desktop.common.language import tr
from cs_desktop.models import failures
from cs_desktop.models.backup.folder import PART, backup_folder, reserve, sync_folder
from cs_desktop.models.connections import connect

_PAGES = 2000
"""Copied in one step: 8 MB, some 10 ms during which nobody can commit."""
_ALL = -1
_PATIENCE_S = 10.0
_PAUSE_S = 0.005
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


class DamagedError(KnownError):
    """The file to be copied is damaged."""


class UnwritableError(Exception):
    """The copy cannot be written; the text says why."""


def back_up(workspace: Path, now: datetime, reason: str) -> Path:
    """Copy a workspace into the folder of its backups and return the copy.

    `reason` is one of domain.backups; it becomes part of the copy's name.

    Raises:
        KnownError: the copy cannot be written or is damaged; nothing is left behind.
    """
    folder = backup_folder(workspace)
    try:
        target, part = reserve(workspace, now, reason)
        try:
            copy_whole(workspace, part)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
        sync_folder(folder)
    except (OSError, UnwritableError) as error:
        raise _unwritten(folder, error) from None
    return target


def back_up_to(workspace: Path, target: Path) -> Path:
    """Copy a workspace to a file that is not there yet, and return it.

    Raises:
        KnownError: the file exists, cannot be written, or the workspace is damaged.
    """
    if target.exists():
        raise KnownError(tr("{name} exists already; choose another name.", name=target.name))
    part = target.with_name(target.name + PART)
    try:
        part.open("xb").close()
    except FileExistsError:
        raise KnownError(
            tr("{name} exists already; take it away or choose another name.", name=part.name)
        ) from None
    except OSError as error:
        raise _unwritten(target.absolute().parent, error) from None
    try:
        copy_whole(workspace, part)
        _move_unless_there(part, target)
        sync_folder(target.absolute().parent)
    except (OSError, UnwritableError) as error:
        raise _unwritten(target.absolute().parent, error) from None
    finally:
        part.unlink(missing_ok=True)
    return target


def copy_whole(source: Path, part: Path, mode: str = "rw") -> None:
    """Copy a workspace over an empty file, look the copy over, and have it on the disk.

    `mode` is that in which the source is opened; ro leaves even the journal of a crash alone.

    Raises:
        DamagedError: the source is damaged.
        KnownError: it is in use for too long, or cannot be read.
        UnwritableError, OSError: the copy cannot be written.
    """
    try:
        copy_pages(source, mode, part)
    except sqlite3.Error as error:
        raise _explained(error, source) or error from error
    try:
        sound = _is_sound(part)
    except sqlite3.DatabaseError:
        sound = False
    if not sound:
        raise DamagedError(tr("{name} is damaged; restore an older backup.", name=source.name))
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _is_sound(part: Path) -> bool:
    with closing(connect(part)) as connection:
        # A copy of a file that somebody switched to WAL would be in that mode, too.
        connection.execute("PRAGMA journal_mode=DELETE").fetchone()
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")


class _WrittenMeanwhileError(Exception):
    """Somebody wrote between two steps, and SQLite began again."""


class _Watch:
    """Hears of each step; gives up where the file stays locked or the copy begins again."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._until = time.monotonic() + _PATIENCE_S
        self._least: int | None = None

    def __call__(self, status: int, remaining: int, _total: int) -> None:
        if status in _BUSY:
            if time.monotonic() > self._until:
                raise KnownError(
                    tr("{name} is in use by another program; try again in a moment.", name=self._name)
                )
            return
        if self._least is not None and remaining > self._least:
            raise _WrittenMeanwhileError
        self._least = remaining


def copy_pages(source: Path, mode: str, part: Path) -> None:
    """Copy over an empty file in small steps, between which others can write; if one does, anew in one step.

    The one step then finds the pages in memory, so it is short as well.
    """
    with closing(connect(source, mode=mode)) as original:
        try:
            _copy_by(_PAGES, original, part, source.name)
        except _WrittenMeanwhileError:
            # Half a copy without a journal is no database any more.
            os.truncate(part, 0)
            _copy_by(_ALL, original, part, source.name)


def _copy_by(pages: int, original: sqlite3.Connection, part: Path, name: str) -> None:
    with closing(sqlite3.connect(part, isolation_level=None)) as copy:
        # Nobody rolls back half a copy; it is brought to the disk later, when the original is free again.
        for pragma in ("journal_mode=OFF", "synchronous=OFF"):
            copy.execute(f"PRAGMA {pragma}")
        original.backup(copy, pages=pages, progress=_Watch(name), sleep=_PAUSE_S)


def _move_unless_there(part: Path, target: Path) -> None:
    """Give a file its name; a link, unlike a rename, never writes over what somebody put there meanwhile."""
    try:
        target.hardlink_to(part)
    except FileExistsError:
        raise KnownError(tr("{name} exists already; choose another name.", name=target.name)) from None
    except OSError:
        # A disk without links, such as a stick.
        part.rename(target)


def _explained(error: sqlite3.Error, source: Path) -> Exception | None:
    code = failures.result_code(error)
    if code & 0xFF == sqlite3.SQLITE_FULL:
        return UnwritableError(tr("the disk is full"))
    if code in failures.WRITE_FAILED:
        return UnwritableError(tr("the disk failed, or a limit was reached"))
    if code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return DamagedError(tr("{name} is damaged; restore an older backup.", name=source.name))
    return failures.explained(error, source)


def _unwritten(folder: Path, error: OSError | UnwritableError) -> KnownError:
    return KnownError(
        tr(
            "No backup could be written to {folder} ({error}); free space or make it writable first.",
            folder=folder,
            error=why_not(error),
        )
    )


def why_not(error: OSError | UnwritableError) -> str:
    """Return in a few words why a file cannot be written."""
    return reason_of(error) if isinstance(error, OSError) else str(error)
