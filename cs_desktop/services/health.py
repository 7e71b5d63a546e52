"""Health of accounts by the standard scorecard."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cs_desktop.analytics.health import HealthScores, health_scores
from cs_desktop.analytics.surveys import survey_points
from cs_desktop.analytics.windows import PointColumns
from cs_desktop.domain.health import Bands
from cs_desktop.domain.scorecards import DEFAULT_SCORECARD, Scorecard
from cs_desktop.domain.vocabulary import SurveyKind
from cs_desktop.models.queries import measurement, workspace
from cs_desktop.services.context import Context
from cs_desktop.services.frames import all_answers_frame, answers_frame, points_of


@dataclass(frozen=True, slots=True)
class HealthInputs:
    """What health is calculated from, read once; it can then be scored as of any day."""

    scorecard: Scorecard
    points: Mapping[str, PointColumns]
    answers: pd.DataFrame
    bands: Bands

    def scores(self, account_ids: NDArray[np.int64], as_of: date) -> HealthScores:
        """Return the health of the accounts as of a day; later points and answers have no effect."""
        surveys = {
            kind.value: survey_points(self.answers, kind, as_of)
            for kind in SurveyKind
            if any(measure.key == kind.value for measure in self.scorecard.measures)
        }
        return health_scores(self.scorecard, {**self.points, **surveys}, account_ids, as_of, self.bands)


def read_health(ctx: Context, since: date, until: date, account_id: int | None = None) -> HealthInputs:
    """Read what is needed to score health from `since` to `until`, of all accounts or of one."""
    facts, metrics = ctx.workspace.read(lambda c: (workspace.workspace_facts(c), measurement.metrics(c)))
    scorecard = DEFAULT_SCORECARD
    reach = since - timedelta(days=_reach(scorecard))
    keys = {measure.key for measure in scorecard.measures}
    if account_id is None:
        kinds = [kind.value for kind in SurveyKind if kind.value in keys]
        answers = all_answers_frame(ctx.workspace, kinds, reach)
    else:
        answers = answers_frame(ctx.workspace.read(lambda c: measurement.answers(c, account_id)))
    return HealthInputs(
        scorecard=scorecard,
        points={
            metric.key: points_of(ctx.workspace, metric.id, reach, until, account_id)
            for metric in metrics
            if metric.key in keys
        },
        answers=answers,
        bands=Bands(facts.healthy_from, facts.watch_from),
    )


def health_of(ctx: Context, account_ids: NDArray[np.int64], as_of: date) -> HealthScores:
    """Return the health of the accounts as of a day; later points and answers have no effect."""
    only = int(account_ids[0]) if len(account_ids) == 1 else None
    return read_health(ctx, as_of, as_of, only).scores(account_ids, as_of)


def _reach(scorecard: Scorecard) -> int:
    return max(max(measure.window_days, measure.stale_days) for measure in scorecard.measures)
