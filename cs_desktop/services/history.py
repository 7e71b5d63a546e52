"""Undo, from the change log alone: a change set is reverted by a new one."""

from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.changes import Conflict, Reverted
from cs_desktop.domain.undoing import MAKING, REMEMBERED, Step, UndoStacks, stacks_of
from cs_desktop.models.log.reverting import label_of
from cs_desktop.models.log.reverting import revert as revert_set
from cs_desktop.models.opening import current_author
from cs_desktop.models.tables.log import Actor, ChangeSet
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


def undo_stacks(ctx: Context) -> UndoStacks:
    """Return what this person on this computer can undo and redo in this file, whenever it was done."""
    author = current_author()
    # An undo and a redo of a step are change sets too.
    wanted = 5 * REMEMBERED

    def read(connection: Connection) -> list[Step]:
        query = (
            select(ChangeSet.id, ChangeSet.label, ChangeSet.undo_of)
            .join(Actor, Actor.id == ChangeSet.actor_id)
            .where(Actor.user == author.user, Actor.host == author.host, ChangeSet.label.not_in(MAKING))
            .order_by(ChangeSet.pos.desc())
            .limit(wanted)
        )
        return [Step(row.id, row.label, row.undo_of) for row in connection.execute(query)]

    return stacks_of(reversed(ctx.workspace.read(read)))


def _label(label: str) -> str:
    # The inverse of an undo is a redo, and the other way round.
    undo, redo = "Undo: ", "Redo: "
    if label.startswith(undo):
        return redo + label.removeprefix(undo)
    return undo + label.removeprefix(redo)
