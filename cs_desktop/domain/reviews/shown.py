"""What the page of an account's reviews shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from cs_desktop.domain.plan.library import FittingMeasure
from cs_desktop.domain.plan.shown import PlanShown, Who
from cs_desktop.domain.reviews.agendas import Agenda
from cs_desktop.domain.reviews.content import ReviewBook, ReviewHead
from cs_desktop.domain.reviews.happened import Happened


@dataclass(frozen=True, slots=True)
class ReviewsShown:
    """The reviews of an account, and the plan that they look at."""

    account_id: int
    today: date
    book: ReviewBook
    plan: PlanShown
    """The account's plan, so that objectives, measures and people are at hand."""
    touch_model: str = ""
    cadence: Mapping[str, int] = field(default_factory=dict)
    """Months between reviews by `ReviewKind`; of the account, else of its touch model."""
    renewal: date | None = None
    """The next renewal, for the line of reviews."""
    roles: Mapping[int, str] = field(default_factory=dict)
    """The stored roles of the account's contacts by id."""
    emails: Mapping[int, str] = field(default_factory=dict)
    """The addresses of the account's contacts by id."""
    templates: tuple[Agenda, ...] = ()
    """The workspace's own agendas, in order."""
    fiscal_start: int = 1
    """The first month of the fiscal year."""
    library: tuple[FittingMeasure, ...] = ()
    """The measures of the library, with where this account stands in them."""
    plan_changes: tuple[tuple[datetime, str], ...] = ()
    """When and as what the plan was changed since the review closed last, the newest first."""
    happened: Happened = field(default_factory=Happened)
    """What else happened since then."""
    owner_id: int | None = None
    """Who of ours looks after the account."""

    @property
    def members(self) -> Mapping[int, Who]:
        """Return the team by id."""
        return self.plan.members

    @property
    def contacts(self) -> Mapping[int, Who]:
        """Return the account's contacts by id."""
        return self.plan.contacts

    @property
    def begins_with(self) -> ReviewHead | None:
        """Return the review that one looks at first: under way, else the next planned, else the last one."""
        reviews = self.book.reviews
        under_way = [one for one in reviews if one.status == "in_progress"]
        planned = [one for one in reviews if one.status == "planned"]
        return next(iter(under_way or planned or reviews[-1:]), None)
