"""Purging: what deleted accounts and removed files left behind for an undo."""

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.backups import Reason
from cs_desktop.domain.changes import Change
from cs_desktop.domain.purging import PURGE, Purgeable, Purged
from cs_desktop.models import purging
from cs_desktop.services.backups import back_up_now
from cs_desktop.services.context import Context


def what_to_purge(ctx: Context) -> Purgeable:
    """Return what a purge would take; nothing is changed."""
    return ctx.workspace.read(purging.purgeable)


def purge(ctx: Context, initiator: object = None) -> tuple[Purged, Change]:
    """Make a backup, then take out points of deleted accounts and bytes of files that nothing has.

    This cannot be undone but by restoring the backup. The file keeps its size: what is free in it is filled
    by new data. Making it smaller would rewrite it whole, and lock everybody else out for as long.

    Raises:
        KnownError: there is nothing to purge, no backup can be made, or the file cannot be written.
    """
    if what_to_purge(ctx).is_empty:
        raise KnownError(tr("There is nothing to purge: no points of deleted accounts and no unused files."))
    before = ctx.workspace.read(purging.free_bytes)
    backup = back_up_now(ctx, Reason.BEFORE_PURGE)
    written = ctx.workspace.write(PURGE, purging.purge, initiator)
    if written.change is None:
        raise KnownError(tr("Somebody else has purged meanwhile; nothing was left to do."))
    freed = ctx.workspace.read(purging.free_bytes) - before
    return Purged(written.value, max(freed, 0), backup.name), written.change
