"""What of an account's reviews a deck tells: the commitments of the period, and what was decided."""

from dataclasses import dataclass
from datetime import date, timedelta

from cs_desktop.common.periods import add_months
from cs_desktop.domain.plan.sharing import People, who_text
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.domain.reviews.chain import MONTHS, old_commitments
from cs_desktop.domain.reviews.content import CommitmentEntry, ReviewBook, ReviewHead
from cs_desktop.domain.reviews.frozen import Scored, figures_of, live_figures
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.domain.reviews.telling import consequence
from cs_desktop.domain.reviews.words import OPEN, short_name
from cs_desktop.domain.vocabulary import ReviewStatus

_SOON = timedelta(weeks=6)
"""Before a review at most that its deck is made."""


@dataclass(frozen=True, slots=True)
class CommitmentTold:
    """A commitment with its score: confirmed at a review, or as the measure stands."""

    scored: Scored
    due: date | None
    ours: str
    theirs: str
    """Both by role."""
    consequence: str
    """What was decided to become of it; empty while nobody has decided."""

    def is_over(self, today: date) -> bool:
        """Return whether its day has passed, so that nothing counts for it any more."""
        return self.due is not None and self.due < today


@dataclass(frozen=True, slots=True)
class NextTold:
    """A commitment for the time after the period: what its objective is to reach until the next review."""

    objective_id: int
    carried: bool
    """Whether it comes of a commitment that was scored."""
    target: float | None
    target_high: float | None
    due: date | None


@dataclass(frozen=True, slots=True)
class ReviewTold:
    """The review at which the commitments of the period are, or were, scored."""

    promised_at: str
    """The review at which they were made: "Q2 2026 QBR"."""
    promised_on: date
    as_of: date
    """The day of the results."""
    commitments: tuple[CommitmentTold, ...]
    decisions: tuple[str, ...] = ()
    """Of the review held last."""
    following: tuple[NextTold, ...] = ()
    """What that review set, if it was held after the period."""

    def is_over(self, today: date) -> bool:
        """Return whether the days of all commitments have passed."""
        return all(one.is_over(today) for one in self.commitments)


def tell_review(plan: PlanShown, as_of: date) -> ReviewTold | None:
    """Return the commitments that ran in a period which ends on a day; None where there were none.

    A review closed after the period has scored them; before that they are scored as their measures stand.
    """
    book = plan.book
    closed = [one for one in book.reviews if one.status == ReviewStatus.CLOSED and one.day <= plan.today]
    if not closed:
        return None
    last = closed[-1]
    shown = ReviewsShown(plan.account_id, plan.today, book, plan)
    held = [one for one in closed if one.day > as_of]
    review = held[0] if held else _coming(book, last, plan.today)
    figures = figures_of(shown, review) if held else live_figures(shown, review)
    if not figures.scored and not held:
        review = last
        figures = figures_of(shown, review)
    if not figures.scored:
        return None
    entries = {one.id: one for one in book.commitments}
    first = min((one.set_on for one in figures.scored if one.set_on is not None), default=last.day)
    made = next((one for one in book.reviews if one.day == first), last)
    return ReviewTold(
        short_name(made.kind, made.day, plan.fiscal_start),
        made.day,
        figures.as_of,
        tuple(_commitment(plan, one, entries.get(one.commitment_id)) for one in figures.scored),
        tuple(one.text for one in book.decisions_of(last.id)),
        tuple(map(_next, book.set_at(held[-1].id))) if held else (),
    )


def _next(entry: CommitmentEntry) -> NextTold:
    return NextTold(
        entry.objective_id, entry.came_from_id is not None, entry.target, entry.target_high, entry.due
    )


def _coming(book: ReviewBook, last: ReviewHead, today: date) -> ReviewHead:
    """Return the review that scores what the last one set: the one under way, else one held today."""
    under_way = [
        one
        for one in book.reviews
        if one.status == ReviewStatus.IN_PROGRESS and one.day >= last.day and old_commitments(book, one)
    ]
    if under_way:
        return under_way[0]
    return ReviewHead(
        *(0, last.account_id, last.kind, "", today, "", "", None, ReviewStatus.PLANNED.value),
        *("", "", "", None, None, "", None),
    )


def next_review(plan: PlanShown, as_of: date) -> date | None:
    """Return the day of the review after those that a deck can be made for; None where nobody planned it.

    It is one that is planned, else the one that the plan names. `as_of` is the last day of what is told.
    """
    planned = [one for one in plan.book.reviews if one.status in OPEN and one.day > plan.today]
    later = [one.day for one in planned if not _is_prepared(plan, one, as_of)]
    named = plan.content.head.next_review if plan.content is not None else None
    known = named is not None and named > plan.today and not _is_soon(plan, named, as_of)
    return min(later, default=named if known else None)


def _is_prepared(plan: PlanShown, review: ReviewHead, as_of: date) -> bool:
    """Return whether a deck can be made for a review: it comes soon, and none of its kind was before it.

    As a review scores what one of its kind has set, what is agreed on there is scored at a later one.
    """
    begun = (ReviewStatus.CLOSED.value, ReviewStatus.IN_PROGRESS.value)
    held = (one for one in plan.book.reviews if one.status in begun and one.kind == review.kind)
    return _is_soon(plan, review.day, as_of) and not any(as_of < one.day <= plan.today for one in held)


def _is_soon(plan: PlanShown, day: date, as_of: date) -> bool:
    """Return whether a day is near, and within the time that reviews have between them."""
    return day <= plan.today + _SOON and day < add_months(as_of, MONTHS)


def _commitment(plan: PlanShown, scored: Scored, entry: CommitmentEntry | None) -> CommitmentTold:
    ours = plan.members.get(entry.owner_id or 0) if entry is not None else None
    theirs = plan.contacts.get(entry.contact_id or 0) if entry is not None else None
    return CommitmentTold(
        scored,
        entry.due if entry is not None else None,
        who_text(ours, People.ROLES),
        who_text(theirs, People.ROLES),
        consequence(scored, plan.currency),
    )
