"""The points of derived metrics, of all accounts or of some.

What was imported or entered wins: from the day of an account's first stored point of a metric on, nothing is
derived for it any more. So no day is told twice, and what is told of a day never depends on a later one.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

import numpy as np

from cs_desktop.analytics.health.windows import PointColumns, Points
from cs_desktop.domain.metrics.catalogue import BY_KEY
from cs_desktop.domain.metrics.entry import NOT_DERIVED, Derivation
from cs_desktop.domain.metrics.known import MetricRow
from cs_desktop.models.points import reading
from cs_desktop.models.queries.derived import Accounts, AccountSpan, all_accounts
from cs_desktop.models.queries.metrics import metric_rows
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.services.context import Context
from cs_desktop.services.derived.making import AT_ONCE, MADE, Asked
from cs_desktop.services.derived.rhythm import NOTHING

DERIVED_KEYS = frozenset(entry.key for entry in BY_KEY.values() if entry.derived_from)
_SPAN = 1_000
"""Accounts read at a time: some 100 ms."""
_FEW = 200
"""So many accounts are asked for by their ids; more are read with all others."""


def derived_points(
    ctx: Context, keys: Collection[str], since: date, until: date, account_id: int | None = None
) -> Mapping[str, Points]:
    """Return the derived points of metrics from a day to another, of all accounts or of one.

    Keys that nothing is derived for are left out, or somebody does not want derived; a retired metric has
    points up to its last day. Put them beside the stored ones with `with_derived`.
    """
    return derive(ctx.workspace, keys, since, until, None if account_id is None else [account_id])


def with_derived(stored: PointColumns | None, derived: Points | None) -> PointColumns:
    """Return stored points with derived ones before them; no account has both on a day."""
    if stored is None:
        return NOTHING if derived is None else derived
    if derived is None or not len(derived.days):
        return stored
    return Points(
        np.concatenate((derived.account_ids, stored.account_ids)),
        np.concatenate((derived.days, stored.days)),
        np.concatenate((derived.values, stored.values)),
    )


def derive(
    workspace: WorkspaceFile,
    keys: Collection[str],
    since: date,
    until: date,
    account_ids: Collection[int] | None = None,
) -> Mapping[str, Points]:
    """Return what `derived_points` does, of some accounts or of all; many are read as all are."""
    wanted = sorted(DERIVED_KEYS.intersection(keys))
    if not wanted:
        return {}
    rows = {row.key: row for row in workspace.read(metric_rows)}
    return {
        key: _made(workspace, key, rows.get(key), since, until, account_ids)
        for key in wanted
        if key not in rows or rows[key].derived_from != NOT_DERIVED
    }


def _made(
    workspace: WorkspaceFile,
    key: str,
    row: MetricRow | None,
    since: date,
    until: date,
    account_ids: Collection[int] | None,
) -> Points:
    last = until if row is None or row.active_to is None else min(until, row.active_to)
    if last < since:
        return NOTHING
    how = Derivation(BY_KEY[key].derived_from)
    firsts = {} if row is None else _first_stored(workspace, row.id, account_ids)
    # For whom a point is stored by then nothing is left to derive.
    covered = {account for account, day in firsts.items() if day <= since.toordinal()}
    parts = [
        MADE[how](Asked(workspace.read, accounts, since, last, row.id if row else None))
        for accounts in _spans(workspace, how, account_ids, covered)
    ]
    return _before_stored(firsts, _joined(parts))


def _first_stored(
    workspace: WorkspaceFile, metric_id: int, account_ids: Collection[int] | None
) -> dict[int, int]:
    """Return the ordinal of the first stored point of a metric, by account."""
    if account_ids is not None and len(account_ids) <= _FEW:
        ranges = [(one, one) for one in account_ids]
    else:
        ranges = workspace.read(lambda c: list(reading.account_ranges(c, metric_id)))
    firsts: dict[int, int] = {}
    for span in ranges:
        firsts |= workspace.read(lambda c: reading.first_days(c, metric_id, span))  # noqa: B023 - run at once
    return firsts


def _spans(
    workspace: WorkspaceFile,
    how: Derivation,
    account_ids: Collection[int] | None,
    covered: Collection[int],
) -> Sequence[Accounts]:
    """Return the accounts to be asked for, those in parts of which any is not covered."""
    if account_ids is not None and len(account_ids) <= _FEW:
        few = [one for one in sorted(account_ids) if one not in covered]
        return [few] if few else []
    known = workspace.read(all_accounts)
    if how in AT_ONCE:
        return [AccountSpan(known[0], known[-1])] if known else []
    parts = [known[start : start + _SPAN] for start in range(0, len(known), _SPAN)]
    return [AccountSpan(part[0], part[-1]) for part in parts if not all(one in covered for one in part)]


def _joined(parts: Sequence[Points]) -> Points:
    if not parts:
        return NOTHING
    return Points(
        np.concatenate([part.account_ids for part in parts]),
        np.concatenate([part.days for part in parts]),
        np.concatenate([part.values for part in parts]),
    )


def _before_stored(firsts: Mapping[int, int], made: Points) -> Points:
    """Return the points of days before the first one that was stored for their account."""
    if not firsts or not len(made.days):
        return made
    ids = np.array(sorted(firsts), np.int64)
    days = np.array([firsts[account] for account in ids.tolist()], np.int64)
    place = np.searchsorted(ids, made.account_ids).clip(max=len(ids) - 1)
    kept = (ids[place] != made.account_ids) | (made.days < days[place])
    return Points(made.account_ids[kept], made.days[kept], made.values[kept])
