"""What the page of an account's success plan shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cs_desktop.domain.plan.content import PlanContent, PlanEntry
from cs_desktop.domain.reviews.content import ReviewBook


@dataclass(frozen=True, slots=True)
class Series:
    """The points of a metric for one account, in the order of days."""

    days: tuple[date, ...] = ()
    values: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Who:
    """A contact, or a member of the team, as one names them."""

    id: int
    name: str
    role: str
    """Their title or role in words; empty where nobody knows."""
    left_on: date | None = None
    active: bool = True
    """Whether they have hours for accounts; of a member of the team who has gone there are none."""

    def has_left(self, day: date) -> bool:
        """Return whether nothing can be theirs any more on a day."""
        return not self.active or (self.left_on is not None and self.left_on <= day)


@dataclass(frozen=True, slots=True)
class PlanShown:
    """One plan of an account, and the names of its others."""

    account_id: int
    today: date
    plans: tuple[PlanEntry, ...]
    content: PlanContent | None
    """None where the account has no plan yet."""
    outcome: str = ""
    """The account's desired outcome, which a plan without one of its own takes."""
    customer_metric: str = ""
    """What the customer itself measures us by."""
    account: str = ""
    company: str = ""
    """The company that works here; empty where the workspace does not say."""
    currency: str = "USD"
    measured: Mapping[int, Series] = field(default_factory=dict)
    """What metrics say, by the id of the measure, for each that has one."""
    members: Mapping[int, Who] = field(default_factory=dict)
    """The team by id."""
    contacts: Mapping[int, Who] = field(default_factory=dict)
    """The account's contacts by id, those who left too."""
    metrics: Mapping[int, str] = field(default_factory=dict)
    """The names of the workspace's metrics by id."""
    retired: Mapping[int, date] = field(default_factory=dict)
    """The last day of each metric that is not gathered any more, by id."""
    work_days: frozenset[int] = frozenset({1, 2, 3, 4, 5})
    """Days of the week on which people work, 1 for Monday."""
    holidays: frozenset[date] = frozenset()
    book: ReviewBook = field(default_factory=ReviewBook)
    """The account's reviews, whose commitments are the periods of its objectives."""
    fiscal_start: int = 1
    """The first month of the fiscal year."""
    owner_id: int | None = None
    """Who of us looks after the account."""

    def keeper(self, me: str = "") -> int | None:
        """Return whose new work of ours is: the account's owner's, else that of the user, of this name.

        None where the owner has left and nobody knows the user.
        """
        owner = self.members.get(self.owner_id or 0)
        if owner is not None and not owner.has_left(self.today):
            return owner.id
        mine = (one.id for one in self.members.values() if me and one.name == me)
        return next(mine, None)

    def staying(self, people: Mapping[int, Who]) -> list[str]:
        """Return the names of those of the team, or of the contacts, who have not left."""
        return sorted(one.name for one in people.values() if not one.has_left(self.today))
