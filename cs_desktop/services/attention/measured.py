"""The points and answers that signals and objectives are fed by."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from cs_desktop.analytics.survey_points import rated_answers
from cs_desktop.analytics.windows import PointColumns
from cs_desktop.domain.vocabulary import SurveyKind
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
_RECENT = 60
"""Days within which a metric that is gathered has a value."""


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
    workspace: WorkspaceFile, measures: Sequence[MeasureRow], day: date
) -> Mapping[int, float]:
    """Return where the measures that a metric feeds were on a day, by the measure's id.

    It is the metric's newest point up to that day, as everywhere in a plan; one without points has none.
    """
    fed: dict[int, list[MeasureRow]] = {}
    for measure in measures:
        if measure.metric_id is not None:
            fed.setdefault(measure.metric_id, []).append(measure)
    found: dict[int, float] = {}
    for metric_id, ours in fed.items():
        accounts = np.unique(np.array([measure.account_id for measure in ours], np.int64))
        values = newest_values(workspace, metric_id, accounts, day)
        found |= {one.id: values[one.account_id] for one in ours if one.account_id in values}
    return found


def newest_values(
    workspace: WorkspaceFile, metric_id: int, account_ids: NDArray[np.int64], day: date
) -> dict[int, float]:
    """Return the newest value of a metric up to a day by account, those without one left out.

    Most have one of the last weeks, which lie in one block; what lies further back is read of the others.
    """
    recent = day - timedelta(days=_RECENT)
    found = _last_values(points_within(workspace, metric_id, account_ids, recent, day))
    others = np.array([one for one in account_ids.tolist() if one not in found], np.int64)
    return found | _last_values(points_within(workspace, metric_id, others, date.min, recent))


def _last_values(points: reading.Points) -> dict[int, float]:
    """Return each account's last value; points come by account and day."""
    ids = points.account_ids
    last = np.append(ids[1:] != ids[:-1], True) if len(ids) else np.zeros(0, bool)
    return dict(zip(ids[last].tolist(), points.values[last].tolist(), strict=True))


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
