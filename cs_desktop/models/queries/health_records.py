"""What scorecards are chosen by: segment and stage of accounts with their history, and their age."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from cs_desktop.models.columns import fetched
from cs_desktop.models.tables import Account, AccountAttribute


def judged_accounts(connection: Connection, account_id: int | None = None) -> list[tuple[Any, ...]]:
    """Return id, customer since (text or None), segment and lifecycle id of all accounts or of one, by id."""
    columns = (Account.id, Account.customer_since, Account.segment, Account.lifecycle_id)
    query = select(*columns).order_by(Account.id)
    if account_id is not None:
        query = query.where(Account.id == account_id)
    return fetched(connection, query)


def attribute_rows(
    connection: Connection, fields: Sequence[str], account_id: int | None = None
) -> list[tuple[Any, ...]]:
    """Return account id, field, first day (text) and value of the history of some attributes, by account.

    Of rows of one day the later one comes last.
    """
    table = AccountAttribute
    query = (
        select(table.account_id, table.field, table.valid_from, table.value)
        .where(table.field.in_(fields))
        .order_by(table.account_id, table.valid_from, table.id)
    )
    if account_id is not None:
        query = query.where(table.account_id == account_id)
    return fetched(connection, query)
