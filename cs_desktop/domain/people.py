"""The people of an account as its page shows them, and the words for what they are to us."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from cs_desktop.common.language import marked
from cs_desktop.domain.vocabulary import ContactRole, ObjectiveState, word_text

ROLES: Mapping[str, str] = MappingProxyType(
    {
        ContactRole.SPONSOR.value: marked("Sponsor"),
        ContactRole.CHAMPION.value: marked("Champion"),
        ContactRole.DECISION_MAKER.value: marked("Decision maker"),
        ContactRole.POWER_USER.value: marked("Power user"),
        ContactRole.USER.value: marked("User"),
        ContactRole.DETRACTOR.value: marked("Detractor"),
        ContactRole.OTHER.value: marked("Other"),
    }
)
"""Each stored role with its name, the weightiest first."""
NOT_KNOWN = marked("Not known")
HIGH, MEDIUM, LOW = "high", "medium", "low"
INFLUENCES: Mapping[str, str] = MappingProxyType(
    {HIGH: marked("High"), MEDIUM: marked("Medium"), LOW: marked("Low"), "": NOT_KNOWN}
)
SUPPORTS, NEUTRAL, AGAINST = "supports", "neutral", "against"
SENTIMENTS: Mapping[str, str] = MappingProxyType(
    {SUPPORTS: marked("Supports"), NEUTRAL: marked("Neutral"), AGAINST: marked("Against"), "": NOT_KNOWN}
)
KEY_ROLES = (ContactRole.SPONSOR.value, ContactRole.CHAMPION.value, ContactRole.DECISION_MAKER.value)
"""Roles of those without whom nothing is decided."""


@dataclass(frozen=True, slots=True)
class NewContact:
    """A person who is to be taken in; the words are stored ones."""

    account_id: int
    name: str
    title: str = ""
    role: str = ContactRole.OTHER.value
    influence: str = ""
    sentiment: str = ""
    email: str = ""
    phone: str = ""
    reports_to_id: int | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A contact with what the timeline tells of them. Influence, sentiment and notes are internal."""

    id: int
    name: str
    title: str
    role: str
    influence: str
    sentiment: str
    email: str
    phone: str
    notes: str
    reports_to_id: int | None
    reports_to: str
    left_on: date | None
    trained_on: date | None
    last_touch: date | None
    """The last day on which somebody of ours spoke or wrote with them, up to today."""
    last_kind: str
    """How that was; empty where there was none."""
    touches: int
    known_by: tuple[str, ...]
    """Who of ours had to do with them, by name."""

    def has_left(self, today: date) -> bool:
        """Return whether they are gone by today."""
        return self.left_on is not None and self.left_on <= today


@dataclass(frozen=True, slots=True)
class OwnedObjective:
    """An objective of the success plan for which a person of the customer answers."""

    id: int
    text: str
    state: ObjectiveState


@dataclass(frozen=True, slots=True)
class PastTouch:
    """An entry of the timeline in which a person took part."""

    id: int
    day: date
    kind: str
    text: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Ties:
    """What hangs on one person."""

    contact_id: int
    objectives: tuple[OwnedObjective, ...]
    touches: tuple[PastTouch, ...]
    """The newest first, some of them."""
    touch_count: int
    reports: tuple[str, ...]
    """Who reports to them."""


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """The people of an account as of a day."""

    account_id: int
    account: str
    as_of: date
    people: tuple[Person, ...]
    """By name."""
    last_touch: date | None
    """The last touch with anybody of the account, also where nobody was named."""
    objectives: Mapping[int, int]
    """How many open objectives each person answers for; those with none are left out."""


def told_title(title: str, role: str) -> str:
    """Return how somebody is named by role where a customer may read it; empty where nothing may be said.

    Who is a detractor is what we think of them.
    """
    if title or role in ("", ContactRole.DETRACTOR):
        return title
    return word_text(role)
