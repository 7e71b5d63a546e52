"""The fields of a contact that a person edits as text."""

from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy import select

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.domain.people import INFLUENCES, ROLES, SENTIMENTS, Person
from cs_desktop.models.tables import Contact
from cs_desktop.models.write import WriteTx
from cs_desktop.services.text_fields import TextField, Value, as_day, as_name, as_text, word_field

REPORTS_TO = "reports_to"

FIELDS: Mapping[str, TextField] = MappingProxyType(
    {
        "name": TextField("name", as_name),
        "role": word_field("role", ROLES),
        "influence": word_field("influence", INFLUENCES),
        "sentiment": word_field("sentiment", SENTIMENTS),
        # Whom the name means depends on whose contact it is: see `put`.
        REPORTS_TO: TextField("reports_to_id", as_text, Contact),
        **{column: TextField(column, as_day) for column in ("left_on", "trained_on")},
        **{column: TextField(column, as_text) for column in ("title", "email", "phone", "notes")},
    }
)
"""By the name that a field has on screen."""


def put(tx: WriteTx, contact: Contact, name: str, value: Value) -> None:
    """Store a field's new value.

    Raises:
        InputError: nobody can report to whom the name means.
    """
    if name == REPORTS_TO:
        contact.reports_to_id = _superior(tx, contact, str(value))
    else:
        setattr(contact, FIELDS[name].column, value)


def _superior(tx: WriteTx, contact: Contact, name: str) -> int | None:
    if not name:
        return None
    colleagues = tx.session.scalars(
        select(Contact).where(Contact.account_id == contact.account_id, Contact.id != contact.id)
    ).all()
    found = [one for one in colleagues if one.name.casefold() == name.casefold()]
    if not found:
        raise InputError(
            tr("Enter the name of another contact of this account, or add {name} first.", name=name)
        )
    if len(found) > 1:
        raise InputError(
            tr("Several contacts are called {name}; give one of them another name first.", name=name)
        )
    if _is_above(contact.id, found[0].id, {one.id: one.reports_to_id for one in colleagues}):
        raise InputError(
            tr("{name} reports to this contact already; choose someone else.", name=found[0].name)
        )
    return found[0].id


def _is_above(superior: int, contact: int, reports_to: Mapping[int, int | None]) -> bool:
    """Return whether one stands above another, over however many steps."""
    seen: set[int] = set()
    here: int | None = contact
    while here is not None and here not in seen:
        seen.add(here)
        here = reports_to.get(here)
        if here == superior:
            return True
    return False


def contact_fields(person: Person) -> Mapping[str, str]:
    """Return the fields of a contact as text, without asking the file."""
    return {name: field.show(person, lambda _table, _id: person.reports_to) for name, field in FIELDS.items()}
