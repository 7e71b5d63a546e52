"""Health scores of many accounts as of a day, after `domain.health.FORMULAS`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from cs_desktop.analytics.windows import NO_DAY, Floats, Ints, PointColumns, Points, window_values
from cs_desktop.common.language import tr
from cs_desktop.domain.health import AccountHealth, Bands, Contribution, Standing
from cs_desktop.domain.scorecards import Axis, Cap, Measure, Scorecard, Side

_NO_POINTS = Points(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0))


@dataclass(frozen=True, slots=True)
class MeasureValues:
    """The measures (rows, in the scorecard's order) of the accounts (columns, as asked for)."""

    values: Floats
    """NaN where the window holds no point."""
    newest: NDArray[np.int64]
    """Ordinal of the newest point, NO_DAY where there is none."""
    stale: NDArray[np.bool_]
    scores: Floats
    """0 to 100; NaN where the measure is missing or stale."""


@dataclass(frozen=True, slots=True)
class HealthScores:
    """The health of many accounts; arrays over accounts, NaN where there is no data."""

    scorecard: Scorecard
    bands: Bands
    as_of: date
    account_ids: Ints
    measured: MeasureValues
    effective: Floats
    """Effective weights, measures × accounts."""
    axes: Mapping[Axis, Floats]
    uncapped: Floats
    calculated: Floats
    cap: NDArray[np.int64]
    """Place of the cap that lowered the score among the scorecard's, −1 where none did."""

    def accounts(self) -> tuple[AccountHealth, ...]:
        """Return the health of every account, in the order asked for."""
        return tuple(self.account(place) for place in range(len(self.account_ids)))

    def standing(self, place: int) -> Standing:
        """Return score, band, axes and quadrant of the account at a place of `account_ids`."""
        calculated = _number(self.calculated[place])
        outcome = _number(self.axes[Axis.OUTCOME][place])
        experience = _number(self.axes[Axis.EXPERIENCE][place])
        return Standing(
            calculated=calculated,
            band=None if calculated is None else self.bands.band(calculated),
            outcome=outcome,
            experience=experience,
            quadrant=(
                None if outcome is None or experience is None else self.bands.quadrant(outcome, experience)
            ),
        )

    def account(self, place: int) -> AccountHealth:
        """Return the health of the account at a place of `account_ids`, with what made it."""
        standing = self.standing(place)
        return AccountHealth(
            account_id=int(self.account_ids[place]),
            as_of=self.as_of,
            calculated=standing.calculated,
            band=standing.band,
            outcome=standing.outcome,
            experience=standing.experience,
            quadrant=standing.quadrant,
            contributions=self._contributions(place),
        )

    def _contributions(self, place: int) -> tuple[Contribution, ...]:
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
        score = _number(self.measured.scores[row, place])
        weight = float(self.effective[row, place])
        newest = int(self.measured.newest[row, place])
        return Contribution(
            measure=measure.key,
            name=measure.name,
            axis=measure.axis,
            value=_number(self.measured.values[row, place]),
            as_of=None if newest == NO_DAY else date.fromordinal(newest),
            score=score,
            weight=measure.weight,
            effective_weight=weight,
            points=0.0 if score is None else weight * (score - 50) / 100,
            missing=score is None,
            reason="" if score is not None else self._why_missing(measure, row, place),
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


def health_scores(
    scorecard: Scorecard,
    points: Mapping[str, PointColumns],
    account_ids: Ints,
    as_of: date,
    bands: Bands,
) -> HealthScores:
    """Return the health of the accounts as of a day.

    `points` holds the points of each measure by its key; one that is not there has no data. Points
    after `as_of` have no effect.
    """
    measured = _measured(scorecard, points, account_ids, as_of)
    present = ~np.isnan(measured.scores)
    scores = np.where(present, measured.scores, 0.0)
    weights = np.array([[measure.weight] for measure in scorecard.measures], np.float64) * present
    effective = _effective(scorecard, weights)
    uncapped = np.where(present.any(axis=0), (effective * scores).sum(axis=0) / 100, np.nan)
    calculated, cap = _capped(scorecard, measured, uncapped)
    return HealthScores(
        scorecard=scorecard,
        bands=bands,
        as_of=as_of,
        account_ids=account_ids,
        measured=measured,
        effective=effective,
        axes={axis: _axis_score(scorecard, axis, weights, scores) for axis in Axis},
        uncapped=uncapped,
        calculated=calculated,
        cap=cap,
    )


def _measured(
    scorecard: Scorecard, points: Mapping[str, PointColumns], account_ids: Ints, as_of: date
) -> MeasureValues:
    shape = (len(scorecard.measures), len(account_ids))
    values, scores = np.empty(shape), np.empty(shape)
    newest, stale = np.empty(shape, np.int64), np.empty(shape, np.bool_)
    for row, measure in enumerate(scorecard.measures):
        of_measure = points.get(measure.key, _NO_POINTS)
        window = window_values(of_measure, account_ids, as_of, measure.window_days, measure.kind)
        values[row], newest[row] = window.values, window.newest
        stale[row] = window.stale(as_of, measure.stale_days)
        places, heights = zip(*measure.curve, strict=True)
        # Level beyond the curve's ends; a curve of one point would give its score to NaN too.
        curve = np.interp(window.values, places, heights)
        scores[row] = np.where(stale[row] | np.isnan(window.values), np.nan, curve)
    return MeasureValues(values, newest, stale, scores)


def _rows(scorecard: Scorecard, axis: Axis) -> list[int]:
    return [row for row, measure in enumerate(scorecard.measures) if measure.axis is axis]


def _effective(scorecard: Scorecard, weights: Floats) -> Floats:
    """Return the weights with what is missing shared out; they sum to 100 where any measure has data.

    `weights` are those of the scorecard, 0 where the measure is missing.
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


def _axis_score(scorecard: Scorecard, axis: Axis, weights: Floats, scores: Floats) -> Floats:
    rows = _rows(scorecard, axis)
    total = weights[rows].sum(axis=0)
    mean = (weights[rows] * scores[rows]).sum(axis=0) * _over(1.0, total)
    return np.where(total > 0, mean, np.nan)


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


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
