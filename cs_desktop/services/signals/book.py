"""The accounts whose signals are read, with their names, what they pay, and who owns them."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from cs_desktop.domain.vocabulary import Relation
from cs_desktop.models.queries.commercial import step_columns
from cs_desktop.models.queries.workspace import member_names, workspace_facts
from cs_desktop.models.tables import Account
from cs_desktop.services.context import Context


@dataclass(frozen=True, slots=True)
class Book:
    """Accounts by id; ARR in minor units of the currency."""

    ids: NDArray[np.int64]
    """Rising."""
    names: Mapping[int, str]
    arr: Mapping[int, int]
    owners: Mapping[int, str]
    """Empty where nobody owns one."""
    currency: str


def read_book(ctx: Context, account_id: int | None = None) -> Book:
    """Return the accounts that signals are asked about: those that pay; where nobody does, all customers.

    With `account_id` it is that account alone, whatever it pays.
    """
    today = ctx.clock.today().toordinal()

    def read(connection: Connection) -> Book:
        steps = step_columns(connection, account_id)
        now = (steps.start <= today) & (today < steps.end)
        paying, place = np.unique(steps.account_ids[now], return_inverse=True)
        paid = np.bincount(place, weights=steps.arr[now], minlength=len(paying))
        arr = dict(zip(paying.tolist(), paid.astype(np.int64).tolist(), strict=True))
        query = select(Account.id, Account.name, Account.owner_id, Account.relation).order_by(Account.id)
        rows = connection.execute(
            query if account_id is None else query.where(Account.id == account_id)
        ).all()
        if account_id is None:
            ours = [row for row in rows if row.id in arr]
            rows = ours or [row for row in rows if row.relation == Relation.CUSTOMER.value]
        members = member_names(connection)
        return Book(
            ids=np.array([row.id for row in rows], np.int64),
            names={row.id: row.name for row in rows},
            arr={row.id: arr.get(row.id, 0) for row in rows},
            owners={row.id: members.get(row.owner_id or 0, "") for row in rows},
            currency=workspace_facts(connection).currency,
        )

    return ctx.workspace.read(read)
