"""A move to another product: two subscriptions on one day, put right or taken back together."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from cs_desktop.common.dates import day_text
from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.domain.subscription_course import DAY, Course, Event
from cs_desktop.domain.vocabulary import SubscriptionEventKind as Kind


def begins_by_move(course: Course) -> bool:
    """Return whether a subscription came from another one."""
    return course.events[0].kind is Kind.MOVE


def ends_by_move(course: Course) -> bool:
    """Return whether a subscription went over into another one."""
    return len(course.events) > 1 and course.events[-1].kind is Kind.MOVE


def other_half(courses: Mapping[int, Course], subscription_id: int, event: Event) -> int:
    """Return the subscription at the other end of a move, of those of the same account by id.

    Raises:
        InputError: there is none, or more than one that it could be.
    """
    first = courses[subscription_id].events[0].id == event.id
    found = [
        other
        for other, course in courses.items()
        if other != subscription_id and _meets(course, event.day, ends=first)
    ]
    if len(found) != 1:
        raise InputError(tr("Which two subscriptions this move links is not clear; undo it instead."), DAY)
    return found[0]


def move_on(out: Course, into: Course, day: date) -> tuple[Course, Course]:
    """Return the two courses of a move with it on another day.

    Raises:
        InputError: one of them has an entry in the way.
    """
    before = out.events[-2]
    if day <= out.start or day < before.day:
        raise InputError(
            tr("The entry before it is of {day}; choose a later day.", day=day_text(before.day)), DAY
        )
    first, *later = into.events
    if later and day > later[0].day:
        raise InputError(
            tr("The entry after it is of {day}; choose an earlier day.", day=day_text(later[0].day)), DAY
        )
    moved = Course((*out.events[:-1], replace(out.events[-1], day=day)))
    return moved, Course((replace(first, day=day), *later))


def taken_back(out: Course, into: Course) -> Course:
    """Return the course that a move ended, as it goes on without it.

    Raises:
        InputError: the other product has changed since.
    """
    if len(into.events) > 1:
        raise InputError(
            tr(
                "The other product changed on {day}; remove that entry first.",
                day=day_text(into.events[-1].day),
            )
        )
    return Course(out.events[:-1])


def _meets(course: Course, day: date, *, ends: bool) -> bool:
    if ends:
        return ends_by_move(course) and course.events[-1].day == day
    return begins_by_move(course) and course.start == day
