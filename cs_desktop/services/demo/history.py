"""What the simulation tells of an account: its states, what happened, what it paid."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto

from cs_desktop.domain.vocabulary import ChurnCategory, Forecast
from cs_desktop.services.demo.contracts import Contract, Line
from cs_desktop.services.demo.latent import State
from cs_desktop.services.demo.outages import Outage
from cs_desktop.services.demo.profiles import Profile
from cs_desktop.services.demo.team import Tenure


class What(Enum):
    """The kinds of things that happen to an account."""

    STARTED = auto()
    FIRST_VALUE = auto()
    CHAMPION_LEFT = auto()
    CHAMPION_FOUND = auto()
    REORGANISED = auto()
    SQUEEZED = auto()
    RIVAL_SEEN = auto()
    MERGED = auto()
    INSOLVENT = auto()
    OUTAGE = auto()
    HANDED_OVER = auto()
    HELPED = auto()
    GROWTH_FOUND = auto()
    GROWTH_MISSED = auto()
    EXPANDED = auto()
    CROSS_SOLD = auto()
    NOTICE = auto()
    RENEWED = auto()
    REDUCED = auto()
    LOST = auto()
    RETURNED = auto()
    MOVED = auto()
    REFERENCE = auto()


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened on a day."""

    day: date
    what: What
    amount: int = 0
    """ARR at stake, in major units, or minutes of an outage."""
    product: str = ""
    outage: Outage | None = None


@dataclass(frozen=True, slots=True)
class RenewalFact:
    """A date on which the account decides; `outcome` is empty while it is open."""

    due: date
    notice_by: date
    amount: int
    lines: tuple[Line, ...]
    forecast: Forecast | None
    outcome: str = ""
    cause: ChurnCategory | None = None
    """Why, where it left or bought less."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What was lost, and the cause that weighed most in the decision."""

    day: date
    product: str
    """Empty where the whole account left."""
    cause: ChurnCategory
    arr: int
    decided: date


@dataclass(slots=True)
class History:
    """One account's years."""

    profile: Profile
    contract: Contract
    states: dict[int, State] = field(default_factory=dict)
    """State at the end of each month in which it was a customer."""
    happenings: list[Happening] = field(default_factory=list)
    renewals: list[RenewalFact] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    segments: list[tuple[date, str]] = field(default_factory=list)
    """The segment from a day on; the first from the account's first day."""
    tenures: tuple[Tenure, ...] = ()

    @property
    def first_day(self) -> date | None:
        """Return the day on which it became a customer."""
        return self.contract.lines[0].steps[0].day if self.contract.lines else None

    @property
    def last(self) -> State | None:
        """Return the state at the end of what is known, or at the account's own end."""
        return self.states[max(self.states)] if self.states else None

    def day_of(self, what: What) -> date | None:
        """Return the first day on which such a thing happened."""
        return next((h.day for h in self.happenings if h.what is what), None)

    def lives(self) -> list[tuple[date, date | None]]:
        """Return the spans in which it paid: from, and to (exclusive; None while it runs)."""
        spans: list[tuple[date, date | None]] = []
        for line in sorted(self.contract.lines, key=lambda line: line.steps[0].day):
            start, end = line.steps[0].day, line.end
            if spans and (spans[-1][1] is None or start <= spans[-1][1]):
                earlier = spans[-1][1]
                spans[-1] = (spans[-1][0], None if earlier is None or end is None else max(earlier, end))
            else:
                spans.append((start, end))
        return spans
