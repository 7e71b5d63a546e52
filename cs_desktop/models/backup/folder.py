"""The folder of backups: names, what lies in it, what is thrown away.

A backup is named by its moment in UTC and its reason, `2026-10-13T104200-idle.csdesk`, with `_2` behind
the moment for the second of one second. Files with other names are somebody else's and never touched.
"""

import os
import re
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from cs_desktop.common.errors import KnownError, reason_of
from cs_desktop.common.language import tr
from cs_desktop.domain.backups import BackupInfo, is_reason
from cs_desktop.domain.thinning import Made, kept
from cs_desktop.models.header import check_header

PART = ".part"
_TIME = "%Y-%m-%dT%H%M%S"
_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d{6})(?:_([1-9]\d*))?-([a-z0-9-]+)")
_ABANDONED_S = 3600.0
"""An unfinished copy that nobody has written to for this long is nobody's any more."""


def side_folder(workspace: Path) -> Path:
    """Return the folder beside a workspace for what belongs to it."""
    return workspace.with_name(workspace.name + ".d")


def backup_folder(workspace: Path) -> Path:
    """Return the folder in which a workspace's backups lie; it may not be there yet."""
    return side_folder(workspace) / "backups"


def stamp(now: datetime, number: int = 1) -> str:
    """Return a moment in UTC as names have it, for the `number`th of that second."""
    again = f"_{number}" if number > 1 else ""
    return f"{now.astimezone(UTC):{_TIME}}{again}"


def reserve(workspace: Path, now: datetime, reason: str) -> tuple[Path, Path]:
    """Return a name in the folder that nobody has, and the empty file that stands for it meanwhile.

    Raises:
        OSError: the folder cannot be written.
    """
    folder = backup_folder(workspace)
    folder.mkdir(parents=True, exist_ok=True)
    for number in count(1):
        target = folder / f"{stamp(now, number)}-{reason}{workspace.suffix}"
        part = target.with_name(target.name + PART)
        try:
            part.open("xb").close()
        except FileExistsError:
            continue
        # Looked for only now: whoever had this name before us has finished, or never will.
        if not target.exists():
            break
        part.unlink()
    _remove_abandoned(folder, part)
    return target, part


def list_backups(workspace: Path) -> list[BackupInfo]:
    """Return a workspace's backups, the newest first; what cannot be used says why.

    Raises:
        KnownError: the folder cannot be read.
    """
    return [_described(path, *_parsed(path)) for path in _found(workspace)]


def newest_backup(workspace: Path, now: datetime) -> tuple[Path, datetime] | None:
    """Return the newest backup and when it was made (UTC), without opening any; None if there is none.

    One that a wrong clock has put into the future does not count.

    Raises:
        KnownError: the folder cannot be read.
    """
    dated = ((path, _parsed(path)[0]) for path in _found(workspace))
    return next((found for found in dated if found[1] <= now), None)


def thin(workspace: Path, now: datetime) -> list[Path]:
    """Throw away the backups that have become too many, and return them.

    Raises:
        KnownError: the folder cannot be read.
    """
    by_made: dict[Made, list[Path]] = {}
    for path in _found(workspace):
        by_made.setdefault(_parsed(path), []).append(path)
    going = [path for made in by_made.keys() - kept(by_made, now) for path in by_made[made]]
    return [path for path in going if _removed(path)]


def _remove_abandoned(folder: Path, mine: Path) -> None:
    """Take away copies that were never finished, told by the age that the disk itself gives them.

    `mine` is the copy just begun: its time is now, whatever this computer's clock says.
    """
    present = mine.stat().st_mtime
    for path in folder.glob(f"*{PART}"):
        with suppress(OSError):
            if _NAME.fullmatch(path.with_suffix("").stem) and present - path.stat().st_mtime > _ABANDONED_S:
                path.unlink()


def sync_folder(folder: Path) -> None:
    """Have the directory entries themselves reach the disk, where the system can do that."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _found(workspace: Path) -> list[Path]:
    folder = backup_folder(workspace)
    try:
        ours = [path for path in folder.iterdir() if path.suffix == workspace.suffix and _is_ours(path)]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise KnownError(
            tr(
                "The backups in {folder} cannot be read ({error}); check the folder.",
                folder=folder,
                error=reason_of(error),
            )
        ) from None
    return sorted((path for path in ours if path.is_file()), key=_order, reverse=True)


def _is_ours(path: Path) -> bool:
    found = _NAME.fullmatch(path.stem)
    if found is None or not is_reason(found[3]):
        return False
    try:
        datetime.strptime(found[1], _TIME).replace(tzinfo=UTC)
    except ValueError:
        return False
    return True


def _order(path: Path) -> tuple[datetime, int]:
    found = _NAME.fullmatch(path.stem)
    assert found is not None
    return _parsed(path)[0], int(found[2] or 1)


def _parsed(path: Path) -> Made:
    found = _NAME.fullmatch(path.stem)
    assert found is not None
    return datetime.strptime(found[1], _TIME).replace(tzinfo=UTC), found[3]


def _described(path: Path, made_at: datetime, reason: str) -> BackupInfo:
    problem, size = "", 0
    try:
        size = path.stat().st_size
        check_header(path)
    except KnownError as error:
        problem = str(error)
    except OSError as error:
        problem = tr("{name} cannot be read ({error}).", name=path.name, error=reason_of(error))
    return BackupInfo(path, made_at, reason, size, problem)


def _removed(path: Path) -> bool:
    try:
        path.unlink()
    except OSError:
        # It is open in another program, or the folder became read-only: the next time will do.
        return False
    return True
