"""Accounts over month-ends as arrays: what they scored, what they paid, and when they were lost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cs_desktop.analytics.backtest.ranks import Bools, Floats, Ints
from cs_desktop.analytics.health.card_scores import MeasureValues, score_by
from cs_desktop.analytics.health.scores import HealthScores
from cs_desktop.domain.scorecards.card import Scorecard


@dataclass(frozen=True, slots=True)
class Panel:
    """Arrays of months × accounts."""

    days: Ints
    """Month-ends, rising."""
    scores: Floats
    """NaN where there is none."""
    pays: Bools
    loss_day: Ints
    """Of the first loss after the month-end, NEVER where there is none."""
    measures: Mapping[str, Floats]
    """The measures' own scores by key; NaN where they have no data."""
    without: Mapping[str, Floats]
    """What the score would be without a measure; NaN where nothing else has data."""
    segments: NDArray[np.object_]

    @property
    def observed(self) -> Bools:
        """Return where there is an account that pays and has a score."""
        return self.pays & ~np.isnan(self.scores)


@dataclass(frozen=True, slots=True)
class Observations:
    """Account and month-end one by one, as columns; accounts as places, month-ends as ordinals."""

    account: Ints
    day: Ints
    score: Floats
    lost: Bools
    loss_day: Ints
    measures: Mapping[str, Floats]
    without: Mapping[str, Floats]
    segment: NDArray[np.object_]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.account)

    @property
    def losses(self) -> int:
        """Return how many different losses followed."""
        lost = np.flatnonzero(self.lost)
        return len(np.unique(np.stack([self.account[lost], self.loss_day[lost]]), axis=1).T)

    def with_accounts(self, account: Ints) -> "Observations":
        """Return them with other places for the accounts."""
        return replace(self, account=account)

    def kept(self, where: Bools) -> "Observations":
        """Return some of them."""
        return replace(
            self,
            account=self.account[where],
            day=self.day[where],
            score=self.score[where],
            lost=self.lost[where],
            loss_day=self.loss_day[where],
            measures={key: column[where] for key, column in self.measures.items()},
            without={key: column[where] for key, column in self.without.items()},
            segment=self.segment[where],
        )


def followed_by(panel: Panel, horizon: int, until: int) -> Observations:
    """Return the observations whose horizon is over by a day, lost where a loss follows within it."""
    over = panel.days + horizon <= until
    where = panel.observed & over[:, None]
    return _taken(panel, where, panel.loss_day <= panel.days[:, None] + horizon)


def last_of_each(panel: Panel, flagged: Bools) -> Observations:
    """Return the last observation of each account, lost where the account is flagged."""
    observed = panel.observed
    later = np.cumsum(observed[::-1], axis=0)[::-1]
    return _taken(panel, observed & (later == 1), np.broadcast_to(flagged, observed.shape))


def _taken(panel: Panel, where: Bools, lost: Bools) -> Observations:
    month, account = np.nonzero(where)
    return Observations(
        account=account.astype(np.int64),
        day=panel.days[month],
        score=panel.scores[where],
        lost=lost[where],
        loss_day=panel.loss_day[where],
        measures={key: scores[where] for key, scores in panel.measures.items()},
        without={key: scores[where] for key, scores in panel.without.items()},
        segment=panel.segments[where],
    )


def measured(scores: HealthScores) -> dict[str, Floats]:
    """Return what each measure of anybody's scorecard scores, by key, over all accounts."""
    found: dict[str, Floats] = {}
    for part, card in enumerate(scores.parts):
        places = np.flatnonzero(scores.part == part)
        for row, measure in enumerate(card.scorecard.measures):
            column = found.setdefault(measure.key, np.full(len(scores.account_ids), np.nan))
            column[places] = card.measured.scores[row, scores.place[places]]
    return found


def left_out(scores: HealthScores) -> dict[str, Floats]:
    """Return the score without each measure, its weight shared among the others; NaN where nothing is left.

    Who is scored by a scorecard without the measure keeps their score.
    """
    keys = {measure.key for card in scores.parts for measure in card.scorecard.measures}
    found = {key: scores.calculated.copy() for key in sorted(keys)}
    for part, card in enumerate(scores.parts):
        places = np.flatnonzero(scores.part == part)
        for measure in card.scorecard.measures:
            rest = rescored(card.scorecard, card.measured, _weights_without(card.scorecard, measure.key))
            found[measure.key][places] = rest[scores.place[places]]
    return found


def _weights_without(card: Scorecard, key: str) -> dict[str, float]:
    return {measure.key: measure.weight for measure in card.measures if measure.key != key}


def rescored(card: Scorecard, values: MeasureValues, weights: Mapping[str, float]) -> Floats:
    """Return the scores of the same accounts with other weights; measures without weight are left out.

    Caps of measures that are left out go with them.
    """
    rows = [row for row, measure in enumerate(card.measures) if weights.get(measure.key, 0) > 0]
    if not rows:
        return np.full(values.scores.shape[1], np.nan)
    kept = [card.measures[row] for row in rows]
    shares = _to_hundred([weights[measure.key] for measure in kept])
    keys = {measure.key for measure in kept}
    other = replace(
        card,
        measures=tuple(replace(measure, weight=share) for measure, share in zip(kept, shares, strict=True)),
        caps=tuple(cap for cap in card.caps if cap.measure in keys),
    )
    chosen = MeasureValues(values.values[rows], values.newest[rows], values.stale[rows], values.scores[rows])
    return score_by(other, chosen).calculated


def _to_hundred(weights: Sequence[float]) -> Sequence[float]:
    total = sum(weights)
    return [weight * 100 / total for weight in weights]
