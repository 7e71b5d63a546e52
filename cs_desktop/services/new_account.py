"""Adding one account by hand."""

from sqlalchemy import select

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.new_account import NewAccount
from cs_desktop.domain.vocabulary import DATED_ATTRIBUTES
from cs_desktop.models.tables import SINCE_EVER, Account
from cs_desktop.models.write import WriteTx
from cs_desktop.services.account_fields import FIELDS
from cs_desktop.services.attributes import as_text, attribute_row
from cs_desktop.services.context import Context


def add_account(ctx: Context, new: NewAccount, initiator: object = None) -> Change:
    """Add an account; another one of the same name is no obstacle, for two sites may share it.

    Raises:
        InputError: there is no name, or a field's text is no value of it.
        KnownError: the file refuses.
    """

    def work(tx: WriteTx) -> None:
        name = FIELDS["name"].read(tx, new.name.strip())
        values = {key: FIELDS[key].read(tx, text.strip()) for key, text in new.fields.items()}
        _refuse_known_id(tx, str(values.get("external_id", "")))
        columns = {FIELDS[key].column: value for key, value in values.items()}
        account = Account(id=tx.new_id(), name=name, relation=new.relation.value, **columns)
        tx.session.add(account)
        tx.session.flush()
        for key, value in values.items():
            if key in DATED_ATTRIBUTES and value:
                tx.session.add(attribute_row(tx, account.id, key, as_text(value), SINCE_EVER))
        tx.recorder.label = f"Add account {shortened(account.name)}"

    change = ctx.workspace.write("Add account", work, initiator).change
    assert change is not None
    return change


def _refuse_known_id(tx: WriteTx, external_id: str) -> None:
    if not external_id:
        return
    known = tx.session.scalar(select(Account.name).where(Account.external_id == external_id).limit(1))
    if known is not None:
        raise InputError(
            tr("{name} has this external id already; enter another one or none.", name=shortened(known))
        )


def added_account(change: Change) -> int | None:
    """Return the account that a step added, if it is one."""
    ids = change.ids.get(Kind.ACCOUNT)
    return next(iter(ids)) if ids and len(ids) == 1 else None
