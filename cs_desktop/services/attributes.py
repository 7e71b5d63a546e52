"""Account attributes with a dated history: today's value and its past change together."""

from datetime import date

from sqlalchemy import select

from cs_desktop.domain.vocabulary import ATTRIBUTE_COLUMNS
from cs_desktop.models.tables import SINCE_EVER, Account, AccountAttribute
from cs_desktop.models.write import WriteTx


def column_of(attribute: str) -> str:
    """Return the account's column that holds the attribute's value of today."""
    return ATTRIBUTE_COLUMNS.get(attribute, attribute)


def set_attribute(tx: WriteTx, account: Account, attribute: str, value: str | int | None) -> None:
    """Give a sliced attribute a new value from today on.

    An account's first value holds since ever; one that was set without history is kept as its past.
    """
    column = column_of(attribute)
    before = getattr(account, column)
    if before == value:
        return
    setattr(account, column, value)
    rows = tx.session.scalars(
        select(AccountAttribute).where(
            AccountAttribute.account_id == account.id, AccountAttribute.field == attribute
        )
    ).all()
    if not rows and before:
        tx.session.add(attribute_row(tx, account.id, attribute, str(before), SINCE_EVER))
    text = "" if value is None else str(value)
    today = next((row for row in rows if row.valid_from == tx.today), None)
    if today is not None:
        today.value = text
    else:
        began = tx.today if rows or before else SINCE_EVER
        tx.session.add(attribute_row(tx, account.id, attribute, text, began))


def attribute_row(
    tx: WriteTx, account_id: int, attribute: str, text: str, valid_from: date
) -> AccountAttribute:
    """Return a new row of history."""
    return AccountAttribute(
        id=tx.new_id(), account_id=account_id, field=attribute, value=text, valid_from=valid_from
    )
