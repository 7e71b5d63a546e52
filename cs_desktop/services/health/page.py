"""The health of one account with its course, for the page that explains it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from cs_desktop.analytics.health.scores import HealthScores
from cs_desktop.common.language import tr
from cs_desktop.common.periods import add_months
from cs_desktop.domain.health.moves import Moved, moved
from cs_desktop.domain.health.shown import MOVED_DAYS, HealthShown
from cs_desktop.domain.health.standing import AccountHealth
from cs_desktop.domain.inspection import HealthPoint
from cs_desktop.domain.scorecards.card import Scorecard
from cs_desktop.services.context import Context
from cs_desktop.services.health.events import read_events, told_events
from cs_desktop.services.health.feeds import read_feeds
from cs_desktop.services.health.scoring import HealthInputs, health_point, read_health

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
    trend = tuple(health_point(scored[day]) for day in weeks)
    return HealthShown(
        account_id=account_id,
        as_of=today,
        scorecard=scorecard,
        bands=inputs.bands,
        health=health,
        trend=trend,
        recomputed=_recomputed(inputs, only, weeks, trend),
        trail=tuple(health_point(scored[day]) for day in quarters),
        events=told_events(inputs, account_id, scorecard, weeks[0], today)
        + ctx.workspace.read(lambda c: read_events(c, account_id, weeks[0], today)),
        moved=tuple(_moved(scored[day], health, scorecard) for day in earlier),
        feeds=ctx.workspace.read(lambda c: read_feeds(c, health, scorecard.measures, inputs.answers)),
    )


def _moved(then: HealthScores, health: AccountHealth, scorecard: Scorecard) -> Moved:
    """Return what moved the score since then, naming the scorecard of then where it is another one."""
    card = then.scorecard(0)
    found = moved(then.account(0), health)
    if (card.name, card.version) == (scorecard.name, scorecard.version):
        return found
    return replace(found, card=tr("{name}, version {number}", name=card.name, number=card.version))


def _recomputed(
    inputs: HealthInputs, only: NDArray[np.int64], weeks: Sequence[date], trend: tuple[HealthPoint, ...]
) -> tuple[HealthPoint, ...]:
    """Return the course by the scorecards of today, where anything else was ever published."""
    if len(inputs.book.all_versions()) < 2:
        return ()
    course = tuple(health_point(scores) for scores in inputs.scores_over(only, weeks, in_force=weeks[-1]))
    return () if course == trend else course
