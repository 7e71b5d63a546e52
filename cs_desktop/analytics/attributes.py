"""The value that an attribute had on a day, from its dated history.

`attributes` is a frame of account_id, field, value (text), valid_from (a date, or its ordinal as int).
"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cs_desktop.analytics.days import ordinals

_DAY_BITS = 22
"""Enough for the ordinal of 9999-12-31, 3,652,059."""


def held(
    attributes: pd.DataFrame, field: str, accounts: NDArray[np.int64], days: NDArray[np.int64]
) -> NDArray[np.object_]:
    """Return the text that each account held on its own day (an ordinal).

    It is the row with the greatest valid_from ≤ day, of equal ones the last; "" where there is none.
    """
    rows = attributes[attributes["field"] == field]
    known, place = np.unique(rows["account_id"].to_numpy(np.int64), return_inverse=True)
    # One sorted number for account and day together, so that one binary search finds the row.
    keys = (place.astype(np.int64) << _DAY_BITS) | ordinals(rows["valid_from"])
    order = np.argsort(keys, kind="stable")
    asked = np.searchsorted(known, accounts)
    found = np.searchsorted(keys[order], (asked << _DAY_BITS) | days, side="right") - 1

    result = np.full(len(accounts), "", dtype=object)
    has_history = np.isin(accounts, known) & (found >= 0)
    row = order[found[has_history]]
    same_account = place[row] == asked[has_history]
    values = rows["value"].to_numpy(dtype=object)
    result[np.flatnonzero(has_history)[same_account]] = values[row[same_account]]
    return result
