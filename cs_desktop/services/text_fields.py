"""Fields that a person edits as text: how each is shown, read back and stored, whatever it belongs to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from sqlalchemy import select
from sqlalchemy.orm import Session

from cs_desktop.common.dates import read_day
from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.domain.new_account import length_problem
from cs_desktop.models.tables import Contact, LifecycleStage, Metric, TeamMember
from cs_desktop.models.write import WriteTx

Value = str | int | float | date | None
"""A stored value."""
Named = type[TeamMember] | type[LifecycleStage] | type[Contact] | type[Metric]
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
    words: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Where the column holds one of our words: what each is called."""

    def show(self, item: object, name_of: NameOf) -> str:
        """Return the text of a row, or of what was read of one."""
        value = getattr(item, self.column)
        if value is None:
            return ""
        if self.names is not None:
            return name_of(self.names, value)
        if self.words:
            return tr(self.words.get(value, value)) if value else ""
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
        raise InputError(tr("Enter a name; it cannot be empty."))
    if problem := length_problem(text):
        raise InputError(problem)
    return text


def as_day(_tx: WriteTx, text: str) -> date | None:
    """Return the day that the text names; none where it is empty."""
    if not text:
        return None
    day = read_day(text)
    if day is None:
        raise InputError(tr("Enter a date such as 2027-01-31."))
    return day


def as_member(tx: WriteTx, text: str) -> int | None:
    """Return the member of this name; someone new joins the team."""
    if not text:
        return None
    # Compared here: SQLite knows the case of ASCII letters only.
    for known in tx.session.scalars(select(TeamMember).order_by(TeamMember.id)):
        if known.name.casefold() == text.casefold():
            return known.id
    member = TeamMember(id=tx.new_id(), name=text)
    tx.session.add(member)
    tx.session.flush()
    return member.id


def as_stage(tx: WriteTx, text: str) -> int | None:
    """Return the stage of the customer's life of this name; none where it is empty."""
    if not text:
        return None
    stages = tx.session.scalars(select(LifecycleStage).order_by(LifecycleStage.position)).all()
    for stage in stages:
        if stage.name.casefold() == text.casefold():
            return stage.id
    names = ", ".join(stage.name for stage in stages)
    raise InputError(tr("Enter one of the lifecycle stages: {names}.", names=names))


def word_field(column: str, words: Mapping[str, str]) -> TextField:
    """Return a field of one of our words, by the name of each; it may be empty where the words say so."""

    def read(_tx: WriteTx, text: str) -> str:
        if not text and "" in words:
            return ""
        for word, name in words.items():
            if text.casefold() in (tr(name).casefold(), word):
                return word
        names = ", ".join(tr(name) for name in words.values())
        raise InputError(tr("Enter one of these: {names}.", names=names))

    return TextField(column, read, words=words)
