"""What a batch changed, point by point, so that it can be undone.

Only the changed points are kept, not the blocks they lie in: a year of daily imports would otherwise keep
each block 365 times.
"""

import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, insert, select

from cs_desktop.models.decoding import stored_values
from cs_desktop.models.points.blocks import Days, Values
from cs_desktop.models.tables.measurement import PointBackup

_KEY = np.dtype("<i8")
_DAY = np.dtype("<i4")
_VALUE = np.dtype("<f8")
_BYTES = 2 * _KEY.itemsize + _DAY.itemsize + 2 * _VALUE.itemsize
_LEVEL = 1
"""Ids and days repeat so much that the fastest compression is enough."""


@dataclass(frozen=True, slots=True)
class ChangedPoints:
    """Points that a batch changed, as columns of equal length; a value of NaN stands for no point."""

    metric_ids: NDArray[np.int64]
    account_ids: NDArray[np.int64]
    days: Days
    before: Values
    after: Values


def keep(connection: Connection, batch_id: int, part: int, points: ChangedPoints) -> None:
    """Store one part of what a batch changed."""
    columns = (
        points.metric_ids.astype(_KEY),
        points.account_ids.astype(_KEY),
        points.days.astype(_DAY),
        points.before.astype(_VALUE),
        points.after.astype(_VALUE),
    )
    content = zlib.compress(b"".join(column.tobytes() for column in columns), _LEVEL)
    connection.execute(insert(PointBackup).values(batch_id=batch_id, part=part, content=content))


def kept(connection: Connection, batch_id: int) -> ChangedPoints:
    """Return what a batch changed."""
    query = select(PointBackup.content).where(PointBackup.batch_id == batch_id).order_by(PointBackup.part)
    contents = connection.scalars(query).all()
    with stored_values():
        parts = [changed_points(zlib.decompress(content)) for content in contents]
    parts = parts or [changed_points(b"")]
    return ChangedPoints(
        np.concatenate([part.metric_ids for part in parts]),
        np.concatenate([part.account_ids for part in parts]),
        np.concatenate([part.days for part in parts]),
        np.concatenate([part.before for part in parts]),
        np.concatenate([part.after for part in parts]),
    )


def is_whole(content: bytes) -> bool:
    """Return whether the unpacked content of a backup is made of whole points."""
    return len(content) % _BYTES == 0


def changed_points(content: bytes) -> ChangedPoints:
    """Return the points of the unpacked content of a backup."""
    count = len(content) // _BYTES
    keys = count * _KEY.itemsize
    days = 2 * keys
    values = days + count * _DAY.itemsize
    return ChangedPoints(
        np.frombuffer(content, _KEY, count, 0),
        np.frombuffer(content, _KEY, count, keys),
        np.frombuffer(content, _DAY, count, days),
        np.frombuffer(content, _VALUE, count, values),
        np.frombuffer(content, _VALUE, count, values + count * _VALUE.itemsize),
    )
