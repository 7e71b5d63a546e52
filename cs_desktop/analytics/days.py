"""Days as whole numbers, so that every date from the year 1 to the year 9999 compares alike and fast."""

from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cs_desktop.analytics.payments import NEVER

_EPOCH = date(1970, 1, 1).toordinal()


def ordinals(column: "pd.Series[date]") -> NDArray[np.int64]:
    """Return proleptic ordinals (`date.toordinal`) of a column, NEVER where there is no date.

    The column may hold datetime64 of any unit, `date` objects with None, or ordinals already.
    """
    values = column.to_numpy()
    if values.dtype.kind == "i":
        return values.astype(np.int64)
    missing = pd.isna(values)
    if values.dtype.kind == "M":
        days = values.astype("datetime64[D]").astype(np.int64) + _EPOCH
        return np.where(missing, NEVER, days)
    found = (NEVER if none else day.toordinal() for day, none in zip(values, missing, strict=True))
    return np.fromiter(found, np.int64, len(values))
