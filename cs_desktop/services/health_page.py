"""The health of one account with its course, for the page that explains it."""

from datetime import timedelta

import numpy as np

from cs_desktop.common.periods import add_months
from cs_desktop.domain.health_moves import moved
from cs_desktop.domain.health_shown import MOVED_DAYS, HealthShown
from cs_desktop.services.context import Context
from cs_desktop.services.health import health_point, read_health
from cs_desktop.services.health_events import read_events, told_events
from cs_desktop.services.health_feeds import read_feeds

TREND_WEEKS = 52
TRAIL_QUARTERS = 4
"""How far back course and trail begin."""


def load_health(ctx: Context, account_id: int) -> HealthShown:
    """Return the health of an account as of today."""
    today = ctx.clock.today()
    weeks = [today - timedelta(weeks=back) for back in range(TREND_WEEKS, -1, -1)]
    quarters = [add_months(today, -3 * back) for back in range(TRAIL_QUARTERS, -1, -1)]
    inputs = read_health(ctx, min(weeks[0], quarters[0]), today, account_id)
    only = np.array([account_id], np.int64)
    earlier = [today - timedelta(days=back) for back in MOVED_DAYS]
    days = sorted({*weeks, *quarters, *earlier})
    scored = dict(zip(days, inputs.scores_over(only, days), strict=True))
    scorecard, health = scored[today].scorecard(0), scored[today].account(0)
    return HealthShown(
        account_id=account_id,
        as_of=today,
        scorecard=scorecard,
        bands=inputs.bands,
        health=health,
        trend=tuple(health_point(scored[day]) for day in weeks),
        trail=tuple(health_point(scored[day]) for day in quarters),
        events=told_events(inputs, account_id, scorecard, weeks[0], today)
        + ctx.workspace.read(lambda c: read_events(c, account_id, weeks[0], today)),
        moved=tuple(moved(scored[day].account(0), health) for day in earlier),
        feeds=ctx.workspace.read(lambda c: read_feeds(c, health, scorecard.measures, inputs.answers)),
    )
