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
_AT_ONCE = 1_000_000
"""Of these held in memory at a time, some 8 MB a table."""
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
        # Whole numbers, and small ones: that halves what has to be gone through.
        counts = self.counts.astype(np.int32)
        ranked = _Ranked.of(scores, lost, account)
        step = max(1, _AT_ONCE // max(len(scores), 1))
        parts = [ranked.auc(counts[first : first + step]) for first in range(0, len(self), step)]
        return np.concatenate(parts)

    def sums(self, values: Floats, account: Ints) -> Floats:
        """Return the sum of the observations' values in each draw."""
        by_account = np.bincount(account, weights=values, minlength=self.counts.shape[1])
        total: Floats = self.counts @ by_account
        return total


@dataclass(frozen=True, slots=True)
class _Ranked:
    """Whose the losses are and, by rising score, the others; and where each loss stands among these."""

    lost: Ints
    others: Ints
    first: Ints
    """How many others have a lower score than each loss."""
    last: Ints
    """How many have a lower one or the same."""

    @classmethod
    def of(cls, scores: Floats, lost: Bools, account: Ints) -> "_Ranked":
        """Return observations in order."""
        order = np.argsort(scores[~lost], kind="stable")
        others, low = scores[~lost][order], scores[lost]
        return cls(
            account[lost],
            account[~lost][order],
            np.searchsorted(others, low, side="left"),
            np.searchsorted(others, low, side="right"),
        )

    def auc(self, counts: NDArray[np.int32]) -> Floats:
        """Return the AUC under each row of counts (draws × accounts)."""
        below = np.zeros((len(counts), len(self.others) + 1), np.int64)
        np.cumsum(counts[:, self.others], axis=1, out=below[:, 1:])
        lost, all_others = counts[:, self.lost].astype(np.float64), below[:, -1].astype(np.float64)
        # Those above, and half of those with the same score.
        better = all_others[:, None] - (below[:, self.first] + below[:, self.last]) / 2
        won, pairs = (lost * better).sum(axis=1), lost.sum(axis=1) * all_others
        found: Floats = np.divide(won, pairs, out=np.full(len(counts), np.nan), where=pairs > 0)
        return found


def auc(scores: Floats, lost: Bools) -> float:
    """Return the AUC where each observation counts once; NaN where there are no losses or nothing else."""
    ranked = _Ranked.of(scores, lost, np.zeros(len(scores), np.int64))
    return float(ranked.auc(np.ones((1, 1), np.int32))[0])


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
