"""The health or a metric of some accounts, week by week, in one chart."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
from sqlalchemy import Connection

from cs_desktop.analytics.series import weekly
from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.periods import add_months
from cs_desktop.domain.bands import Band
from cs_desktop.domain.charts.comparison import HEALTH, Comparison
from cs_desktop.domain.charts.series_role import SeriesRole
from cs_desktop.domain.charts.spec import Axis, ChartKind, ChartSpec, Series, Threshold
from cs_desktop.domain.figures import Unit
from cs_desktop.domain.health.standing import formula, shown_score
from cs_desktop.domain.metrics.known import KnownMetric, known_metrics
from cs_desktop.domain.progress import Progress, silent
from cs_desktop.domain.vocabulary import MetricKind
from cs_desktop.models.points import reading
from cs_desktop.models.queries.accounts import accounts
from cs_desktop.models.queries.metrics import metric_rows
from cs_desktop.models.queries.workspace import workspace_facts
from cs_desktop.services.account_page import CHART_MONTHS, WEEKLY
from cs_desktop.services.context import Context
from cs_desktop.services.derived.reading import derived_points, with_derived
from cs_desktop.services.health.scoring import read_health

WEEKS = 52
"""How far back scores go."""


def load_comparison(
    ctx: Context, account_ids: Sequence[int], measure: str, progress: Progress = silent
) -> Comparison:
    """Return the courses of some accounts up to today, in their order; the first one is the one to look at.

    Each is read by itself, so that no writer waits long.

    Raises:
        KnownError: the metric is not in the workspace any more.
    """
    named = ctx.workspace.read(lambda c: _names(c, account_ids))
    rows = ctx.workspace.read(metric_rows)
    offered = [one for one in known_metrics(rows) if not one.surveyed]
    metric = next((one for one in offered if one.key == measure), None)
    if metric is None and measure != HEALTH:
        raise KnownError(tr("This metric is not in the workspace any more; choose another one."))
    courses = []
    for done, (account_id, name) in enumerate(named):
        progress(done, len(named), tr("Reading {name}", name=name))
        found = _health(ctx, account_id) if metric is None else _measured(ctx, account_id, metric)
        courses.append(Series(name, *found, role=_ROLES[min(done, len(_ROLES) - 1)]))
    drawn = _health_chart(ctx, courses) if metric is None else _metric_chart(ctx, courses, metric)
    measures = ((HEALTH, tr("Health score")), *((one.key, one.name) for one in offered))
    return Comparison(measure, tuple(account_id for account_id, _ in named), drawn, measures)


_ROLES = (SeriesRole.FIRST, SeriesRole.SECOND, SeriesRole.CONTEXT)


def _names(connection: Connection, account_ids: Sequence[int]) -> list[tuple[int, str]]:
    found = {one.id: one.name for wanted in account_ids for one in accounts(connection, wanted)}
    return [(account_id, found[account_id]) for account_id in account_ids if account_id in found]


def _health(ctx: Context, account_id: int) -> tuple[tuple[float | None, ...], tuple[date, ...]]:
    today = ctx.clock.today()
    weeks = [today - timedelta(weeks=back) for back in range(WEEKS, -1, -1)]
    inputs = read_health(ctx, weeks[0], today, account_id)
    scored = inputs.scores_over(np.array([account_id], np.int64), weeks)
    scores = [scores.standing(0).score for scores in scored]
    return tuple(None if score is None else float(shown_score(score)) for score in scores), tuple(weeks)


def _measured(
    ctx: Context, account_id: int, metric: KnownMetric
) -> tuple[tuple[float | None, ...], tuple[date, ...]]:
    today = ctx.clock.today()
    since = add_months(today, -CHART_MONTHS)
    stored = None
    if (metric_id := metric.id) is not None:
        days, values = ctx.workspace.read(lambda c: reading.history(c, account_id, metric_id))
        stored = reading.Points(np.full(len(days), account_id, np.int64), days, values)
    derived = derived_points(ctx, [metric.key], since, today, account_id).get(metric.key)
    points = with_derived(stored, derived)
    order = np.argsort(points.days, kind="stable")
    line = weekly(points.days[order], points.values[order], MetricKind(metric.kind), since, today)
    return line.values, line.days


def _health_chart(ctx: Context, courses: Sequence[Series]) -> ChartSpec:
    facts = ctx.workspace.read(workspace_facts)
    return ChartSpec(
        ChartKind.LINE,
        tr("Health score"),
        tr("Health by week"),
        tuple(courses),
        Axis(from_zero=False),
        thresholds=(
            Threshold(facts.healthy_from, Band.HEALTHY.label),
            Threshold(facts.watch_from, Band.WATCH.label),
        ),
        source=tr("Scorecard"),
        as_of=ctx.clock.today(),
        formula=formula("score"),
    )


def _metric_chart(ctx: Context, courses: Sequence[Series], metric: KnownMetric) -> ChartSpec:
    unit = Unit(metric.unit) if metric.unit in set(Unit) else Unit.NUMBER
    return ChartSpec(
        ChartKind.LINE,
        metric.name,
        tr(WEEKLY[MetricKind(metric.kind)]),
        tuple(courses),
        Axis(unit, ctx.workspace.read(workspace_facts).currency),
        source=metric.source_text,
        as_of=ctx.clock.today(),
        formula=metric.definition_text,
    )
