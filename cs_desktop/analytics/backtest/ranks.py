"""How well a score puts those first that were lost: the area under the curve, and draws of accounts.

AUC = Σ over pairs of a loss i and a non-loss j of [score i < score j] + ½ [score i = score j], each pair
weighted by the product of the weights of its accounts, over the weight of all pairs (Mann–Whitney U). A
low score announces a loss. NaN where there is no pair.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
DRAWS = 1000
FEWEST_DRAWS = 200
_ENTRIES = 80_000_000
"""Draws × observations that are worked through for one interval, about a second."""
_AT_ONCE = 4_000_000
"""Of these held in memory at a time, some 32 MB a table."""
EDGES = (2.5, 97.5)
"""Percentiles that hold 95% between them."""


@dataclass(frozen=True, slots=True)
class Draws:
    """Draws of accounts with replacement: how often each account (columns) comes up in each draw (rows)."""

    counts: Floats

    @classmethod
    def make(cls, accounts: int, observations: int, seed: int) -> "Draws":
        """Return 1,000 draws, fewer where there are many observations; the same for the same seed."""
        wanted = int(np.clip(_ENTRIES // max(observations, 1), FEWEST_DRAWS, DRAWS))
        rng = np.random.default_rng(seed)
        shares = np.full(max(accounts, 1), 1 / max(accounts, 1))
        return cls(rng.multinomial(accounts, shares, size=wanted).astype(np.float64))

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.counts)

    def auc(self, scores: Floats, lost: Bools, account: Ints) -> Floats:
        """Return the AUC of each draw; `account` is the place of each observation's account."""
        order = np.argsort(scores, kind="stable")
        ranked = _Ranked(scores[order], lost[order])
        step = max(1, _AT_ONCE // max(len(scores), 1))
        parts = [
            ranked.auc(self.counts[first : first + step][:, account[order]])
            for first in range(0, len(self), step)
        ]
        return np.concatenate(parts)

    def sums(self, values: Floats, account: Ints) -> Floats:
        """Return the sum of the observations' values in each draw."""
        by_account = np.bincount(account, weights=values, minlength=self.counts.shape[1])
        total: Floats = self.counts @ by_account
        return total


@dataclass(frozen=True, slots=True)
class _Ranked:
    """Observations by rising score."""

    scores: Floats
    lost: Bools

    def auc(self, weights: Floats) -> Floats:
        """Return the AUC under each row of weights (draws × observations)."""
        if not len(self.scores):
            return np.full(len(weights), np.nan)
        firsts = np.flatnonzero(np.append(True, self.scores[1:] != self.scores[:-1]))
        losses = np.add.reduceat(weights * self.lost, firsts, axis=1)
        others = np.add.reduceat(weights * ~self.lost, firsts, axis=1)
        all_others = others.sum(axis=1, keepdims=True)
        above = all_others - np.cumsum(others, axis=1)
        won = (losses * (above + others / 2)).sum(axis=1)
        pairs = losses.sum(axis=1) * all_others[:, 0]
        found: Floats = np.divide(won, pairs, out=np.full(len(weights), np.nan), where=pairs > 0)
        return found


def auc(scores: Floats, lost: Bools) -> float:
    """Return the AUC where each observation counts once; NaN where there are no losses or nothing else."""
    order = np.argsort(scores, kind="stable")
    return float(_Ranked(scores[order], lost[order]).auc(np.ones((1, len(scores))))[0])


def interval(drawn: Floats) -> tuple[float, float] | None:
    """Return the middle 95% of what the draws gave; None where fewer than half of them gave anything."""
    known = drawn[np.isfinite(drawn)]
    if len(known) * 2 < len(drawn) or not len(known):
        return None
    low, high = np.percentile(known, EDGES)
    return float(low), float(high)


def wilson(share: float, count: float) -> tuple[float, float]:
    """Return Wilson's 95% interval of a share among `count`; (0, 1) of none."""
    if count <= 0:
        return 0.0, 1.0
    z = 1.959963984540054
    middle = share + z * z / (2 * count)
    reach = z * np.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    whole = 1 + z * z / count
    return max(0.0, float((middle - reach) / whole)), min(1.0, float((middle + reach) / whole))
