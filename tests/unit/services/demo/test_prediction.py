"""The sample's churn can be foreseen from what was measured before it, though not perfectly."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from cs_desktop.domain.vocabulary import SurveyKind
from cs_desktop.services.demo.calendar import calendar_of
from cs_desktop.services.demo.history import History
from cs_desktop.services.demo.metrics import measured
from tests.unit.services.demo.worlds import auc, histories, waves, world

ACCOUNTS = 400
HORIZON = world().horizon
MONTH_ENDS = range(4, 19)
ADOPTION_DAYS, CSAT_DAYS = 30, 180


def auc_by_pairs(scores: list[float], lost: list[bool]) -> float:
    wins = [
        1.0 if mine < other else 0.5 if mine == other else 0.0
        for mine, gone in zip(scores, lost, strict=True)
        if gone
        for other, left in zip(scores, lost, strict=True)
        if not left
    ]
    return sum(wins) / len(wins)


@given(
    st.lists(st.tuples(st.integers(0, 9), st.booleans()), min_size=2).filter(
        lambda rows: len({lost for _, lost in rows}) == 2
    )
)
def test_the_area_agrees_with_counting_pairs(rows: list[tuple[int, bool]]) -> None:
    scores, lost = [float(score) for score, _ in rows], [gone for _, gone in rows]

    assert auc(scores, lost) == pytest.approx(auc_by_pairs(scores, lost))


def test_an_area_worked_by_hand() -> None:
    # Lost: 1 and 3; kept: 2 and 3. Pairs (lost, kept): 1<2, 1<3, 3>2, 3=3: 1 + 1 + 0 + 0.5 of 4.
    assert auc([1.0, 3.0, 2.0, 3.0], [True, True, False, False]) == 0.625


@dataclass(frozen=True)
class Account:
    """What is known of one account: points and answers by day, and when it left."""

    spans: list[tuple[date, date | None]]
    days: NDArray[np.int64]
    adoption: NDArray[np.float64]
    answers: list[tuple[date, int]]
    left: list[date]

    @classmethod
    def of(cls, history: History) -> "Account":
        found = measured(history, 7, HORIZON, calendar_of(HORIZON), [])
        adoption = next(one for one in found if one.key == "weekly_active")
        csat = [wave for wave in waves(history) if wave.kind is SurveyKind.CSAT]
        return cls(
            history.lives(),
            adoption.days,
            adoption.values,
            [(a.day, a.score) for wave in csat for a in wave.answers],
            [loss.day for loss in history.losses if not loss.product],
        )

    def score(self, day: date) -> float | None:
        """Return the mean of adoption (0 to 1) and CSAT (1 to 5, as 0 to 1), from what is known by then."""
        if not any(start <= day and (end is None or day < end) for start, end in self.spans):
            return None
        newest = (self.days <= day.toordinal()) & (self.days > day.toordinal() - ADOPTION_DAYS)
        recent = [s for d, s in self.answers if day - timedelta(days=CSAT_DAYS) < d <= day]
        if not newest.any() or not recent:
            return None
        return float(self.adoption[newest].mean() + (np.mean(recent) - 1) / 4) / 2


@pytest.mark.parametrize("days", [90, 180])
def test_a_simple_score_foretells_churn_but_not_perfectly(days: int) -> None:
    accounts = [Account.of(history) for history in histories(ACCOUNTS) if history.first_day]
    scores, lost = [], []
    for month in MONTH_ENDS:
        day = HORIZON.start(month)
        for account in accounts:
            score = account.score(day)
            if score is not None:
                scores.append(score)
                lost.append(any(day < left <= day + timedelta(days=days) for left in account.left))

    assert sum(lost) > 100
    assert 0.65 < auc(scores, lost) < 0.97
