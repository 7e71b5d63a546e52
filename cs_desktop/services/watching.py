"""Looking whether others work on the file too, and what they changed in it."""

from dataclasses import dataclass, replace

from cs_desktop.common.errors import BusyError
from cs_desktop.domain.presence import OthersChange, Present
from cs_desktop.models.log.others import changes_since
from cs_desktop.models.queries.workspace import log_position
from cs_desktop.services.context import Context


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a look at the file found, and where the next one goes on."""

    position: int
    """Everything up to this place of the log is known."""
    version: int | None = None
    changes: tuple[OthersChange, ...] = ()
    """Committed by others since the look before, oldest first."""
    others: tuple[Present, ...] | None = ()
    """Who else has the file open, longest first; None where that cannot be known."""


def first_outlook(ctx: Context) -> Outlook:
    """Return where watching begins; to be read before anything that is then kept up to date."""
    return Outlook(ctx.workspace.read(log_position))


def look(ctx: Context, last: Outlook) -> Outlook:
    """Announce that we are here, and return what happened since the last look.

    Nobody waits for this: one number is asked for, and the log only where that has moved. Where the file
    is busy, the next look will tell.

    Raises:
        KnownError: the file was replaced, is gone, or cannot be read.
    """
    workspace = ctx.workspace
    workspace.presence.announce()
    others = workspace.presence.others()
    version = workspace.poll()
    if version in (None, last.version):
        return replace(last, changes=(), others=others)
    try:
        position, changes = workspace.read(lambda c: changes_since(c, last.position, workspace.actor_id))
    except BusyError:
        return replace(last, changes=(), others=others)
    return Outlook(position, version, changes, others)
