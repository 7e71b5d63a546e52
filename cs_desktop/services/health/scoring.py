"""Health of accounts, each by the scorecard that fits it, as of any day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from cs_desktop.analytics.health.card_choice import NOBODY, Lives, chosen_cards
from cs_desktop.analytics.health.feeds import AnswerFeed, Feed, PointFeed
from cs_desktop.analytics.health.scores import HealthScores, Overrides, health_over
from cs_desktop.analytics.health.windows import PointColumns
from cs_desktop.analytics.survey_points import RatedAnswers, rated_answers
from cs_desktop.domain.health.standing import Bands
from cs_desktop.domain.inspection import HealthPoint
from cs_desktop.domain.scorecards.book import ScorecardBook
from cs_desktop.domain.scorecards.card import Measure
from cs_desktop.domain.vocabulary import SurveyKind
from cs_desktop.models.queries import judgments, measurement, workspace
from cs_desktop.models.queries.metrics import metric_rows
from cs_desktop.models.queries.scorecards import scorecard_book
from cs_desktop.services.context import Context
from cs_desktop.services.derived.reading import derived_points, with_derived
from cs_desktop.services.health.card_lives import read_lives
from cs_desktop.services.metrics.measured import all_answers, answer_columns, points_of


@dataclass(frozen=True, slots=True)
class HealthInputs:
    """What health is calculated from, read once; it can then be scored as of any day."""

    points: Mapping[str, PointColumns]
    """By the metric's key."""
    answers: Mapping[str, RatedAnswers]
    """By the survey's kind."""
    bands: Bands
    book: ScorecardBook = field(default_factory=ScorecardBook)
    lives: Lives = NOBODY
    """What a scorecard of the book is chosen by."""
    lags: Mapping[str, int] = field(default_factory=dict)
    """Days after which a metric's points are known, by its key."""
    overrides: Overrides = field(default_factory=dict)

    def scores(
        self, account_ids: NDArray[np.int64], as_of: date, in_force: date | None = None
    ) -> HealthScores:
        """Return the health of the accounts as of a day; nothing later has any effect.

        The versions of the scorecards are those of the day, or of `in_force` where it is given: with today
        the past is recomputed by what holds today.
        """
        (scores,) = self.scores_over(account_ids, [as_of], in_force)
        return scores

    def scores_over(
        self, account_ids: NDArray[np.int64], days: Sequence[date], in_force: date | None = None
    ) -> tuple[HealthScores, ...]:
        """Return the health as of each of some days, as `scores` does; much faster than day by day."""
        return health_over(
            self._feeds(),
            account_ids,
            days,
            [chosen_cards(self.book, self.lives, account_ids, day, in_force or day) for day in days],
            self.bands,
            self.overrides,
        )

    def _feeds(self) -> Mapping[str, Feed]:
        metrics = {key: PointFeed(points, self.lags.get(key, 0)) for key, points in self.points.items()}
        return {**metrics, **{kind: AnswerFeed(answers) for kind, answers in self.answers.items()}}


def read_health(
    ctx: Context,
    since: date,
    until: date,
    account_id: int | None = None,
    book: ScorecardBook | None = None,
) -> HealthInputs:
    """Read what is needed to score health from `since` to `until`, of all accounts or of one.

    Of one account everything is read that tells how old its newest value is; of all only what counts.
    `book` stands in for the workspace's own scorecards, as when a draft is tried.
    """
    facts, metrics, stored, overrides = ctx.workspace.read(
        lambda c: (
            workspace.workspace_facts(c),
            metric_rows(c),
            scorecard_book(c) if book is None else book,
            judgments.overrides(c, account_id),
        )
    )
    reach = _reach(version.card.measures for version in stored.all_versions())
    lags = {metric.key: metric.lag_days for metric in metrics if metric.lag_days}
    longest = max(reach.values()) + timedelta(days=max(lags.values(), default=0))
    kinds = [kind for kind in SurveyKind if kind.value in reach]
    if not kinds:
        answers = answer_columns([])
    elif account_id is None:
        answers = all_answers(ctx.workspace, kinds, since - longest)
    else:
        answers = answer_columns(ctx.workspace.read(lambda c: measurement.answers(c, account_id)))
    points: dict[str, PointColumns] = {
        metric.key: points_of(
            ctx.workspace,
            metric.id,
            since - (longest if account_id else reach[metric.key] + timedelta(days=metric.lag_days)),
            until,
            account_id,
        )
        for metric in metrics
        if metric.key in reach
    }
    for key, days in reach.items():
        # Each as far back as it counts: what is derived of all accounts takes long.
        for made in derived_points(ctx, (key,), since - days, until, account_id).values():
            points[key] = with_derived(points.get(key), made)
    return HealthInputs(
        points=points,
        answers={kind.value: rated_answers(answers, kind) for kind in kinds},
        bands=Bands(facts.healthy_from, facts.watch_from),
        book=stored,
        lives=read_lives(ctx.workspace, stored, account_id),
        lags=lags,
        overrides=overrides,
    )


def health_of(ctx: Context, account_ids: NDArray[np.int64], as_of: date) -> HealthScores:
    """Return the health of the accounts as of a day; nothing later has any effect."""
    only = int(account_ids[0]) if len(account_ids) == 1 else None
    return read_health(ctx, as_of, as_of, only).scores(account_ids, as_of)


def health_point(scores: HealthScores) -> HealthPoint:
    """Return a point of an account's course; `scores` are those of this account alone."""
    standing = scores.standing(0)
    return HealthPoint(
        scores.as_of,
        standing.score,
        standing.outcome,
        standing.experience,
        standing.quadrant,
        standing.calculated,
    )


def _reach(scorecards: Iterable[Iterable[Measure]]) -> dict[str, timedelta]:
    """Return how far back points may count, by measure."""
    reach: dict[str, timedelta] = {}
    for measures in scorecards:
        for measure in measures:
            days = timedelta(days=max(measure.window_days, measure.stale_days) + measure.lag_days)
            reach[measure.key] = max(reach.get(measure.key, days), days)
    return reach
