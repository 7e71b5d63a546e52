"""Where an account was lost, by hand and against a reference that looks at every day."""

import itertools
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.journey.stays import Entered, Expected, LossWay, StageLoss, Stay, lost_in, stays

ONBOARD, ADOPT, RENEW = 1, 2, 3
EXPECTED = {ONBOARD: Expected(0, 90), ADOPT: Expected(1, 180), RENEW: Expected(2, None)}
START = date(2026, 1, 1)


def _day(number: int) -> date:
    return START + timedelta(days=number)


def losses(*args: Any, **more: Any) -> tuple[StageLoss, ...]:
    """Return only the losses, without the stays in which there was none."""
    return tuple(loss for loss in lost_in(*args, **more) if loss is not None)


def test_a_stay_lasts_until_the_next_one_or_the_churn() -> None:
    history = [Entered(ADOPT, _day(100)), Entered(ONBOARD, date.min), Entered(RENEW, _day(400))]
    assert stays(history, START, _day(300), churned_on=None) == (
        Stay(ONBOARD, START, _day(100), dated=False),
        Stay(ADOPT, _day(100), None),
    )
    assert stays(history, START, _day(500), churned_on=_day(420))[-1] == Stay(RENEW, _day(400), _day(420))


def test_the_same_stage_entered_twice_is_one_stay_and_none_is_no_stay() -> None:
    history = [
        Entered(ONBOARD, START),
        Entered(ONBOARD, _day(5)),
        Entered(None, _day(9)),
        Entered(ADOPT, _day(20)),
    ]
    assert stays(history, START, _day(30)) == (Stay(ONBOARD, START, _day(9)), Stay(ADOPT, _day(20), None))


def test_lost_by_overstaying_going_back_and_churning() -> None:
    # Onboard is expected to take 90 days, half as much again is 135: from day 136 on it is too long.
    long = (Stay(ONBOARD, START, _day(140)), Stay(ADOPT, _day(140), None))
    assert losses(long, EXPECTED, _day(200)) == (StageLoss(ONBOARD, _day(136), LossWay.OVERSTAYED),)
    just = (Stay(ONBOARD, START, _day(136)), Stay(ADOPT, _day(136), None))
    assert losses(just, EXPECTED, _day(200)) == ()
    back = (Stay(ADOPT, START, _day(10)), Stay(ONBOARD, _day(10), None))
    assert losses(back, EXPECTED, _day(20)) == (StageLoss(ADOPT, _day(10), LossWay.WENT_BACK),)
    gone = (Stay(RENEW, START, _day(30)),)
    assert losses(gone, EXPECTED, _day(60), churned_on=_day(30)) == (
        StageLoss(RENEW, _day(30), LossWay.CHURNED),
    )
    # The map's own bound: 100% makes day 91 too long.
    assert losses((Stay(ONBOARD, START, None),), EXPECTED, _day(91), lost_after=100) == (
        StageLoss(ONBOARD, _day(91), LossWay.OVERSTAYED),
    )


def test_a_stay_of_which_nobody_said_when_it_began_is_never_too_long_but_in_the_first_stage() -> None:
    since_ever = stays([Entered(ADOPT, date.min)], START, _day(900))
    assert since_ever == (Stay(ADOPT, START, None, dated=False),)
    assert losses(since_ever, EXPECTED, _day(900)) == ()
    first = stays([Entered(ONBOARD, date.min)], START, _day(900))
    assert losses(first, EXPECTED, _day(900)) == (StageLoss(ONBOARD, _day(136), LossWay.OVERSTAYED),)


_history = st.lists(
    st.builds(Entered, st.sampled_from([ONBOARD, ADOPT, RENEW, None]), st.integers(-50, 700).map(_day)),
    max_size=8,
)


@given(_history, st.integers(0, 800).map(_day), st.one_of(st.none(), st.integers(1, 800).map(_day)))
def test_each_day_belongs_to_the_stay_that_a_look_at_that_day_finds(
    history: list[Entered], as_of: date, churned_on: date | None
) -> None:
    found = stays(history, START, as_of, churned_on)
    assert all(one.end is not None and one.end <= other.start for one, other in itertools.pairwise(found))
    for number in range((as_of - START).days + 1):
        day = _day(number)
        held = [
            stay.lifecycle_id for stay in found if stay.start <= day and (stay.end is None or day < stay.end)
        ]
        assert held == _on(history, day, churned_on)


def _on(history: list[Entered], day: date, churned_on: date | None) -> list[int]:
    """Look at one day alone: the last stage that was entered by then holds, while it is a customer."""
    known = [(one.day, place) for place, one in enumerate(history) if one.day <= day]
    if not known or (churned_on is not None and day >= churned_on):
        return []
    last = history[max(known)[1]].lifecycle_id
    return [] if last is None else [last]


@given(_history, st.integers(0, 800).map(_day), st.one_of(st.none(), st.integers(1, 800).map(_day)))
def test_nobody_is_lost_twice_in_one_stay_nor_in_the_future(
    history: list[Entered], as_of: date, churned_on: date | None
) -> None:
    found = stays(history, START, as_of, churned_on)
    told = losses(found, EXPECTED, as_of, churned_on)
    assert len(told) <= len(found)
    assert all(loss.day <= as_of for loss in told)
    assert sum(loss.way is LossWay.CHURNED for loss in told) <= 1
