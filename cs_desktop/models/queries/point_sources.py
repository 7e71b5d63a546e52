"""From which batch the points of an account came."""

import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import Connection, func, select

from cs_desktop.models.decoding import stored_values
from cs_desktop.models.points.undo import ChangedPoints, changed_points
from cs_desktop.models.tables import Metric, PointBackup, PointBatch

UNDONE = "undo"
"""The source of what puts points back: where they came from at first counts."""


@dataclass(frozen=True, slots=True)
class FeedingMetric:
    """How a metric of the workspace is read."""

    id: int
    key: str
    unit: str
    derived_from: str
    scale: Mapping[str, Any] | None


class Point(NamedTuple):
    """One point of an account."""

    metric_id: int
    day: int
    """Ordinal."""
    value: float


@dataclass(frozen=True, slots=True)
class BatchFacts:
    """One write of points."""

    id: int
    source: str
    note: str


def feeding_metrics(connection: Connection, keys: Collection[str]) -> list[FeedingMetric]:
    """Return the metrics of these keys that the workspace has."""
    query = select(Metric.id, Metric.key, Metric.unit, Metric.derived_from, Metric.scale)
    return [FeedingMetric(*row) for row in connection.execute(query.where(Metric.key.in_(keys)))]


def point_sources(
    connection: Connection, account_id: int, wanted: Collection[Point], budget: int
) -> dict[Point, BatchFacts]:
    """Return the batch that each point of an account came from.

    Left out is what nobody knows, and what lies in batches that are larger than `budget` bytes together.
    """
    if not wanted:
        return {}
    days = [point.day for point in wanted]
    batches = _batches(connection, date.fromordinal(min(days)), date.fromordinal(max(days)))
    if len({(batch.source, batch.note) for batch in batches}) == 1:
        # They can only have come from there.
        return dict.fromkeys(wanted, batches[0])
    found: dict[Point, BatchFacts] = {}
    missing = set(wanted)
    for batch, changed in _unpacked(connection, batches, budget):
        mine = np.flatnonzero(changed.account_ids == account_id)
        columns = (changed.metric_ids[mine], changed.days[mine], changed.after[mine])
        made = (Point(*point) for point in zip(*(column.tolist() for column in columns), strict=True))
        # By value too: what was undone is as an earlier batch left it.
        of_batch = missing.intersection(made)
        found.update(dict.fromkeys(of_batch, batch))
        missing -= of_batch
        if not missing:
            break
    return found


def _batches(connection: Connection, first: date, last: date) -> list[BatchFacts]:
    """Return the batches with a point between two days, the newest first."""
    query = (
        select(PointBatch.id, PointBatch.source, PointBatch.note)
        .where(PointBatch.first_day <= last, PointBatch.last_day >= first, PointBatch.source != UNDONE)
        .order_by(PointBatch.id.desc())
    )
    return [BatchFacts(*row) for row in connection.execute(query)]


def _unpacked(
    connection: Connection, batches: Sequence[BatchFacts], budget: int
) -> Iterator[tuple[BatchFacts, ChangedPoints]]:
    """Yield what the batches changed, the newest first, as long as that is no more than the budget."""
    size = func.length(PointBackup.content)
    for batch in batches:
        parts = (
            select(PointBackup.part, size).where(PointBackup.batch_id == batch.id).order_by(PointBackup.part)
        )
        for part, bytes_ in connection.execute(parts).all():
            budget -= bytes_
            if budget < 0:
                return
            query = select(PointBackup.content).where(
                PointBackup.batch_id == batch.id, PointBackup.part == part
            )
            content = connection.execute(query).scalar_one()
            with stored_values():
                yield batch, changed_points(zlib.decompress(content))
