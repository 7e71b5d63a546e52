"""Account attributes with a dated history: today's value and its past change together."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from sqlalchemy import select

from cs_desktop.domain.vocabulary import ATTRIBUTE_COLUMNS
from cs_desktop.models.id_lists import among
from cs_desktop.models.tables import SINCE_EVER, Account, AccountAttribute
from cs_desktop.models.write import WriteTx


def column_of(attribute: str) -> str:
    """Return the account's column that holds the attribute's value of today."""
    return ATTRIBUTE_COLUMNS.get(attribute, attribute)


def set_attribute(tx: WriteTx, account: Account, attribute: str, value: str | int | None) -> None:
    """Give a sliced attribute a new value from today on.

    An account's first value holds since ever; one that was set without history is kept as its past.
    """
    set_attributes(tx, attribute, [(account, value)])


def set_attributes(tx: WriteTx, attribute: str, values: Iterable[tuple[Account, str | int | None]]) -> None:
    """Give many accounts a new value of a sliced attribute from today on; their history is read at once."""
    column = column_of(attribute)
    wanted = [
        (account, getattr(account, column), value)
        for account, value in values
        if getattr(account, column) != value
    ]
    history = _history(tx, attribute, [account.id for account, _, _ in wanted])
    for account, _, value in wanted:
        setattr(account, column, value)
    # The log tells first what was changed, then what that added to the past.
    tx.session.flush()
    for account, before, value in wanted:
        rows = history.get(account.id, [])
        today = next((row for row in rows if row.valid_from == tx.today), None)
        if today is not None:
            today.value = as_text(value)
            continue
        for text, valid_from in new_rows(before, value, tx.today, is_known=bool(rows)):
            tx.session.add(attribute_row(tx, account.id, attribute, text, valid_from))


def _history(tx: WriteTx, attribute: str, account_ids: Collection[int]) -> dict[int, list[AccountAttribute]]:
    query = select(AccountAttribute).where(
        AccountAttribute.account_id.in_(among(account_ids)), AccountAttribute.field == attribute
    )
    found: dict[int, list[AccountAttribute]] = {}
    for row in tx.session.scalars(query):
        found.setdefault(row.account_id, []).append(row)
    return found


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
