"""What one scorecard says of some accounts on a day, after `domain.health.standing.FORMULAS`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from cs_desktop.analytics.health.windows import NO_DAY, Floats
from cs_desktop.common.language import tr
from cs_desktop.domain.health.standing import Contribution
from cs_desktop.domain.scorecards.card import Axis, Cap, Measure, Scorecard, Side
from cs_desktop.domain.vocabulary import MissingPolicy

_COUNTS_AS = {MissingPolicy.NEUTRAL: 50.0, MissingPolicy.ZERO: 0.0}
"""What a missing measure scores, where its scorecard does not share its weight among the others."""


@dataclass(frozen=True, slots=True)
class MeasureValues:
    """The measures (rows, in the scorecard's order) of the accounts (columns)."""

    values: Floats
    """NaN where the window holds no point."""
    newest: NDArray[np.int64]
    """Ordinal of the newest point, NO_DAY where there is none."""
    stale: NDArray[np.bool_]
    scores: Floats
    """0 to 100; NaN where the measure is missing or stale."""


@dataclass(frozen=True, slots=True)
class CardScores:
    """The scores of some accounts by one scorecard; arrays over accounts, NaN where there is no data."""

    scorecard: Scorecard
    measured: MeasureValues
    counted: Floats
    """What each measure scores in the end, measures × accounts; NaN where it has no say."""
    effective: Floats
    """Effective weights, measures × accounts."""
    axes: Mapping[Axis, Floats]
    uncapped: Floats
    calculated: Floats
    cap: NDArray[np.int64]
    """Place of the cap that lowered the score among the scorecard's, −1 where none did."""

    def contributions(self, place: int) -> tuple[Contribution, ...]:
        """Return what each measure gave to the score of the account at a place, last the cap if one held."""
        rows = tuple(
            self._contribution(measure, row, place) for row, measure in enumerate(self.scorecard.measures)
        )
        if self.cap[place] < 0:
            return rows
        cap = self.scorecard.caps[self.cap[place]]
        looked_at = next(row for row in rows if row.measure == cap.measure)
        lowered = Contribution(
            measure=cap.measure,
            name=cap.name,
            axis=Axis.NONE,
            value=looked_at.value,
            as_of=looked_at.as_of,
            score=cap.limit,
            weight=0.0,
            effective_weight=0.0,
            points=float(self.calculated[place] - self.uncapped[place]),
            is_cap=True,
        )
        return (*rows, lowered)

    def _contribution(self, measure: Measure, row: int, place: int) -> Contribution:
        missing = bool(np.isnan(self.measured.scores[row, place]))
        score = number(self.counted[row, place])
        weight = float(self.effective[row, place])
        newest = int(self.measured.newest[row, place])
        return Contribution(
            measure=measure.key,
            name=measure.name,
            axis=measure.axis,
            value=number(self.measured.values[row, place]),
            as_of=None if newest == NO_DAY else date.fromordinal(newest),
            score=score,
            weight=measure.weight,
            effective_weight=weight,
            points=0.0 if score is None else weight * (score - 50) / 100,
            missing=missing,
            reason=self._why_missing(measure, row, place) if missing else "",
        )

    def _why_missing(self, measure: Measure, row: int, place: int) -> str:
        newest = int(self.measured.newest[row, place])
        if newest == NO_DAY:
            return tr("no data")
        if self.measured.stale[row, place]:
            return tr(
                "stale: newest {day}, at most {stale_days} days allowed",
                day=date.fromordinal(newest),
                stale_days=measure.stale_days,
            )
        return tr("no data in the last {window_days} days", window_days=measure.window_days)


def score_by(scorecard: Scorecard, measured: MeasureValues) -> CardScores:
    """Return the scores of the accounts whose measures these are.

    An account has a score, and an axis, where at least one of their measures has data: what is only
    assumed for missing ones is no data.
    """
    has_data = ~np.isnan(measured.scores)
    counted = _counted(scorecard, measured.scores)
    has_say = ~np.isnan(counted) & has_data.any(axis=0)
    scores = np.where(has_say, counted, 0.0)
    weights = np.array([[measure.weight] for measure in scorecard.measures], np.float64) * has_say
    effective = _effective(scorecard, weights)
    uncapped = np.where(has_data.any(axis=0), (effective * scores).sum(axis=0) / 100, np.nan)
    calculated, cap = _capped(scorecard, measured, uncapped)
    return CardScores(
        scorecard=scorecard,
        measured=measured,
        counted=np.where(has_say, counted, np.nan),
        effective=effective,
        axes={axis: _axis_score(_rows(scorecard, axis), has_data, weights, scores) for axis in Axis},
        uncapped=uncapped,
        calculated=calculated,
        cap=cap,
    )


def number(value: float) -> float | None:
    """Return a value of an array; None for NaN."""
    return None if np.isnan(value) else float(value)


def _counted(scorecard: Scorecard, scores: Floats) -> Floats:
    assumed = np.array([[_COUNTS_AS.get(measure.missing, np.nan)] for measure in scorecard.measures])
    return np.where(np.isnan(scores), assumed, scores)


def _rows(scorecard: Scorecard, axis: Axis) -> list[int]:
    return [row for row, measure in enumerate(scorecard.measures) if measure.axis is axis]


def _effective(scorecard: Scorecard, weights: Floats) -> Floats:
    """Return the weights with what is missing shared out; they sum to 100 where any measure has a say.

    `weights` are those of the scorecard, 0 where the measure has no say.
    """
    effective = np.zeros_like(weights)
    for axis in Axis:
        rows = _rows(scorecard, axis)
        whole = sum(scorecard.measures[row].weight for row in rows)
        effective[rows] = weights[rows] * _over(whole, weights[rows].sum(axis=0))
    shared: Floats = effective * _over(100.0, effective.sum(axis=0))
    return shared


def _over(whole: float, parts: Floats) -> Floats:
    """Return whole / parts, 0 where there are none."""
    return np.divide(whole, parts, out=np.zeros_like(parts), where=parts > 0)


def _axis_score(rows: list[int], has_data: NDArray[np.bool_], weights: Floats, scores: Floats) -> Floats:
    total = weights[rows].sum(axis=0)
    mean = (weights[rows] * scores[rows]).sum(axis=0) * _over(1.0, total)
    return np.where(has_data[rows].any(axis=0), mean, np.nan)


def _capped(
    scorecard: Scorecard, measured: MeasureValues, uncapped: Floats
) -> tuple[Floats, NDArray[np.int64]]:
    """Return the scores lowered to the lowest limit that holds, and the place of its cap (−1 for none)."""
    calculated = uncapped.copy()
    by = np.full(len(uncapped), -1)
    for place, cap in enumerate(scorecard.caps):
        lowers = _holds(scorecard, cap, measured) & (calculated > cap.limit)
        calculated[lowers] = cap.limit
        by[lowers] = place
    return calculated, by


def _holds(scorecard: Scorecard, cap: Cap, measured: MeasureValues) -> NDArray[np.bool_]:
    row = next(row for row, measure in enumerate(scorecard.measures) if measure.key == cap.measure)
    value = measured.values[row]
    beyond = value >= cap.threshold if cap.side is Side.AT_LEAST else value <= cap.threshold
    holds: NDArray[np.bool_] = beyond & ~measured.stale[row]
    return holds
