"""From event rows to one point for each account and day."""

import numpy as np
from numpy.typing import NDArray

from cs_desktop.services.importing.mapping import Aggregate

Ids = NDArray[np.int64]
Days = NDArray[np.int32]
Values = NDArray[np.float64]


def by_day(accounts: Ids, days: Days, values: Values, how: Aggregate) -> tuple[Ids, Days, Values]:
    """Return one value for each account and day, ordered by both, from columns of equal length.

    For NUNIQUE equal values stand for the same thing. Values are never NaN.
    """
    if not len(values):
        return accounts, days, values
    order = np.lexsort((values, days, accounts) if how is Aggregate.NUNIQUE else (days, accounts))
    accounts, days, values = accounts[order], days[order], values[order]
    is_first = np.append(True, (np.diff(accounts) != 0) | (np.diff(days) != 0))
    firsts = np.flatnonzero(is_first)
    return accounts[firsts], days[firsts], _reduced(values, is_first, firsts, how)


def _reduced(values: Values, is_first: NDArray[np.bool_], firsts: Ids, how: Aggregate) -> Values:
    counts = np.diff(np.append(firsts, len(values))).astype(np.float64)
    if how is Aggregate.COUNT:
        return counts
    if how is Aggregate.NUNIQUE:
        is_new = is_first | np.append(True, np.diff(values) != 0)
        return np.add.reduceat(is_new.astype(np.float64), firsts)
    if how is Aggregate.MAX:
        return np.asarray(np.maximum.reduceat(values, firsts))
    sums = np.add.reduceat(values, firsts)
    return sums / counts if how is Aggregate.MEAN else sums
