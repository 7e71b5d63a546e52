"""Undo, from the change log alone: a change set is reverted by a new one."""

from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Place, Reverted
from cs_desktop.domain.check import REPAIR
from cs_desktop.domain.undoing import (
    KEPT_BY_ITSELF,
    NOT_OFFERED,
    REMEMBERED,
    RUN_WORKSHOP,
    Step,
    UndoStacks,
    stacks_of,
)
from cs_desktop.models.log.left import LeftRow, NeededError
from cs_desktop.models.log.reverting import label_of
from cs_desktop.models.log.reverting import revert as revert_set
from cs_desktop.models.opening import current_author
from cs_desktop.models.tables.log import Actor, ChangeSet
from cs_desktop.models.write import WriteTx
from cs_desktop.services.concerned import account_of
from cs_desktop.services.context import Context
from cs_desktop.services.revert_report import TOLD, conflict, needed_text, report
from cs_desktop.services.taking_back import take_back


def revert(
    ctx: Context, change_set_id: int, initiator: object = None, anyway: frozenset[Place] = frozenset()
) -> Reverted:
    """Undo a change set as a new one, which can be reverted in turn (redo).

    What someone has changed since is left alone and reported. With `anyway` only these places are taken
    back, whatever was done to them since.

    Raises:
        KnownError: the change set is unknown, or what it would bring back no longer has a place.
    """

    def work(tx: WriteTx) -> tuple[LeftRow, ...]:
        tx.recorder.label = _label(label_of(tx, change_set_id))
        if anyway:
            take_back(tx, change_set_id, anyway)
            return ()
        return revert_set(tx, change_set_id)

    try:
        written = ctx.workspace.write("Undo", work, initiator, undo_of=change_set_id)
    except NeededError as error:
        raise KnownError(needed_text(ctx, error)) from None
    except IntegrityError:
        raise KnownError(
            tr(
                "This cannot be undone: something else has taken its place since; rename or "
                "delete that first."
            )
        ) from None
    left = written.value
    return Reverted(
        written.change,
        tuple(conflict(one) for one in left),
        report(ctx, left),
        max(0, len(left) - TOLD),
        None if written.change is None else account_of(ctx, written.change),
    )


def undo_stacks(ctx: Context) -> UndoStacks:
    """Return what this person on this computer can undo and redo in this file, whenever it was done."""
    author = current_author()
    # An undo and a redo of a step are change sets too.
    wanted = 5 * REMEMBERED

    def read(connection: Connection) -> list[Step]:
        query = (
            select(ChangeSet.id, ChangeSet.label, ChangeSet.undo_of)
            .join(Actor, Actor.id == ChangeSet.actor_id)
            .where(Actor.user == author.user, Actor.host == author.host)
            .where(ChangeSet.label.not_in(NOT_OFFERED))
            .where(~ChangeSet.label.startswith(REPAIR), ~ChangeSet.label.startswith(KEPT_BY_ITSELF))
            .where(~ChangeSet.label.startswith(RUN_WORKSHOP))
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
