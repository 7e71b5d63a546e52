"""Health of accounts by the standard scorecard."""

from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from cs_desktop.analytics.health import HealthScores, health_scores
from cs_desktop.analytics.surveys import survey_points
from cs_desktop.analytics.windows import PointColumns
from cs_desktop.domain.health import Bands
from cs_desktop.domain.scorecards import DEFAULT_SCORECARD, Scorecard
from cs_desktop.domain.vocabulary import SurveyKind
from cs_desktop.models.queries import measurement, workspace
from cs_desktop.services.context import Context
from cs_desktop.services.frames import answers_frame, points_of


def health_of(ctx: Context, account_ids: NDArray[np.int64], as_of: date) -> HealthScores:
    """Return the health of the accounts as of a day; later points have no effect."""
    only = int(account_ids[0]) if len(account_ids) == 1 else None
    facts, metrics, answers = ctx.workspace.read(
        lambda c: (workspace.workspace_facts(c), measurement.metrics(c), measurement.answers(c, only))
    )
    scorecard = DEFAULT_SCORECARD
    since = as_of - timedelta(days=_reach(scorecard))
    keys = {measure.key for measure in scorecard.measures}
    points: dict[str, PointColumns] = {
        metric.key: points_of(ctx.workspace, metric.id, since, as_of, only)
        for metric in metrics
        if metric.key in keys
    }
    frame = answers_frame(answers)
    points |= {kind.value: survey_points(frame, kind, as_of) for kind in SurveyKind if kind.value in keys}
    bands = Bands(facts.healthy_from, facts.watch_from)
    return health_scores(scorecard, points, account_ids, as_of, bands)


def _reach(scorecard: Scorecard) -> int:
    return max(max(measure.window_days, measure.stale_days) for measure in scorecard.measures)
