"""Retention of all accounts and of slices, after the definitions in `domain.retention.FORMULAS`."""

import numpy as np
import pandas as pd

from cs_desktop.analytics.arr import by_account, moves
from cs_desktop.analytics.attributes import held
from cs_desktop.analytics.payments import Payments
from cs_desktop.common.periods import Period
from cs_desktop.domain.retention import Group, Retention


def retention(steps: pd.DataFrame, period: Period) -> Retention:
    """Return how the ARR of all accounts moved; `steps` as in `analytics.arr`."""
    paid, _ = by_account(steps)
    return totals(counted(paid, period), period)


def retention_by(
    steps: pd.DataFrame, attributes: pd.DataFrame, period: Period, field: str
) -> tuple[Group, ...]:
    """Return the retention of each slice, by name, the one without a name last.

    A slice is the accounts that held one value of the attribute at the period's start; an account
    without opening ARR is in the slice of its first day with ARR in the period. Slices add up to the
    whole. `attributes` as in `analytics.attributes`.
    """
    paid, accounts = by_account(steps)
    frame = counted(paid, period)
    came = np.where(frame["opening"] == 0, paid.first_paid_within(period), period.start.toordinal())
    present = ((frame["opening"] > 0) | (frame["closing"] > 0)).to_numpy()
    names = held(attributes, field, accounts.to_numpy()[present], came[present])
    sums = frame[present].groupby(names, sort=True).sum()
    groups = [Group(str(name), totals(sums.loc[[name]], period)) for name in sums.index]
    return tuple(sorted(groups, key=lambda group: (group.name == "", group.name)))


def counted(paid: Payments, period: Period) -> pd.DataFrame:
    """Return the movement of each unit (rows in order of unit), and whether it counts at start, end, lost."""
    opening, closing = paid.on(period.start), paid.on(period.end)
    counts = {
        "at_start": (opening > 0).astype(np.int64),
        "at_end": (closing > 0).astype(np.int64),
        "lost": ((opening > 0) & (closing == 0)).astype(np.int64),
    }
    return pd.DataFrame(moves(opening, closing) | counts)


def totals(frame: pd.DataFrame, period: Period) -> Retention:
    """Return the sum of rows of `counted`."""
    total = {str(name): int(value) for name, value in frame.sum().items()}
    return Retention(
        period=period,
        arr_start=total["opening"],
        new=total["new"],
        expansion=total["expansion"],
        contraction=total["contraction"],
        churned=total["churned"],
        arr_end=total["closing"],
        accounts_start=total["at_start"],
        accounts_end=total["at_end"],
        accounts_lost=total["lost"],
    )
