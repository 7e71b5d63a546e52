"""All entries of an account's timeline."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from cs_desktop.models.tables import Activity, ActivityContact, Contact, TeamMember


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """An entry's own columns, and who of ours made it."""

    id: int
    day: date
    kind: str
    title: str
    notes: str
    minutes: int
    direction: str
    purpose: str
    member_id: int | None
    member: str | None


def entries(connection: Connection, account_id: int) -> Sequence[EntryFacts]:
    """Return an account's entries, the newest first."""
    own = Activity.__table__.columns
    columns = [own[name] for name in EntryFacts.__dataclass_fields__ if name != "member"]
    columns.append(TeamMember.__table__.columns["name"])
    query = (
        select(*columns)
        .outerjoin(TeamMember, TeamMember.id == Activity.member_id)
        .where(Activity.account_id == account_id)
        .order_by(Activity.day.desc(), Activity.id.desc())
    )
    return [EntryFacts(*row) for row in connection.execute(query)]


def participants(connection: Connection, account_id: int) -> dict[int, list[tuple[int, str]]]:
    """Return who took part in each entry of an account, by entry: id and name, in order of name."""
    query = (
        select(ActivityContact.activity_id, Contact.id, Contact.name)
        .join(Activity, Activity.id == ActivityContact.activity_id)
        .join(Contact, Contact.id == ActivityContact.contact_id)
        .where(Activity.account_id == account_id)
        .order_by(Contact.name, Contact.id)
    )
    found: dict[int, list[tuple[int, str]]] = {}
    for activity_id, contact_id, name in connection.execute(query):
        found.setdefault(activity_id, []).append((contact_id, name))
    return found
