"""Changing one field, with someone else's edit in mind."""

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from cs_desktop.common.errors import KnownError
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Conflict, Kind, Merged
from cs_desktop.domain.drafts import FieldRef, Typed
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


def stored_text(connection: Connection, ref: FieldRef) -> str | None:
    """Return a field's text as it is stored; None where its thing is gone or has no such field."""
    if ref.kind is not Kind.ACCOUNT or ref.field not in FIELDS:
        return None
    with Session(connection) as session:
        account = session.get(Account, ref.id)
        return None if account is None else FIELDS[ref.field].show(session, account)


def compare(ctx: Context, typed: Typed) -> Conflict | None:
    """Return what somebody else stored in the field since the typing began, before it is to be stored."""

    def read(connection: Connection) -> Conflict | None:
        stored, ref = stored_text(connection, typed.ref), typed.ref
        if stored is None or stored.strip() == typed.base.strip():
            return None
        told = last_change(connection, ref.kind, ref.id, FIELDS[ref.field].column)
        return Conflict(ref.kind, ref.id, ref.field, typed.base, typed.text, stored, *(told or ()))

    return ctx.workspace.read(read)
