"""The way of accounts through the quadrants over four quarters."""

from collections.abc import Collection, Mapping

import numpy as np

from cs_desktop.common.periods import add_months
from cs_desktop.domain.inspection import HealthPoint
from cs_desktop.services.context import Context
from cs_desktop.services.health.scoring import health_point, read_health

QUARTERS = 4
"""How far back a trail begins."""


def load_trails(ctx: Context, account_ids: Collection[int]) -> Mapping[int, tuple[HealthPoint, ...]]:
    """Return where some accounts stood at the end of each of the last quarters and today, oldest first.

    Each is read by itself: few are asked for at once.
    """
    today = ctx.clock.today()
    days = [add_months(today, -3 * back) for back in range(QUARTERS, -1, -1)]
    found = {}
    for account_id in account_ids:
        inputs = read_health(ctx, days[0], today, account_id)
        scored = inputs.scores_over(np.array([account_id], np.int64), days)
        found[account_id] = tuple(map(health_point, scored))
    return found
