"""The line of reviews: what stands on it, where, and what is said under it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cs_desktop.common.dates import short_day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.reviews.content import ReviewBook, ReviewHead
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.domain.reviews.words import STATUS_NAMES, is_proposed, short_name
from cs_desktop.domain.vocabulary import Attendance, ReviewKind, ReviewStatus, Score


@dataclass(frozen=True, slots=True)
class Stop:
    """A review on the line, or the renewal."""

    day: date
    name: str
    below: str
    """The day in words; of the renewal what it is."""
    said: str
    """What came of it, or who it is with; of the renewal its day."""
    review: ReviewHead | None = None
    """None for the renewal."""


def stops(shown: ReviewsShown) -> tuple[Stop, ...]:
    """Return what stands on the line, by day."""
    found = [
        Stop(one.day, _name(one, shown.fiscal_start), _day(one, shown.today), _said(shown, one), one)
        for one in shown.book.reviews
    ]
    if shown.renewal is not None:
        found.append(Stop(shown.renewal, "", tr("Renewal"), short_day_text(shown.renewal, shown.today)))
    return tuple(sorted(found, key=lambda one: (one.day, one.review is None)))


def kept_text(book: ReviewBook, review_id: int) -> str:
    """Return how many of the commitments scored at a review were met: 2 of 4 met; empty where none was.

    Those that were dropped are left out, as in the hit rate.
    """
    scores = [
        one.score
        for one in book.commitments
        if one.scored_in_id == review_id and one.score not in ("", Score.DROPPED)
    ]
    met = sum(score == Score.MET for score in scores)
    return tr("{met} of {count} met", met=met, count=len(scores)) if scores else ""


def spread(days: Sequence[date], width: float, gap: float) -> tuple[float, ...]:
    """Return how far along a line of a width each day stands, in the order of days, `gap` apart at least.

    Days stand in proportion to the time between them where there is room; where there is not, the line
    grows longer.
    """
    if not days:
        return ()
    span = (days[-1] - days[0]).days
    room = max(width, gap * (len(days) - 1))
    # Those of one day stand together in the middle.
    first = 0.0 if span else (room - gap * (len(days) - 1)) / 2
    wanted = [room * (day - days[0]).days / span if span else first for day in days]
    places = [max(wanted[0], 0.0)]
    for place in wanted[1:]:
        places.append(max(place, places[-1] + gap))
    # What was pushed beyond the end is pushed back, as long as the one before leaves room for it.
    limit = room
    for at in range(len(places) - 1, -1, -1):
        places[at] = min(places[at], limit)
        limit = places[at] - gap
    return tuple(places)


def _name(review: ReviewHead, first_month: int) -> str:
    if is_proposed(review.title, review.kind, review.day, first_month):
        return short_name(review.kind, review.day, first_month)
    return review.title


def _day(review: ReviewHead, today: date) -> str:
    return tr("Today") if review.day == today else short_day_text(review.day, today)


def _said(shown: ReviewsShown, review: ReviewHead) -> str:
    if review.status == ReviewStatus.CLOSED:
        return kept_text(shown.book, review.id)
    if review.status != ReviewStatus.PLANNED:
        return tr(STATUS_NAMES[review.status])
    if review.kind != ReviewKind.EBR:
        return ""
    asked = (one for one in shown.book.attendees_of(review.id) if one.state != Attendance.DECLINED)
    known = (shown.contacts.get(one.contact_id or 0) for one in asked)
    with_whom = next((who for who in known if who is not None), None)
    return tr("with {name}", name=with_whom.role or with_whom.name) if with_whom is not None else ""
