"""What a deck tells beside plan, metrics and money: what changed, what was learned, who works with whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cs_desktop.domain.attention import Finding
from cs_desktop.domain.coverage import Gap
from cs_desktop.domain.people import PeoplePage


@dataclass(frozen=True, slots=True)
class ChangedTold:
    """What changed since the last review, in sentences that a customer may read."""

    since: date
    review: str
    """What that review is called; empty where none was held, and it is since the period began."""
    lines: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    """Who of theirs left; they know that themselves, so that it is for us alone."""


@dataclass(frozen=True, slots=True)
class LearnedTold:
    """What was shared of a review that was held."""

    review: str
    day: date
    notes: tuple[str, ...]
    """The shared ones, a line each."""
    decisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoadmapTold:
    """An item of the roadmap, and why it matters to the account."""

    id: int
    name: str
    description: str
    state: str
    """A `RoadmapState`."""
    due: date | None
    why: str
    """In the customer's words."""
    shared: bool = True


@dataclass(frozen=True, slots=True)
class BesideTold:
    """All of it that a customer may see."""

    changed: ChangedTold | None = None
    learned: tuple[LearnedTold, ...] = ()
    """Of the reviews held from the period's beginning on, the newest first."""
    roadmap: tuple[RoadmapTold, ...] = ()
    """What matters to them of what customers may be told, in their order."""
    counterparts: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    """Contacts by the member of ours who looks after them."""


@dataclass(frozen=True, slots=True)
class OwnBeside:
    """What only we see."""

    people: PeoplePage | None = None
    """Everybody with influence, sentiment and when they were met."""
    gaps: tuple[Gap, ...] = ()
    """What is missing among them, the gravest first."""
    signals: tuple[Finding, ...] = ()
    """Those that are open, the gravest first."""
    roadmap: tuple[RoadmapTold, ...] = ()
    """What matters to the account, what customers are not told of included; without any all items."""
    interested: bool = True
    """Whether anything on the roadmap matters to the account."""
