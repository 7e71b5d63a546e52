"""What the catalogue says of a metric: what it means, how its points are read, and where they come from."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from cs_desktop.common.language import marked
from cs_desktop.domain.vocabulary import MetricKind

Steps = tuple[tuple[float, str], ...]
"""The values of a scale with their words, the lowest first."""
MINUTES = "minutes"
_ID_BITS = 63


class Topic(StrEnum):
    """A group of the catalogue, in the order in which it is shown; the word is stored."""

    ADOPTION = "adoption"
    OUTCOMES = "outcomes"
    ONBOARDING = "onboarding"
    SURVEYS = "surveys"
    SUPPORT = "support"
    RELATIONSHIP = "relationship"
    COMMUNICATION = "communication"
    COMMERCIAL = "commercial"


TOPICS = {
    Topic.ADOPTION: marked("Adoption and use"),
    Topic.OUTCOMES: marked("Outcomes"),
    Topic.ONBOARDING: marked("Onboarding"),
    Topic.SURVEYS: marked("Surveys"),
    Topic.SUPPORT: marked("Support and service"),
    Topic.RELATIONSHIP: marked("Relationship"),
    Topic.COMMUNICATION: marked("Emails and campaigns"),
    Topic.COMMERCIAL: marked("Commercial"),
}


class Derivation(StrEnum):
    """How points are made from what the workspace holds anyway; the word is stored in `derived_from`."""

    TRAINED = "trained"
    KEY_PEOPLE = "key_people"
    LAST_CONTACT = "last_contact"
    LAST_EXECUTIVE = "last_executive"
    EXECUTIVE_MEETINGS = "executive_meetings"
    SERVICE_CALLS = "service_calls"
    OUTAGES = "outages"
    OUTAGE_MINUTES = "outage_minutes"
    FIRST_VALUE = "first_value"
    ONBOARDING_DAYS = "onboarding_days"
    ONBOARDING_ON_TIME = "onboarding_on_time"
    RESPONSES = "responses"
    PLAN_MEASURES = "plan_measures"


NOT_DERIVED = "off"
"""Stored in `derived_from` where somebody does not want a built-in metric to be derived."""
_CONTACTS, _TIMELINE = marked("Contacts"), marked("Timeline")
_STAGES = marked("Stages of life")
DERIVED_FROM = {
    Derivation.TRAINED: _CONTACTS,
    Derivation.KEY_PEOPLE: _CONTACTS,
    Derivation.LAST_CONTACT: _TIMELINE,
    Derivation.LAST_EXECUTIVE: _TIMELINE,
    Derivation.EXECUTIVE_MEETINGS: _TIMELINE,
    Derivation.SERVICE_CALLS: _TIMELINE,
    Derivation.OUTAGES: _TIMELINE,
    Derivation.OUTAGE_MINUTES: _TIMELINE,
    Derivation.FIRST_VALUE: marked("Account"),
    Derivation.ONBOARDING_DAYS: _STAGES,
    Derivation.ONBOARDING_ON_TIME: _STAGES,
    Derivation.RESPONSES: marked("Surveys"),
    Derivation.PLAN_MEASURES: marked("Success plan"),
}
"""What each derivation reads, in the words of the window."""


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A metric of the standard catalogue.

    `unit` is a `Unit` value or, where none fits, the unit's own word. `window_days` is the length of the
    window whose points become one value by `kind`; after `stale_days` without a point the metric is stale.
    Points count as of a day once `lag_days` have passed since theirs.
    """

    key: str
    name: str
    unit: str
    kind: MetricKind
    higher_is_better: bool = True
    window_days: int = 30
    stale_days: int = 60
    topic: str = ""
    """A `Topic`; empty for none."""
    definition: str = ""
    """One sentence with its formula."""
    derived_from: str = ""
    """A `Derivation`; empty where points are entered or imported alone."""
    scale: Steps = ()
    """The words of an ordered scale; empty where values are plain numbers."""
    lag_days: int = 0

    @property
    def id(self) -> int:
        """Return the id of the row that it gets when it is first edited or fed: the same in every program."""
        digest = hashlib.blake2b(f"metric\0{self.key}".encode(), digest_size=8).digest()
        return int.from_bytes(digest) >> (64 - _ID_BITS) or 1

    @property
    def stored_scale(self) -> dict[str, list[list[object]]] | None:
        """Return the scale as a row keeps it."""
        return {"steps": [[value, word] for value, word in self.scale]} if self.scale else None
