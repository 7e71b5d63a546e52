"""Through which stages of life an account went."""

from sqlalchemy import Connection, select

from cs_desktop.domain.journey.stays import Entered
from cs_desktop.models.decoding import stored_values
from cs_desktop.models.tables import AccountAttribute


def lifecycle_steps(connection: Connection, account_id: int) -> tuple[Entered, ...]:
    """Return the stages of life that an account came into, the first one first."""
    query = (
        select(AccountAttribute.value, AccountAttribute.valid_from)
        .where(AccountAttribute.account_id == account_id, AccountAttribute.field == "lifecycle")
        .order_by(AccountAttribute.valid_from, AccountAttribute.id)
    )
    with stored_values():
        return tuple(
            Entered(int(value) if value else None, valid_from)
            for value, valid_from in connection.execute(query)
        )
