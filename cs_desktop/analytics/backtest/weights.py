"""Weights of measures that fit past losses: logistic regression, tested on later month-ends.

scikit-learn does the fitting; it is an optional part of the program and loaded only here.
"""

import importlib.util
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from cs_desktop.analytics.backtest.panel import Observations, rescored
from cs_desktop.analytics.backtest.ranks import Bools, Floats, Ints
from cs_desktop.analytics.health.card_scores import MeasureValues
from cs_desktop.domain.backtest.result import FEWEST
from cs_desktop.domain.scorecards.card import Scorecard

if TYPE_CHECKING:
    from sklearn.linear_model import LogisticRegression

STRENGTHS = (0.01, 0.1, 1.0, 10.0)
"""Of the regularisation (scikit-learn's C): the less, the closer to no opinion at all."""
_USUAL = 0.1
_FOLDS = 4
_NEUTRAL = 50.0
_WHOLE = 100


def is_installed() -> bool:
    """Return whether scikit-learn is there."""
    return importlib.util.find_spec("sklearn") is not None


@dataclass(frozen=True, slots=True)
class Scored:
    """Observations with what one scorecard's measures say of each; columns of `values` are observations."""

    seen: Observations
    card: Scorecard
    values: MeasureValues

    @property
    def present(self) -> Bools:
        """Return where the measures have data, measures × observations."""
        present: Bools = ~np.isnan(self.values.scores)
        return present

    @property
    def features(self) -> Floats:
        """Return observations × measures from −1 to 1, 0 where a measure has no data."""
        scores = np.where(self.present, self.values.scores, _NEUTRAL)
        found: Floats = (scores.T - _NEUTRAL) / _NEUTRAL
        return found

    def under(self, weights: Mapping[str, float]) -> Floats:
        """Return the score of each observation with other weights."""
        return rescored(self.card, self.values, weights)


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights by measure, summing to 100; 0 for those that were left out."""

    weights: Mapping[str, float]
    wrong: frozenset[str]
    """Measures whose better scores went with more losses."""


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Where the test was: the observations of all folds, and both scores of each."""

    places: Ints
    suggested: Floats
    present: Floats
    folds: int


def fitted(scored: Scored, where: Bools, strength: float) -> Fitted | None:
    """Return the weights that fit the observations; None where no measure has the right sign.

    A measure of the wrong sign is left out and the others are fitted anew, the worst first.
    """
    keys = [measure.key for measure in scored.card.measures]
    features, lost = scored.features[where], scored.seen.lost[where]
    known: Bools = np.asarray(scored.present[:, where].any(axis=1))
    left = [place for place in range(len(keys)) if known[place]]
    wrong: set[str] = set()
    while left:
        slopes = _slopes(features[:, left], lost, strength)
        worst = int(np.argmax(slopes))
        if slopes[worst] < 0:
            weights = dict.fromkeys(keys, 0.0)
            shares = -slopes / -slopes.sum() * _WHOLE
            weights.update({keys[place]: float(share) for place, share in zip(left, shares, strict=True)})
            return Fitted(weights, frozenset(wrong))
        wrong.add(keys[left.pop(worst)])
    return None


def _slopes(features: Floats, lost: Bools, strength: float) -> Floats:
    found: Floats = np.asarray(_model(strength).fit(features, lost).coef_[0], np.float64)
    return found


def _model(strength: float) -> "LogisticRegression":
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - optional, and seconds to load

    # Few measures and many observations: Newton's way is there in a few steps.
    return LogisticRegression(C=strength, solver="newton-cholesky", max_iter=1000)


def chosen_strength(scored: Scored, where: Bools, horizon: int) -> float:
    """Return the strength that did best on the last third of these month-ends, trained before it.

    The usual one where there are too few losses to choose by.
    """
    days = np.unique(scored.seen.day[where])
    if len(days) < 3:
        return _USUAL
    border = days[len(days) * 2 // 3]
    train = where & (scored.seen.day + horizon <= border)
    test = where & (scored.seen.day >= border)
    if min(_losses(scored, train), _losses(scored, test)) < FEWEST // 2:
        return _USUAL
    return max(STRENGTHS, key=lambda strength: _likelihood(scored, train, test, strength))


def _likelihood(scored: Scored, train: Bools, test: Bools, strength: float) -> float:
    model = _model(strength).fit(scored.features[train], scored.seen.lost[train])
    told = model.predict_log_proba(scored.features[test])
    return float(told[np.arange(len(told)), scored.seen.lost[test].astype(int)].mean())


def held_out(scored: Scored, horizon: int) -> HeldOut:
    """Return both scores on later month-ends, each fold's weights fitted to what was over before it."""
    places, suggested, present = [], [], []
    today = {measure.key: measure.weight for measure in scored.card.measures}
    for train, test in folds(scored, horizon):
        found = fitted(scored, train, chosen_strength(scored, train, horizon))
        if found is None:
            continue
        places.append(np.flatnonzero(test))
        suggested.append(scored.under(found.weights)[test])
        present.append(scored.under(today)[test])
    if not places:
        return HeldOut(np.empty(0, np.int64), np.empty(0), np.empty(0), 0)
    return HeldOut(np.concatenate(places), np.concatenate(suggested), np.concatenate(present), len(places))


def folds(scored: Scored, horizon: int) -> Iterator[tuple[Bools, Bools]]:
    """Yield where to train and where to test: the later half of the month-ends in four parts.

    Between the two lies the horizon, so that no loss that was trained with is in the test.
    """
    day = scored.seen.day
    days = np.unique(day)
    for part in np.array_split(days[len(days) // 2 :], _FOLDS):
        if not len(part):
            continue
        train, test = day + horizon <= part[0], (part[0] <= day) & (day <= part[-1])
        if _losses(scored, train) >= FEWEST and not scored.seen.lost[train].all():
            yield train, test


def _losses(scored: Scored, where: Bools) -> int:
    return scored.seen.kept(where).losses


def whole_weights(weights: Mapping[str, float]) -> dict[str, int]:
    """Return weights as whole numbers that sum to 100: rounded down, the largest remainders up."""
    down = {key: int(weight) for key, weight in weights.items()}
    missing = _WHOLE - sum(down.values())
    by_rest = sorted(weights, key=lambda key: weights[key] - down[key], reverse=True)
    return {key: down[key] + (key in by_rest[:missing]) for key in weights}
