"""ARR on a day and its movement over a period, exact to the minor unit.

`steps` is a frame of intervals in which a subscription pays one amount: subscription_id, account_id,
product_id, arr (int, minor units, ≥ 0), start, end (exclusive, missing while it runs). ARR on a day is
the sum of arr with start ≤ day < end; an interval that ends on its first day never counts.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from cs_desktop.analytics.days import ordinals
from cs_desktop.analytics.payments import Ints, Payments
from cs_desktop.analytics.whole_book import moves
from cs_desktop.common.periods import Period


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


def movement(steps: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Return opening, closing, new, expansion, contraction and churned of every account, by account id."""
    paid, accounts = by_account(steps)
    return pd.DataFrame(moves(paid.on(period.start), paid.on(period.end)), index=accounts)
