"""Writing metric points: many at once, undone as one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from cs_desktop.common.errors import BugError
from cs_desktop.models.decoding import stored_values
from cs_desktop.models.points import undo
from cs_desktop.models.points.blocks import (
    Block,
    Columns,
    Days,
    Indexes,
    Values,
    first_of_year,
    merge,
    pack,
    same,
    unpack,
    values_at,
    years_of,
)
from cs_desktop.models.tables.measurement import PointBatch, PointBlock
from cs_desktop.models.write import WriteTx

_PUT = (
    "INSERT INTO point_block (metric_id, account_id, year, count, days, points, crc) VALUES (?,?,?,?,?,?,?) "
    "ON CONFLICT (metric_id, account_id, year) DO UPDATE "
    "SET count=excluded.count, days=excluded.days, points=excluded.points, crc=excluded.crc"
)
_DROP = "DELETE FROM point_block WHERE metric_id=? AND account_id=? AND year=?"
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
    *,
    note: str = "",
) -> PointChanges:
    """Write points given as columns of equal length, in any order; `days` are ordinals.

    A point on a day that has one replaces it; of two for one day in the input the later stands. Blocks
    that do not change are not written. The rest goes into the log as one batch that can be undone, with what
    a person said about it.

    Raises:
        BugError: a value is not finite.
    """
    if not np.isfinite(values).all():
        raise BugError("a point needs a finite value")
    return _apply(tx, source, _ordered(metric_ids, account_ids, days, values), note)[0]


def delete(
    tx: WriteTx,
    source: str,
    metric_ids: NDArray[np.int64],
    account_ids: NDArray[np.int64],
    days: Days,
) -> PointChanges:
    """Remove the points of these days, where there are any; undone like any batch."""
    return _apply(tx, source, _ordered(metric_ids, account_ids, days, np.full(len(days), np.nan)))[0]


def revert(tx: WriteTx, batch_id: int, source: str, *, anyway: bool = False) -> tuple[PointChanges, int]:
    """Put back every point that a batch changed and that nobody has changed since.

    This is a batch of its own, so it can be reverted in turn. Returns it with the number of points that
    were changed since; these are left alone, unless they are to be put back `anyway`.
    """
    tx.session.flush()
    changed = undo.kept(tx.session.connection(), batch_id)
    return _apply(
        tx,
        source,
        _ordered(
            *(changed.metric_ids, changed.account_ids, changed.days, changed.before),
            None if anyway else changed.after,
        ),
    )


@dataclass(frozen=True, slots=True)
class _Points:
    """Points ordered by block and day, without repeats, and where each block begins."""

    keys: list[Key]
    starts: Indexes
    """One more than there are keys: the last is the number of points."""
    days: Days
    values: Values
    """What to store; NaN removes the point."""
    expected: Values | None
    """What must stand there now, NaN for no point; anything may where this is None."""

    def chunks(self) -> "Iterator[_Points]":
        for first in range(0, len(self.keys), _CHUNK):
            keys = self.keys[first : first + _CHUNK]
            starts = self.starts[first : first + len(keys) + 1]
            part = slice(int(starts[0]), int(starts[-1]))
            expected = None if self.expected is None else self.expected[part]
            yield _Points(keys, starts - starts[0], self.days[part], self.values[part], expected)

    def columns(self) -> Columns:
        blocks = np.repeat(np.arange(len(self.keys)), np.diff(self.starts))
        opening = first_of_year(np.array([key[2] for key in self.keys], np.int64))
        return Columns(blocks, (self.days - opening[blocks]).astype(np.int16), self.values)


def _ordered(
    metric_ids: NDArray[np.int64],
    account_ids: NDArray[np.int64],
    days: Days,
    values: Values,
    expected: Values | None = None,
) -> _Points:
    """Order points by block and day; of repeats the last in the input stays."""
    order = np.lexsort((days, account_ids, metric_ids))
    metric, account, day = metric_ids[order], account_ids[order], days[order].astype(np.int32)
    repeated = (np.diff(metric) == 0) & (np.diff(account) == 0) & (np.diff(day) == 0)
    kept = np.append(~repeated, True)[: len(order)]
    metric, account, day, order = metric[kept], account[kept], day[kept], order[kept]
    year = years_of(day)
    edge = (np.diff(metric) != 0) | (np.diff(account) != 0) | (np.diff(year) != 0)
    firsts = np.append(0, np.flatnonzero(edge) + 1)[: len(day)]
    keys = zip(metric[firsts].tolist(), account[firsts].tolist(), year[firsts].tolist(), strict=True)
    return _Points(
        list(keys),
        np.append(firsts, len(day)),
        day,
        values[order],
        None if expected is None else expected[order],
    )


def _apply(tx: WriteTx, source: str, points: _Points, note: str = "") -> tuple[PointChanges, int]:
    """Change the stored blocks by the given points, and keep what the points were.

    Returns what was done, and how many points were not as expected and so left alone.
    """
    tx.session.flush()
    connection = tx.session.connection()
    batch_id = tx.new_id()
    blocks = left_alone = 0
    for part, chunk in enumerate(points.chunks()):
        changed, left = _change(connection, batch_id, part, chunk)
        blocks += changed
        left_alone += left
    if not blocks:
        return PointChanges(None, 0), left_alone
    tx.session.add(
        PointBatch(
            id=batch_id,
            source=source,
            count=len(points.days),
            first_day=date.fromordinal(int(points.days.min())),
            last_day=date.fromordinal(int(points.days.max())),
            note=note,
        )
    )
    return PointChanges(batch_id, blocks), left_alone


def _change(connection: Connection, batch_id: int, part: int, chunk: _Points) -> tuple[int, int]:
    """Change the blocks of one chunk; return how many changed, and how many points were left alone."""
    stored = _stored(connection, chunk.keys)
    with stored_values():
        old = unpack([stored.get(key, _EMPTY) for key in chunk.keys])
    new = chunk.columns()
    before = values_at(old, new)
    differs = ~same(before, new.values)
    left_alone = 0
    if chunk.expected is not None:
        as_expected = same(before, chunk.expected)
        left_alone = int(np.count_nonzero(differs & ~as_expected))
        differs &= as_expected
    new = new.where(differs)
    touched = np.unique(new.blocks).tolist()
    after = pack(merge(old, new), len(chunk.keys))
    put = [
        (*key, block.count, block.days, block.values, block.checksum(*key))
        for key, block in ((chunk.keys[i], after[i]) for i in touched)
        if block.count
    ]
    drop = [chunk.keys[i] for i in touched if not after[i].count]
    for statement, rows in ((_PUT, put), (_DROP, drop)):
        if rows:
            connection.exec_driver_sql(statement, rows)
    if touched:
        ids = np.array(chunk.keys, np.int64)[new.blocks]
        changed = undo.ChangedPoints(ids[:, 0], ids[:, 1], chunk.days[differs], before[differs], new.values)
        undo.keep(connection, batch_id, part, changed)
    return len(touched), left_alone


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
