"""How far an account has come with what it bought the product for, by the measures of its success plans."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

import numpy as np

from cs_desktop.analytics.health.windows import PointColumns, Points
from cs_desktop.domain.vocabulary import MeasureKind
from cs_desktop.models.queries.derived_plans import PlannedMeasure
from cs_desktop.services.derived.rhythm import NOTHING, Floats, Ints, last_of_days, within

MOST = 1.2
"""What is far beyond its target cannot make up for much that is not."""
_SAME = 1e-9
History = tuple[Ints, Floats]
"""Days as ordinals, ascending, and the values of those days."""


def attainment(measure: PlannedMeasure, values: Floats) -> Floats:
    """Return how much of what was aimed at each value is: 0 at the baseline, 1 at the target, at most 1.2.

    What is to be kept is 1 where it is kept, and less by how far it is off, in parts of its target.
    """
    target = measure.target
    if measure.kind in (MeasureKind.KEEP_AT_LEAST, MeasureKind.KEEP_AT_MOST, MeasureKind.STAY_WITHIN):
        low = -np.inf if measure.kind == MeasureKind.KEEP_AT_MOST else target
        high = np.inf if measure.kind == MeasureKind.KEEP_AT_LEAST else _upper(measure)
        off = np.maximum(np.maximum(low - values, values - high), 0.0)
        shares = 1 - off / (abs(target) if abs(target) > _SAME else 1.0)
    else:
        start = measure.baseline or 0.0
        way = target - start
        shares = (values - start) / way if abs(way) > _SAME else (values == target).astype(np.float64)
    clipped: Floats = np.clip(shares, 0.0, MOST)
    return clipped


def _upper(measure: PlannedMeasure) -> float:
    if measure.kind == MeasureKind.STAY_WITHIN and measure.target_high is not None:
        return measure.target_high
    return measure.target


def outcome_attainment(
    measures: Sequence[PlannedMeasure],
    entered: Mapping[int, Sequence[tuple[date, float]]],
    measured: Mapping[tuple[int, int], History],
    since: date,
    until: date,
) -> Points:
    """Return the mean attainment of each account's measures, on the days on which one of them is told anew.

    `entered` holds by measure what was entered, `measured` the points of a metric by metric and account.
    A measure counts from its first value within its plan, until the plan ends.
    """
    steps = _Steps()
    for measure in measures:
        days, values = _values(measure, entered.get(measure.id, ()), measured)
        if len(days):
            steps.add(measure, days, attainment(measure, values))
    return within(steps.means(), since, until)


def _values(
    measure: PlannedMeasure,
    entered: Sequence[tuple[date, float]],
    measured: Mapping[tuple[int, int], History],
) -> History:
    """Return what is known of a measure by day, from its baseline on."""
    if measure.metric_id is not None:
        days, values = measured.get((measure.metric_id, measure.account_id), (_NO_DAYS, _NO_VALUES))
    else:
        told = dict(entered)
        if not told and measure.current is not None and measure.current_on is not None:
            told = {measure.current_on: measure.current}
        days = np.array([day.toordinal() for day in told], np.int64)
        values = np.array(list(told.values()), np.float64)
    begun = max((day for day in (measure.starts_on, measure.baseline_on) if day), default=date.min)
    later = days >= begun.toordinal()
    days, values = days[later], values[later]
    if measure.baseline is not None and measure.baseline_on is not None:
        first = begun.toordinal()
        if not len(days) or days[0] > first:
            days, values = np.append(first, days), np.append(measure.baseline, values)
    return days, values


_NO_DAYS, _NO_VALUES = np.empty(0, np.int64), np.empty(0)


@dataclass(slots=True)
class _Steps:
    """By how much the sum of attainments, and the number of measures, changed on days."""

    account_ids: list[Ints] = field(default_factory=list)
    days: list[Ints] = field(default_factory=list)
    rises: list[Floats] = field(default_factory=list)
    more: list[Floats] = field(default_factory=list)

    def add(self, measure: PlannedMeasure, days: Ints, shares: Floats) -> None:
        """Take in a measure, which leaves the day after its plan ended."""
        more = np.zeros(len(days))
        more[0] = 1.0
        rises = np.diff(shares, prepend=0.0)
        if measure.ends_on is not None:
            gone = (measure.ends_on + timedelta(days=1)).toordinal()
            kept = days < gone
            if not kept.any():
                return
            standing = shares[kept][-1]
            days, more = np.append(days[kept], gone), np.append(more[kept], -1.0)
            rises = np.append(rises[kept], -standing)
        self.account_ids.append(np.full(len(days), measure.account_id))
        self.days.append(days)
        self.rises.append(rises)
        self.more.append(more)

    def means(self) -> Points:
        """Return the mean on each day on which it changed, while there is any measure."""
        if not self.days:
            return NOTHING
        ids, days = np.concatenate(self.account_ids), np.concatenate(self.days)
        order = np.lexsort((days, ids))
        ids, days = ids[order], days[order]
        totals = _within_account(ids, np.concatenate(self.rises)[order])
        counts = np.rint(_within_account(ids, np.concatenate(self.more)[order]))
        some = counts > 0
        means = np.divide(totals, counts, out=np.full(len(ids), np.nan), where=some)
        told = last_of_days(ids, days, means)
        real = ~np.isnan(told.values)
        # Sums of many steps may miss a bound by a hair.
        return Points(told.account_ids[real], told.days[real], np.clip(told.values[real], 0.0, MOST).round(9))


def _within_account(ids: Ints, steps: Floats) -> Floats:
    """Return the running sums of steps, beginning anew with each account; ids are in order."""
    total = np.cumsum(steps)
    firsts = np.flatnonzero(np.append(True, np.diff(ids) != 0))
    before = np.append(0.0, total)[firsts]
    running: Floats = total - np.repeat(before, np.diff(np.append(firsts, len(ids))))
    return running


def histories(metric_id: int, points: PointColumns) -> Iterator[tuple[tuple[int, int], History]]:
    """Yield the points of a metric by account; they are in order of account and day."""
    ids = points.account_ids
    bounds = [*np.flatnonzero(np.append(True, np.diff(ids) != 0)).tolist(), len(ids)] if len(ids) else []
    for start, end in pairwise(bounds):
        days = np.asarray(points.days[start:end], np.int64)
        yield (metric_id, int(ids[start])), (days, points.values[start:end])
