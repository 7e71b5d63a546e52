"""Retention of all accounts and of slices, after the definitions in `domain.retention.FORMULAS`."""

import numpy as np
import pandas as pd

from cs_desktop.analytics import whole_book
from cs_desktop.analytics.arr import by_account
from cs_desktop.analytics.attributes import held
from cs_desktop.analytics.payments import Payments
from cs_desktop.analytics.whole_book import counts
from cs_desktop.common.periods import Period
from cs_desktop.domain.retention import Group, Retention


def retention(steps: pd.DataFrame, period: Period) -> Retention:
    """Return how the ARR of all accounts moved; `steps` as in `analytics.arr`."""
    paid, _ = by_account(steps)
    return whole_book.retention_of(paid, period)


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
    return pd.DataFrame(counts(paid, period))


def totals(frame: pd.DataFrame, period: Period) -> Retention:
    """Return the sum of rows of `counted`."""
    return whole_book.totals({str(name): int(value) for name, value in frame.sum().items()}, period)
