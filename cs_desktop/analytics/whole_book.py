"""Retention of everything that is paid, as the tiles show it; without pandas, as it is needed early."""

from collections.abc import Mapping

import numpy as np

from cs_desktop.analytics.payments import Ints, Payments
from cs_desktop.common.periods import Period
from cs_desktop.domain.retention import Retention


def retention_of(paid: Payments, period: Period) -> Retention:
    """Return how the ARR of all units moved."""
    return totals({name: int(column.sum()) for name, column in counts(paid, period).items()}, period)


def counts(paid: Payments, period: Period) -> dict[str, Ints]:
    """Return the movement of each unit, in order of unit, and whether it counts at start, end, lost."""
    opening, closing = paid.on(period.start), paid.on(period.end)
    return moves(opening, closing) | {
        "at_start": (opening > 0).astype(np.int64),
        "at_end": (closing > 0).astype(np.int64),
        "lost": ((opening > 0) & (closing == 0)).astype(np.int64),
    }


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


def totals(total: Mapping[str, int], period: Period) -> Retention:
    """Return the sums of `counts` as retention."""
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
