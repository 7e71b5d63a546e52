"""When somebody looks at a plan next: at the account's next review, or on a day that was set."""

from dataclasses import dataclass
from datetime import date

from cs_desktop.common.dates import short_day_text, time_text
from cs_desktop.common.language import tr, trn
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.domain.reviews.content import ReviewHead
from cs_desktop.domain.reviews.words import is_proposed, short_name, starting
from cs_desktop.domain.vocabulary import ReviewStatus

_OPEN = (ReviewStatus.PLANNED.value, ReviewStatus.IN_PROGRESS.value)


@dataclass(frozen=True, slots=True)
class NextCheck:
    """What is next, when, and who holds it."""

    day: date
    text: str
    """Such as "Q3 2026 QBR, today 2:00 PM"."""
    far: str
    """How far it is, such as "in 14 days"; empty where that is today."""
    who: str = ""
    """Who of us holds the review; empty where nobody does, or there is none."""
    is_late: bool = False


def next_check(shown: PlanShown) -> NextCheck | None:
    """Return the earlier of the account's next open review and the day that was set; None without either.

    A day that was set counts until somebody looked at the plan on it or later. Of the same day the review
    is told, which says more.
    """
    if shown.content is None:
        return None
    head, today = shown.content.head, shown.today
    wanted = head.next_review
    if wanted is not None and head.checked_on is not None and head.checked_on >= wanted:
        wanted = None
    open_ones = (one for one in shown.book.reviews if one.status in _OPEN)
    review = min(open_ones, key=lambda one: (one.day, one.starts_at, one.id), default=None)
    if review is not None and (wanted is None or review.day <= wanted):
        holder = shown.members.get(review.host_id or 0)
        told = tr("{review}, {day}", review=_name(review, shown), day=_when(review, today))
        return _check(review.day, told, holder.name if holder is not None else "", today)
    return None if wanted is None else _check(wanted, _day(wanted, today), "", today)


def _name(review: ReviewHead, shown: PlanShown) -> str:
    """Return what a review is called, shortly where nobody gave it a name of its own."""
    if is_proposed(review.title, review.kind, review.day, shown.fiscal_start):
        return short_name(review.kind, review.day, shown.fiscal_start)
    return review.title


def _when(review: ReviewHead, today: date) -> str:
    at = starting(review.day, review.starts_at)
    day = _day(review.day, today)
    return day if at is None or review.day != today else f"{day} {time_text(at)}"


def _day(day: date, today: date) -> str:
    return tr("today") if day == today else short_day_text(day, today)


def _check(day: date, text: str, who: str, today: date) -> NextCheck:
    left = (day - today).days
    if left < 0:
        return NextCheck(day, text, tr("{days} d overdue", days=-left), who, is_late=True)
    return NextCheck(day, text, trn("in {count} day", "in {count} days", left) if left else "", who)
