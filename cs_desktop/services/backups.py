"""Backups: when they are due, what they hold, and bringing one back."""

from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from cs_desktop.common.clock import Clock
from cs_desktop.common.dates import time_text
from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.backups import BackupInfo, Found, Holding, InUseError, Reason, Restored
from cs_desktop.domain.presence import Present
from cs_desktop.models.backup import facts, folder, making, restoring
from cs_desktop.models.header import check_header
from cs_desktop.models.ids import random_actor_id
from cs_desktop.models.opening import current_author, resolved
from cs_desktop.models.presence import Presence
from cs_desktop.models.queries.workspace import log_position
from cs_desktop.services.context import Context

APART = timedelta(minutes=30)
"""Backups that nobody asked for are at least this far apart."""
_NAMED = 3


def back_up_now(ctx: Context, reason: Reason = Reason.BY_HAND) -> Path:
    """Make a backup in any case, throw away what has become too many, and return the new one.

    Raises:
        KnownError: it cannot be written, or the workspace is damaged.
    """
    path, now = ctx.workspace.path, ctx.clock.now()
    made = making.back_up(path, now, reason)
    gone = folder.thin(path, now)
    ctx.log.info("backup made (%s), %d thrown away", reason, len(gone))
    return made


def back_up_if_due(ctx: Context, reason: Reason) -> Path | None:
    """Make a backup if the newest is half an hour old and something has changed since.

    Raises:
        KnownError: it cannot be written, or the workspace is damaged.
    """
    if due_in(ctx) > timedelta(0) or not _has_changed(ctx):
        return None
    return back_up_now(ctx, reason)


def back_up_when_idle(ctx: Context) -> tuple[Path | None, timedelta]:
    """Make a backup if one is due; return it, and how long the newest is still fresh enough.

    Raises:
        KnownError: it cannot be written, or the workspace is damaged.
    """
    made = back_up_if_due(ctx, Reason.IDLE)
    return made, due_in(ctx)


def due_in(ctx: Context) -> timedelta:
    """Return how long the newest backup is still fresh enough; zero or less if the next may be made.

    Raises:
        KnownError: the folder of backups cannot be read.
    """
    now = ctx.clock.now()
    newest = folder.newest_backup(ctx.workspace.path, now)
    return timedelta(0) if newest is None else newest[1] + APART - now


def back_up_file(path: Path, out: Path | None, clock: Clock) -> tuple[Path, Holding]:
    """Back up a workspace that is not open here, to its folder or to `out`; return copy and content.

    A workspace of an older format is copied as it is.

    Raises:
        KnownError: it is no workspace, or damaged; `out` exists; the copy cannot be written.
    """
    path = resolved(path)
    check_header(path)
    if out is None:
        made = making.back_up(path, clock.now(), Reason.BY_HAND)
        folder.thin(path, clock.now())
    else:
        made = making.back_up_to(path, out)
    return made, facts.holding(made)


def backup_folder(path: Path) -> Path:
    """Return the folder in which a workspace's backups lie; it may not be there."""
    return folder.backup_folder(resolved(path))


def list_backups(path: Path) -> list[BackupInfo]:
    """Return a workspace's backups, the newest first; the workspace itself may be damaged or gone.

    Raises:
        KnownError: the folder cannot be read.
    """
    return folder.list_backups(resolved(path))


def what_differs(backup: Path, path: Path) -> Found:
    """Compare a backup with the workspace as it is now; if that cannot be read, say what the backup holds.

    Raises:
        KnownError: the backup cannot be read.
    """
    try:
        return facts.difference(backup, resolved(path))
    except KnownError:
        return facts.holding(backup)


def restore(backup: Path, path: Path, clock: Clock, *, anyway: bool = False) -> Restored:
    """Put a backup in the place of a workspace that is not open here.

    `anyway` restores though other programs have it open; they will find it replaced and stop writing.

    Raises:
        KnownError: the backup cannot be used, or the place not be written; nothing is changed.
        InUseError: others have it open, or one of them is writing just now.
    """
    path, author = resolved(path), current_author()
    _check_is_there(backup, path)
    me = Present(author.user, author.host, clock.now())
    with closing(Presence(path, random_actor_id(), me)) as presence, presence.doing(tr("Restoring a backup")):
        others = presence.others()
        if others and not anyway:
            raise InUseError(
                tr(
                    "{name} is open elsewhere ({others}); close it there first.",
                    name=path.name,
                    others=_names(others),
                )
            )
        return restoring.restore(backup, path, clock.now())


def _has_changed(ctx: Context) -> bool:
    """Return whether the newest backup lacks something; a workspace as it was made needs none."""
    path = ctx.workspace.path
    if ctx.workspace.read(log_position) <= 1:
        return False
    newest = folder.newest_backup(path, ctx.clock.now())
    try:
        return newest is None or not facts.same_log(newest[0], path)
    except KnownError:
        return True


def _check_is_there(backup: Path, path: Path) -> None:
    if backup.exists():
        return
    known = list_backups(path)
    where = (
        tr("the newest backup of {name} is {path}", name=path.name, path=known[0].path)
        if known
        else tr("check the name")
    )
    raise KnownError(tr("{backup} does not exist; {where}.", backup=backup, where=where))


def _names(others: tuple[Present, ...]) -> str:
    named = [_name(present) for present in others[:_NAMED]]
    if len(others) > _NAMED:
        named.append(tr("{count} more", count=len(others) - _NAMED))
    return ", ".join(named)


def _name(present: Present) -> str:
    who = (
        tr("you, in another window")
        if present.mine
        else tr("{user} at {host}", user=present.user, host=present.host).removesuffix(" at ")
    )
    return tr("{who} since {opened_at}", who=who, opened_at=_local(present.opened_at))


def _local(moment: datetime) -> str:
    return time_text(moment.astimezone())
