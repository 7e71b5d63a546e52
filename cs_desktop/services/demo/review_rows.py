"""The reviews of an account: those that were closed with what they keep, and the one that is planned."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from cs_desktop.domain.reviews.agendas import shipped, total_minutes
from cs_desktop.domain.reviews.words import english_title, read_time
from cs_desktop.domain.vocabulary import Attendance, ReviewKind, ReviewStatus
from cs_desktop.models.tables import Cadence, Review, ReviewDecision, ReviewItem, ReviewPerson
from cs_desktop.services.demo.calendar import workday
from cs_desktop.services.demo.chance import Rng, pick
from cs_desktop.services.demo.desk import Desk
from cs_desktop.services.demo.plan_rows import Planned, ReviewDay
from cs_desktop.services.demo.review_figures import Closings
from cs_desktop.services.demo.schedule import Touch
from cs_desktop.services.demo.seen import Seen

_REMEMBERED = 3
"""Reviews of which it is known who came, counted from the last one."""
_TIMES = ("09:30", "10:00", "11:00", "14:00", "14:00", "15:30")
_PLACES = ("Video", "Video", "On site")
_MONTHS = {Touch.HIGH: 3, Touch.LOW: 6}
"""From one quarterly review to the next."""
_SPONSOR_CAME, _CAME = 0.75, 0.9
_ASKED_HELD, _ASKED = 3, 4
"""So many of theirs are asked."""
_LATER = ((16, ReviewKind.EBR), (91, ReviewKind.QBR), (182, ReviewKind.QBR))
"""Days after a planned quarterly review, and what is planned for then."""
_WRITTEN_UP = timedelta(minutes=20)
"""From the end of a review until it is closed."""


def write_cadences(add: Callable[..., int], models: Mapping[str, int]) -> None:
    """Write how often quarterly reviews are held; `models` are the ids of touch models by name."""
    for touch, months in _MONTHS.items():
        add(Cadence, touch_model_id=models[touch.value], kind=ReviewKind.QBR.value, months=months)


def write_reviews(
    desk: Desk, rng: Rng, planned: Planned, seen: Seen, commitments: Sequence[Mapping[str, Any]]
) -> None:
    """Write all reviews of an account."""
    closings = Closings(desk, planned, seen, commitments)
    remembered = planned.held[-_REMEMBERED:]
    for held in planned.held:
        values = _meeting(desk, rng, held)
        if held in remembered:
            _write_agenda(desk, held, done=True)
            decision = pick(rng, desk.teller.library.texts["plans"]["decisions"])
            desk.add(ReviewDecision, review_id=held.id, text=desk.teller.say(decision, held.day))
        begun = datetime.combine(held.day, read_time(values["starts_at"]) or time(), UTC)
        length = timedelta(minutes=total_minutes([point.minutes for point in shipped(held.kind).points]))
        values |= {"status": ReviewStatus.CLOSED.value, "began_at": begun}
        values |= {"closed_at": begun + length + _WRITTEN_UP, "frozen": closings.frozen(held)}
        values["closed_by"] = desk.shared.names.get(values["host_id"] or 0, "")
        desk.rows.add_with_id(held.id, Review, **values)
    _write_who_came(desk, rng, remembered)
    if planned.upcoming is not None:
        _write_upcoming(desk, rng, planned.upcoming)
        if desk.history.profile.cast is not None and planned.upcoming.kind is ReviewKind.QBR:
            _write_year(desk, rng, planned.upcoming.day)


def _meeting(desk: Desk, rng: Rng, review: ReviewDay) -> dict[str, Any]:
    return {
        "account_id": desk.account_id,
        "kind": review.kind.value,
        "title": english_title(review.kind.value, review.day),
        "day": review.day,
        "starts_at": pick(rng, _TIMES),
        "place": pick(rng, _PLACES),
        "host_id": desk.member(review.day),
    }


def _write_upcoming(desk: Desk, rng: Rng, review: ReviewDay) -> None:
    values = _meeting(desk, rng, review)
    desk.rows.add_with_id(review.id, Review, **values, status=ReviewStatus.PLANNED.value)
    _write_agenda(desk, review, done=False)
    for place, contact in enumerate(desk.circle.contacts[:_ASKED]):
        if contact in desk.circle.present(review.day):
            state = pick(rng, (Attendance.COMING, Attendance.COMING, Attendance.INVITED))
            _write_person(desk, review, place, state)
    _write_member(desk, review, Attendance.COMING)


def _write_year(desk: Desk, rng: Rng, begun: date) -> None:
    """Write what is planned after the next quarterly review: one with the sponsor, and those that follow."""
    for days, kind in _LATER:
        day = workday(begun + timedelta(days=days), desk.history.profile.region, date.max)
        review = ReviewDay(desk.ids.next(), day, kind)
        values = _meeting(desk, rng, review)
        desk.rows.add_with_id(review.id, Review, **values, status=ReviewStatus.PLANNED.value)
        _write_agenda(desk, review, done=False)


def _write_agenda(desk: Desk, review: ReviewDay, *, done: bool) -> None:
    for place, point in enumerate(shipped(review.kind).points):
        text, minutes = point.text, point.minutes
        desk.add(ReviewItem, review_id=review.id, text=text, minutes=minutes, position=place, done=done)


def _write_who_came(desk: Desk, rng: Rng, reviews: Sequence[ReviewDay]) -> None:
    cast = desk.history.profile.cast
    away, missed = cast is not None and cast.away, False
    for number, review in enumerate(reviews):
        for place, contact in enumerate(desk.circle.contacts[:_ASKED_HELD]):
            if contact not in desk.circle.present(review.day):
                continue
            came = rng.random() < (_CAME if place else _SPONSOR_CAME)
            if not place:
                # Nobody stays away twice running, but for the one of whom this is told.
                came = number < len(reviews) - 2 if away else came or missed
                missed = not came
            _write_person(desk, review, place, Attendance.CAME if came else Attendance.MISSED)
        _write_member(desk, review, Attendance.CAME)


def _write_member(desk: Desk, review: ReviewDay, state: Attendance) -> None:
    member = desk.member(review.day)
    if member is not None:
        desk.add(ReviewPerson, review_id=review.id, member_id=member, state=state.value)


def _write_person(desk: Desk, review: ReviewDay, place: int, state: Attendance) -> None:
    desk.add(ReviewPerson, review_id=review.id, contact_id=desk.contact_ids[place], state=state.value)
