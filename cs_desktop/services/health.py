"""Health of accounts by the standard scorecard."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from cs_desktop.analytics.feeds import AnswerFeed, Feed, PointFeed
from cs_desktop.analytics.health import HealthScores, Overrides, health_over
from cs_desktop.analytics.survey_points import RatedAnswers, rated_answers
from cs_desktop.analytics.windows import PointColumns
from cs_desktop.domain.health import Bands
from cs_desktop.domain.inspection import HealthPoint
from cs_desktop.domain.scorecards import DEFAULT_SCORECARD, Measure, Scorecard
from cs_desktop.domain.vocabulary import SurveyKind
from cs_desktop.models.queries import measurement, workspace
from cs_desktop.services.context import Context
from cs_desktop.services.measured import all_answers, answer_columns, points_of


@dataclass(frozen=True, slots=True)
class HealthInputs:
    """What health is calculated from, read once; it can then be scored as of any day."""

    scorecard: Scorecard
    points: Mapping[str, PointColumns]
    answers: Mapping[str, RatedAnswers]
    bands: Bands
    overrides: Overrides

    def scores(self, account_ids: NDArray[np.int64], as_of: date) -> HealthScores:
        """Return the health of the accounts as of a day; later points and answers have no effect."""
        (scores,) = self.scores_over(account_ids, [as_of])
        return scores

    def scores_over(self, account_ids: NDArray[np.int64], days: Sequence[date]) -> tuple[HealthScores, ...]:
        """Return the health of the accounts as of each of some days; much faster than day by day."""
        feeds: dict[str, Feed] = {key: PointFeed(points) for key, points in self.points.items()}
        feeds |= {kind: AnswerFeed(answers) for kind, answers in self.answers.items()}
        everybody = [(self.scorecard, np.arange(len(account_ids)))]
        return health_over(feeds, account_ids, days, [everybody] * len(days), self.bands, self.overrides)


def read_health(ctx: Context, since: date, until: date, account_id: int | None = None) -> HealthInputs:
    """Read what is needed to score health from `since` to `until`, of all accounts or of one.

    Of one account everything is read that tells how old its newest value is; of all only what counts.
    """
    facts, metrics = ctx.workspace.read(lambda c: (workspace.workspace_facts(c), measurement.metrics(c)))
    measures = {measure.key: measure for measure in DEFAULT_SCORECARD.measures}
    longest = max(map(_reach, measures.values()))
    kinds = [kind for kind in SurveyKind if kind.value in measures]
    if account_id is None:
        answers = all_answers(ctx.workspace, kinds, since - longest)
    else:
        answers = answer_columns(ctx.workspace.read(lambda c: measurement.answers(c, account_id)))
    return HealthInputs(
        scorecard=DEFAULT_SCORECARD,
        points={
            metric.key: points_of(
                ctx.workspace,
                metric.id,
                since - (longest if account_id else _reach(measures[metric.key])),
                until,
                account_id,
            )
            for metric in metrics
            if metric.key in measures
        },
        answers={kind.value: rated_answers(answers, kind) for kind in kinds},
        bands=Bands(facts.healthy_from, facts.watch_from),
        overrides={},
    )


def health_of(ctx: Context, account_ids: NDArray[np.int64], as_of: date) -> HealthScores:
    """Return the health of the accounts as of a day; later points and answers have no effect."""
    only = int(account_ids[0]) if len(account_ids) == 1 else None
    return read_health(ctx, as_of, as_of, only).scores(account_ids, as_of)


def health_point(scores: HealthScores) -> HealthPoint:
    """Return a point of an account's course; `scores` are those of this account alone."""
    standing = scores.standing(0)
    return HealthPoint(
        scores.as_of, standing.calculated, standing.outcome, standing.experience, standing.quadrant
    )


def _reach(measure: Measure) -> timedelta:
    """Return how far back points may count."""
    return timedelta(days=max(measure.window_days, measure.stale_days))
