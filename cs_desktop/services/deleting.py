"""Deleting accounts with everything under them, and telling who did it when one is gone."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import marked, tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.deleting import Deletion
from cs_desktop.models import deleting
from cs_desktop.models.log.clocks import moment
from cs_desktop.models.log.values import plain_row
from cs_desktop.models.opening import current_author
from cs_desktop.models.tables import Account, Actor, ChangeRow, ChangeSet
from cs_desktop.models.write import Author, WriteTx
from cs_desktop.services.context import Context

GONE = marked("This account was deleted already; undo the deletion to see it again.")


def delete_accounts(ctx: Context, account_ids: Sequence[int], initiator: object = None) -> Change:
    """Delete accounts with everything under them, as one step.

    Accounts below them stay, without a parent. Points stay in the file until they are purged, so that
    undoing brings everything back with the same ids.

    Raises:
        KnownError: none of them is there any more.
    """

    def work(tx: WriteTx) -> None:
        names = [
            account.name
            for account in (tx.session.get(Account, account_id) for account_id in set(account_ids))
            if account is not None
        ]
        if not names:
            raise KnownError(tr(GONE))
        tx.recorder.label = _label(names)
        deleting.delete_rows(tx, {Account.__tablename__: account_ids})

    change = ctx.workspace.write("Delete accounts", work, initiator).change
    assert change is not None
    return change


def deletion_of(ctx: Context, account_id: int) -> Deletion | None:
    """Return how an account came to be gone; None where it is there or never was."""

    def read(connection: Connection) -> Deletion | None:
        if connection.scalar(select(Account.id).where(Account.id == account_id)) is not None:
            return None
        query = (
            select(ChangeSet.id, ChangeSet.label, ChangeSet.clock, Actor.user, Actor.host, ChangeRow.old)
            .join(ChangeRow, ChangeRow.set_pos == ChangeSet.pos)
            .join(Actor, Actor.id == ChangeSet.actor_id)
            .where(
                ChangeRow.entity == Kind.ACCOUNT.value,
                ChangeRow.entity_id == account_id,
                ChangeRow.op == "delete",
            )
            .order_by(ChangeRow.set_pos.desc())
            .limit(1)
        )
        row = connection.execute(query).first()
        if row is None:
            return None
        name = str(plain_row(Account.__table__, row.old)["name"])
        mine = current_author() == Author(row.user, row.host)
        return Deletion(account_id, row.id, row.label, name, row.user, moment(row.clock), mine)

    return ctx.workspace.read(read)


def _label(names: Sequence[str]) -> str:
    return f"Delete {shortened(names[0])}" if len(names) == 1 else f"Delete {len(names)} accounts"
