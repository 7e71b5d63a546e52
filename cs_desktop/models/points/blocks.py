"""One account's points of one metric in one calendar year, packed.

A day is stored as its place in the year (0 to 365), a value as float64: ten bytes a point, a third of
what a row of its own would take. Packing, unpacking and merging take many blocks at once, because a
Python step for each block would cost more than SQLite does.
"""

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

DAY_TYPE = np.dtype("<i2")
VALUE_TYPE = np.dtype("<f8")
_PLACES = 512
"""More than the days of a year, so that block × this + day orders by both."""

Days = NDArray[np.int32]
"""Proleptic Gregorian ordinals, as `date.toordinal` gives them."""
Values = NDArray[np.float64]
Indexes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Block:
    """A packed block: days within the year, ascending without repeats, and as many values."""

    days: bytes = b""
    values: bytes = b""

    @property
    def count(self) -> int:
        """Return the number of points."""
        return len(self.days) // DAY_TYPE.itemsize

    def checksum(self, metric_id: int, account_id: int, year: int) -> int:
        """Return the CRC-32 (ISO 3309) of the block with its key, to find a bit that flipped on disk."""
        key = struct.pack("<4q", metric_id, account_id, year, self.count)
        return zlib.crc32(self.values, zlib.crc32(self.days, zlib.crc32(key)))


@dataclass(frozen=True, slots=True)
class Columns:
    """The points of many blocks as columns of equal length, ordered by block and day."""

    blocks: Indexes
    """Place of the point's block in the list that the columns were made from."""
    places: NDArray[np.int16]
    """Day within the year, from 0."""
    values: Values

    def keys(self) -> Indexes:
        """Return numbers that order by block and day."""
        return self.blocks * _PLACES + self.places

    def where(self, mask: NDArray[np.bool_] | Indexes) -> "Columns":
        """Return some of the points: those of a mask, or those at some places."""
        return Columns(self.blocks[mask], self.places[mask], self.values[mask])


def unpack(blocks: Sequence[Block]) -> Columns:
    """Return the points of all the blocks.

    Raises:
        ValueError, TypeError: the bytes are no points, as damage may leave them.
    """
    return unpacked([block.days for block in blocks], [block.values for block in blocks])


def unpacked(packed_days: Sequence[bytes], packed_values: Sequence[bytes]) -> Columns:
    """Return the points of blocks whose two columns these are, as `unpack` does."""
    counts = np.fromiter(map(len, packed_days), np.int64, len(packed_days)) // DAY_TYPE.itemsize
    numbers = np.repeat(np.arange(len(counts)), counts)
    days = np.frombuffer(b"".join(packed_days), DAY_TYPE)
    values = np.frombuffer(b"".join(packed_values), VALUE_TYPE)
    if not len(numbers) == len(days) == len(values):
        raise ValueError(f"{len(days):,} days have {len(values):,} values")
    return Columns(numbers, days, values)


def pack(columns: Columns, count: int) -> list[Block]:
    """Return as many blocks as `count` says, empty where the columns have no point for one."""
    ends = np.searchsorted(columns.blocks, np.arange(count), side="right").tolist()
    days = columns.places.astype(DAY_TYPE).tobytes()
    values = columns.values.astype(VALUE_TYPE).tobytes()
    day_size, value_size = DAY_TYPE.itemsize, VALUE_TYPE.itemsize
    return [
        Block(days[start * day_size : end * day_size], values[start * value_size : end * value_size])
        for start, end in zip([0, *ends[:-1]], ends, strict=True)
    ]


def merge(old: Columns, new: Columns) -> Columns:
    """Return the points of both; where both have a day the new value stands, and NaN there means no point."""
    joined = Columns(
        np.concatenate((old.blocks, new.blocks)),
        np.concatenate((old.places, new.places)),
        np.concatenate((old.values, new.values)),
    )
    keys = joined.keys()
    # Stable: of two equal keys the old one comes first.
    order = np.argsort(keys, kind="stable")
    is_last = np.append(np.diff(keys[order]) != 0, True)[: len(order)]
    kept = order[is_last]
    return joined.where(kept[~np.isnan(joined.values[kept])])


def values_at(columns: Columns, where: Columns) -> Values:
    """Return the values that the columns have at the places of others; NaN where they have no point."""
    keys, wanted = columns.keys(), where.keys()
    if not len(keys):
        return np.full(len(wanted), np.nan)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, columns.values[at], np.nan)


def same(left: Values, right: Values) -> NDArray[np.bool_]:
    """Return where two columns hold the same value, or both none (NaN)."""
    equal: NDArray[np.bool_] = (left == right) | (np.isnan(left) & np.isnan(right))
    return equal


def first_of_year(years: Indexes) -> Days:
    """Return the ordinal of each year's first of January."""
    known = {int(year): date(int(year), 1, 1).toordinal() for year in np.unique(years)}
    return np.array([known[year] for year in years.tolist()], np.int32)


def years_of(days: Days) -> Indexes:
    """Return the calendar year of each ordinal."""
    epoch = date(1970, 1, 1).toordinal()
    return (days - epoch).astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
