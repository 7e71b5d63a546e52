"""Days and values of a series as plain columns, for lines of very many points."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import overload

import numpy as np
from numpy.typing import NDArray

Ordinals = NDArray[np.int64]
Floats = NDArray[np.float64]


class Days(Sequence[date]):
    """Days, kept as their numbers."""

    def __init__(self, ordinals: Ordinals) -> None:
        self.ordinals = ordinals

    def __len__(self) -> int:
        return len(self.ordinals)

    @overload
    def __getitem__(self, place: int) -> date: ...
    @overload
    def __getitem__(self, place: slice) -> "Days": ...
    def __getitem__(self, place: int | slice) -> "date | Days":
        if isinstance(place, slice):
            return Days(self.ordinals[place])
        return date.fromordinal(int(self.ordinals[place]))

    def __iter__(self) -> Iterator[date]:
        return map(date.fromordinal, self.ordinals.tolist())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Days) and (
            self.ordinals is other.ordinals or np.array_equal(self.ordinals, other.ordinals)
        )

    def __hash__(self) -> int:
        return hash((len(self), *self.ordinals[:1].tolist()))


class Values(Sequence[float | None]):
    """Values, kept as numbers; NaN stands for none."""

    def __init__(self, numbers: Floats) -> None:
        self.numbers = numbers

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, place: int) -> float | None: ...
    @overload
    def __getitem__(self, place: slice) -> "Values": ...
    def __getitem__(self, place: int | slice) -> "float | Values | None":
        if isinstance(place, slice):
            return Values(self.numbers[place])
        return _value(float(self.numbers[place]))

    def __iter__(self) -> Iterator[float | None]:
        return map(_value, self.numbers.tolist())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Values) and (
            self.numbers is other.numbers or np.array_equal(self.numbers, other.numbers, equal_nan=True)
        )

    def __hash__(self) -> int:
        return hash(len(self))


def ordinals_of(days: Sequence[date]) -> Ordinals:
    """Return days as their numbers."""
    if isinstance(days, Days):
        return days.ordinals
    return np.fromiter((day.toordinal() for day in days), np.int64, len(days))


def values_of(values: Sequence[float | None]) -> Floats:
    """Return values as numbers, NaN for none."""
    if isinstance(values, Values):
        return values.numbers
    return np.array([np.nan if value is None else value for value in values], np.float64)


def _value(number: float) -> float | None:
    return None if number != number else number  # noqa: PLR0124 - what NaN is
