"""What is lost at each stage, by hand and against a reference that asks day by day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.journey.losing import (
    Course,
    Life,
    Paid,
    Rules,
    StageFigures,
    course_of,
    stage_figures,
    undated,
)
from cs_desktop.domain.journey.stays import Entered, Expected, LossWay

ONBOARD, ADOPT, RENEW = 1, 2, 3
STAGES = (ONBOARD, ADOPT, RENEW)
RULES = Rules({ONBOARD: Expected(0, 90), ADOPT: Expected(1, 180), RENEW: Expected(2, None)})
START = date(2026, 1, 1)


def _day(number: int) -> date:
    return START + timedelta(days=number)


def _course(life: Life, as_of: date, rules: Rules = RULES) -> Course:
    course = course_of(life, rules, as_of)
    assert course is not None
    return course


def test_four_accounts_by_hand() -> None:
    as_of = _day(200)
    lives = [
        # Onboarding for 200 days; 135 are allowed, so it is lost on day 136, when it paid 100 the day before.
        Life(1, START, (Entered(ONBOARD, START),), (Paid(100, START, None),)),
        # Churned on day 60 while it adopted, and paid 40 until then.
        Life(
            2,
            START,
            (Entered(ONBOARD, START), Entered(ADOPT, _day(30))),
            (Paid(50, START, _day(40)), Paid(40, _day(40), _day(60))),
        ),
        # Went back from adopting on day 70; it pays 30, 10 more since day 70.
        Life(
            3,
            START,
            (Entered(ADOPT, START), Entered(ONBOARD, _day(70)), Entered(ADOPT, _day(90))),
            (Paid(30, START, None), Paid(10, _day(70), None)),
        ),
        # Renewing, nothing lost.
        Life(4, START, (Entered(RENEW, _day(100)),), (Paid(7, START, None),)),
    ]
    courses = [_course(life, as_of) for life in lives]
    assert stage_figures(courses, STAGES) == (
        StageFigures(ONBOARD, 1, 100, 1, 100, {LossWay.OVERSTAYED: 1}),
        StageFigures(ADOPT, 1, 40, 2, 40 + 30, {LossWay.CHURNED: 1, LossWay.WENT_BACK: 1}),
        StageFigures(RENEW, 1, 7),
    )
    # After day 65 only who went back and who overstayed count.
    assert [(one.lost, one.lost_arr) for one in stage_figures(courses, STAGES, _day(65))] == [
        (1, 100),
        (1, 30),
        (0, 0),
    ]


def test_who_went_back_with_a_won_renewal_is_told_apart() -> None:
    # Three went back from renewing on day 100; one had renewed that day, one did ten days later where it went
    # back to, one had long before.
    entered = (Entered(RENEW, _day(10)), Entered(ADOPT, _day(100)))
    paid = (Paid(50, START, None),)
    kept, not_kept = (
        Life(number, START, entered, paid, (day,)) for number, day in ((1, _day(100)), (2, START))
    )
    (renew,) = stage_figures([_course(kept, _day(120)), _course(not_kept, _day(120))], [RENEW])
    assert (renew.lost, renew.lost_arr, renew.renewed, renew.renewed_arr) == (2, 100, 1, 50)


def test_who_churned_and_came_back_is_lost_where_it_churned() -> None:
    # It paid 20 until day 40, nothing for 60 days, and 30 since.
    paid = (Paid(20, START, _day(40)), Paid(30, _day(100), None))
    course = _course(Life(1, START, (Entered(ADOPT, START),), paid), _day(150))
    assert [loss and (loss.day, loss.way) for loss in course.lost] == [(_day(40), LossWay.CHURNED), None]
    assert (course.arr, course.here, course.arr_now) == ((20, 0), ADOPT, 30)


def test_an_account_s_own_map_says_what_is_too_long() -> None:
    life = Life(1, START, (Entered(ONBOARD, START),))
    # 30 days and 100% make day 31 too long.
    mine = RULES.over({ONBOARD: 30}, 100)
    assert [loss and loss.day for loss in _course(life, _day(31), mine).lost] == [_day(31)]
    assert _course(life, _day(31)).lost == (None,)
    assert mine.expected[ADOPT] == RULES.expected[ADOPT]


def test_who_is_no_customer_yet_has_no_course() -> None:
    assert course_of(Life(1, None, (Entered(ONBOARD, START),)), RULES, _day(5)) is None
    assert course_of(Life(1, _day(9), ()), RULES, _day(5)) is None
    # Its first payment makes it one.
    paid = Life(1, None, (Entered(ADOPT, date.min),), (Paid(5, START, None),))
    course = _course(paid, _day(5))
    assert course.here == ADOPT
    assert undated([course]) == 1


_lives = st.builds(
    Life,
    st.integers(1, 9),
    st.one_of(st.none(), st.integers(0, 50).map(_day)),
    st.lists(
        st.builds(
            Entered,
            st.sampled_from([*STAGES, None]),
            st.one_of(st.just(date.min), st.integers(-20, 600).map(_day)),
        ),
        max_size=6,
    ).map(tuple),
    st.lists(
        st.builds(
            lambda arr, start, days: Paid(arr, _day(start), None if days is None else _day(start + days)),
            st.integers(1, 100),
            st.integers(0, 300),
            st.one_of(st.none(), st.integers(1, 300)),
        ),
        max_size=3,
    ).map(tuple),
)


@given(st.lists(_lives, max_size=4), st.integers(0, 600).map(_day))
def test_the_figures_are_those_that_a_look_at_each_day_finds(lives: list[Life], as_of: date) -> None:
    courses = [course for life in lives if (course := course_of(life, RULES, as_of)) is not None]
    figures = {one.lifecycle_id: one for one in stage_figures(courses, STAGES)}
    for stage in STAGES:
        told = [loss for life in lives if (loss := _last_loss(life, stage, as_of)) is not None]
        assert figures[stage].lost == len(told)
        assert figures[stage].lost_arr == sum(arr for _way, arr in told)
        assert {way: count for way, count in figures[stage].ways.items() if count} == {
            way: sum(one is way for one, _arr in told) for way in {one for one, _arr in told}
        }
        assert figures[stage].here == sum(_stage_on(life, as_of) == stage for life in lives)


def _is_gone(life: Life, day: date) -> bool:
    """Return whether nothing is paid on a day, though something was before."""
    return any(one.start <= day for one in life.paid) and not life.arr_on(day)


def _first(life: Life) -> date | None:
    return life.customer_since or min((one.start for one in life.paid), default=None)


def _stage_on(life: Life, day: date) -> int | None:
    """Look at one day alone."""
    first = _first(life)
    if first is None or day < first or _is_gone(life, day):
        return None
    known = [(one.day, place) for place, one in enumerate(life.entered) if one.day <= day]
    return life.entered[max(known)[1]].lifecycle_id if known else None


def _last_loss(life: Life, stage: int, as_of: date) -> tuple[LossWay, int] | None:
    """Walk through the days, and keep the last loss at a stage."""
    first, found = _first(life), None
    if first is None:
        return None
    begun, dated, told = first, False, False
    order = {ONBOARD: 0, ADOPT: 1, RENEW: 2}
    limits = {ONBOARD: 136, ADOPT: 271}
    for number in range((as_of - first).days + 1):
        day = first + timedelta(days=number)
        now = _stage_on(life, day)
        before = _stage_on(life, day - timedelta(days=1))
        if now != before:
            if before == stage and not told:
                paid = life.arr_on(day - timedelta(days=1))
                if _is_gone(life, day):
                    found = (LossWay.CHURNED, paid)
                elif _next(life, day, as_of, order) < order[before]:
                    found = (LossWay.WENT_BACK, paid)
            begun, told = day, False
            back = day > first and _is_gone(life, day - timedelta(days=1))
            dated = back or any(date.min < one.day <= day for one in life.entered)
        late = number - (begun - first).days
        judged = (dated or stage == ONBOARD) and late >= limits.get(stage, 10_000)
        if now == stage and judged and not told:
            found, told = (LossWay.OVERSTAYED, life.arr_on(day - timedelta(days=1))), True
    return found


def _next(life: Life, day: date, as_of: date, order: dict[int, int]) -> int:
    """Return the place of the stage that it is in, or comes into next; a high one for none."""
    for number in range((as_of - day).days + 1):
        now = _stage_on(life, day + timedelta(days=number))
        if now is not None:
            return order[now]
    return 99
