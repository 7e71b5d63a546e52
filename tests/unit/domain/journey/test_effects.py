"""Whether a bridge moved what is lost at its stage."""

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.journey.effect_words import effect_text, share_text
from cs_desktop.domain.journey.effects import (
    USUAL,
    WINDOW,
    Bridge,
    Effect,
    Side,
    Verdict,
    chance,
    comings_of,
    effect_of,
)
from cs_desktop.domain.journey.losing import Course, Life, Paid, Rules, course_of
from cs_desktop.domain.journey.stays import Entered, Expected, too_long

ADOPT, RENEW = 2, 3
RULES = Rules({ADOPT: Expected(1, 40), RENEW: Expected(2, None)})
DONE = date(2026, 3, 1)
BRIDGE = Bridge(9, "Clinic", ADOPT, DONE)


def _courses(*comings: tuple[int, int | None], rules: Rules = RULES):
    """Return accounts that came to adopt so many days after the bridge was done, and churned when."""
    for number, (coming, stayed) in enumerate(comings):
        begun = DONE + timedelta(days=coming)
        end = None if stayed is None else begun + timedelta(days=stayed)
        life = Life(number, date(2024, 1, 1), (Entered(ADOPT, begun),), (Paid(1, date(2024, 1, 1), end),))
        course = course_of(life, rules, date(2026, 9, 1))
        assert course is not None
        yield course


def _effect(bridge: Bridge, courses: Iterable[Course]) -> Effect:
    return effect_of(bridge, comings_of(courses, date(2026, 9, 1)))


def _slowly(bridge: Bridge, courses: Iterable[Course], as_of: date) -> Effect:
    """Look at every stay of every account."""
    counts, undecided = {False: [0, 0], True: [0, 0]}, 0
    for course in courses:
        expected = course.rules.expected.get(bridge.lifecycle_id)
        watched = timedelta(days=too_long(expected, course.rules.lost_after) or USUAL)
        for stay, loss in zip(course.stays, course.lost, strict=True):
            apart = (stay.start - bridge.done_on).days
            if stay.lifecycle_id != bridge.lifecycle_id or not stay.dated or not -WINDOW <= apart < WINDOW:
                continue
            if stay.start + watched > as_of:
                undecided += 1
                continue
            side = counts[apart >= 0]
            side[0] += loss is not None and loss.day <= stay.start + watched
            side[1] += 1
    return Effect(bridge, Side(*counts[False]), Side(*counts[True]), undecided)


_lives = st.builds(
    lambda since, entered, end: Life(
        1,
        since,
        tuple(
            Entered(stage, date.min if days is None else since + timedelta(days)) for stage, days in entered
        ),
        (Paid(1, since, None if end is None else since + timedelta(days=end)),),
    ),
    st.dates(date(2023, 1, 1), date(2026, 8, 1)),
    st.lists(st.tuples(st.sampled_from([ADOPT, RENEW]), st.none() | st.integers(0, 900)), max_size=5),
    st.none() | st.integers(1, 900),
)


@given(
    st.lists(st.tuples(_lives, st.sampled_from([RULES, RULES.over({ADOPT: 10}, 100)])), max_size=12),
    st.sampled_from([ADOPT, RENEW, 7]),
    st.one_of(st.dates(date(2023, 1, 1), date(2026, 9, 1)), st.sampled_from([date.min, date.max])),
)
def test_all_bridges_at_once_are_what_a_look_at_each_account_finds(
    lives: list[tuple[Life, Rules]], stage: int, done: date
) -> None:
    as_of, bridge = date(2026, 9, 1), Bridge(9, "Clinic", stage, done)
    found = (course_of(life, rules, as_of) for life, rules in lives)
    courses = [course for course in found if course is not None]
    assert _effect(bridge, courses) == _slowly(bridge, courses, as_of)


def test_before_and_after_by_hand() -> None:
    # 40 days are expected, so 61 are too long; who came by Jul 2 has had that time until Sep 1.
    came = [
        (-400, 5),  # more than a year before: not counted
        (-100, 20),  # before, lost after 20 days
        (-50, 61),  # before, too long after 61 days
        (-10, None),  # before, still there, so too long as well
        (0, 20),  # after: the day itself counts
        (30, 20),
        (150, 10),  # came on Jul 29: its time is not over
    ]
    effect = _effect(BRIDGE, _courses(*came))
    assert effect == Effect(BRIDGE, Side(3, 3), Side(2, 2), 1)
    assert effect.verdict is Verdict.FEW


def test_what_is_lost_later_than_one_watches_does_not_count() -> None:
    # Nothing is expected, so 180 days are watched: a churn on day 200 came too late to be the bridge's.
    rules = Rules({ADOPT: Expected(1, None)})
    effect = _effect(BRIDGE, _courses((-200, 200), (-200, 100), (0, 100), rules=rules))
    assert effect == Effect(BRIDGE, Side(1, 2), Side(1, 1), 0)


def test_the_lady_tasting_tea() -> None:
    # Fisher's own example: 3 of 4 and 1 of 4. Tables with 4 of 8: C(4,k)² / C(8,4) = 1, 16, 36, 16, 1 / 70.
    # As unlikely as ours or more: 1 + 16 + 16 + 1 = 34 of 70.
    assert chance(Side(3, 4), Side(1, 4)) == pytest.approx(34 / 70)
    assert chance(Side(0, 0), Side(0, 5)) == 1.0
    # Of thousands: as rare as no float can tell, and as likely as can be.
    assert chance(Side(5000, 5000), Side(0, 5000)) == 0.0
    assert chance(Side(900, 5000), Side(900, 5000)) == pytest.approx(1.0)


@given(st.integers(0, 6), st.integers(0, 6), st.data())
def test_chance_is_the_share_of_all_ways_to_deal_the_losses(
    before: int, after: int, data: st.DataObject
) -> None:
    one, other = data.draw(st.integers(0, before)), data.draw(st.integers(0, after))
    lost = one + other
    # Every way to lose so many of them, one by one.
    told: dict[int, int] = {}
    for losses in product((0, 1), repeat=before + after):
        if sum(losses) == lost:
            told[sum(losses[:before])] = told.get(sum(losses[:before]), 0) + 1
    rare = sum(count for count in told.values() if count <= told[one])
    assert Fraction(rare, comb(before + after, lost)) == Fraction(
        chance(Side(one, before), Side(other, after))
    ).limit_denominator(10_000)


def test_a_verdict_needs_enough_accounts_and_more_than_chance() -> None:
    def verdict(before: Side, after: Side) -> Verdict:
        return Effect(BRIDGE, before, after, 0).verdict

    assert verdict(Side(9, 9), Side(0, 100)) is Verdict.FEW
    assert verdict(Side(6, 12), Side(5, 12)) is Verdict.CHANCE
    # 9 of 12 against 1 of 12: 2 · (220 · 12 + 66) of 1961256 ways, 0.0028.
    assert verdict(Side(9, 12), Side(1, 12)) is Verdict.FEWER
    assert verdict(Side(1, 12), Side(9, 12)) is Verdict.MORE


def test_shares_are_told_so_that_few_are_not_none_nor_most_all() -> None:
    told = [share_text(share) for share in (0.0, 0.0004, 0.004, 0.996, 0.9996, 1.0)]
    assert told == ["0.0%", "less than 0.1%", "0.4%", "99.6%", "more than 99.9%", "100.0%"]


def test_chance_is_told_in_cases_of_a_hundred() -> None:
    # 6 of 12 against 5 of 12: 1 − (12! / (6! 6!)) · (12! / (5! 7!)) / (24! / (11! 13!)) is all tables but
    # none likelier than ours, so 100 of 100; 9 of 12 against 1 of 12 is 0.0028.
    assert "as large a difference in 100 of 100 cases" in effect_text(
        Effect(BRIDGE, Side(6, 12), Side(5, 12), 0)
    )
    assert "in less than 1 of 100 cases" in effect_text(Effect(BRIDGE, Side(9, 12), Side(1, 12), 0))
    assert effect_text(Effect(BRIDGE, Side(9, 9), Side(0, 100), 1)) == (
        "Before: 9 of 9 lost (100.0%). After: 0 of 100 lost (0.0%). 1 account is still in its time."
    )
