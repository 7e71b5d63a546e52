"""Undo, from the change log alone: a change set is reverted by a new one."""

from sqlalchemy.exc import IntegrityError

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.changes import Conflict, Reverted
from cs_desktop.models.log.reverting import label_of
from cs_desktop.models.log.reverting import revert as revert_set
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context


def revert(ctx: Context, change_set_id: int, initiator: object = None) -> Reverted:
    """Undo a change set as a new one, which can be reverted in turn (redo).

    What someone has changed since is left alone and reported.

    Raises:
        KnownError: the change set is unknown, or what it would bring back no longer has a place.
    """

    def work(tx: WriteTx) -> tuple[Conflict, ...]:
        tx.recorder.label = _label(label_of(tx, change_set_id))
        return revert_set(tx, change_set_id)

    try:
        written = ctx.workspace.write("Undo", work, initiator, undo_of=change_set_id)
    except IntegrityError:
        raise KnownError(
            "This cannot be undone: what it belongs to was deleted; bring that back first."
        ) from None
    return Reverted(written.change, written.value)


def _label(label: str) -> str:
    # The inverse of an undo is a redo, and the other way round.
    undo, redo = "Undo: ", "Redo: "
    if label.startswith(undo):
        return redo + label.removeprefix(undo)
    return undo + label.removeprefix(redo)
