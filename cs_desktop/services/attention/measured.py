"""The points and answers that signals and objectives are fed by."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from cs_desktop.analytics.survey_points import rated_answers
from cs_desktop.analytics.windows import PointColumns, window_values
from cs_desktop.domain.vocabulary import MetricKind, SurveyKind
from cs_desktop.models.points import reading
from cs_desktop.models.queries import measurement
from cs_desktop.models.queries.attention_facts import MeasureRow
from cs_desktop.models.queries.measurement import MetricFacts
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.services.attention.signals import ANSWERS_REACH, FEEDS, SIGNALS
from cs_desktop.services.measured import all_answers, answer_columns, points_of

FEW = 400
"""So many accounts are read one by one; more are read with all others, which is faster then."""
_TOGETHER = 200


def signal_points(
    workspace: WorkspaceFile,
    metrics: Sequence[MetricFacts],
    account_ids: NDArray[np.int64],
    today: date,
) -> Mapping[str, PointColumns]:
    """Return the points that feed the signals of the accounts, by the key of the feed."""
    found: dict[str, PointColumns] = {}
    for metric in metrics:
        if metric.key in FEEDS:
            # The window before counts too.
            reach = max(2 * rule.window_days for rule in SIGNALS if rule.feed == metric.key)
            since = today - timedelta(days=reach)
            found[metric.key] = points_within(workspace, metric.id, account_ids, since, today)
    kinds = [kind for kind in (SurveyKind.NPS, SurveyKind.CSAT) if kind.value in FEEDS]
    since = today - timedelta(days=ANSWERS_REACH)
    if len(account_ids) <= FEW:
        rows = [
            answer
            for account_id in account_ids.tolist()
            for answer in workspace.read(lambda c: measurement.answers(c, account_id))  # noqa: B023 - run at once
        ]
        answers = answer_columns(rows)
    else:
        answers = all_answers(workspace, kinds, since)
    for kind in kinds:
        given = rated_answers(answers, kind).points(today)
        if len(given.days):
            found[kind.value] = given
    return found


def measured_values(
    workspace: WorkspaceFile,
    metrics: Sequence[MetricFacts],
    measures: Sequence[MeasureRow],
    today: date,
) -> Mapping[int, float]:
    """Return today's value of the measures that a metric feeds, by the measure's id.

    It is what the metric's points over its own window amount to; a stale metric gives none.
    """
    found: dict[int, float] = {}
    for metric in metrics:
        fed = [measure for measure in measures if measure.metric_id == metric.id]
        if not fed:
            continue
        accounts = np.unique(np.array([measure.account_id for measure in fed], np.int64))
        reach = max(metric.window_days, metric.stale_days)
        points = points_within(workspace, metric.id, accounts, today - timedelta(days=reach), today)
        window = window_values(points, accounts, today, metric.window_days, MetricKind(metric.kind))
        values = np.where(window.stale(today, metric.stale_days), np.nan, window.values)
        by_account = dict(zip(accounts.tolist(), values.tolist(), strict=True))
        found |= {
            measure.id: by_account[measure.account_id]
            for measure in fed
            if not np.isnan(by_account[measure.account_id])
        }
    return found


def points_within(
    workspace: WorkspaceFile, metric_id: int, account_ids: NDArray[np.int64], since: date, until: date
) -> reading.Points:
    """Return one metric's points of the accounts, in reads so short that no writer waits long."""
    if len(account_ids) > FEW:
        return points_of(workspace, metric_id, since, until)
    ids = account_ids.tolist()

    def part(start: int) -> reading.Points:
        few = ids[start : start + _TOGETHER]
        return workspace.read(lambda c: reading.of_these(c, metric_id, few, since, until))

    return reading.joined([part(start) for start in range(0, len(ids), _TOGETHER)])
