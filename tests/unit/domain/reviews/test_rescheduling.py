"""A proposed review is put on another day, and what stands in the way of that day is said."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.errors import InputError
from cs_desktop.domain.plan.calendar import WorkCalendar
from cs_desktop.domain.reviews.rescheduling import Ground, on_day
from cs_desktop.domain.reviews.schedule import Hitch, Proposal, Wanted, propose

TODAY = date(2026, 10, 13)
WEEK = WorkCalendar(range(1, 6), [date(2026, 12, 25)])
ONE = Proposal(Wanted(1, "Halden", "qbr", 7, date(2026, 10, 1), date(2027, 1, 1)), date(2026, 10, 20))


def _ground(**other) -> Ground:
    return Ground(**{"taken": {}, "hosted": (), "notices": {}, "calendar": WEEK, "today": TODAY, **other})


@pytest.mark.parametrize(
    ("day", "hitch"),
    [
        (date(2026, 11, 3), None),
        # A Saturday, and a day off.
        *((date(2026, 11, 7), Hitch.DAY_OFF), (date(2026, 12, 25), Hitch.DAY_OFF)),
        # Halden has a review on November 18: seven days before it is too near, eight are not.
        *((date(2026, 11, 11), Hitch.TOO_NEAR), (date(2026, 11, 10), None)),
        # Notice is due on December 1.
        *((date(2026, 11, 30), None), (date(2026, 12, 1), Hitch.AFTER_NOTICE)),
        # The week of October 26 has five reviews of the host.
        *((date(2026, 10, 30), Hitch.FULL_WEEK), (date(2026, 11, 2), None)),
    ],
)
def test_each_day_is_judged(day: date, hitch: Hitch | None) -> None:
    hosted = [(7, date(2026, 10, 26) + timedelta(days=n)) for n in range(5)]
    ground = _ground(
        taken={1: [date(2026, 11, 18)], 2: [date(2026, 11, 3)]},
        hosted=[*hosted, *((8, date(2026, 11, 2)) for _ in range(9))],
        notices={1: [date(2026, 12, 1)]},
    )
    moved = on_day(ONE, day, [ONE], ground)
    assert (moved.day, moved.hitch, moved.key) == (day, hitch, ONE.key)


def test_the_others_proposed_count_too_and_the_past_is_refused() -> None:
    other = Proposal(Wanted(1, "Halden", "ebr", 7, date(2026, 10, 1), date(2027, 1, 1)), date(2026, 11, 12))
    assert on_day(ONE, date(2026, 11, 9), [ONE, other], _ground()).hitch is Hitch.TOO_NEAR
    # Itself is not in its own way.
    assert on_day(ONE, date(2026, 10, 21), [ONE, other], _ground()).hitch is None
    with pytest.raises(InputError, match="Oct 12, 2026 is past"):
        on_day(ONE, date(2026, 10, 12), [ONE], _ground())


@given(st.lists(st.dates(TODAY, date(2027, 3, 1)), max_size=6), st.lists(st.dates(TODAY, date(2027, 3, 1))))
def test_what_is_proposed_would_be_judged_the_same(taken: list[date], hosted: list[date]) -> None:
    held = [(7, day) for day in hosted]
    ground = _ground(taken={1: taken}, hosted=held, notices={1: [date(2026, 11, 20)]})
    (made,) = propose([ONE.wanted], ground.taken, held, ground.notices, WEEK, TODAY)
    if made.day is not None:
        assert on_day(made, made.day, [made], ground) == made
