"""What a person enters about subscriptions, losses and renewals, and what is shown of them."""

from dataclasses import dataclass
from datetime import date

from cs_desktop.domain.subscription_course import Course
from cs_desktop.domain.vocabulary import ChurnCategory, Forecast, RenewalOutcome, SubscriptionEventKind


@dataclass(frozen=True, slots=True)
class LossReason:
    """Why something was lost."""

    category: ChurnCategory
    stated_cause: str = ""
    """What they say."""
    revealed_cause: str = ""
    """What came out by asking on."""
    detail: str = ""
    evidence: str = ""
    interview_on: date | None = None


@dataclass(frozen=True, slots=True)
class NewSubscription:
    """A subscription to be added; amounts in minor units."""

    product: str
    """Its name; one that nobody knows is made."""
    arr: int
    start: date
    term_end: date | None = None
    list_arr: int | None = None
    discount: float | None = None


@dataclass(frozen=True, slots=True)
class NewEvent:
    """A change of a subscription to be recorded; amounts in minor units."""

    kind: SubscriptionEventKind
    day: date
    arr: int = 0
    """What is paid from then on; of a move, what the other product costs."""
    term_end: date | None = None
    list_arr: int | None = None
    discount: float | None = None
    product: str = ""
    """Of a move: the other product's name."""
    reason: LossReason | None = None
    """Of a reduction or cancellation: why, if it is known."""

    @property
    def is_loss(self) -> bool:
        """Return whether it asks for a reason."""
        return self.kind in (SubscriptionEventKind.REDUCE, SubscriptionEventKind.CANCEL)


@dataclass(frozen=True, slots=True)
class RenewalEntry:
    """What is known of a renewal; the amount in minor units."""

    due: date
    notice_by: date | None = None
    auto_renew: bool = False
    commercial_owner: str = ""
    forecast: Forecast | None = None
    amount: int | None = None
    subscription_ids: tuple[int, ...] = ()
    outcome: RenewalOutcome | None = None
    """None while it is open."""


@dataclass(frozen=True, slots=True)
class Decision:
    """How a renewal ended."""

    outcome: RenewalOutcome
    day: date
    """On which the next term begins, or everything ends."""
    term_end: date | None = None
    amounts: tuple[tuple[int, int], ...] = ()
    """Of each subscription, by id, what it pays from the day on; 0 where it ends."""
    reason: LossReason | None = None
    """Why something was lost, if something was and it is known."""


@dataclass(frozen=True, slots=True)
class SubscriptionRow:
    """One subscription on the account page, as of the page's day."""

    id: int
    product: str
    arr: int
    """What it pays now; before the start what it will pay, after the end what it paid last."""
    start: date
    end: date | None
    term_end: date | None
    forecast: Forecast | None
    overdue: bool
    """The term has passed, and nobody said whether it was renewed."""
    course: Course
    notice_by: date | None = None


@dataclass(frozen=True, slots=True)
class RenewalRow:
    """One renewal on the account page."""

    id: int
    entry: RenewalEntry
    outcome: RenewalOutcome | None
    products: tuple[str, ...]
    overdue: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MissingReason:
    """A loss that nobody has explained yet: the task that asks for it."""

    task_id: int
    title: str
    due: date | None
    assignee: str
