"""Account attributes with a dated history: today's value and its past change together."""

from collections.abc import Iterator
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
    today = next((row for row in rows if row.valid_from == tx.today), None)
    if today is not None:
        today.value = as_text(value)
        return
    for text, valid_from in new_rows(before, value, tx.today, is_known=bool(rows)):
        tx.session.add(attribute_row(tx, account.id, attribute, text, valid_from))


def new_rows(before: object, value: object, today: date, *, is_known: bool) -> Iterator[tuple[str, date]]:
    """Yield text and first day of what a new value adds to a history in which nothing begins today.

    `is_known` tells whether there is a history yet.
    """
    if is_known:
        yield as_text(value), today
    elif before:
        yield as_text(before), SINCE_EVER
        yield as_text(value), today
    else:
        yield as_text(value), SINCE_EVER


def as_text(value: object) -> str:
    """Return a value as a history keeps it."""
    return "" if value is None else str(value)


def attribute_row(
    tx: WriteTx, account_id: int, attribute: str, text: str, valid_from: date
) -> AccountAttribute:
    """Return a new row of history."""
    return AccountAttribute(
        id=tx.new_id(), account_id=account_id, field=attribute, value=text, valid_from=valid_from
    )
