"""What feeds signals: points of metrics and answers to surveys, of some accounts, as far back as needed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from cs_desktop.analytics.health.feeds import AnswerFeed, Feed, PointFeed
from cs_desktop.analytics.survey_points import AnswerColumns, RatedAnswers, rated_answers
from cs_desktop.domain.metrics.known import MetricRow
from cs_desktop.domain.signals.rules import SignalRule
from cs_desktop.domain.vocabulary import SurveyKind
from cs_desktop.models.points import reading
from cs_desktop.models.queries import measurement
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.services.derived.reading import derive, with_derived
from cs_desktop.services.metrics.measured import all_answers, answer_columns, points_of

FEW = 400
"""So many accounts are read one by one; more are read with all others, which is faster then."""
_TOGETHER = 200


def signal_feeds(
    workspace: WorkspaceFile,
    rules: Sequence[SignalRule],
    metrics: Sequence[MetricRow],
    account_ids: NDArray[np.int64],
    since: date,
    until: date,
    answers_since: date | None = None,
) -> Mapping[str, Feed]:
    """Return what feeds the rules as of any day from `since` to `until`, by the key of the feed.

    What nothing was ever measured of is left out. Surveys are told as of days from `answers_since` on, where
    that is given: all answers are read again each time that some are needed.
    """
    reach: dict[str, int] = {}
    for rule in rules:
        reach[rule.feed] = max(reach.get(rule.feed, 0), rule.reach)
    found = dict(_metric_feeds(workspace, reach, metrics, account_ids, since, until))
    kinds = [kind for kind in SurveyKind if kind.value in reach]
    if kinds:
        furthest = timedelta(days=max(reach[kind.value] for kind in kinds))
        answers = answers_within(workspace, kinds, account_ids, (answers_since or since) - furthest)
        for kind in kinds:
            given = rated_answers(answers, kind)
            if len(given.days):
                found[kind.value] = AnswerFeed(given)
    return found


def _metric_feeds(
    workspace: WorkspaceFile,
    reach: Mapping[str, int],
    metrics: Sequence[MetricRow],
    account_ids: NDArray[np.int64],
    since: date,
    until: date,
) -> Iterator[tuple[str, Feed]]:
    """Yield the feed of each metric that has points, stored or derived; `reach` is days back by its key."""
    known = {metric.key: metric for metric in metrics}
    ids = account_ids.tolist()
    for key, days in reach.items():
        metric, stored = known.get(key), None
        lag = metric.lag_days if metric is not None else 0
        if metric is not None:
            first = since - timedelta(days=days + lag)
            stored = points_within(workspace, metric.id, account_ids, first, until)
        # Each as far back as its own rules reach: what is derived takes longer than what is stored.
        derived = derive(workspace, [key], since - timedelta(days=days + lag), until, ids) if ids else {}
        points = with_derived(stored, derived.get(key))
        if metric is not None or len(points.days):
            yield key, PointFeed(points, lag)


def of_accounts(feed: AnswerFeed, account_ids: NDArray[np.int64]) -> AnswerFeed:
    """Return what some accounts answered."""
    answers = feed.answers
    ours = np.isin(answers.account_ids, account_ids)
    return AnswerFeed(
        RatedAnswers(
            answers.respondents[ours], answers.days[ours], answers.account_ids[ours], answers.values[ours]
        )
    )


def answers_within(
    workspace: WorkspaceFile, kinds: Sequence[SurveyKind], account_ids: NDArray[np.int64], since: date
) -> AnswerColumns:
    """Return the answers of the accounts to surveys of some kinds, from a day on or from before it too."""
    if len(account_ids) > FEW:
        return all_answers(workspace, kinds, since)
    rows = [
        answer
        for account_id in account_ids.tolist()
        for answer in workspace.read(lambda c: measurement.answers(c, account_id))  # noqa: B023 - run at once
    ]
    return answer_columns(rows)


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
