"""What happened in a workspace, as it is shown: change sets as entries, their changes in words."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cs_desktop.domain.changes import Kind

Plain = str | int | float | bool | list[object] | dict[str, object] | None
"""A value as JSON has it."""


class Operation(StrEnum):
    """What was done to an object."""

    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class HistoryScope:
    """Whose history: with nothing set the workspace's, else an account's with all under it, or one object's.

    That of a success plan is with all that it is made of.

    `field` narrows an object to one of its columns.
    """

    account_id: int | None = None
    kind: Kind | None = None
    object_id: int | None = None
    field: str = ""


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """Which entries are wanted; with nothing set all of them.

    `person` is a whole user name as the log has it. Days are those of this computer's time zone, both
    inclusive. `text` is looked for in the label, whatever its case.
    """

    person: str = ""
    kind: Kind | None = None
    since: date | None = None
    until: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Undoing:
    """The change set that took an entry back, and is not itself taken back."""

    change_set_id: int
    person: str
    at: datetime


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change set.

    `at` is the hybrid clock's time in UTC: the writer's own time, or a millisecond after the change set
    before where that writer's clock was behind. `count` is the number of changes within the scope, `whole`
    of all of them. `undo_of` is the change set that this one reverts.
    """

    pos: int
    change_set_id: int
    at: datetime
    person: str
    host: str
    label: str
    count: int
    whole: int
    undo_of: int | None = None
    undone_by: Undoing | None = None


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Some entries, the newest first. `before` asks for the next page; None where there is none.

    `newest` is the place that the log had reached before it was read: what comes after it is not here.
    """

    entries: tuple[HistoryEntry, ...]
    before: int | None
    newest: int


@dataclass(frozen=True, slots=True)
class ObjectKey:
    """One object of the workspace, now or once."""

    kind: Kind
    id: int


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change in words.

    For an insert or a deletion `label` says it all ("Added contact Mira Olsen"). For an update it is the
    field's name, and `old` and `new` are its values as the program shows them, long ones cut to what differs.
    """

    key: ObjectKey
    subject: str
    """What was changed, such as "Contact Mira Olsen"."""
    name: str
    """What it is called, "Mira Olsen"."""
    operation: Operation
    label: str
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class EntryDetail:
    """Some changes of an entry, `taken` of them; a change may have more than one line."""

    lines: tuple[ChangeLine, ...]
    taken: int
    after: int | None
    """Asks for the changes that follow; None where there are none."""
    summary: tuple[str, ...] = ()
    """The whole entry counted by kind, where it has more changes than these."""


@dataclass(frozen=True, slots=True)
class RecordedChange:
    """One change for other programs: names instead of ids, amounts in major units, ISO dates, nothing cut."""

    key: ObjectKey
    name: str
    account: str
    """The name of the account that the object belongs to; empty where it belongs to none."""
    operation: Operation
    field: str
    """The column; empty for an insert or a deletion."""
    label: str
    old: Plain
    """For a deletion all values that were set, by column."""
    new: Plain
