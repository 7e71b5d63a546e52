"""Metric points: accounts found, event rows gathered by day, compared with what is stored."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from cs_desktop.common.language import tr
from cs_desktop.domain.importing import ImportMode, Outcome, Rejected
from cs_desktop.models.points.reading import of_accounts
from cs_desktop.services.importing.aggregate import Days, Ids, Values, by_day
from cs_desktop.services.importing.formats import BadCell
from cs_desktop.services.importing.mapping import Aggregate
from cs_desktop.services.importing.measured import Measured
from cs_desktop.services.importing.planning.existing import Existing
from cs_desktop.services.importing.planning.metrics import MetricFinder
from cs_desktop.services.importing.planning.plan import Draft
from cs_desktop.services.importing.planning.row_log import CODES

_UNKNOWN = 0
"""Stands for an account that there is not; no id is zero."""
_DAYS = 1_000_000
"""More than any day's ordinal, so that place × this + day orders by both."""


@dataclass(frozen=True, slots=True)
class PointSet:
    """Points of one metric to be written, as columns of equal length."""

    metric_id: int
    accounts: Ids
    days: Days
    values: Values


@dataclass(frozen=True, slots=True)
class _Series:
    """One metric's values as the file has them."""

    key: str
    heading: str
    how: Aggregate | None
    rows: NDArray[np.int64]
    """Places in the file's columns."""
    values: Values


def plan_points(draft: Draft, measured: Measured) -> list[PointSet]:
    """Put a metrics file into the draft, and return the points that are to be written.

    In the plan `created`, `updated`, `unchanged` and `skipped` count points.
    """
    return _PointPlanner(draft, measured).plan()


class _PointPlanner:
    def __init__(self, draft: Draft, measured: Measured) -> None:
        self._draft = draft
        self._measured = measured
        self._metrics = MetricFinder(draft)
        existing = Existing(draft)
        found = [_account(draft, existing, text) for text in measured.accounts]
        ids = np.array([account_id for account_id, _reason in found], np.int64)
        self._accounts = ids[measured.account_of]
        self._reasons = [reason for _account_id, reason in found]
        self._bad: dict[int, Rejected] = {}
        self._codes = np.full(len(measured.lines), CODES.index(Outcome.LEFT_OUT), np.int8)
        """What becomes of each row: the first in CODES of what becomes of its points."""

    def plan(self) -> list[PointSet]:
        """Find, gather and compare."""
        series = list(self._series())
        for one in series:
            if one.how is None:
                self._refuse_contradictions(one)
        refused = np.zeros(len(self._measured.lines), bool)
        refused[list(self._bad)] = True
        self._draft.plan.rejected += [self._bad[row] for row in sorted(self._bad)]
        points = [points for one in series if (points := self._compared(one, refused)) is not None]
        if self._draft.log is not None:
            good = ~refused
            self._draft.log.note_many(self._measured.lines[good], self._codes[good], self._accounts[good])
        return points

    def _reject(self, row: int, heading: str, reason: str) -> None:
        self._bad.setdefault(row, Rejected(int(self._measured.lines[row]), heading, reason))

    def _series(self) -> Iterator[_Series]:
        """Yield each metric's values, without empty cells and unknown accounts."""
        self._refuse_unknown_accounts()
        layout, measured = self._draft.layout, self._measured
        known = self._accounts != _UNKNOWN
        if "metric" not in layout.sources:
            for measure, values in zip(layout.measures, measured.values, strict=True):
                rows = np.flatnonzero(known & ~np.isnan(values))
                heading = measure.source.heading if measure.source else measure.rule.key
                yield _Series(measure.rule.key, heading, measure.rule.aggregate, rows, values[rows])
            return
        keys, key_of = self._keys()
        if not keys:
            return
        values = measured.values[0]
        rows = np.flatnonzero(known & ~np.isnan(values) & (key_of[measured.metric_of] >= 0))
        rows = rows[np.argsort(key_of[measured.metric_of[rows]], kind="stable")]
        ends = np.searchsorted(key_of[measured.metric_of[rows]], np.arange(len(keys)), side="right")
        for key, part in zip(keys, np.split(rows, ends[:-1]), strict=True):
            yield _Series(key, layout.heading("value"), layout.mapping.aggregate, part, values[part])

    def _keys(self) -> tuple[list[str], NDArray[np.int64]]:
        """Return the metrics that rows name, and for each name its metric's place; -1 if it is none."""
        places: dict[str, int] = {}
        key_of = np.full(len(self._measured.metrics), -1, np.int64)
        for code, text in enumerate(self._measured.metrics):
            try:
                key_of[code] = places.setdefault(self._metrics.key(text), len(places))
            except BadCell as bad:
                heading = self._draft.layout.heading("metric")
                for row in np.flatnonzero(self._measured.metric_of == code).tolist():
                    self._reject(row, heading, bad.reason)
        return list(places), key_of

    def _refuse_unknown_accounts(self) -> None:
        heading = self._draft.layout.heading("account")
        for row in np.flatnonzero(self._accounts == _UNKNOWN).tolist():
            self._reject(row, heading, self._reasons[int(self._measured.account_of[row])])

    def _refuse_contradictions(self, series: _Series) -> None:
        """Refuse every row that gives another value for an account and day than an earlier row."""
        rows, values = series.rows, series.values
        accounts, days = self._accounts[rows], self._measured.days[rows]
        # Stable, so that the first of a group is the first in the file.
        order = np.lexsort((days, accounts))
        differs_from_last = (np.diff(accounts[order]) != 0) | (np.diff(days[order]) != 0)
        is_first = np.append(True, differs_from_last)[: len(order)]
        first_of = order[np.flatnonzero(is_first)][np.cumsum(is_first) - 1]
        differs = values[order] != values[first_of]
        for place, first in zip(order[differs].tolist(), first_of[differs].tolist(), strict=True):
            line = int(self._measured.lines[rows[first]])
            reason = tr("line {line} has another value for this account and day", line=line)
            self._reject(int(rows[place]), series.heading, reason)

    def _compared(self, series: _Series, refused: NDArray[np.bool_]) -> PointSet | None:
        """Gather the series by day and return what of it is to be written."""
        keep = ~refused[series.rows]
        rows = series.rows[keep]
        # Where nothing is gathered, all rows of a day agree, so any of them will do.
        accounts, days, values = by_day(
            self._accounts[rows], self._measured.days[rows], series.values[keep], series.how or Aggregate.MAX
        )
        if not len(values):
            return None
        metric_id = self._metrics.stored_id(series.key)
        found, same = _stored(self._draft, metric_id, accounts, days, values)
        write, codes = self._counted(found, same)
        if self._draft.log is not None:
            known = np.unique(accounts)
            keys = np.searchsorted(known, accounts) * _DAYS + days
            of_rows = np.searchsorted(known, self._accounts[rows]) * _DAYS + self._measured.days[rows]
            self._codes[rows] = np.minimum(self._codes[rows], codes[np.searchsorted(keys, of_rows)])
        if not write.any():
            return None
        if metric_id is None:
            metric_id = self._metrics.new_id(series.key, series.how)
        return PointSet(metric_id, accounts[write], days[write], values[write])

    def _counted(
        self, found: NDArray[np.bool_], same: NDArray[np.bool_]
    ) -> tuple[NDArray[np.bool_], NDArray[np.int8]]:
        """Count the points by what becomes of them; return which are written, and all as CODES."""
        plan, mode = self._draft.plan, self._draft.mode
        new, differing = ~found, found & ~same
        plan.unchanged += int(same.sum())
        if mode is ImportMode.CREATE:
            plan.unchanged += int(differing.sum())
            differing[:] = False
        elif mode is ImportMode.UPDATE:
            plan.skipped += int(new.sum())
            new[:] = False
        plan.created += int(new.sum())
        plan.updated += int(differing.sum())
        rest = Outcome.LEFT_OUT if mode is ImportMode.UPDATE else Outcome.UNCHANGED
        codes = np.full(len(found), CODES.index(rest), np.int8)
        for outcome, mine in ((Outcome.NEW, new), (Outcome.CHANGED, differing), (Outcome.UNCHANGED, same)):
            codes[mine] = CODES.index(outcome)
        return new | differing, codes


def _account(draft: Draft, existing: Existing, text: str) -> tuple[int, str]:
    """Return the account's id, or _UNKNOWN and why."""
    try:
        if draft.layout.sources["account"].lookup:
            return existing.subscription(text, "account").account_id, ""
        return existing.accounts.find(text, "account"), ""
    except BadCell as bad:
        return _UNKNOWN, bad.reason


def _stored(
    draft: Draft, metric_id: int | None, accounts: Ids, days: Days, values: Values
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which points there are already, and which of those with the same value.

    The points are ordered by account and day.
    """
    found = np.zeros(len(values), bool)
    if metric_id is None:
        return found, found.copy()
    since, until = (date.fromordinal(int(day)) for day in (days.min(), days.max()))
    held = of_accounts(draft.connection, metric_id, (int(accounts[0]), int(accounts[-1])), since, until)
    known = np.unique(accounts)
    places = np.minimum(np.searchsorted(known, held.account_ids), len(known) - 1)
    wanted = known[places] == held.account_ids
    held_keys = (places * _DAYS + held.days)[wanted]
    if not len(held_keys):
        return found, found.copy()
    keys = np.searchsorted(known, accounts) * _DAYS + days
    at = np.minimum(np.searchsorted(held_keys, keys), len(held_keys) - 1)
    found = held_keys[at] == keys
    return found, found & (held.values[wanted][at] == values)
