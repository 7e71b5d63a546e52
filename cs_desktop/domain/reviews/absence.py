"""Who is missing: roles that nobody was asked for, and sponsors who stay away again and again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cs_desktop.domain.plan.shown import Who
from cs_desktop.domain.reviews.content import Attendee, ReviewBook, ReviewHead
from cs_desktop.domain.reviews.inviting import ASKED
from cs_desktop.domain.vocabulary import Attendance, ContactRole, ReviewStatus

SIGNAL = 2
"""So many reviews in a row without a sponsor are a signal."""
_AWAY = frozenset({Attendance.DECLINED.value, Attendance.MISSED.value})


@dataclass(frozen=True, slots=True)
class Absence:
    """Someone who was asked to the last reviews, and was at none of them."""

    contact_id: int
    reviews: tuple[int, ...]
    """The reviews in a row, the latest first."""
    since: date
    """The day of the first of them."""


def absent_sponsors(
    book: ReviewBook, roles: Mapping[int, str], *, least: int = SIGNAL
) -> tuple[Absence, ...]:
    """Return the sponsors who were absent at least so many times running, by contact id.

    Counted are reviews that were held, or to which the customer did not come, from the latest back to the
    one at which the sponsor was. A review to which they were not asked, or of which nobody noted whether
    they came, says nothing. To a review that nobody came to, nobody came.
    """
    held = [
        one for one in reversed(book.reviews) if one.status in (ReviewStatus.CLOSED, ReviewStatus.NO_SHOW)
    ]
    states = {
        (one.review_id, one.contact_id): one.state for one in book.attendees if one.contact_id is not None
    }
    found = []
    for contact_id in sorted(one for one, role in roles.items() if role == ContactRole.SPONSOR):
        run: list[ReviewHead] = []
        for review in held:
            state = states.get((review.id, contact_id))
            if state is None:
                continue
            if state in _AWAY or review.status == ReviewStatus.NO_SHOW:
                run.append(review)
            elif state == Attendance.CAME:
                break
        if len(run) >= least:
            found.append(Absence(contact_id, tuple(one.id for one in run), run[-1].day))
    return tuple(found)


def missing_roles(
    review: ReviewHead, attendees: Sequence[Attendee], contacts: Mapping[int, Who], roles: Mapping[int, str]
) -> Mapping[str, tuple[int, ...]]:
    """Return the roles that this kind of review is for and nobody comes of, with who could be asked.

    A role that nobody of the account has is missing with nobody. Who declined does not come.
    """
    coming = {one.contact_id for one in attendees if one.state not in _AWAY}
    asked = {one.contact_id for one in attendees}
    found: dict[str, tuple[int, ...]] = {}
    for role in ASKED[review.kind]:
        holders = [
            one.id
            for one in contacts.values()
            if roles.get(one.id) == role and (one.left_on is None or one.left_on > review.day)
        ]
        if not coming.intersection(holders):
            found[role] = tuple(sorted(set(holders) - asked))
    return found
