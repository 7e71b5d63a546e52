"""Writing metric points: many at once, undone as one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from cs_desktop.common.errors import BugError
from cs_desktop.models.points.blocks import (
    Block,
    Columns,
    Days,
    Indexes,
    Values,
    first_of_year,
    merge,
    pack,
    remove,
    unpack,
    years_of,
)
from cs_desktop.models.tables.measurement import PointBackup, PointBatch, PointBlock
from cs_desktop.models.write import WriteTx

_PUT = (
    "INSERT INTO point_block (metric_id, account_id, year, count, days, points) VALUES (?,?,?,?,?,?) "
    "ON CONFLICT (metric_id, account_id, year) DO UPDATE "
    "SET count=excluded.count, days=excluded.days, points=excluded.points"
)
_DROP = "DELETE FROM point_block WHERE metric_id=? AND account_id=? AND year=?"
_KEEP = (
    "INSERT INTO point_backup (batch_id, metric_id, account_id, year, days, points, digest) "
    "VALUES (?,?,?,?,?,?,?)"
)
_CHUNK = 5000
"""Blocks changed at a time; bounds the memory that a batch needs."""
_EMPTY = Block()

Key = tuple[int, int, int]
"""Metric, account, year."""


@dataclass(frozen=True, slots=True)
class PointChanges:
    """What a batch did; `batch_id` is None where every point stood there already."""

    batch_id: int | None
    blocks: int


def upsert(
    tx: WriteTx,
    source: str,
    metric_ids: NDArray[np.int64],
    account_ids: NDArray[np.int64],
    days: Days,
    values: Values,
) -> PointChanges:
    """Write points given as columns of equal length, in any order; `days` are ordinals.

    A point on a day that has one replaces it; of two for one day in the input the later stands. Blocks
    that do not change are not written. The rest goes into the log as one batch that can be undone.

    Raises:
        BugError: a value is not finite.
    """
    if not np.isfinite(values).all():
        raise BugError("a point needs a finite value")
    return _replace(tx, source, _ordered(metric_ids, account_ids, days, values), merge)


def delete(
    tx: WriteTx,
    source: str,
    metric_ids: NDArray[np.int64],
    account_ids: NDArray[np.int64],
    days: Days,
) -> PointChanges:
    """Remove the points of these days, where there are any; undone like any batch."""
    return _replace(tx, source, _ordered(metric_ids, account_ids, days, np.zeros(len(days))), remove)


def revert(tx: WriteTx, batch_id: int, source: str) -> tuple[PointChanges, tuple[Key, ...]]:
    """Put back every block that a batch replaced and that nobody has changed since.

    This is a batch of its own, so it can be reverted in turn. Returns it with the keys of the blocks that
    were changed since; these are left alone.
    """
    tx.session.flush()
    connection = tx.session.connection()
    backups = connection.execute(
        select(PointBackup.__table__)
        .where(PointBackup.batch_id == batch_id)
        .order_by(PointBackup.metric_id, PointBackup.account_id, PointBackup.year)
    ).all()
    stored = _stored(connection, [(b.metric_id, b.account_id, b.year) for b in backups])
    left_alone, changes = [], []
    for backup in backups:
        key = (backup.metric_id, backup.account_id, backup.year)
        before = stored.get(key, _EMPTY)
        if before.digest() == backup.digest:
            changes.append((key, before, Block(backup.days or b"", backup.points or b"")))
        else:
            left_alone.append(key)
    restoring = tx.new_id()
    blocks = _store(connection, restoring, changes)
    batch = tx.session.get(PointBatch, batch_id)
    if not blocks or batch is None:
        return PointChanges(None, 0), tuple(left_alone)
    tx.session.add(
        PointBatch(
            id=restoring,
            source=source,
            count=batch.count,
            first_day=batch.first_day,
            last_day=batch.last_day,
        )
    )
    return PointChanges(restoring, blocks), tuple(left_alone)


@dataclass(frozen=True, slots=True)
class _Points:
    """Points ordered by block and day, without repeats, and where each block begins."""

    keys: list[Key]
    starts: Indexes
    """One more than there are keys: the last is the number of points."""
    days: Days
    values: Values

    def chunks(self) -> "Iterator[_Points]":
        for first in range(0, len(self.keys), _CHUNK):
            keys = self.keys[first : first + _CHUNK]
            starts = self.starts[first : first + len(keys) + 1]
            part = slice(int(starts[0]), int(starts[-1]))
            yield _Points(keys, starts - starts[0], self.days[part], self.values[part])

    def columns(self) -> Columns:
        blocks = np.repeat(np.arange(len(self.keys)), np.diff(self.starts))
        opening = first_of_year(np.array([key[2] for key in self.keys], np.int64))
        return Columns(blocks, (self.days - opening[blocks]).astype(np.int16), self.values)


def _ordered(
    metric_ids: NDArray[np.int64], account_ids: NDArray[np.int64], days: Days, values: Values
) -> _Points:
    """Order points by block and day; of repeats the last in the input stays."""
    order = np.lexsort((days, account_ids, metric_ids))
    metric, account, day = metric_ids[order], account_ids[order], days[order].astype(np.int32)
    repeated = (np.diff(metric) == 0) & (np.diff(account) == 0) & (np.diff(day) == 0)
    keep = np.append(~repeated, True)[: len(order)]
    metric, account, day, value = metric[keep], account[keep], day[keep], values[order][keep]
    year = years_of(day)
    edge = (np.diff(metric) != 0) | (np.diff(account) != 0) | (np.diff(year) != 0)
    firsts = np.append(0, np.flatnonzero(edge) + 1)[: len(day)]
    keys = zip(metric[firsts].tolist(), account[firsts].tolist(), year[firsts].tolist(), strict=True)
    return _Points(list(keys), np.append(firsts, len(day)), day, value)


def _replace(
    tx: WriteTx, source: str, points: _Points, change: Callable[[Columns, Columns], Columns]
) -> PointChanges:
    """Change the stored blocks by the given points, keeping what they held."""
    tx.session.flush()
    connection = tx.session.connection()
    batch_id = tx.new_id()
    blocks = 0
    for chunk in points.chunks():
        stored = _stored(connection, chunk.keys)
        before = [stored.get(key, _EMPTY) for key in chunk.keys]
        after = pack(change(unpack(before), chunk.columns()), len(chunk.keys))
        blocks += _store(connection, batch_id, zip(chunk.keys, before, after, strict=True))
    if not blocks:
        return PointChanges(None, 0)
    tx.session.add(
        PointBatch(
            id=batch_id,
            source=source,
            count=len(points.days),
            first_day=date.fromordinal(int(points.days.min())),
            last_day=date.fromordinal(int(points.days.max())),
        )
    )
    return PointChanges(batch_id, blocks)


def _stored(connection: Connection, keys: Sequence[Key]) -> dict[Key, Block]:
    """Return the stored blocks among the keys, which are ascending."""
    by_metric: dict[int, list[Key]] = {}
    for key in keys:
        by_metric.setdefault(key[0], []).append(key)
    found: dict[Key, Block] = {}
    for metric, group in by_metric.items():
        wanted = set(group)
        rows = connection.execute(
            select(PointBlock.account_id, PointBlock.year, PointBlock.days, PointBlock.points).where(
                PointBlock.metric_id == metric,
                PointBlock.account_id.between(group[0][1], group[-1][1]),
                PointBlock.year.in_({key[2] for key in group}),
            )
        )
        for account, year, days, values in rows.all():
            if (metric, account, year) in wanted:
                found[metric, account, year] = Block(days, values)
    return found


def _store(connection: Connection, batch_id: int, changes: Iterable[tuple[Key, Block, Block]]) -> int:
    """Write blocks given as key, before and after (an empty block is none); return how many differ."""
    put, drop, keep = [], [], []
    for key, before, after in changes:
        if after == before:
            continue
        if after.count:
            put.append((*key, after.count, after.days, after.values))
        else:
            drop.append(key)
        held = (before.days, before.values) if before.count else (None, None)
        keep.append((batch_id, *key, *held, after.digest()))
    for statement, rows in ((_PUT, put), (_DROP, drop), (_KEEP, keep)):
        if rows:
            connection.exec_driver_sql(statement, list(rows))
    return len(keep)
