"""Whether a bridge moved what is lost at its stage."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.journey.effects import Bridge, Effect, Side, Verdict, chance, effect_of
from cs_desktop.domain.journey.losing import Life, Paid, Rules, course_of
from cs_desktop.domain.journey.stays import Entered, Expected

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
    effect = effect_of(BRIDGE, list(_courses(*came)), date(2026, 9, 1))
    assert effect == Effect(BRIDGE, Side(3, 3), Side(2, 2), 1)
    assert effect.verdict is Verdict.FEW


def test_what_is_lost_later_than_one_watches_does_not_count() -> None:
    # Nothing is expected, so 180 days are watched: a churn on day 200 came too late to be the bridge's.
    rules = Rules({ADOPT: Expected(1, None)})
    effect = effect_of(
        BRIDGE, list(_courses((-200, 200), (-200, 100), (0, 100), rules=rules)), date(2026, 9, 1)
    )
    assert effect == Effect(BRIDGE, Side(1, 2), Side(1, 1), 0)


def test_the_lady_tasting_tea() -> None:
    # Fisher's own example: 3 of 4 and 1 of 4. Tables with 4 of 8: C(4,k)² / C(8,4) = 1, 16, 36, 16, 1 / 70.
    # As unlikely as ours or more: 1 + 16 + 16 + 1 = 34 of 70.
    assert chance(Side(3, 4), Side(1, 4)) == pytest.approx(34 / 70)
    assert chance(Side(0, 0), Side(0, 5)) == 1.0


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
