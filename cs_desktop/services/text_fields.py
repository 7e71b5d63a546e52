"""Fields that a person edits as text: how each is shown, read back and stored, whatever it belongs to."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from cs_desktop.common.dates import read_day
from cs_desktop.common.errors import InputError
from cs_desktop.models.tables import LifecycleStage, TeamMember
from cs_desktop.models.write import WriteTx

NAME_LIMIT = 300

Value = str | int | date | None
"""A stored value."""
Named = type[TeamMember] | type[LifecycleStage]
"""Tables whose rows are spoken of by their names."""
NameOf = Callable[[Named, int], str]
"""Returns the name of a row; empty where there is none."""


@dataclass(frozen=True, slots=True)
class TextField:
    """One field, by the column that holds it."""

    column: str
    read: Callable[[WriteTx, str], Value]
    """Turns text without spaces around it into the stored value; raises InputError where it is none."""
    names: Named | None = None
    """Where the column holds an id: whose name is shown for it."""

    def show(self, item: object, name_of: NameOf) -> str:
        """Return the text of a row, or of what was read of one."""
        value = getattr(item, self.column)
        if value is None:
            return ""
        if self.names is not None:
            return name_of(self.names, value)
        return value.isoformat() if isinstance(value, date) else str(value)


def names_in(session: Session) -> NameOf:
    """Return what finds the names that are stored now."""

    def name_of(table: Named, row_id: int) -> str:
        return session.scalar(select(table.name).where(table.id == row_id)) or ""

    return name_of


def as_text(_tx: WriteTx, text: str) -> str:
    """Return the text itself."""
    return text


def as_name(_tx: WriteTx, text: str) -> str:
    """Return the text as a name, which is not empty and not too long."""
    if not text:
        raise InputError("Enter a name; it cannot be empty.")
    if len(text) > NAME_LIMIT:
        raise InputError(f"Enter at most {NAME_LIMIT} characters; this name has {len(text)}.")
    return text


def as_day(_tx: WriteTx, text: str) -> date | None:
    """Return the day that the text names; none where it is empty."""
    if not text:
        return None
    day = read_day(text)
    if day is None:
        raise InputError("Enter a date such as 2027-01-31.")
    return day
