"""What of a success plan a customer is given.

A file for the customer is drawn from a `SharedPlan`, which has no place for anything internal: notes, reasons
of progress set by hand, milestones that are ours alone, formulas and estimates of worth never get into it.
"""

from dataclasses import dataclass
from datetime import date

from cs_desktop.domain.deck.content import Picture
from cs_desktop.domain.figures import Status
from cs_desktop.domain.journey.words import Party
from cs_desktop.domain.plan.bar import BarPlaces


@dataclass(frozen=True, slots=True)
class SharedMeasure:
    """A measure as the customer reads it."""

    name: str
    definition: str
    unit: str
    baseline: str
    current: str
    target: str
    due: str
    status: Status
    word: str
    bar: BarPlaces | None
    values: tuple[float | None, float | None, float | None]
    """Baseline, current value and target as numbers beside the unit; None where words say them."""
    due_on: date | None


@dataclass(frozen=True, slots=True)
class SharedObjective:
    """An objective with its measures."""

    number: int
    text: str
    category: str
    notes: str
    """The shared ones."""
    ours: str
    theirs: str
    sign_off: str
    status: Status
    word: str
    parked: bool
    measures: tuple[SharedMeasure, ...]


@dataclass(frozen=True, slots=True)
class SharedMilestone:
    """A milestone that is theirs or shared."""

    name: str
    side: str
    due: date | None
    reached_on: date | None


@dataclass(frozen=True, slots=True)
class SharedAction:
    """What one side does."""

    text: str
    party: Party
    who: str
    objective: int | None
    """The number of the objective that it serves."""
    start: date | None
    due: date | None
    done_on: date | None
    late: bool


@dataclass(frozen=True, slots=True)
class SharedEntry:
    """An entry of the ledger that holds."""

    day: date
    who: str
    about: str
    quote: str
    worth: str = ""


@dataclass(frozen=True, slots=True)
class SharedPlan:
    """All that a file for the customer says."""

    company: str
    account: str
    name: str
    outcome: str
    status: str
    period: str
    version: int
    as_of: date
    next_review: date | None
    notes: str
    objectives: tuple[SharedObjective, ...]
    milestones: tuple[SharedMilestone, ...]
    actions: tuple[SharedAction, ...]
    agreements: tuple[SharedEntry, ...]
    confirmations: tuple[SharedEntry, ...]
    learning: tuple[tuple[str, str], ...]
    """Hours that the customer's people have to learn, by role."""
    confidentiality: str = ""
    accent: str = "#2355C4"
    logo: Picture | None = None
    language: str = "en-US"
