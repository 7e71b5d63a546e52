"""Rows as the frames that the analytics take."""

from collections.abc import Iterable
from datetime import date

import numpy as np
import pandas as pd

from cs_desktop.models.decoding import stored_values
from cs_desktop.models.queries.commercial import StepColumns


def steps_frame(steps: StepColumns) -> pd.DataFrame:
    """Return ARR steps as `analytics.arr` takes them, days as ordinals."""
    return pd.DataFrame(
        {
            "subscription_id": steps.subscription_ids,
            "account_id": steps.account_ids,
            "product_id": steps.product_ids,
            "arr": steps.arr,
            "start": steps.start,
            "end": steps.end,
        }
    )


@stored_values()
def attributes_frame(rows: Iterable[tuple[int, str, str, date]]) -> pd.DataFrame:
    """Return dated attribute values as `analytics.attributes` takes them, days as ordinals."""
    accounts, fields, values, days = zip(*rows, strict=True) if (rows := list(rows)) else ((),) * 4
    return pd.DataFrame(
        {
            "account_id": np.array(accounts, np.int64),
            "field": np.array(fields, dtype=object),
            "value": np.array(values, dtype=object),
            "valid_from": np.array([day.toordinal() for day in days], np.int64),
        }
    )
