"""What accounts agreed to and confirmed, summed up: one query a record, whatever the number of accounts."""

from sqlalchemy import Connection, func, or_, select

from cs_desktop.domain.plan.content import ConfirmationEntry
from cs_desktop.domain.plan.ledger import AccountLedger
from cs_desktop.domain.vocabulary import PlanStatus
from cs_desktop.models.queries.shapes import shaped
from cs_desktop.models.tables import Agreement, SuccessPlan, ValueConfirmation


def account_ledgers(connection: Connection, account_id: int | None = None) -> dict[int, AccountLedger]:
    """Return what one account, or each, agreed to and confirmed; those with nothing are left out.

    A plan that is not closed is agreed where that is its status, or an agreement on the whole of it holds.
    """
    back = select(Agreement.revokes_id).where(Agreement.revokes_id.is_not(None))
    whole = select(Agreement.plan_id).where(
        Agreement.plan_id.is_not(None),
        Agreement.objective_id.is_(None),
        Agreement.revokes_id.is_(None),
        Agreement.id.not_in(back),
        # One whose objective was deleted is about no objective either, but not about the whole.
        Agreement.terms["whole"].as_boolean(),
    )
    plans = (
        select(SuccessPlan.account_id)
        .where(or_(SuccessPlan.status == PlanStatus.AGREED.value, SuccessPlan.id.in_(whole)))
        .where(SuccessPlan.status != PlanStatus.CLOSED.value)
        .distinct()
    )
    if account_id is not None:
        plans = plans.where(SuccessPlan.account_id == account_id)
    agreed = set(connection.scalars(plans))
    confirmed = confirmed_values(connection, account_id)
    return {
        key: AccountLedger(key in agreed, *confirmed.get(key, (0, 0)))
        for key in sorted(agreed | confirmed.keys())
    }


def confirmations_of(connection: Connection, account_id: int) -> tuple[ConfirmationEntry, ...]:
    """Return all entries about value that an account confirmed, whatever became of their plans, by day."""
    return shaped(
        connection, ValueConfirmation, ConfirmationEntry, ValueConfirmation.account_id == account_id, "day"
    )


def confirmed_values(connection: Connection, account_id: int | None = None) -> dict[int, tuple[int, int]]:
    """Return how many results one account, or each, confirmed that hold, and their value in minor units.

    Accounts that confirmed nothing are left out.
    """
    revoked = select(ValueConfirmation.revokes_id).where(ValueConfirmation.revokes_id.is_not(None))
    values = (
        select(
            ValueConfirmation.account_id,
            func.count(),
            func.coalesce(func.sum(ValueConfirmation.worth), 0),
        )
        .where(ValueConfirmation.revokes_id.is_(None), ValueConfirmation.id.not_in(revoked))
        .group_by(ValueConfirmation.account_id)
    )
    if account_id is not None:
        values = values.where(ValueConfirmation.account_id == account_id)
    return {account: (count, int(worth or 0)) for account, count, worth in connection.execute(values)}
