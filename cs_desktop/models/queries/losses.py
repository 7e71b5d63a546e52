"""What says that accounts were lost, beside their subscriptions: churn events, and a flag in the source."""

from typing import Any

from sqlalchemy import Connection, select

from cs_desktop.models.columns import fetched
from cs_desktop.models.tables import Account, ChurnEvent

FLAG = "churn_flag"
"""The name under which an import keeps it."""
_YES = frozenset({"1", "true", "yes", "y", "t", "churned"})


def churn_days(connection: Connection) -> list[tuple[Any, ...]]:
    """Return account, day (as text) and product (None for the whole account) of all churn events."""
    return fetched(connection, select(ChurnEvent.account_id, ChurnEvent.day, ChurnEvent.product_id))


def churn_flags(connection: Connection) -> dict[int, bool]:
    """Return the flag of each account that has one."""
    rows = connection.execute(select(Account.id, Account.custom)).all()
    found = ((account_id, (custom or {}).get(FLAG)) for account_id, custom in rows)
    return {
        account_id: str(flag).strip().casefold() in _YES
        for account_id, flag in found
        if flag not in (None, "")
    }
