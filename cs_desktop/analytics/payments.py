"""What was paid on a day, over intervals of constant ARR as arrays; without pandas, as it is needed early."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from cs_desktop.common.periods import Period

Ints = NDArray[np.int64]
NEVER = date.max.toordinal() + 1
"""Stands for "no date": later than every day there is."""


@dataclass(frozen=True, slots=True)
class Payments:
    """Steps as arrays: per step the place of its unit (0 to `units` − 1), amount, first day and end."""

    unit: Ints
    units: int
    arr: Ints
    start: Ints
    end: Ints

    def on(self, day: date) -> Ints:
        """Return the ARR of each unit on the day, in minor units."""
        at = day.toordinal()
        runs = (self.start <= at) & (at < self.end)
        total = np.zeros(self.units, np.int64)
        np.add.at(total, self.unit[runs], self.arr[runs])
        return total

    def first_paid_within(self, period: Period) -> Ints:
        """Return the ordinal of the first day after the period's start, up to its end, on which each unit
        began to pay; NEVER where it did not.
        """
        opening, closing = period.start.toordinal(), period.end.toordinal()
        began = (self.arr > 0) & (self.start < self.end) & (opening < self.start) & (self.start <= closing)
        first = np.full(self.units, NEVER, np.int64)
        np.minimum.at(first, self.unit[began], self.start[began])
        return first
