"""Copies of a workspace file, each looked over before it counts."""

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from cs_desktop.common.errors import KnownError
from cs_desktop.models import failures
from cs_desktop.models.connections import connect


def side_folder(workspace: Path) -> Path:
    """Return the folder beside a workspace in which its backups lie."""
    return workspace.with_name(workspace.name + ".d")


def back_up(workspace: Path, now: datetime, reason: str) -> Path:
    """Copy a workspace in one step into its side folder and return the copy.

    `reason` is part of the copy's name, such as `before-migration`.

    Raises:
        KnownError: the copy cannot be written or is damaged; nothing is left behind.
    """
    folder = side_folder(workspace) / "backups"
    target = folder / f"{now:%Y-%m-%dT%H%M%S}-{reason}{workspace.suffix}"
    part = target.with_suffix(".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            _copy(workspace, part)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
        _keep(folder)
    except sqlite3.Error as error:
        raise failures.explained(error, workspace) or error from error
    except OSError as error:
        reason_text = (error.strerror or "refused").lower()
        raise KnownError(
            f"No backup could be written to {folder} ({reason_text}); make it writable first."
        ) from None
    return target


def _copy(workspace: Path, part: Path) -> None:
    with closing(connect(workspace)) as source, closing(sqlite3.connect(part)) as copy:
        source.backup(copy)
        if copy.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise KnownError(f"{workspace.name} is damaged, so no backup was made; restore an older one.")


def _keep(folder: Path) -> None:
    """Have the directory entry itself reach the disk, where the system can do that."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
