"""Accounts as lists and pages need them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, case, func, select

from cs_desktop.domain.vocabulary import ActivityKind
from cs_desktop.models.columns import days_of, fetched, turned
from cs_desktop.models.tables import Account, AccountAttribute, Activity, Contact

_NOT_A_CONTACT = ("note", "outage")
"""Activities that are no touch with the customer."""
_REVIEWS = (ActivityKind.QBR.value, ActivityKind.EBR.value)


class AccountFacts(NamedTuple):
    """An account's own columns; see the table for the meaning of each."""

    id: int
    external_id: str
    name: str
    parent_id: int | None
    owner_id: int | None
    lifecycle_id: int | None
    industry: str
    region: str
    segment: str
    tier: str
    touch_model_id: int | None
    relation: str
    customer_since: date | None
    first_value: date | None
    website: str
    desired_outcome: str
    customer_metric: str
    notes: str


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """What of a contact may be shown to the customer: name, title and role."""

    id: int
    name: str
    title: str
    role: str
    left_on: date | None


@dataclass(frozen=True, slots=True)
class ActivityFacts:
    """An entry of the timeline."""

    id: int
    day: date
    kind: str
    title: str
    notes: str
    minutes: int


def accounts(connection: Connection, account_id: int | None = None) -> Sequence[AccountFacts]:
    """Return all accounts by name, or the one asked for."""
    columns = [Account.__table__.columns[name] for name in AccountFacts._fields]
    query = select(*columns).order_by(Account.name, Account.id)
    if account_id is not None:
        query = query.where(Account.id == account_id)
    return [AccountFacts._make(row) for row in connection.execute(query)]


def account_names(connection: Connection, ids: Collection[int] | None = None) -> dict[int, str]:
    """Return the names of these accounts, or of all, by id."""
    query = select(Account.id, Account.name)
    if ids is not None:
        query = query.where(Account.id.in_(ids))
    return {row.id: row.name for row in connection.execute(query)}


def matching(connection: Connection, text: str) -> Sequence[tuple[int, str]]:
    """Return id and name of the accounts whose external id, or else whose name, is the text.

    Case does not matter; an external id wins, because a script names accounts by it.
    """
    wanted = text.strip().casefold()
    # Compared here: SQLite knows the case of ASCII letters only.
    rows = connection.execute(
        select(Account.id, Account.external_id, Account.name).order_by(Account.id)
    ).all()
    by_id = [(row.id, row.name) for row in rows if row.external_id.casefold() == wanted != ""]
    return by_id or [(row.id, row.name) for row in rows if row.name.casefold() == wanted]


def beginning(connection: Connection, text: str, most: int) -> Sequence[str]:
    """Return the names of accounts that begin with the text, whatever its case, by name."""
    wanted = text.strip().casefold()
    names = connection.scalars(select(Account.name)).all()
    return sorted(name for name in names if name.casefold().startswith(wanted))[:most] if wanted else []


def attribute_history(connection: Connection) -> Sequence[tuple[int, str, str, date]]:
    """Return all dated attribute values: account, field, value, valid from."""
    query = select(
        AccountAttribute.account_id,
        AccountAttribute.field,
        AccountAttribute.value,
        AccountAttribute.valid_from,
    ).order_by(AccountAttribute.id)
    return [(r.account_id, r.field, r.value, r.valid_from) for r in connection.execute(query)]


def contacts_of(connection: Connection, account_id: int) -> Sequence[ContactFacts]:
    """Return an account's contacts by name."""
    query = (
        select(Contact.id, Contact.name, Contact.title, Contact.role, Contact.left_on)
        .where(Contact.account_id == account_id)
        .order_by(Contact.name, Contact.id)
    )
    return [ContactFacts(*row) for row in connection.execute(query)]


def newest_activities(
    connection: Connection, account_id: int, until: date, limit: int
) -> Sequence[ActivityFacts]:
    """Return an account's newest activities up to a day, newest first."""
    query = (
        select(Activity.id, Activity.day, Activity.kind, Activity.title, Activity.notes, Activity.minutes)
        .where(Activity.account_id == account_id, Activity.day <= until)
        .order_by(Activity.day.desc(), Activity.id.desc())
        .limit(limit)
    )
    return [ActivityFacts(*row) for row in connection.execute(query)]


def last_contacts(connection: Connection, until: date, account_id: int | None = None) -> dict[int, date]:
    """Return the day of the last touch up to a day, of each account or of one."""
    touches = last_touches(connection, until, account_id)
    return {account: contact for account, (contact, _) in touches.items() if contact}


def last_touches(
    connection: Connection, until: date, account_id: int | None = None
) -> dict[int, tuple[date | None, date | None]]:
    """Return the days of the last touch and of the last business review that an activity tells of.

    Both up to a day, of each account or of one, in one pass over the activities.
    """
    query = (
        select(
            Activity.account_id,
            func.max(case((Activity.kind.not_in(_NOT_A_CONTACT), Activity.day), else_=None)),
            func.max(case((Activity.kind.in_(_REVIEWS), Activity.day), else_=None)),
        )
        .where(Activity.day <= until)
        .group_by(Activity.account_id)
    )
    if account_id is not None:
        query = query.where(Activity.account_id == account_id)
    accounts_, contacts, reviews = turned(fetched(connection, query), 3)
    return dict(zip(accounts_, zip(days_of(contacts), days_of(reviews), strict=True), strict=True))
