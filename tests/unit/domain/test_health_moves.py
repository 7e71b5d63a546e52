"""What moved a score: by hand, and by the law that the parts sum to the whole."""

import math
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.analytics.health.scores import health_scores
from cs_desktop.domain.health.moves import moved, why
from cs_desktop.domain.health.standing import AccountHealth, Bands
from cs_desktop.domain.health.steps import moved_waterfall, score_waterfall
from cs_desktop.domain.scorecards.card import Axis, Cap, Measure, Scorecard, Side
from cs_desktop.domain.vocabulary import MetricKind
from tests.unit.analytics.health_samples import scorecards
from tests.unit.analytics.point_samples import AS_OF, columns

THEN = AS_OF - timedelta(days=30)
values = st.dictionaries(
    st.sampled_from([f"m{n}" for n in range(5)]), st.integers(-20, 20).map(float), max_size=5
)


def _measure(key: str, name: str, weight: float) -> Measure:
    return Measure(
        key, name, weight, Axis.OUTCOME, ((0, 0), (100, 100)), MetricKind.LAST, window_days=7, stale_days=7
    )


CARD = Scorecard(
    "Hand",
    (_measure("weekly_active", "Use", 50), _measure("nps", "Liking", 30), _measure("errors", "Calm", 20)),
    (Cap("Nobody is calm", "errors", Side.AT_MOST, 10, 60),),
)


def scored(card: Scorecard, then: dict[str, float], now: dict[str, float], *, today: bool) -> AccountHealth:
    points = {
        key: columns(
            [(1, day, known[key]) for day, known in ((THEN, then), (AS_OF, now)) if key in known],
        )
        for key in {*then, *now}
    }
    return health_scores(card, points, np.array([1]), AS_OF if today else THEN, Bands()).account(0)


def both(
    card: Scorecard, then: dict[str, float], now: dict[str, float]
) -> tuple[AccountHealth, AccountHealth]:
    return scored(card, then, now, today=False), scored(card, then, now, today=True)


def test_what_moved_a_score_by_hand() -> None:
    before, after = both(
        CARD, {"weekly_active": 60, "nps": 40, "errors": 5}, {"weekly_active": 80, "errors": 90}
    )
    # Then 50 % × 60 + 30 % × 40 + 20 % × 5 = 43, below the cap of 60, which so lowers nothing.
    assert before.calculated == pytest.approx(43)
    # Now nobody answers; 50 and 20 share the 100: 71.43 % × 80 + 28.57 % × 90 = 82.86.
    assert after.calculated == pytest.approx(82.857142857)
    found = moved(before, after)
    assert found.points == pytest.approx(39.857142857)
    # Calm 0.2857 × 40 − 0.2 × −45 = 11.43 + 9; Use 0.7143 × 30 − 0.5 × 10 = 21.43 − 5; Liking 0 − 0.3 × −10.
    assert [(move.given.name, round(move.points, 2)) for move in found.moves] == [
        ("Calm", 20.43),
        ("Use", 16.43),
        ("Liking", 3.0),
    ]
    # Of Calm: the weight 0.0857 × −45 = −3.86, the rest by its value. Liking is gone with its weight.
    assert found.moves[0].of_weight == pytest.approx(-3.857142857)
    assert found.moves[0].of_value == pytest.approx(24.285714286)
    assert found.moves[2].of_weight == pytest.approx(3.0)
    assert [why(move, lambda part: f"{part.value:g}") for move in found.moves] == [
        "5 → 90, weight 20% → 29%",
        "60 → 80, weight 50% → 71%",
        "stale: newest 2026-05-31, at most 7 days allowed",
    ]


def test_a_cap_is_a_step_of_its_own() -> None:
    before, after = both(
        CARD,
        {"weekly_active": 90, "nps": 90, "errors": 90},
        {"weekly_active": 90, "nps": 90, "errors": 10},
    )
    # 90; then 72 + 20 % × 10 = 74, held at 60: 16 fewer by the measure, 14 by the cap, 30 in all.
    assert (before.calculated, after.calculated) == (pytest.approx(90), pytest.approx(60))
    found = moved(before, after)
    assert [(move.given.name, round(move.points, 9), why(move)) for move in found.moves] == [
        ("Calm", -16.0, "90 → 10"),
        ("Nobody is calm", -14.0, "holds the score now"),
    ]
    back = moved(after, before)
    assert [(move.given.name, why(move)) for move in back.moves][1:] == [
        ("Nobody is calm", "holds the score no more")
    ]
    assert moved(before, before).moves == ()


def test_a_new_scorecard_moves_the_score_too() -> None:
    other = Scorecard("Hand", (_measure("weekly_active", "Use", 40), _measure("tickets", "Tickets", 60)))
    then = scored(CARD, {"weekly_active": 60, "nps": 80}, {}, today=False)
    now = scored(other, {}, {"weekly_active": 60, "tickets": 40}, today=True)
    # 62.5 % × 60 + 37.5 % × 80 = 67.5; 40 % × 60 + 60 % × 40 = 48: −6 − 11.25 + (4 − 6.25) = −19.5.
    found = moved(then, now)
    assert found.points == pytest.approx(-19.5)
    assert [(move.given.name, round(move.points, 9), why(move)) for move in found.moves] == [
        ("Use", -2.25, "weight 62% → 40%"),
        ("Tickets", -6.0, "new on the scorecard"),
        ("Liking", -11.25, "no longer on the scorecard"),
    ]


@given(scorecards(), scorecards(), values, values)
def test_the_moves_sum_to_the_move(
    card: Scorecard, other: Scorecard, then: dict[str, float], now: dict[str, float]
) -> None:
    before = scored(card, then, {}, today=False)
    after = scored(other, {}, now, today=True)
    found = moved(before, after)
    if before.calculated is None or after.calculated is None:
        assert (found.points, found.moves) == (None, ())
        return
    assert found.points == after.calculated - before.calculated
    assert math.fsum(move.points for move in found.moves) == pytest.approx(found.points, abs=1e-8)
    assert all(why(move) for move in found.moves)
    told = moved_waterfall(found)
    assert (told.start, told.end) == (before.calculated, after.calculated)
    assert told.levels[-2] == pytest.approx(after.calculated, abs=1e-8)
    assert score_waterfall(after).levels[-2] == pytest.approx(after.calculated, abs=1e-9)
