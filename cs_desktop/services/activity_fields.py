"""The fields of a timeline entry that a person edits as text."""

from collections.abc import Mapping
from types import MappingProxyType

from cs_desktop.common.dates import english_day
from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.common.text import lowered, shortened
from cs_desktop.domain.minutes import read_minutes
from cs_desktop.domain.note_text import first_line
from cs_desktop.domain.timeline import DIRECTIONS, KINDS, PURPOSES, TimelineEntry
from cs_desktop.models.tables import Activity, TeamMember
from cs_desktop.models.write import WriteTx
from cs_desktop.services.text_fields import TextField, Value, as_day, as_member, as_text, word_field


def as_minutes(_tx: WriteTx, text: str) -> int:
    """Return the minutes that the text names; 0 where it is empty."""
    minutes = read_minutes(text) if text else 0
    if minutes is None:
        raise InputError(tr("Enter a length of time such as 30m or 1h 30m."))
    return minutes


def _as_own_day(tx: WriteTx, text: str) -> Value:
    day = as_day(tx, text)
    if day is None:
        raise InputError(tr("Enter a date such as 2027-01-31; an entry cannot be without one."))
    return day


FIELDS: Mapping[str, TextField] = MappingProxyType(
    {
        "kind": word_field("kind", KINDS),
        "day": TextField("day", _as_own_day),
        "title": TextField("title", as_text),
        "minutes": TextField("minutes", as_minutes),
        "direction": word_field("direction", DIRECTIONS),
        "purpose": word_field("purpose", PURPOSES),
        "member": TextField("member_id", as_member, TeamMember),
        "notes": TextField("notes", as_text),
    }
)
"""By the name that a field has on screen."""


def put(_tx: WriteTx, activity: Activity, name: str, value: Value) -> None:
    """Store a field's new value."""
    setattr(activity, FIELDS[name].column, value)


def entry_fields(entry: TimelineEntry) -> Mapping[str, str]:
    """Return the fields of an entry as text, without asking the file."""
    return {name: field.show(entry, lambda _table, _id: entry.member) for name, field in FIELDS.items()}


def called(activity: Activity) -> str:
    """Return what the label of a change calls an entry."""
    kind = KINDS.get(activity.kind, activity.kind)
    kind = kind if kind.isupper() else lowered(kind)
    words = activity.title or first_line(activity.notes)
    return f"{kind} “{shortened(words)}”" if words else f"{kind} of {english_day(activity.day)}"
