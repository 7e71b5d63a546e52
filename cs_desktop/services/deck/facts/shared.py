"""What of an account a customer may see: shared fields, and what was released for one deck.

Whatever takes `SharedFacts` cannot show what is internal, for it is not there. Money, health, feelings and
gaps are None or empty until they were released, item by item (`domain.deck.sharing`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from cs_desktop.common.periods import Period
from cs_desktop.common.text import shortened
from cs_desktop.domain.figures import Status
from cs_desktop.domain.journey.shown import JourneyShown
from cs_desktop.domain.surveys import SurveyScore
from cs_desktop.domain.vocabulary import ContactRole, words
from cs_desktop.services.account_page import Measured
from cs_desktop.services.deck.facts.beside import BesideTold
from cs_desktop.services.deck.facts.plan import PlanTold
from cs_desktop.services.deck.facts.reviews import ReviewTold
from cs_desktop.services.deck.moves import MetricMove


@dataclass(frozen=True, slots=True)
class SharedWorkspace:
    """What of our own company stands in a deck."""

    company: str
    currency: str
    fiscal_start: int


@dataclass(frozen=True, slots=True)
class SharedAccount:
    """What of an account's own fields a customer may see."""

    id: int
    name: str
    customer_since: date | None
    first_value: date | None
    desired_outcome: str
    """In the customer's words."""
    customer_metric: str
    """By what the customer itself measures us."""

    @property
    def called(self) -> str:
        """Return the name as a title has room for it."""
        return shortened(self.name)


@dataclass(frozen=True, slots=True)
class SharedContact:
    """Somebody of theirs: name, title and role."""

    id: int
    name: str
    title: str
    role: str
    """A `ContactRole`; a detractor's is other, for that is what we think of them."""
    reports_to: int | None = None

    @property
    def called(self) -> str:
        """Return how the person is named by role: the title, else the role in words."""
        return self.title or (words(self.role) if self.role not in ("", ContactRole.OTHER) else "")


@dataclass(frozen=True, slots=True)
class SharedMember:
    """Somebody of ours."""

    id: int
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class HealthTold:
    """The health of an account, as it may be told."""

    as_of: date
    score: int | None
    """Whole points of 100; None where only the trend was released."""
    band: str
    """In words."""
    status: Status
    quadrant: str
    """In words; empty where one of its axes has no data."""
    before: int | None
    """The score of the day before the period."""
    measures: tuple[str, ...]
    """What it rests on, by name."""
    scorecard: str
    by_hand: bool
    """Whether a person set it in place of the calculated score."""
    trend: tuple[tuple[date, int], ...]
    """Score in whole points at each week's end over the last half year, where there was one."""
    healthy_from: int
    watch_from: int


@dataclass(frozen=True, slots=True)
class ArrLevel:
    """An interval in which the account pays one amount a year: start ≤ day < end (None while it does)."""

    start: date
    end: date | None
    arr: int
    """In minor units."""


@dataclass(frozen=True, slots=True)
class SubscriptionTold:
    """One subscription; what it pays as of the deck's day, in minor units a year."""

    id: int
    product: str
    arr: int
    start: date
    end: date | None
    term_end: date | None


@dataclass(frozen=True, slots=True)
class RenewalTold:
    """The next renewal: its day, and what is up then, in minor units; None where nobody said."""

    due: date
    amount: int | None


@dataclass(frozen=True, slots=True)
class MoneyTold:
    """What of the commercial figures may be told."""

    levels: tuple[ArrLevel, ...] | None = None
    """What the account paid when; None where that was not released."""
    subscriptions: tuple[SubscriptionTold, ...] = ()
    renewal: RenewalTold | None = None

    def arr_on(self, day: date) -> int:
        """Return what the account pays a year on a day, in minor units."""
        return sum(
            one.arr for one in self.levels or () if one.start <= day and (one.end is None or day < one.end)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedFacts:
    """What was true of one account on `as_of`, the last day of the period that has passed.

    Agreements, confirmations and what both sides do are those of `prepared_on`, each with its own day.
    """

    workspace: SharedWorkspace
    account: SharedAccount
    period: Period
    as_of: date
    prepared_on: date
    contacts: tuple[SharedContact, ...]
    """Those who are still there, by name."""
    members: tuple[SharedMember, ...]
    """The team."""
    moves: Mapping[str, MetricMove]
    """By metric key."""
    measured: tuple[Measured, ...]
    surveys: tuple[SurveyScore, ...]
    """Of the period, those with an answer."""
    plan: PlanTold | None
    review: ReviewTold | None
    """The review at which the commitments of the period are scored; None where there never were any."""
    next_review: date | None
    """The one after that which the deck can be made for, if it is planned."""
    journey: JourneyShown | None
    """The account's journey map as it is today; None without one."""
    health: HealthTold | None
    money: MoneyTold | None
    beside: BesideTold = field(default_factory=BesideTold)
    renewing: bool = False
    """Whether the deck makes the case for a renewal, so that it is what we ask for."""

    def moved(self, keys: Sequence[str]) -> tuple[MetricMove, ...]:
        """Return those of the metrics that were measured in the period, in the order of the keys."""
        found = (self.moves.get(key) for key in keys)
        return tuple(move for move in found if move is not None and move.current is not None)

    def leading(self, keys: Sequence[str]) -> tuple[MetricMove, ...]:
        """Return the same, those that moved most first, so that title and chart speak of the same."""
        return tuple(sorted(self.moved(keys), key=lambda move: -move.size if move.is_notable else 0.0))

    def contact(self, role: str) -> SharedContact | None:
        """Return the first contact of a role."""
        return next((one for one in self.contacts if one.role == role), None)
