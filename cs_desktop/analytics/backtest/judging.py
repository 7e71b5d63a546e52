"""What observations say of the score, after `domain.backtest.result.FORMULAS`."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from cs_desktop.analytics.backtest.panel import Observations, Panel
from cs_desktop.analytics.backtest.ranks import Bools, Draws, Floats, Ints, auc, interval, wilson
from cs_desktop.analytics.payments import NEVER
from cs_desktop.domain.backtest.result import (
    FEWEST,
    UNKNOWN,
    BandRow,
    Bin,
    Calibration,
    Counted,
    Estimate,
    Lead,
    MeasureValue,
    SegmentValue,
)
from cs_desktop.domain.bands import Band
from cs_desktop.domain.health.standing import Bands

_BINS = 10
_IN_A_BIN = 20
"""Observations that a group of the calibration has at least."""
_DECIMALS = 9


def counted(seen: Observations, where: Bools | None = None) -> Counted:
    """Return how many observations there are, of how many accounts, and how many were followed by a loss."""
    part = np.ones(len(seen), bool) if where is None else where
    return Counted(int(part.sum()), len(np.unique(seen.account[part])), int((seen.lost & part).sum()))


def enough(seen: Observations) -> bool:
    """Return whether there are enough different losses, and accounts that were not lost, to judge by."""
    kept = np.setdiff1d(seen.account, seen.account[seen.lost])
    return seen.losses >= FEWEST and len(kept) >= FEWEST


def score_auc(seen: Observations, draws: Draws, scores: Floats | None = None) -> Estimate:
    """Return the AUC of the score, or of other scores of the observations, leaving out what has none."""
    asked = seen.score if scores is None else scores
    known = ~np.isnan(asked)
    part = seen.kept(known)
    if not enough(part):
        return UNKNOWN
    drawn = draws.auc(asked[known], part.lost, part.account)
    return _estimate(auc(asked[known], part.lost), drawn)


def auc_gain(
    seen: Observations, draws: Draws, scores: Floats, other: Floats, drawn_of_all: Floats | None = None
) -> Estimate:
    """Return how much better one score is than another, on the observations that have both.

    `drawn_of_all` is the AUC of `scores` in each draw where it is known already.
    """
    known = ~np.isnan(scores) & ~np.isnan(other)
    part = seen.kept(known)
    if not enough(part):
        return UNKNOWN
    # The same draws for both: what is uncertain of both alike falls out of the difference.
    first = drawn_of_all if known.all() else None
    first = draws.auc(scores[known], part.lost, part.account) if first is None else first
    drawn = first - draws.auc(other[known], part.lost, part.account)
    return _estimate(auc(scores[known], part.lost) - auc(other[known], part.lost), drawn)


def band_rows(seen: Observations, bands: Bands, draws: Draws) -> tuple[BandRow, ...]:
    """Return the bands, At risk first."""
    rows = []
    followed = int(seen.lost.sum())
    for band, where in _band_masks(seen.score, bands):
        part = counted(seen, where)
        rows.append(
            BandRow(band, part, part.followed / followed if followed else None, _lift(seen, where, draws))
        )
    return tuple(rows)


def _band_masks(score: Floats, bands: Bands) -> tuple[tuple[Band, Bools], ...]:
    rounded = np.round(score, _DECIMALS)
    healthy, risk = rounded >= bands.healthy_from, rounded < bands.watch_from
    return (Band.AT_RISK, risk), (Band.WATCH, ~healthy & ~risk), (Band.HEALTHY, healthy)


def _lift(seen: Observations, where: Bools, draws: Draws) -> Estimate:
    part = counted(seen, where)
    whole = counted(seen)
    if not enough(seen) or not part.observations:
        return UNKNOWN
    in_band = where.astype(np.float64)
    lost = seen.lost.astype(np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = draws.sums(in_band * lost, seen.account) / draws.sums(in_band, seen.account)
        base = draws.sums(lost, seen.account) / draws.sums(np.ones(len(seen)), seen.account)
        drawn = rate / base
    assert part.rate is not None
    assert whole.rate
    return _estimate(part.rate / whole.rate, drawn)


def calibration(seen: Observations) -> Calibration:
    """Return how often losses followed in groups of about equal size by score."""
    if not enough(seen):
        return Calibration((), None, None)
    group = _groups(seen.score)
    bins = []
    for number in range(group.max() + 1):
        where = group == number
        part = counted(seen, where)
        assert part.rate is not None
        low, high = wilson(part.rate, part.accounts)
        of_part = seen.score[where]
        bins.append(Bin(float(of_part.min()), float(of_part.max()), part, Estimate(part.rate, low, high)))
    return Calibration(tuple(bins), _brier(seen, group), _brier(seen, np.zeros(len(seen), np.int64)))


def _groups(score: Floats) -> NDArray[np.int64]:
    """Return the group of each observation; equal scores are in one group."""
    wanted = max(1, min(_BINS, len(score) // _IN_A_BIN))
    edges = np.unique(np.quantile(score, np.arange(1, wanted) / wanted))
    _, group = np.unique(np.searchsorted(edges, score, side="right"), return_inverse=True)
    return np.asarray(group, np.int64)


def _brier(seen: Observations, group: NDArray[np.int64]) -> float:
    """Return the mean squared error of the group's rate among the other accounts; of all, where none are."""
    accounts, groups = int(seen.account.max()) + 1, int(group.max()) + 1
    cell = seen.account * groups + group
    lost = np.bincount(cell, weights=seen.lost, minlength=accounts * groups).reshape(accounts, groups)
    count = np.bincount(cell, minlength=accounts * groups).reshape(accounts, groups)
    others_lost, others = lost.sum(axis=0) - lost, count.sum(axis=0) - count
    base = (lost.sum() - lost.sum(axis=1)) / np.maximum(count.sum() - count.sum(axis=1), 1)
    rate = np.where(others > 0, others_lost / np.maximum(others, 1), base[:, None])
    return float(np.mean((seen.lost - rate[seen.account, group]) ** 2))


def measure_values(
    seen: Observations, draws: Draws, names: Mapping[str, str], report: Callable[[str], None]
) -> tuple[MeasureValue, ...]:
    """Return what each measure tells alone, and what the score loses without it; the best first."""
    found = []
    drawn = draws.auc(seen.score, seen.lost, seen.account) if enough(seen) else None
    for key, name in names.items():
        report(name)
        scores = seen.measures[key]
        known = ~np.isnan(scores)
        found.append(
            MeasureValue(
                key=key,
                name=name,
                coverage=float(known.mean()) if len(known) else 0.0,
                followed=int((seen.lost & known).sum()),
                auc=score_auc(seen, draws, scores),
                left_out=auc_gain(seen, draws, seen.score, seen.without[key], drawn)
                if known.any()
                else UNKNOWN,
            )
        )
    return tuple(sorted(found, key=lambda one: (one.auc.value is None, -(one.auc.value or 0), one.name)))


def segment_values(seen: Observations, draws: Draws) -> tuple[SegmentValue, ...]:
    """Return how the score does in each segment, none last; nothing where all are in one."""
    names = sorted(set(seen.segment.tolist()), key=lambda name: (name == "", name.casefold()))
    if len(names) < 2:
        return ()
    found = []
    for name in names:
        part = seen.kept(seen.segment == name)
        found.append(SegmentValue(name, counted(part), part.losses, score_auc(part, draws)))
    return tuple(found)


def lead(panel: Panel, bands: Bands, seen: Observations, accounts: Ints) -> Lead:
    """Return how early the losses were seen that followed the observations.

    `accounts` are the places in the panel of the observations' accounts.
    """
    at_risk = panel.observed & (np.round(panel.scores, _DECIMALS) < bands.watch_from)
    spell = _spell_starts(at_risk)
    before = at_risk.cumsum(axis=0) > 0
    last = _last_before_loss(panel, accounts[seen.account[seen.lost]], seen.loss_day[seen.lost])
    known = last & at_risk
    month, account = np.nonzero(known)
    starts = spell[month, account]
    days = panel.loss_day[month, account] - panel.days[starts]
    earlier = int((last & ~at_risk & before).sum())
    return Lead(
        seen=int(known.sum()),
        earlier=earlier,
        never=int(last.sum()) - int(known.sum()) - earlier,
        median_days=float(np.median(days)) if len(days) else None,
        quartiles=tuple(np.percentile(days, (25, 75)).tolist()) if len(days) else None,
        cut=int((starts == 0).sum()),
    )


def _spell_starts(at_risk: Bools) -> NDArray[np.int64]:
    """Return the month in which the run of At risk began that each place is in."""
    month = np.arange(len(at_risk))[:, None]
    return np.maximum.accumulate(np.where(at_risk, -1, month), axis=0) + 1


def _last_before_loss(panel: Panel, account: Ints, day: Ints) -> Bools:
    """Return the last observation before each of the losses, given by account and day."""
    wanted = account * (NEVER + 1) + day
    every = np.arange(panel.scores.shape[1]) * (NEVER + 1) + panel.loss_day
    known = panel.observed & np.isin(every, wanted)
    loss = np.where(known, panel.loss_day, NEVER)
    # Going back in time, a loss that was met already has its last observation.
    newest = np.zeros_like(known)
    met = np.zeros(known.shape[1], np.int64)
    for month in range(len(known) - 1, -1, -1):
        newest[month] = known[month] & (loss[month] != met)
        met = np.where(known[month], loss[month], met)
    return newest


def _estimate(value: float, drawn: Floats) -> Estimate:
    edges = interval(drawn)
    return Estimate(value) if edges is None else Estimate(value, *edges)
