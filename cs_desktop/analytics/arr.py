"""ARR on a day and its movement over a period, exact to the minor unit.

`steps` is a frame of intervals in which a subscription pays one amount: subscription_id, account_id,
product_id, arr (int, minor units, ≥ 0), start, end (exclusive, missing while it runs). ARR on a day is
the sum of arr with start ≤ day < end; an interval that ends on its first day never counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cs_desktop.analytics.days import NEVER, ordinals
from cs_desktop.common.periods import Period

Ints = NDArray[np.int64]


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


def payments(steps: pd.DataFrame, unit: Ints, units: int) -> Payments:
    """Return the steps as arrays, each step belonging to the unit at its place in `unit`."""
    return Payments(
        unit, units, steps["arr"].to_numpy(np.int64), ordinals(steps["start"]), ordinals(steps["end"])
    )


def by_account(steps: pd.DataFrame) -> "tuple[Payments, pd.Index[int]]":
    """Return the steps with the account as unit, and the account ids in order of unit (ascending)."""
    accounts, unit = np.unique(steps["account_id"].to_numpy(np.int64), return_inverse=True)
    return payments(steps, unit, len(accounts)), pd.Index(accounts, name="account_id")


def arr_at(steps: pd.DataFrame, day: date) -> "pd.Series[int]":
    """Return the ARR of every account in `steps` on a day, 0 included, by account id."""
    paid, accounts = by_account(steps)
    return pd.Series(paid.on(day), index=accounts, name="arr")


def arr_history(steps: pd.DataFrame, days: Sequence[date]) -> pd.DataFrame:
    """Return the ARR of every account in `steps` (rows, by id) on several days (columns, in their order).

    `.sum()` of it is the total on each day.
    """
    paid, accounts = by_account(steps)
    history = np.empty((len(accounts), len(days)), np.int64)
    for place, day in enumerate(days):
        history[:, place] = paid.on(day)
    return pd.DataFrame(history, index=accounts, columns=pd.Index(list(days), dtype=object))


def moves(opening: Ints, closing: Ints) -> dict[str, Ints]:
    """Return opening, closing and the one movement that each unit had between them.

    Without opening ARR it is new, without closing ARR churned, else it expanded or contracted.
    """
    change = closing - opening
    stayed = (opening > 0) & (closing > 0)
    return {
        "opening": opening,
        "closing": closing,
        "new": np.where(opening == 0, closing, 0),
        "expansion": np.where(stayed, np.maximum(change, 0), 0),
        "contraction": np.where(stayed, np.maximum(-change, 0), 0),
        "churned": np.where(closing == 0, opening, 0),
    }


def movement(steps: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Return opening, closing, new, expansion, contraction and churned of every account, by account id."""
    paid, accounts = by_account(steps)
    return pd.DataFrame(moves(paid.on(period.start), paid.on(period.end)), index=accounts)
