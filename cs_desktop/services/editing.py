"""Changing one field, with someone else's edit in mind."""

from cs_desktop.common.errors import KnownError
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Conflict, Kind, Merged
from cs_desktop.domain.drafts import Typed
from cs_desktop.models.log.last_change import last_change
from cs_desktop.models.tables import Account
from cs_desktop.models.write import WriteTx
from cs_desktop.services.account_fields import FIELDS, put
from cs_desktop.services.context import Context


def edit_account(
    ctx: Context, account_id: int, field: str, base: str, new: str, initiator: object = None
) -> Merged | Conflict:
    """Set a field of an account to what the user typed.

    `base` is the text that the editor was filled with. If the stored text is another by now, nothing is
    written and the three are returned as a conflict, unless both typed the same.

    Raises:
        KnownError: the account is gone, or the text is no value of the field.
    """
    described = FIELDS[field]
    new = new.strip()

    def work(tx: WriteTx) -> Conflict | None:
        account = tx.session.get(Account, account_id)
        if account is None:
            raise KnownError("This account was deleted by someone else; undo the deletion to edit it.")
        stored = described.show(tx.session, account)
        if stored == new:
            return None
        if stored != base.strip():
            told = last_change(tx.session.connection(), Kind.ACCOUNT, account_id, described.column)
            return Conflict(Kind.ACCOUNT, account_id, field, base, new, stored, *(told or ()))
        tx.recorder.label = f"Change {described.label} of {shortened(account.name)}"
        put(tx, account, field, new)
        return None

    written = ctx.workspace.write(f"Change {described.label}", work, initiator)
    return written.value or Merged(written.change)


_EDITS = {Kind.ACCOUNT: edit_account}


def edit_field(ctx: Context, typed: Typed, initiator: object = None) -> Merged | Conflict:
    """Store what was typed into a field of whatever kind of thing, if nobody changed the same field since.

    Raises:
        InputError: the text is no value of the field.
        KnownError: the thing is gone, or the file refuses.
    """
    ref = typed.ref
    return _EDITS[ref.kind](ctx, ref.id, ref.field, typed.base, typed.text, initiator)
