"""How a wanted number of points is shared among accounts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import count_text, tr


@dataclass(frozen=True, slots=True)
class Quotas:
    """Each account's newest so many days; the account `shortened` lacks points on its oldest day."""

    days: tuple[int, ...]
    shortened: int
    missing: int
    """How many of its metrics have no point on that day."""


def quotas(points: int, metrics: int, active_days: Sequence[int]) -> Quotas:
    """Share points evenly: all accounts get as many days, as far as they have them.

    Raises:
        KnownError: there are fewer days than that.
    """
    most = metrics * sum(active_days)
    if points > most:
        raise KnownError(
            tr(
                "{count} accounts have {most} points in that time; give a smaller --points, more "
                "--accounts or more --months.",
                count=count_text(len(active_days)),
                most=count_text(most),
            )
        )
    wanted = -(-points // metrics)
    able = np.array(active_days, np.int64)
    low, high = 0, int(able.max(initial=0))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if np.minimum(able, middle).sum() <= wanted else (low, middle - 1)
    days = np.minimum(able, low)
    one_more = np.flatnonzero(able > low)[: wanted - int(days.sum())]
    days[one_more] += 1
    has_some = np.flatnonzero(days)
    shortened = one_more[-1] if len(one_more) else has_some[-1] if len(has_some) else 0
    return Quotas(tuple(days.tolist()), int(shortened), wanted * metrics - points)
