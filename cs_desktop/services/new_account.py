"""Adding one account by hand."""

from sqlalchemy import select

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.new_account import NewAccount, site_of
from cs_desktop.domain.vocabulary import DATED_ATTRIBUTES
from cs_desktop.models.tables import SINCE_EVER, Account
from cs_desktop.models.write import WriteTx
from cs_desktop.services.account_fields import FIELDS, SET_BY_HAND
from cs_desktop.services.attributes import as_text, attribute_row
from cs_desktop.services.context import Context
from cs_desktop.services.referring import require
from cs_desktop.services.segmenting import segment_by_rule


def add_account(ctx: Context, new: NewAccount, initiator: object = None) -> Change:
    """Add an account; another one of the same name is no obstacle, for two sites may share it.

    Without a segment it gets that of the rules; with another one than theirs it is left alone by them.

    Raises:
        InputError: there is no name, or a field's text is no value of it.
        KnownError: the file refuses.
    """

    def work(tx: WriteTx) -> None:
        name = FIELDS["name"].read(tx, new.name.strip())
        values = {key: FIELDS[key].read(tx, text.strip()) for key, text in new.fields.items()}
        _refuse_known_id(tx, str(values.get("external_id", "")))
        by_rule = segment_by_rule(
            tx, str(name), str(values.get("industry", "")), str(values.get("region", ""))
        )
        values["segment"] = values.get("segment") or by_rule
        columns = {FIELDS[key].column: value for key, value in values.items()}
        if new.parent_id is not None:
            gone = tr("The parent account was deleted by someone else meanwhile; choose another one or none.")
            require(tx, Account, new.parent_id, gone)
        account = Account(
            id=tx.new_id(),
            name=name,
            relation=new.relation.value,
            parent_id=new.parent_id,
            segment_reason="" if values["segment"] == by_rule else SET_BY_HAND,
            **columns,
        )
        tx.session.add(account)
        tx.session.flush()
        for key, value in values.items():
            if key in DATED_ATTRIBUTES and value:
                tx.session.add(attribute_row(tx, account.id, key, as_text(value), SINCE_EVER))
        tx.recorder.label = f"Add account {shortened(account.name)}"

    change = ctx.workspace.write("Add account", work, initiator).change
    assert change is not None
    return change


def account_of_site(ctx: Context, website: str) -> str:
    """Return the name of an account that has a website of the same host; empty where there is none."""
    wanted = site_of(website)
    query = select(Account.name, Account.website).where(Account.website != "").order_by(Account.name)
    rows = ctx.workspace.read(lambda connection: connection.execute(query).all()) if wanted else []
    return next((row.name for row in rows if site_of(row.website) == wanted), "")


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
