"""Where an account was lost, by hand and against a reference that looks at every day."""

import itertools
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.journey.stays import Away, Entered, Expected, LossWay, StageLoss, Stay, lost_in, stays

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
    assert stays(history, START, _day(300)) == (
        Stay(ONBOARD, START, _day(100), dated=False),
        Stay(ADOPT, _day(100), None),
    )
    assert stays(history, START, _day(500), (Away(_day(420)),))[-1] == Stay(RENEW, _day(400), _day(420))


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
    assert losses(gone, EXPECTED, _day(60), (Away(_day(30)),)) == (
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


def test_who_churned_and_came_back_was_lost_in_the_stage_it_churned_in() -> None:
    # It churned on day 40 while it adopted, came back on day 100, was put to renewing meanwhile, and churned
    # again on day 150.
    history = [Entered(ADOPT, START), Entered(RENEW, _day(60)), Entered(ADOPT, _day(120))]
    away = (Away(_day(40), _day(100)), Away(_day(150)))
    found = stays(history, START, _day(200), away)
    assert found == (
        Stay(ADOPT, START, _day(40)),
        Stay(RENEW, _day(100), _day(120)),
        Stay(ADOPT, _day(120), _day(150)),
    )
    assert [(loss.day, loss.way) for loss in losses(found, EXPECTED, _day(200), away)] == [
        (_day(40), LossWay.CHURNED),
        (_day(120), LossWay.WENT_BACK),
        (_day(150), LossWay.CHURNED),
    ]
    # On day 90 nobody knows yet that it will come back; from day 100 its second stay is dated.
    assert stays([Entered(ADOPT, date.min)], START, _day(90), away[:1])[-1].end == _day(40)
    assert stays([Entered(ADOPT, date.min)], START, _day(110), away[:1])[-1] == Stay(ADOPT, _day(100), None)


_history = st.lists(
    st.builds(Entered, st.sampled_from([ONBOARD, ADOPT, RENEW, None]), st.integers(-50, 700).map(_day)),
    max_size=8,
)


_away = st.lists(st.integers(1, 800), max_size=5, unique=True).map(
    lambda days: tuple(
        Away(_day(one), None if end is None else _day(end))
        for one, end in itertools.zip_longest(sorted(days)[::2], sorted(days)[1::2])
    )
)


@given(_history, st.integers(0, 800).map(_day), _away)
def test_each_day_belongs_to_the_stay_that_a_look_at_that_day_finds(
    history: list[Entered], as_of: date, away: tuple[Away, ...]
) -> None:
    found = stays(history, START, as_of, away)
    assert all(one.end is not None and one.end <= other.start for one, other in itertools.pairwise(found))
    for number in range((as_of - START).days + 1):
        day = _day(number)
        held = [
            stay.lifecycle_id for stay in found if stay.start <= day and (stay.end is None or day < stay.end)
        ]
        assert held == _on(history, day, away)


def _on(history: list[Entered], day: date, away: tuple[Away, ...]) -> list[int]:
    """Look at one day alone: the last stage that was entered by then holds, while it is a customer."""
    known = [(one.day, place) for place, one in enumerate(history) if one.day <= day]
    if not known or any(one.start <= day < (one.end or date.max) for one in away):
        return []
    last = history[max(known)[1]].lifecycle_id
    return [] if last is None else [last]


@given(_history, st.integers(0, 800).map(_day), _away)
def test_nobody_is_lost_twice_in_one_stay_nor_in_the_future(
    history: list[Entered], as_of: date, away: tuple[Away, ...]
) -> None:
    found = stays(history, START, as_of, away)
    told = losses(found, EXPECTED, as_of, away)
    assert len(told) <= len(found)
    assert all(loss.day <= as_of for loss in told)
    assert sum(loss.way is LossWay.CHURNED for loss in told) <= sum(one.start <= as_of for one in away)
