"""The timeline of an account: what was done, what happened, and what is planned."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from cs_desktop.common.language import marked
from cs_desktop.domain.vocabulary import ActivityKind, Direction, Purpose

KINDS: Mapping[str, str] = MappingProxyType(
    {
        ActivityKind.ON_SITE.value: marked("On-site"),
        ActivityKind.CALL.value: marked("Call"),
        ActivityKind.EMAIL.value: marked("Email"),
        ActivityKind.WEBINAR.value: marked("Webinar"),
        ActivityKind.TRAINING.value: marked("Training"),
        ActivityKind.QBR.value: marked("QBR"),
        ActivityKind.EBR.value: marked("EBR"),
        ActivityKind.OUTAGE.value: marked("Outage"),
        ActivityKind.NOTE.value: marked("Note"),
        ActivityKind.PODCAST.value: marked("Podcast"),
        ActivityKind.COMMUNITY.value: marked("Community"),
        ActivityKind.KNOWLEDGE_BASE.value: marked("Knowledge base"),
        ActivityKind.ADVISORY_BOARD.value: marked("Advisory board"),
        ActivityKind.USER_GROUP.value: marked("User group"),
        ActivityKind.OTHER.value: marked("Other"),
    }
)
"""Each stored kind of entry with its name, in the order in which they are offered."""
DIRECTIONS: Mapping[str, str] = MappingProxyType(
    {
        Direction.PROACTIVE.value: marked("Proactive"),
        Direction.REACTIVE.value: marked("Reactive"),
        "": marked("Not known"),
    }
)
PURPOSES: Mapping[str, str] = MappingProxyType(
    {Purpose.VALUE.value: marked("Value"), Purpose.RISK.value: marked("Risk"), "": marked("Not known")}
)
NO_TOUCH = frozenset((ActivityKind.NOTE.value, ActivityKind.OUTAGE.value))
"""Kinds in which nobody of ours had to do with anybody of theirs."""


@dataclass(frozen=True, slots=True)
class NewActivity:
    """An entry that is to be made; the words are stored ones."""

    account_id: int
    kind: str
    day: date
    title: str = ""
    minutes: int = 0
    direction: str = ""
    purpose: str = ""
    notes: str = ""
    member_id: int | None = None
    contact_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One entry. `kind`, `direction` and `purpose` are stored words."""

    id: int
    day: date
    kind: str
    title: str
    notes: str
    """Markdown."""
    minutes: int
    direction: str
    purpose: str
    member_id: int | None
    member: str
    contact_ids: tuple[int, ...]
    people: tuple[str, ...]
    """The names of the contacts who took part, in the order of `contact_ids`."""

    def is_planned(self, today: date) -> bool:
        """Return whether it is to come."""
        return self.day > today


@dataclass(frozen=True, slots=True)
class Timeline:
    """All entries of an account as of a day, the newest first."""

    account_id: int
    account: str
    as_of: date
    entries: tuple[TimelineEntry, ...]
