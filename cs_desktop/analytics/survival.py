"""Time to value by the Kaplan–Meier estimator, so that accounts not there yet are not left out.

At each day on which accounts arrive, the share still waiting is multiplied by 1 − arrivals / at risk;
at risk are those that neither arrived nor were censored before (E. L. Kaplan and P. Meier,
"Nonparametric estimation from incomplete observations", 1958). A quantile q is the first day on which
the share still waiting is at most 1 − q.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cs_desktop.analytics.days import ordinals
from cs_desktop.common.language import tr
from cs_desktop.domain.economics import TimeToValue
from cs_desktop.domain.stated import Stated

# The share is a product of fractions and may miss 0.5 by the last bits of a float.
_CLOSE = 1e-12


@dataclass(frozen=True, slots=True)
class Survival:
    """The share of accounts still waiting after each day on which some arrived."""

    days: NDArray[np.int64]
    waiting: NDArray[np.float64]

    def quantile(self, share: float) -> int | None:
        """Return the first day by which that share has arrived; None where it has not yet."""
        arrived = np.flatnonzero(self.waiting <= 1 - share + _CLOSE)
        return int(self.days[arrived[0]]) if len(arrived) else None


def kaplan_meier(durations: NDArray[np.int64], arrived: NDArray[np.bool_]) -> Survival:
    """Return the curve from one duration an account, in days, and whether it ended by arriving."""
    days, arrivals = np.unique(durations[arrived], return_counts=True)
    at_risk = len(durations) - np.searchsorted(np.sort(durations), days)
    return Survival(days, np.cumprod(1 - arrivals / at_risk, dtype=np.float64))


def time_to_value(accounts: pd.DataFrame, as_of: date) -> TimeToValue:
    """Return how long accounts take to their first value, as known on a day.

    `accounts` has a row an account with the dates customer_since, first_value and left (the day on which
    it ceased to be a customer), each missing where it does not apply. An account without customer_since
    up to `as_of`, or with a first value before it, is left out.
    """
    today = as_of.toordinal()
    since, first, left = (ordinals(accounts[name]) for name in ("customer_since", "first_value", "left"))
    usable = (since <= today) & (first >= since)
    since, first, left = since[usable], first[usable], left[usable]
    arrived = first <= today
    seen_until = np.where(arrived, first, np.minimum(np.maximum(left, since), today))
    curve = kaplan_meier(seen_until - since, arrived)
    return TimeToValue(
        median=_stated(curve, 0.5, len(since)),
        p90=_stated(curve, 0.9, len(since)),
        n=len(since),
        reached=int(arrived.sum()),
        not_yet=int((~arrived).sum()),
        left_out=int((~usable).sum()),
    )


def _stated(curve: Survival, share: float, accounts: int) -> Stated:
    if not accounts:
        return Stated(None, tr("no account has a customer-since date"))
    days = curve.quantile(share)
    if days is None:
        return Stated(
            None,
            tr(
                "less than {share} are estimated to arrive within the time seen so far",
                share=format(share, ".0%"),
            ),
        )
    return Stated(days)
