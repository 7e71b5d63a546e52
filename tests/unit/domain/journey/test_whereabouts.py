"""Where an account is, by hand."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.figures import Status
from cs_desktop.domain.journey.losing import Course, Life, Paid, Rules, course_of
from cs_desktop.domain.journey.stays import Entered, Expected, LossWay
from cs_desktop.domain.journey.whereabouts import past_stays, stage_times, stay_figures

ONBOARD, ADOPT, RENEW = 1, 2, 3
NAMES = {ONBOARD: "Onboard", ADOPT: "Adopt", RENEW: "Renew"}
RULES = Rules({ONBOARD: Expected(0, 60), ADOPT: Expected(1, 100), RENEW: Expected(2, None)})
START = date(2026, 1, 1)


def _day(number: int) -> date:
    return START + timedelta(days=number)


def _course(as_of: date, *entered: tuple[int, int], ended: int | None = None) -> Course:
    life = Life(
        1,
        START,
        tuple(Entered(stage, _day(number)) for stage, number in entered),
        (Paid(1, START, None if ended is None else _day(ended)),),
    )
    course = course_of(life, RULES, as_of)
    assert course is not None
    return course


def test_an_account_that_went_back_once_by_hand() -> None:
    # Onboarding 95 days, which is 91 and more: too long on day 91. Adopting 25, back to onboarding for 20,
    # adopting again for 60 until today, day 200.
    as_of = _day(200)
    course = _course(as_of, (ONBOARD, 0), (ADOPT, 95), (ONBOARD, 120), (ADOPT, 140))
    assert [(one.name, one.days, one.lost, one.lost_on) for one in past_stays(course, NAMES, as_of)] == [
        ("Adopt", 60, None, None),
        ("Onboard", 20, None, None),
        ("Adopt", 25, LossWay.WENT_BACK, _day(120)),
        ("Onboard", 95, LossWay.OVERSTAYED, _day(91)),
    ]
    times = stage_times(course, NAMES, (ONBOARD, ADOPT, RENEW), as_of)
    assert [(one.name, one.expected, one.actual, one.too_long, one.here) for one in times] == [
        ("Onboard", 60, 115, True, False),
        ("Adopt", 100, 85, False, True),
        ("Renew", None, None, False, False),
    ]
    days, expected = stay_figures(course, NAMES, as_of)
    assert (days.value, days.note, days.status) == (60, "since May 21, 2026", Status.NONE)
    # 150 days are allowed, so it is too long on day 140 + 151 = 291, which is Oct 19.
    assert (expected.value, expected.note) == (100, "too long from Oct 19, 2026")


def test_longer_than_expected_is_watched_and_too_long_is_a_risk() -> None:
    def status(number: int) -> Status:
        return stay_figures(_course(_day(number), (ADOPT, 0)), NAMES, _day(number))[0].status

    assert [status(100), status(101), status(150), status(151)] == [
        Status.NONE,
        Status.WATCH,
        Status.WATCH,
        Status.RISK,
    ]


def test_who_left_is_nowhere() -> None:
    as_of = _day(90)
    days, expected = stay_figures(_course(as_of, (ADOPT, 0), ended=50), NAMES, as_of)
    assert (days.value, expected.value) == (None, None)
    assert days.reason
    assert expected.reason


@given(
    st.lists(st.tuples(st.sampled_from([ONBOARD, ADOPT, RENEW]), st.integers(0, 300)), max_size=6),
    st.integers(0, 400),
)
def test_every_day_since_the_first_stage_is_of_one_stay(entered: list[tuple[int, int]], number: int) -> None:
    as_of = _day(number)
    course = _course(as_of, *entered)
    times = stage_times(course, NAMES, (ONBOARD, ADOPT, RENEW), as_of)
    known = [day for _stage, day in entered if day <= number]
    assert sum(one.actual or 0 for one in times) == (number - min(known) if known else 0)
    stays = past_stays(course, NAMES, as_of)
    assert sum(one.days for one in stays) == sum(one.actual or 0 for one in times)
    late = {one.name for one in stays if one.lost is LossWay.OVERSTAYED}
    assert late == {one.name for one in times if one.too_long}
