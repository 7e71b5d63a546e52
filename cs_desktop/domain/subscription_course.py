"""The course of one subscription: its dated events in order, and which ones can be added to them.

An event says what is paid from its day on, until the next event. An entry made later for an earlier day
leaves those after it as they are; where one of them would then no longer be what it is called, an expansion
that does not grow, say, the new entry is refused.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from cs_desktop.common.dates import day_text
from cs_desktop.common.errors import InputError
from cs_desktop.common.language import marked, tr
from cs_desktop.common.shares import share_typed
from cs_desktop.domain.vocabulary import SubscriptionEventKind as Kind

DAY, ARR, TERM_END, LIST_ARR, DISCOUNT, PRODUCT = "day", "arr", "term_end", "list_arr", "discount", "product"
"""What a refusal is about."""


@dataclass(frozen=True, slots=True)
class Event:
    """A dated change; amounts in minor units. From its day on `arr` is paid."""

    id: int
    """0 for one that is not stored yet."""
    kind: Kind
    day: date
    arr: int
    term_end: date | None = None
    list_arr: int | None = None
    discount: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """The events of one subscription by day, those of one day in the order in which they hold."""

    events: tuple[Event, ...]

    @property
    def start(self) -> date:
        """Return the first day."""
        return self.events[0].day

    @property
    def end(self) -> date | None:
        """Return the day that it ended on, exclusive; None while it runs."""
        return self.events[-1].day if self._ends(len(self.events) - 1) else None

    @property
    def newest(self) -> Event:
        """Return the newest event that pays: how things are or will be, or were before the end."""
        return self.events[-2] if self.end is not None and len(self.events) > 1 else self.events[-1]

    def on(self, day: date) -> Event:
        """Return the event that holds on a day; before the start, the first one."""
        return next((event for event in reversed(self.events) if event.day <= day), self.events[0])

    def arr_on(self, day: date) -> int:
        """Return what is paid on a day."""
        return self.on(day).arr if self.start <= day else 0

    def runs_on(self, day: date) -> bool:
        """Return whether it has started and not ended on a day."""
        return self.start <= day and (self.end is None or day < self.end)

    def completed(self, term_end: date | None) -> "Course":
        """Return the course with the subscription's own term, where the newest event has none."""
        newest = self.newest
        if newest.term_end is not None or term_end is None:
            return self
        told = replace(newest, term_end=term_end)
        return Course(tuple(told if event is newest else event for event in self.events))

    def opened(self, event: Event) -> "Course":
        """Return the course that begins with an event; this one must be empty.

        Raises:
            InputError: its term ends before it starts.
        """
        return _put(self, 0, event)

    def with_event(self, event: Event) -> "Course":
        """Return the course with one more event, after those of its day.

        Raises:
            InputError: it makes no sense there.
        """
        if event.day <= self.start:
            raise InputError(
                tr("The subscription starts on {day}; choose a later day.", day=day_text(self.start)), DAY
            )
        if self.end is not None and event.day >= self.end:
            raise InputError(
                tr("The subscription ended on {day}; choose an earlier day.", day=day_text(self.end)), DAY
            )
        place = sum(known.day <= event.day for known in self.events)
        return _put(self, place, event)

    def corrected(self, event: Event) -> "Course":
        """Return the course with what was recorded of an event, known by its id, put right.

        Raises:
            InputError: it makes no sense there.
        """
        place = self._place(event.id)
        if event.kind is Kind.MOVE and (place > 0 or event.day != self.start):
            raise InputError(tr("A move links two subscriptions; undo it and enter it again."))
        before, after = self.events[:place], self.events[place + 1 :]
        if before and event.day < before[-1].day:
            raise InputError(
                tr("The entry before it is of {day}; choose a later day.", day=day_text(before[-1].day)), DAY
            )
        if after and event.day > after[0].day:
            raise InputError(
                tr("The entry after it is of {day}; choose an earlier day.", day=day_text(after[0].day)), DAY
            )
        return _put(Course((*before, *after)), place, event)

    def without(self, event_id: int) -> "Course":
        """Return the course without an event that never happened.

        Raises:
            InputError: what follows makes no sense then, or nothing would be left.
        """
        place = self._place(event_id)
        if place == 0:
            raise InputError(tr("A subscription has to start; correct the first entry instead."))
        if self._is_transfer(place):
            raise InputError(tr("This moved to another product; undo the move instead."))
        before, after = self.events[:place], self.events[place + 1 :]
        if after:
            _check(before[-1], after[0], of_next=True)
        return Course((*before, *after))

    def _place(self, event_id: int) -> int:
        for place, event in enumerate(self.events):
            if event.id == event_id:
                return place
        raise InputError(tr("This entry was removed by someone else; look at the list again."))

    def _ends(self, place: int) -> bool:
        return self.events[place].kind is Kind.CANCEL or self._is_transfer(place)

    def _is_transfer(self, place: int) -> bool:
        # A subscription that came from another one begins with a move.
        return place > 0 and self.events[place].kind is Kind.MOVE


def course_of(events: Iterable[tuple[int, Event]]) -> Course:
    """Return the course of stored events, each with its position among those of its day."""
    return Course(tuple(event for _, event in sorted(events, key=lambda e: (e[1].day, e[0], e[1].id))))


def positions(course: Course) -> list[int]:
    """Return each event's place among those of its day, from 0."""
    found: list[int] = []
    for place, event in enumerate(course.events):
        same_day = place > 0 and course.events[place - 1].day == event.day
        found.append(found[-1] + 1 if same_day else 0)
    return found


def list_terms(event: Event, list_arr: int | None, discount: float | None) -> Event:
    """Return an event with list price and discount; of the two the one that is empty follows from the other.

    discount = 1 − ARR / list price.

    Raises:
        InputError: the two disagree, or the list price is less than what is paid.
    """
    if list_arr is None and discount is not None and discount < 1:
        list_arr = round(event.arr / (1 - discount))
    if list_arr is None or not event.arr:
        return replace(event, list_arr=list_arr, discount=discount)
    if list_arr < event.arr:
        raise InputError(
            tr("The list price is less than the ARR; give the price before the discount."), LIST_ARR
        )
    follows = 1 - event.arr / list_arr
    if discount is not None and abs(discount - follows) > _CLOSE:
        raise InputError(
            tr(
                "From this list price the discount is {percent}; leave one of the two empty.",
                percent=share_typed(round(follows, 3)),
            ),
            DISCOUNT,
        )
    return replace(event, list_arr=list_arr, discount=follows if discount is None else discount)


def _put(course: Course, place: int, event: Event) -> Course:
    """Return a course with an event at a place, if it makes sense there."""
    before, after = course.events[:place], course.events[place:]
    # A term that has passed may stay as it is until somebody renews.
    new_term = not before or event.term_end != before[-1].term_end
    if new_term and event.term_end is not None and event.arr and event.term_end <= event.day:
        raise InputError(
            tr("The term has to end after {day}; choose a later day for it.", day=day_text(event.day)),
            TERM_END,
        )
    if before:
        _check(before[-1], event, of_next=False)
    if after:
        if before and event.kind in (Kind.CANCEL, Kind.MOVE):
            last = day_text(after[-1].day)
            raise InputError(
                tr("It changed on {day}, after this day; remove that entry first.", day=last), DAY
            )
        _check(event, after[0], of_next=True)
    return Course((*before, event, *after))


_CLOSE = 0.001
"""Discounts are agreed to a tenth of a percent."""

_KEPT_KIND = {
    Kind.EXPAND: marked("The expansion on {day} would no longer grow; correct that entry first."),
    Kind.REDUCE: marked("The reduction on {day} would no longer shrink; correct that entry first."),
}


def _check(before: Event, event: Event, *, of_next: bool) -> None:
    """Refuse an event that is not what it is called; `of_next` where it stands and the one before is new."""
    grows = event.kind is Kind.EXPAND and event.arr <= before.arr
    shrinks = event.kind is Kind.REDUCE and event.arr >= before.arr
    if of_next and (grows or shrinks):
        raise InputError(tr(_KEPT_KIND[event.kind], day=day_text(event.day)), ARR)
    if grows:
        raise InputError(tr("An expansion has to grow; enter more than is paid before that day."), ARR)
    if shrinks:
        raise InputError(tr("A reduction has to shrink; enter less than is paid before that day."), ARR)
    if event.kind is Kind.REDUCE and event.arr == 0:
        raise InputError(tr("A reduction leaves something; to end the subscription, cancel it."), ARR)
