"""Making one backup: a whole copy, or none."""

import os
import sqlite3
import time
from contextlib import closing
from datetime import datetime
from pathlib import Path

from cs_desktop.common.errors import KnownError
from cs_desktop.models import failures
from cs_desktop.models.backup.folder import (
    PART,
    backup_folder,
    backup_name,
    remove_abandoned,
    sync_folder,
)
from cs_desktop.models.connections import connect

_PAGES = 2000
"""Copied in one step: 8 MB, some 10 ms during which nobody can commit."""
_PATIENCE_S = 10.0
_PAUSE_S = 0.005
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_FULL = "the disk is full"


def back_up(workspace: Path, now: datetime, reason: str) -> Path:
    """Copy a workspace into the folder of its backups and return the copy.

    `reason` is one of domain.backups; it becomes part of the copy's name.

    Raises:
        KnownError: the copy cannot be written or is damaged; nothing is left behind.
    """
    folder = backup_folder(workspace)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target, part = _reserved(workspace, folder, now, reason)
        try:
            remove_abandoned(folder, part)
            copy_whole(workspace, part)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
        sync_folder(folder)
    except OSError as error:
        raise _unwritten(folder, error.strerror or "refused") from None
    return target


def back_up_to(workspace: Path, target: Path) -> Path:
    """Copy a workspace to a file that is not there yet, and return it.

    Raises:
        KnownError: the file exists, cannot be written, or the workspace is damaged.
    """
    if target.exists():
        raise KnownError(f"{target.name} exists already; choose another name.")
    part = target.with_name(target.name + PART)
    try:
        part.open("xb").close()
        try:
            copy_whole(workspace, part)
            # Unlike a rename, a link never writes over what somebody put there meanwhile.
            _move_unless_there(part, target)
        finally:
            part.unlink(missing_ok=True)
        sync_folder(target.absolute().parent)
    except FileExistsError as error:
        raise KnownError(
            f"{Path(error.filename2 or part).name} exists already; move it away first."
        ) from None
    except OSError as error:
        raise _unwritten(target.absolute().parent, error.strerror or "refused") from None
    return target


def copy_whole(source: Path, part: Path) -> None:
    """Copy a workspace over an empty file, look the copy over, and have it on the disk.

    Raises:
        KnownError: the source is damaged or in use for too long, or the copy cannot be written.
        OSError: the copy cannot be written.
    """
    with closing(sqlite3.connect(part, isolation_level=None)) as copy:
        # Nobody needs to roll back half a copy; it reaches the disk below, when the source is free again.
        for pragma in ("journal_mode=OFF", "synchronous=OFF"):
            copy.execute(f"PRAGMA {pragma}")
        try:
            _copy_pages(source, copy)
        except sqlite3.Error as error:
            raise _explained(error, source, part) or error from error
    try:
        sound = is_sound(part)
    except sqlite3.DatabaseError:
        sound = False
    if not sound:
        raise KnownError(f"{source.name} is damaged, so no backup was made; restore an older one.")
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def is_sound(path: Path) -> bool:
    """Open a file that nobody else has open and return whether SQLite finds no damage in it.

    Raises:
        sqlite3.Error: SQLite cannot even read it.
    """
    with closing(connect(path)) as connection:
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
                raise KnownError(f"{self._name} is in use by another program; try again in a moment.")
            return
        if self._least is not None and remaining > self._least:
            raise _WrittenMeanwhileError
        self._least = remaining


def _copy_pages(source: Path, copy: sqlite3.Connection) -> None:
    """Copy in small steps, between which others can write; if somebody does, once more in one step.

    The one step then finds the pages in memory, so it is short as well.
    """
    with closing(connect(source)) as original:
        try:
            original.backup(copy, pages=_PAGES, progress=_Watch(source.name), sleep=_PAUSE_S)
        except _WrittenMeanwhileError:
            original.backup(copy, progress=_Watch(source.name), sleep=_PAUSE_S)


def _reserved(workspace: Path, folder: Path, now: datetime, reason: str) -> tuple[Path, Path]:
    """Return a name that nobody has, and the unfinished file that stands for it meanwhile."""
    number = 1
    while True:
        target = folder / backup_name(workspace, now, reason, number)
        part = target.with_name(target.name + PART)
        try:
            part.open("xb").close()
        except FileExistsError:
            number += 1
            continue
        # Looked for only now: whoever had this name before us has finished, or never will.
        if not target.exists():
            return target, part
        part.unlink()
        number += 1


def _move_unless_there(part: Path, target: Path) -> None:
    try:
        target.hardlink_to(part)
    except FileExistsError:
        raise
    except OSError:
        # A disk without links, such as a stick.
        if target.exists():
            raise FileExistsError(None, "exists", str(part), None, str(target)) from None
        part.rename(target)


def _explained(error: sqlite3.Error, source: Path, part: Path) -> KnownError | None:
    code = failures.result_code(error)
    if code & 0xFF == sqlite3.SQLITE_FULL:
        return _unwritten(part.parent, _FULL)
    if code in (sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_TRUNCATE, sqlite3.SQLITE_IOERR_FSYNC):
        return _unwritten(part.parent, "the disk failed or is full")
    return failures.explained(error, source)


def _unwritten(folder: Path, reason: str) -> KnownError:
    return KnownError(
        f"No backup could be written to {folder} ({reason.lower()}); free space or make it writable first."
    )
