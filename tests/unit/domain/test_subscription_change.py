"""Which day a form proposes, and what it refuses before anything is sent."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.commerce import NewEvent
from cs_desktop.domain.subscription_change import changed, check_product, day_to_propose, refusal
from cs_desktop.domain.subscription_course import ARR, DAY, LIST_ARR, PRODUCT, Course, Event
from cs_desktop.domain.vocabulary import SubscriptionEventKind as Kind

TODAY = date(2026, 10, 13)
TERM = date(2027, 1, 31)


def course(*events: tuple[Kind, date, int]) -> Course:
    return Course(tuple(Event(n, kind, day, arr) for n, (kind, day, arr) in enumerate(events, 1)))


def test_today_is_proposed_or_the_day_after_the_first():
    old = course((Kind.NEW, date(2025, 4, 1), 100))
    assert day_to_propose(old, Kind.EXPAND, TODAY, TERM) == TODAY
    assert day_to_propose(old, Kind.RENEW, TODAY, TERM) == TERM
    to_come = course((Kind.NEW, date(2026, 12, 1), 100))
    assert day_to_propose(to_come, Kind.REDUCE, TODAY, None) == date(2026, 12, 2)
    assert day_to_propose(course((Kind.NEW, TODAY, 100)), Kind.MOVE, TODAY, None) == date(2026, 10, 14)
    assert day_to_propose(course((Kind.NEW, TODAY, 100)), Kind.EXPAND, TODAY, None) == date(2026, 10, 14)


def test_an_end_is_proposed_after_what_changes_before_it():
    grows_later = course((Kind.NEW, date(2025, 4, 1), 100), (Kind.EXPAND, date(2027, 3, 1), 200))
    assert day_to_propose(grows_later, Kind.CANCEL, TODAY, TERM) == date(2027, 3, 1)
    assert day_to_propose(grows_later, Kind.MOVE, TODAY, TERM) == date(2027, 3, 1)
    assert day_to_propose(grows_later, Kind.EXPAND, TODAY, TERM) == TODAY


def test_before_an_end_the_last_day_is_proposed():
    ended = course((Kind.NEW, date(2025, 4, 1), 100), (Kind.CANCEL, date(2026, 5, 1), 0))
    assert day_to_propose(ended, Kind.EXPAND, TODAY, TERM) == date(2026, 4, 30)


@given(
    start=st.integers(-400, 400),
    later=st.lists(st.integers(1, 300), max_size=3),
    term=st.none() | st.integers(-300, 600),
    kind=st.sampled_from([Kind.RENEW, Kind.EXPAND, Kind.REDUCE, Kind.MOVE, Kind.CANCEL]),
)
def test_a_proposed_day_is_never_refused(start, later, term, kind):
    first = TODAY + timedelta(days=start)
    day, events = first, [(Kind.NEW, first, 100)]
    for number, gap in enumerate(later):
        day += timedelta(days=gap)
        events.append((Kind.RENEW, day, 100 + number))
    known = course(*events)
    proposed = day_to_propose(known, kind, TODAY, None if term is None else TODAY + timedelta(days=term))
    held = known.arr_on(proposed)
    arr = {Kind.EXPAND: held + 1, Kind.REDUCE: held - 1, Kind.CANCEL: 0}.get(kind, held)
    changed(known, NewEvent(kind, proposed, arr, product="Other"))


def test_a_refusal_names_its_field():
    known = course((Kind.NEW, date(2025, 4, 1), 100))

    def told(new: NewEvent, about: str) -> str:
        return refusal(lambda: changed(known, new), about)

    early = NewEvent(Kind.EXPAND, date(2025, 4, 1), 200)
    assert told(early, DAY) == "The subscription starts on Apr 1, 2025; choose a later day."
    assert told(early, ARR) == ""
    less = NewEvent(Kind.EXPAND, TODAY, 50, list_arr=10)
    assert told(less, ARR).startswith("An expansion has to grow")
    assert told(less, LIST_ARR) == ""
    assert told(NewEvent(Kind.EXPAND, TODAY, 200, list_arr=10), LIST_ARR).startswith("The list price is less")


def test_a_move_needs_another_product():
    assert refusal(lambda: check_product(" plan ", "Plan"), PRODUCT).startswith(
        "It is for this product already"
    )
    assert refusal(lambda: check_product("", "Plan"), PRODUCT).startswith("Enter the product")
    assert refusal(lambda: check_product("Suite", "Plan"), PRODUCT) == ""
