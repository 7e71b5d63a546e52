"""How well scores put losses first, against examples by hand and slow, obvious ways."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.analytics.backtest import judging
from cs_desktop.analytics.backtest.outcomes import (
    course_of,
    drops,
    first_after,
    lost_whole,
    month_ends,
    unmatched,
)
from cs_desktop.analytics.backtest.panel import Panel, followed_by, last_of_each, rescored
from cs_desktop.analytics.backtest.ranks import Draws, auc, interval, wilson
from cs_desktop.analytics.backtest.weights import whole_weights
from cs_desktop.analytics.health.card_scores import MeasureValues
from cs_desktop.analytics.payments import NEVER, Payments
from cs_desktop.domain.backtest.result import Counted
from cs_desktop.domain.bands import Band
from cs_desktop.domain.health.standing import Bands
from cs_desktop.domain.scorecards.card import Axis, Cap, Measure, Scorecard, Side
from cs_desktop.domain.vocabulary import MetricKind

Seen = list[tuple[int, bool, int]]
"""Score, lost, account."""
some_seen = st.lists(st.tuples(st.integers(0, 5), st.booleans(), st.integers(0, 3)), max_size=14)


def ints(*values: int) -> np.ndarray:
    return np.array(values, np.int64)


def slow_auc(seen: Seen) -> float:
    pairs = [(low, high) for low, lost, _ in seen if lost for high, kept, _ in seen if not kept]
    if not pairs:
        return np.nan
    return sum(1.0 if low < high else 0.5 if low == high else 0.0 for low, high in pairs) / len(pairs)


def columns(seen: Seen) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    score, lost, account = zip(*seen, strict=True) if seen else ((), (), ())
    return np.array(score, np.float64), np.array(lost, bool), np.array(account, np.int64)


def test_the_area_is_the_chance_that_the_lost_one_scored_less() -> None:
    # Lost 20 and 50, kept 50, 80, 10. 20 is below 50 and 80, not below 10; 50 ties with 50 (a half), is
    # below 80, not below 10: 2 + 1.5 of 6 pairs.
    scores = np.array([20.0, 50, 50, 80, 10])
    assert auc(scores, np.array([True, True, False, False, False])) == pytest.approx(3.5 / 6)
    assert np.isnan(auc(scores, np.zeros(5, bool)))


@given(some_seen)
def test_draws_agree_with_every_pair_of_every_drawn_account(seen: Seen) -> None:
    score, lost, account = columns(seen)
    counts = np.array([[1, 1, 1, 1], [2, 0, 1, 1], [0, 4, 0, 0], [0, 0, 3, 1]], np.float64)
    drawn = Draws(counts).auc(score, lost, account)
    for row, times in enumerate(counts):
        repeated = [one for one in seen for _ in range(int(times[one[2]]))]
        assert drawn[row] == pytest.approx(slow_auc(repeated), nan_ok=True)
    assert auc(score, lost) == pytest.approx(slow_auc(seen), nan_ok=True)
    assert Draws(counts).sums(score, account)[1] == pytest.approx(
        sum(one[0] * (2, 0, 1, 1)[one[2]] for one in seen)
    )


def test_intervals_hold_the_truth_about_as_often_as_they_say() -> None:
    # Twelve month-ends of one account are all but the same: whoever counts them one by one is far too sure.
    rng, shift, held, sure = np.random.default_rng(1), 1.0, 0, 0
    truth = 0.7602499  # Φ(1 / √2), of two normal scores that lie 1 apart
    for seed in range(30):
        lost = np.repeat(np.arange(60) < 25, 12)
        score = np.repeat(rng.normal(size=60), 12) + rng.normal(size=720) * 1e-3 - lost * shift
        account = np.repeat(np.arange(60), 12)
        low, high = interval(Draws.make(60, 400_000, seed).auc(score, lost, account)) or (0, 0)
        held += low <= truth <= high
        low, high = interval(Draws.make(720, 400_000, seed).auc(score, lost, np.arange(720))) or (0, 0)
        sure += low <= truth <= high
    assert held >= 26
    assert sure <= 20


def test_what_was_paid_and_lost_is_told_by_days() -> None:
    # Account 0 pays 10 from day 5, 15 from 8 (another 5), 5 from 12, nothing from 20, 7 again from 30.
    # Account 1 pays 9 from day 6 on.
    paid = Payments(
        ints(0, 0, 0, 1), 2, ints(10, 5, 7, 9), ints(5, 8, 30, 6), np.array([12, 20, NEVER, NEVER])
    )
    course = course_of(paid)
    assert course.at(ints(0, 0, 0, 0, 1, 1), ints(4, 5, 8, 20, 5, 99)).tolist() == [0, 10, 15, 0, 0, 9]
    # Less than anything, and less than at the day: 15 falls to 5 on day 12; 10 does so on the same day.
    assert course.first_below(ints(0, 0, 1), ints(5, 8, 6), ints(1, 1, 1)).tolist() == [20, 20, NEVER]
    assert course.first_below(ints(0, 0, 0), ints(5, 8, 30), ints(10, 15, 7)).tolist() == [12, 12, NEVER]
    places, days, returned = lost_whole(course)
    assert (places.tolist(), days.tolist(), returned.tolist()) == ([0], [20], [30])
    assert [column.tolist() for column in drops(course)] == [[0, 0], [12, 20]]
    assert first_after(ints(1, 0), ints(7, 9), ints(0, 0, 1), ints(8, 9, 0)).tolist() == [9, NEVER, 7]
    # Ten days apart is still near, eleven is not; another account's does not count.
    assert unmatched(ints(0, 0, 1), ints(30, 31, 20), (ints(0), ints(20)), 10).tolist() == [False, True, True]
    first, last = date(2024, 1, 31).toordinal(), date(2024, 4, 29).toordinal()
    assert [date.fromordinal(day).day for day in month_ends(first, last)] == [31, 29, 31]


def panel(scores: list[list[float]], loss_day: list[list[int]], days: list[int]) -> Panel:
    shape = (len(days), len(scores[0]))
    return Panel(
        days=np.array(days, np.int64),
        scores=np.array(scores, np.float64),
        pays=np.ones(shape, bool),
        loss_day=np.array(loss_day, np.int64),
        measures={},
        without={},
        segments=np.full(shape, "", dtype=object),
    )


def test_a_month_end_counts_once_its_horizon_is_over() -> None:
    never = NEVER
    months = panel(
        [[40, 80, np.nan], [45, 80, 60], [60, 80, 60]],
        [[95, never, never], [95, never, never], [140, never, never]],
        [10, 40, 100],
    )
    # The horizon of 60 of day 100 ends on day 160, after all that is known.
    seen = followed_by(months, 60, 140)
    assert list(zip(seen.account.tolist(), seen.day.tolist(), seen.lost.tolist(), strict=True)) == [
        *((0, 10, False), (1, 10, False), (0, 40, True), (1, 40, False), (2, 40, False)),
    ]
    assert (seen.losses, judging.counted(seen)) == (1, Counted(5, 3, 1))
    # On day 100 + 90 the loss of day 140 counts, and that of day 95 once for two month-ends.
    longer = followed_by(months, 90, 190)
    assert (longer.losses, int(longer.lost.sum())) == (2, 3)
    last = last_of_each(months, np.array([True, False, False]))
    assert (last.day.tolist(), last.lost.tolist()) == ([100, 100, 100], [True, False, False])


def test_lead_time_counts_from_the_start_of_the_last_run_at_risk() -> None:
    never = NEVER
    # A: at risk on days 30 and 60, lost on 75: 45 days. B: at risk on 0, not on 60, lost on 80. C never.
    # D: at risk all along, lost on 70: 70 days, and perhaps more. E stays.
    months = panel(
        [[70, 40, 90, 10, 10], [40, 60, 90, 10, 10], [40, 60, 90, 10, 10]],
        [[75, 80, 65, 70, never]] * 3,
        [0, 30, 60],
    )
    found = judging.lead(months, Bands(), followed_by(months, 60, 200), np.arange(5))
    assert (found.seen, found.earlier, found.never, found.cut) == (2, 1, 1, 1)
    assert found.median_days == pytest.approx((45 + 70) / 2)
    assert found.losses == 4


def some_observations(seen: Seen):
    score, lost, account = columns(seen)
    one = panel([[0.0]], [[NEVER]], [0])
    return replace(
        followed_by(one, 0, 9),
        account=account,
        day=np.zeros(len(seen), np.int64),
        score=score,
        lost=lost,
        loss_day=np.where(lost, 5, NEVER),
        segment=np.full(len(seen), "", dtype=object),
    )


def test_bands_tell_precision_recall_and_lift() -> None:
    # Ten lost at 40, two of 30 kept at 40 too; two lost at 60, 28 kept at 80.
    seen = [(40, True, n) for n in range(10)] + [(40, False, n) for n in range(10, 12)]
    seen += [(60, True, n) for n in range(12, 14)] + [(80, False, n) for n in range(14, 42)]
    observed = some_observations(seen)
    draws = Draws.make(42, len(seen), 3)
    risk, watch, healthy = judging.band_rows(observed, Bands(), draws)
    assert (risk.band, risk.counted, healthy.counted) == (
        Band.AT_RISK,
        Counted(12, 12, 10),
        Counted(28, 28, 0),
    )
    # 10/12 over 12/42.
    assert (risk.recall, risk.lift.value) == (pytest.approx(10 / 12), pytest.approx((10 / 12) / (12 / 42)))
    assert risk.lift.low is not None
    assert risk.lift.low < risk.lift.value < (risk.lift.high or 0)
    assert (watch.counted.rate, healthy.lift.value) == (1.0, 0.0)
    known = judging.calibration(observed)
    # Two groups of 21 and more: up to 60, and 80. By the others of the group a lost one was foretold 11/13,
    # a kept one beside it 12/13, one at 80 nothing.
    assert [one.counted.followed for one in known.bins] == [12, 0]
    assert known.brier == pytest.approx((12 * (2 / 13) ** 2 + 2 * (12 / 13) ** 2) / 42)
    assert known.base_brier == pytest.approx((12 * (30 / 41) ** 2 + 30 * (12 / 41) ** 2) / 42)
    # Of 9 losses nothing is judged.
    few = observed.kept(np.arange(len(seen)) >= 3)
    assert judging.score_auc(few, draws).value is None
    assert judging.calibration(few).bins == ()


def test_wilson_by_hand() -> None:
    # 2 of 10: (0.2 + 0.19208) / 1.38415 ± 1.95996 √(0.016 + 0.0096036) / 1.38415.
    assert wilson(0.2, 10) == (pytest.approx(0.05668, abs=1e-4), pytest.approx(0.50984, abs=1e-4))
    assert wilson(0.0, 20)[0] == 0.0
    assert wilson(0.5, 0) == (0.0, 1.0)


def test_other_weights_score_as_a_scorecard_with_them_would() -> None:
    measures = tuple(
        Measure(key, key, weight, Axis.OUTCOME, ((0, 0), (100, 100)), MetricKind.LAST, 30, 30)
        for key, weight in (("a", 50), ("b", 30), ("c", 20))
    )
    card = Scorecard("Test", measures, (Cap("Low", "a", Side.AT_MOST, 10, 5),))
    scores = np.array([[10.0, 80], [50, np.nan], [100, 40]])
    values = MeasureValues(scores, np.ones((3, 2), np.int64), np.isnan(scores), scores)
    # Without a its cap is gone: (30 × 50 + 20 × 100) / 50 = 70; the second has c alone.
    assert rescored(card, values, {"b": 30, "c": 20}).tolist() == pytest.approx([70, 40])
    # With it the cap holds for the first; the second is (75 × 80 + 0 + 25 × 40) / 100.
    assert rescored(card, values, {"a": 75, "b": 0, "c": 25}).tolist() == pytest.approx([5, 70])
    assert np.isnan(rescored(card, values, {})).all()


@given(st.lists(st.floats(0.01, 10), min_size=1, max_size=9))
def test_whole_weights_sum_to_a_hundred(parts: list[float]) -> None:
    exact = {str(place): part * 100 / sum(parts) for place, part in enumerate(parts)}
    whole = whole_weights(exact)
    assert sum(whole.values()) == 100
    assert all(abs(whole[key] - weight) < 1 + 1e-9 for key, weight in exact.items())
