"""What a change that is asked for makes of the course of a subscription.

Forms ask here before they are finished, services before they store: both refuse with the same words.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import date, timedelta

from cs_desktop.common.dates import day_text
from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.domain.commerce import Decision, NewEvent, NewSubscription, RenewalEntry
from cs_desktop.domain.subscription_course import PRODUCT, Course, Event, list_terms
from cs_desktop.domain.vocabulary import RenewalOutcome
from cs_desktop.domain.vocabulary import SubscriptionEventKind as Kind

NOTICE, DUE = "notice_by", "due"
"""What a refusal is about, beside the fields of a subscription's course."""
_ENDS = (Kind.CANCEL, Kind.MOVE)


def begun(new: NewSubscription) -> Event:
    """Return the first event of a new subscription.

    Raises:
        InputError: what was entered makes no sense.
    """
    first = Event(0, Kind.NEW, new.start, new.arr, new.term_end)
    Course(()).opened(first)
    return list_terms(first, new.list_arr, new.discount)


def changed(course: Course, new: NewEvent) -> Course:
    """Return a course with what was asked for; of a move, the one that ends.

    Raises:
        InputError: it makes no sense on that day; it says what is wrong, and about which field.
    """
    if new.kind is Kind.MOVE:
        return moved(course, new)[0]
    held = course.on(new.day)
    event = replace(held, id=0, kind=new.kind, day=new.day, reason="")
    if new.kind is Kind.CANCEL:
        return course.with_event(replace(event, arr=0))
    event = replace(event, arr=new.arr, term_end=new.term_end or held.term_end)
    # The day and the amount come before the price: whoever mends them first sees the price right.
    course.with_event(event)
    return course.with_event(list_terms(event, new.list_arr, new.discount))


def moved(course: Course, new: NewEvent) -> tuple[Course, Event]:
    """Return the course that a move to another product ends, and the first event of the other one.

    Raises:
        InputError: it makes no sense on that day.
    """
    held = course.on(new.day)
    event = replace(held, id=0, kind=Kind.MOVE, day=new.day, reason="")
    ended = course.with_event(replace(event, arr=0))
    first = replace(event, arr=new.arr, term_end=new.term_end or held.term_end)
    Course(()).opened(first)
    return ended, list_terms(first, new.list_arr, new.discount)


def check_product(wanted: str, product: str) -> None:
    """Refuse a move to the product that a subscription is for already.

    Raises:
        InputError: it is the same one, or none was named.
    """
    if not wanted.strip():
        raise InputError(tr("Enter the product that it moves to, such as Plan."), PRODUCT)
    if wanted.strip().casefold() == product.strip().casefold():
        raise InputError(tr("It is for this product already; choose another one."), PRODUCT)


def corrected(course: Course, before: Event, right: NewEvent) -> Course:
    """Return a course with what was recorded of an event put right.

    Raises:
        InputError: it makes no sense there.
    """
    arr = 0 if before.kind is Kind.CANCEL else right.arr
    after = replace(before, day=right.day, arr=arr, term_end=right.term_end)
    discount = right.discount
    if discount is None and (arr, right.list_arr) == (before.arr, before.list_arr):
        discount = before.discount
    course.corrected(after)
    return course.corrected(list_terms(after, right.list_arr, discount))


def decided(course: Course, arr: int, decision: Decision) -> tuple[NewEvent, ...]:
    """Return the changes by which a subscription follows how its renewal ended; none where it had ended.

    Raises:
        InputError: they make no sense on that day.
    """
    day, before = decision.day, course.arr_on(decision.day)
    # One that was cancelled before needs no second end; its own entry tells why.
    if course.end is not None and course.end <= day and arr == 0:
        return ()
    discount = course.on(day).discount

    def change(kind: Kind, amount: int) -> NewEvent:
        return NewEvent(kind, day, amount, decision.term_end, None, discount, reason=decision.reason)

    if arr == 0:
        steps: tuple[NewEvent, ...] = (change(Kind.CANCEL, before),)
    elif arr == before:
        steps = (change(Kind.RENEW, before),)
    else:
        steps = (change(Kind.RENEW, before), change(Kind.EXPAND if arr > before else Kind.REDUCE, arr))
    for step in steps:
        course = changed(course, step)
    return steps


def check_notice(notice_by: date | None, due: date | None) -> None:
    """Refuse a day of notice that comes after the renewal.

    Raises:
        InputError: it does.
    """
    if notice_by is not None and due is not None and notice_by > due:
        raise InputError(
            tr("Notice is given before the renewal; choose a day up to {day}.", day=day_text(due)), NOTICE
        )


def check_due(due: date, subscription_ids: Collection[int], open_ones: Iterable[RenewalEntry]) -> None:
    """Refuse a second open renewal of a subscription on the same day.

    Raises:
        InputError: there is one.
    """
    if is_open_on(due, subscription_ids, open_ones):
        raise InputError(
            tr(
                "A renewal due on {day} is open already; choose another day, or edit that one.",
                day=day_text(due),
            ),
            DUE,
        )


def is_open_on(due: date, subscription_ids: Collection[int], open_ones: Iterable[RenewalEntry]) -> bool:
    """Return whether one of these open renewals is due on a day for one of these subscriptions.

    One that names none stands for all of the account's.
    """
    return any(
        other.due == due
        and (not other.subscription_ids or not set(subscription_ids).isdisjoint(other.subscription_ids))
        for other in open_ones
    )


def outcome_of(before: int, after: int) -> RenewalOutcome:
    """Return how a renewal ended, from what was paid before it and is paid after it."""
    if after == 0:
        return RenewalOutcome.LOST
    if after == before:
        return RenewalOutcome.RENEWED
    return RenewalOutcome.EXPANDED if after > before else RenewalOutcome.REDUCED


def day_to_propose(course: Course, kind: Kind, today: date, term_end: date | None) -> date:
    """Return the day from which a change may hold: the end of the term, today, or the first one possible.

    A subscription renews or is cancelled at the end of its term; anything else happens today. Where no day
    is possible, as after its end, the likeliest one is returned, which the form then refuses.
    """
    first = course.start + timedelta(days=1)
    if kind in _ENDS:
        # What changed already stays: an end comes after it.
        first = max(first, course.events[-1].day)
    at_term = kind in (Kind.RENEW, Kind.CANCEL) and term_end is not None
    day = max(term_end if at_term and term_end is not None else today, first)
    last = None if course.end is None else course.end - timedelta(days=1)
    return day if last is None or day <= last or last < first else last


def refusal(attempt: Callable[[], object], *about: str) -> str:
    """Return why something cannot be done, if that is about one of these fields; else an empty text."""
    try:
        attempt()
    except InputError as error:
        return str(error) if error.about in about else ""
    return ""
