"""Contacts in full, and what the timeline and the plan tell of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from cs_desktop.domain.timeline import NO_TOUCH
from cs_desktop.models.tables import Activity, ActivityContact, Contact, Objective, SuccessPlan, TeamMember


@dataclass(frozen=True, slots=True)
class ContactDetails:
    """A contact's own columns; see the table for the meaning of each. Much of it is internal."""

    id: int
    account_id: int
    name: str
    title: str
    role: str
    influence: str
    sentiment: str
    email: str
    phone: str
    notes: str
    reports_to_id: int | None
    left_on: date | None
    trained_on: date | None


@dataclass(frozen=True, slots=True)
class TouchFacts:
    """What the timeline tells of one contact up to a day."""

    last: date
    last_kind: str
    count: int


def contact_details(connection: Connection, account_id: int) -> Sequence[ContactDetails]:
    """Return an account's contacts by name."""
    columns = [Contact.__table__.columns[name] for name in ContactDetails.__dataclass_fields__]
    query = select(*columns).where(Contact.account_id == account_id).order_by(Contact.name, Contact.id)
    return [ContactDetails(*row) for row in connection.execute(query)]


def touches(connection: Connection, account_id: int, until: date) -> dict[int, TouchFacts]:
    """Return the touches of each contact of an account up to a day, by contact."""
    # Of the row with the highest day SQLite takes the other columns too.
    query = (
        select(ActivityContact.contact_id, func.max(Activity.day).label("last"), Activity.kind, func.count())
        .join(Activity, Activity.id == ActivityContact.activity_id)
        .join(Contact, Contact.id == ActivityContact.contact_id)
        .where(Contact.account_id == account_id, Activity.day <= until, Activity.kind.not_in(NO_TOUCH))
        .group_by(ActivityContact.contact_id)
    )
    return {
        contact_id: TouchFacts(last, kind, count)
        for contact_id, last, kind, count in connection.execute(query)
    }


def known_by(connection: Connection, account_id: int, until: date) -> dict[int, list[str]]:
    """Return who of ours had to do with each contact of an account up to a day: names by contact."""
    query = (
        select(ActivityContact.contact_id, TeamMember.name)
        .join(Activity, Activity.id == ActivityContact.activity_id)
        .join(Contact, Contact.id == ActivityContact.contact_id)
        .join(TeamMember, TeamMember.id == Activity.member_id)
        .where(Contact.account_id == account_id, Activity.day <= until, Activity.kind.not_in(NO_TOUCH))
        .distinct()
        .order_by(TeamMember.name)
    )
    found: dict[int, list[str]] = {}
    for contact_id, name in connection.execute(query):
        found.setdefault(contact_id, []).append(name)
    return found


def owned_objectives(connection: Connection, account_id: int) -> Sequence[tuple[int, int, str, str]]:
    """Return the objectives that a contact answers for, in the plan's order: contact, id, text, state."""
    query = (
        select(Objective.contact_id, Objective.id, Objective.text, Objective.state)
        .join(SuccessPlan, SuccessPlan.id == Objective.plan_id)
        .where(SuccessPlan.account_id == account_id, Objective.contact_id.is_not(None))
        .order_by(Objective.position, Objective.id)
    )
    return [(row[0], row[1], row[2], row[3]) for row in connection.execute(query) if row[0] is not None]
