"""Reading metric points."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, select

from cs_desktop.models.columns import fetched, turned
from cs_desktop.models.decoding import stored_values
from cs_desktop.models.id_lists import among
from cs_desktop.models.points.blocks import Days, Values, first_of_year, unpacked
from cs_desktop.models.tables.measurement import PointBlock

_SELECT = select(PointBlock.account_id, PointBlock.year, PointBlock.days, PointBlock.points)
_BATCH = 2000
"""Blocks fetched at a time: some 2 MB, read in well under 50 ms."""


@dataclass(frozen=True, slots=True)
class Points:
    """Points as columns of equal length, ordered by account and day."""

    account_ids: NDArray[np.int64]
    days: Days
    values: Values


def history(connection: Connection, account_id: int, metric_id: int) -> tuple[Days, Values]:
    """Return all points that one account has of one metric, by day."""
    query = _SELECT.where(PointBlock.metric_id == metric_id, PointBlock.account_id == account_id)
    points = _points(fetched(connection, query.order_by(PointBlock.year)))
    return points.days, points.values


def of_metric(
    connection: Connection, metric_id: int, since: date | None = None, until: date | None = None
) -> Points:
    """Return the points that all accounts have of one metric, from `since` to `until`, both inclusive."""
    return of_accounts(connection, metric_id, None, since, until)


def of_accounts(
    connection: Connection,
    metric_id: int,
    account_range: tuple[int, int] | None,
    since: date | None = None,
    until: date | None = None,
) -> Points:
    """Return one metric's points of the accounts in a range of ids (both inclusive; None for all).

    A long read is done in such ranges, each in its own short transaction, so that nobody waits for it.
    """
    query = _SELECT.where(PointBlock.metric_id == metric_id)
    if account_range is not None:
        query = query.where(PointBlock.account_id.between(*account_range))
    if since is not None:
        query = query.where(PointBlock.year >= since.year)
    if until is not None:
        query = query.where(PointBlock.year <= until.year)
    ordered = query.order_by(PointBlock.account_id, PointBlock.year)
    return _within(_points(fetched(connection, ordered)), since, until)


def of_these(
    connection: Connection, metric_id: int, account_ids: Collection[int], since: date, until: date
) -> Points:
    """Return one metric's points of some accounts, from `since` to `until`, both inclusive."""
    query = _SELECT.where(
        PointBlock.metric_id == metric_id,
        PointBlock.account_id.in_(among(account_ids)),
        PointBlock.year.between(since.year, until.year),
    ).order_by(PointBlock.account_id, PointBlock.year)
    return _within(_points(fetched(connection, query)), since, until)


def first_days(connection: Connection, metric_id: int, account_range: tuple[int, int]) -> dict[int, int]:
    """Return the ordinal of the first point of one metric, by account, of the accounts in a range of ids."""
    # SQLite takes the bare column from the row that has the least year.
    query = (
        select(PointBlock.account_id, func.min(PointBlock.year), func.substr(PointBlock.days, 1, 2))
        .where(PointBlock.metric_id == metric_id, PointBlock.account_id.between(*account_range))
        .group_by(PointBlock.account_id)
    )
    rows = connection.execute(query).all()
    with stored_values():
        places = np.frombuffer(b"".join(row[2] for row in rows), "<i2")
        opening = first_of_year(np.array([row[1] for row in rows], np.int64))
        days = (opening + places).tolist()
    return dict(zip((row[0] for row in rows), days, strict=True))


def account_ranges(connection: Connection, metric_id: int, blocks: int = _BATCH) -> Iterator[tuple[int, int]]:
    """Yield ranges of account ids that hold about `blocks` blocks of the metric each."""
    ids = connection.scalars(
        select(PointBlock.account_id)
        .where(PointBlock.metric_id == metric_id)
        .order_by(PointBlock.account_id)
        .distinct()
    ).all()
    for start in range(0, len(ids), blocks):
        part = ids[start : start + blocks]
        yield part[0], part[-1]


def joined(parts: Sequence[Points]) -> Points:
    """Return points read in pieces as one."""
    if not parts:
        return _points([])
    return Points(
        np.concatenate([part.account_ids for part in parts]),
        np.concatenate([part.days for part in parts]),
        np.concatenate([part.values for part in parts]),
    )


def _points(rows: Sequence[tuple[Any, ...]]) -> Points:
    """Return rows of account, year, days and values as points."""
    if not rows:
        return Points(np.empty(0, np.int64), np.empty(0, np.int32), np.empty(0, np.float64))
    ids, years, days, values = turned(rows, 4)
    with stored_values():
        columns = unpacked(days, values)
        opening = first_of_year(np.array(years, np.int64))
        accounts = np.array(ids, np.int64)
    return Points(accounts[columns.blocks], columns.places + opening[columns.blocks], columns.values)


def _within(points: Points, since: date | None, until: date | None) -> Points:
    keep = np.ones(len(points.days), bool)
    if since is not None:
        keep &= points.days >= since.toordinal()
    if until is not None:
        keep &= points.days <= until.toordinal()
    if keep.all():
        return points
    return Points(points.account_ids[keep], points.days[keep], points.values[keep])
