"""Putting a backup in the place of a workspace file: in one step, and nothing is thrown away.

What is replaced is kept: a healthy file as one more backup, a damaged one beside the workspace, with its
journal. At no moment is there half a file under the workspace's name.
"""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from itertools import count
from pathlib import Path

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.backups import FileState, Holding, InUseError, Reason, Restored
from cs_desktop.models import failures
from cs_desktop.models.backup.facts import holding
from cs_desktop.models.backup.folder import reserve, stamp, sync_folder
from cs_desktop.models.backup.making import DamagedError, UnwritableError, back_up, copy_whole, why_not
from cs_desktop.models.connections import connect
from cs_desktop.models.header import check_header, check_length, companion, has_journal, never_finished
from cs_desktop.models.opening import SUFFIX, resolved
from cs_desktop.models.schema import SCHEMA_VERSION, check_schema, check_strangers

_COMPANIONS = ("-journal", "-wal", "-shm")
_PATIENCE_S = 10.0
"""How long another program's write is waited for."""


def restore(backup: Path, target: Path, now: datetime) -> Restored:
    """Replace a workspace file, or one that is gone, by a copy of a backup.

    The backup is copied and looked over first; until the last step the workspace is as it was. Nobody can
    commit between the copy that is kept of a healthy workspace and its replacement. Whoever else has the
    workspace open finds it replaced at the next look and stops writing.

    Raises:
        KnownError: the backup is none or damaged, or the place cannot be written; nothing is changed.
        InUseError: another program is writing just now.
    """
    backup, target = resolved(backup), resolved(target)
    check_header(backup)
    try:
        _check_ends(backup, target)
        _, part = reserve(target, now, "restoring")
        try:
            held, version = _checked_copy(backup, part)
            with suppress(OSError):
                shutil.copymode(target, part)
            was, kept = _replace(target, part, now)
        finally:
            part.unlink(missing_ok=True)
        sync_folder(target.parent)
    except (OSError, UnwritableError) as error:
        raise KnownError(
            tr(
                "{name} was not restored ({error}); free space or make its folder writable. "
                "Nothing was changed.",
                name=target.name,
                error=why_not(error),
            )
        ) from None
    beside = tuple(companion(kept, ending) for ending in _COMPANIONS if companion(kept, ending).exists())
    return Restored(
        target, held, was, kept if kept.exists() else None, beside, upgrades=version < SCHEMA_VERSION
    )


def _check_ends(backup: Path, target: Path) -> None:
    check_length(target)
    if not target.parent.is_dir():
        raise KnownError(
            tr("The folder {parent} does not exist; make it first or choose another.", parent=target.parent)
        )
    if target.exists() and backup.samefile(target):
        raise KnownError(
            tr("{name} is the backup itself; name another file to restore it to.", name=target.name)
        )
    if os.path.lexists(target) and (target.suffix != SUFFIX or not target.is_file()):
        # A damaged workspace looks like anything; what is named otherwise was meant by mistake.
        check_header(target)


def _checked_copy(backup: Path, part: Path) -> tuple[Holding, int]:
    """Copy the backup and return what it holds and the version of its format."""
    if has_journal(backup):
        raise KnownError(
            tr(
                "{name} was left in the middle of a write; open it once, so that this is undone.",
                name=backup.name,
            )
        )
    copy_whole(backup, part, mode="ro")
    with closing(connect(part)) as look:
        version = int(look.execute("PRAGMA user_version").fetchone()[0])
        (check_schema if version == SCHEMA_VERSION else check_strangers)(look, backup.name)
        if not look.execute("SELECT count(*) FROM workspace").fetchone()[0]:
            raise never_finished(backup.name)
    return holding(part), version


def _replace(target: Path, part: Path, now: datetime) -> tuple[FileState, Path]:
    """Put the copy in its place; return how the old file was, and where it is now."""
    if not target.exists():
        # A journal without its file would be played into the new one.
        return FileState.MISSING, _swap(target, part, _free_name(target, now))
    if not _is_usable(target):
        return FileState.DAMAGED, _swap(target, part, _free_name(target, now))
    if _is_cut_off(target):
        return FileState.CUT_OFF, _swap(target, part, _free_name(target, now))
    connection = _locked(target)
    if connection is None:
        return FileState.DAMAGED, _swap(target, part, _free_name(target, now))
    with closing(connection):
        try:
            kept = back_up(target, now, Reason.BEFORE_RESTORE)
        except DamagedError:
            _let_go(connection)
            return FileState.DAMAGED, _swap(target, part, _free_name(target, now))
        _let_go(connection)
        part.replace(target)
        return FileState.HEALTHY, kept


def _is_usable(target: Path) -> bool:
    """Return whether the file can be handed to SQLite, which throws away the journal of an empty one."""
    try:
        check_header(target)
    except KnownError:
        return False
    return True


def _is_cut_off(target: Path) -> bool:
    """Return whether a write was cut off, which the next opening would roll back."""
    if not has_journal(target):
        return False
    try:
        with closing(connect(target, mode="ro")) as look:
            look.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        return failures.result_code(error) == sqlite3.SQLITE_READONLY_ROLLBACK
    return False


def _locked(target: Path) -> sqlite3.Connection | None:
    """Return a connection that keeps everybody else from writing; None if the file is past that."""
    try:
        connection = connect(target, timeout=_PATIENCE_S)
        try:
            # Somebody may have switched it to WAL, and the -wal would be played into the new file.
            connection.execute("PRAGMA journal_mode=DELETE").fetchone()
            connection.execute("BEGIN IMMEDIATE")
        except BaseException:
            connection.close()
            raise
    except sqlite3.Error as error:
        if failures.result_code(error) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            return None
        if failures.is_busy(error):
            raise InUseError(
                tr("{name} is being written by another program; close it there first.", name=target.name)
            ) from None
        raise failures.explained(error, target) or error from error
    return connection


def _let_go(connection: sqlite3.Connection) -> None:
    """Let go of the file where the system replaces none that is open; elsewhere keep it until then."""
    if os.name == "nt":
        connection.close()


def _free_name(target: Path, now: datetime) -> Path:
    """Return a name beside the workspace under which a damaged file can be kept."""
    for number in count(1):
        name = target.with_name(f"{target.stem}-damaged-{stamp(now, number)}{target.suffix}")
        if not any(os.path.lexists(companion(name, ending)) for ending in ("", *_COMPANIONS)):
            break
    return name


def _swap(target: Path, part: Path, kept: Path) -> Path:
    """Give the old file and what lies beside it another name, and the new one its own; or change nothing.

    An old file that stands alone is linked, not moved, so that there is a file at every moment.
    """
    beside = [ending for ending in _COMPANIONS if os.path.lexists(companion(target, ending))]
    moves = [(companion(target, ending), companion(kept, ending)) for ending in beside]
    if target.exists() and (beside or not _linked(target, kept)):
        moves.insert(0, (target, kept))
    done: list[tuple[Path, Path]] = []
    try:
        for old, new in moves:
            old.rename(new)
            done.append((old, new))
        part.replace(target)
    except OSError:
        for old, new in reversed(done):
            new.rename(old)
        if (target, kept) not in moves:
            kept.unlink(missing_ok=True)
        raise
    return kept


def _linked(target: Path, kept: Path) -> bool:
    try:
        kept.hardlink_to(target)
    except OSError:
        return False
    return True
