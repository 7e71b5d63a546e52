"""What the command palette offers of a workspace."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from cs_desktop.models.tables import Account, Contact, Objective, Review, SuccessPlan


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with its name, the account that it is part of, and a word about it."""

    id: int
    account_id: int
    name: str
    word: str = ""
    day: date | None = None


def named_accounts(connection: Connection) -> Sequence[Named]:
    """Return all accounts by name, with their external ids."""
    query = select(Account.id, Account.id, Account.name, Account.external_id)
    return [Named(*row) for row in connection.execute(query.order_by(Account.name, Account.id))]


def named_contacts(connection: Connection) -> Sequence[Named]:
    """Return all contacts by name, those who left last."""
    query = select(Contact.id, Contact.account_id, Contact.name)
    order = (Contact.left_on.is_not(None), Contact.name, Contact.id)
    return [Named(*row) for row in connection.execute(query.order_by(*order))]


def named_objectives(connection: Connection) -> Sequence[Named]:
    """Return all objectives in the order of their plans, with their states."""
    query = select(Objective.id, SuccessPlan.account_id, Objective.text, Objective.state)
    query = query.join(SuccessPlan, SuccessPlan.id == Objective.plan_id)
    return [Named(*row) for row in connection.execute(query.order_by(Objective.position, Objective.id))]


def named_reviews(connection: Connection) -> Sequence[Named]:
    """Return all reviews, the latest first, with their kinds and days."""
    query = select(Review.id, Review.account_id, Review.title, Review.kind, Review.day)
    return [Named(*row) for row in connection.execute(query.order_by(Review.day.desc(), Review.id))]
