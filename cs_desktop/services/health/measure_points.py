"""The points or answers behind one measure of an account, with where each came from."""

from datetime import date

import numpy as np
from sqlalchemy import Connection

from cs_desktop.analytics.health.feeds import AnswerFeed
from cs_desktop.analytics.survey_points import rated_answers
from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.periods import add_months
from cs_desktop.domain.figures import number_text
from cs_desktop.domain.health.feeds import FeedKind, MeasureFeed, feed_kind, plain_value, source_told
from cs_desktop.domain.health.measure_points import MeasurePoints, PointRow, newest_first
from cs_desktop.domain.metrics.catalogue import MEASURABLE
from cs_desktop.domain.scorecards.card import Measure
from cs_desktop.domain.vocabulary import SurveyKind
from cs_desktop.models.points import reading
from cs_desktop.models.queries import measurement
from cs_desktop.models.queries.point_sources import BatchFacts, Point, feeding_metrics, point_sources
from cs_desktop.services.context import Context
from cs_desktop.services.derived.reading import derived_points
from cs_desktop.services.health.feeds import read_feeds
from cs_desktop.services.health.scoring import health_of
from cs_desktop.services.metrics.measured import answer_columns

_BUDGET = 64_000_000
"""Bytes of batches that may be unpacked to tell where points came from; one or two seconds."""
_MONTHS_BACK = 60
"""How far back derived points are made."""


def load_measure_points(ctx: Context, account_id: int, key: str) -> MeasurePoints:
    """Return what is behind a measure of the scorecard that an account is scored by today.

    Raises:
        KnownError: the scorecard has no such measure any more.
    """
    today = ctx.clock.today()
    scores = health_of(ctx, np.array([account_id], np.int64), today)
    measure = next((one for one in scores.scorecard(0).measures if one.key == key), None)
    if measure is None:
        raise KnownError(tr("The scorecard of this account no longer has that measure."))
    health = scores.account(0)
    if key in set(SurveyKind):
        return ctx.workspace.read(lambda c: _answers(c, account_id, measure, today))
    feed = ctx.workspace.read(lambda c: read_feeds(c, health, [measure], {}))[key]
    stored = ctx.workspace.read(lambda c: _stored(c, account_id, measure, feed, today))
    derived = _derived(ctx, account_id, measure, feed, today)
    rows = newest_first([*stored, *derived])
    return MeasurePoints(
        account_id=account_id,
        key=key,
        name=measure.name,
        definition=_definition(key),
        feed=feed,
        as_of=today,
        rows=rows,
        course=tuple((row.day, row.value) for row in reversed(rows)),
    )


def _stored(
    connection: Connection, account_id: int, measure: Measure, feed: MeasureFeed, today: date
) -> list[PointRow]:
    """Return the points that somebody entered or imported."""
    rows = feeding_metrics(connection, [measure.key])
    if not rows:
        return []
    metric_id = rows[0].id
    days, values = reading.history(connection, account_id, metric_id)
    known = [
        Point(metric_id, day, value)
        for day, value in zip(days.tolist(), values.tolist(), strict=True)
        if day <= today.toordinal()
    ]
    batches = point_sources(connection, account_id, known, _BUDGET)
    return [_row(point, batches.get(point), measure, feed, today) for point in known]


def _row(
    point: Point, batch: BatchFacts | None, measure: Measure, feed: MeasureFeed, today: date
) -> PointRow:
    kind = FeedKind.METRIC if batch is None else feed_kind(batch.source)
    source = MeasureFeed(measure.key, kind, source="" if batch is None else batch.source)
    day = date.fromordinal(point.day)
    return PointRow(
        id=point.day,
        day=day,
        value=point.value,
        text=plain_value(point.value, feed),
        source=tr("not known") if batch is None else source_told(source),
        note="" if batch is None else batch.note,
        counts=_counts(day, measure, today),
    )


def _derived(
    ctx: Context, account_id: int, measure: Measure, feed: MeasureFeed, today: date
) -> list[PointRow]:
    """Return the points that are made of what the workspace holds."""
    since = add_months(today, -_MONTHS_BACK)
    made = derived_points(ctx, [measure.key], since, today, account_id).get(measure.key)
    if made is None:
        return []
    source = source_told(feed) if feed.kind is FeedKind.DERIVED else tr("Derived")
    return [
        PointRow(
            day,
            on := date.fromordinal(day),
            value,
            plain_value(value, feed),
            source,
            "",
            _counts(on, measure, today),
        )
        for day, value in zip(made.days.tolist(), made.values.tolist(), strict=True)
        if day <= today.toordinal()
    ]


def _answers(connection: Connection, account_id: int, measure: Measure, today: date) -> MeasurePoints:
    """Return the answers to surveys of a kind, and what they amounted to on each day with one."""
    kind = SurveyKind(measure.key)
    facts = [
        one
        for one in measurement.answers(connection, account_id)
        if one.kind == kind.value and one.day is not None and one.score is not None and one.day <= today
    ]
    rated = rated_answers(answer_columns(facts), kind)
    entry = MEASURABLE.get(measure.key)
    feed = MeasureFeed(
        key=measure.key,
        kind=FeedKind.SURVEY,
        unit=entry.unit if entry is not None else "",
        how=measure.kind,
        window_days=measure.window_days,
        answers=len(facts),
    )
    days = np.unique(rated.days)
    only = np.array([account_id], np.int64)
    over = AnswerFeed(rated).over(only, days, measure.window_days, measure.kind) if len(days) else None
    values = [] if over is None else over.values[:, 0].tolist()
    latest = {one.respondent: place for place, one in enumerate(facts) if one.respondent}
    rows = [
        PointRow(
            id=place,
            day=one.day,
            value=one.score,
            text=tr("{score} of {most}", score=_plain(one.score), most=_plain(one.scale_max)),
            source=" · ".join(part for part in (one.respondent, one.survey) if part),
            # Of each respondent the latest answer counts.
            counts=_counts(one.day, measure, today) and latest.get(one.respondent, place) == place,
        )
        for place, one in enumerate(facts)
        if one.day is not None and one.score is not None
    ]
    return MeasurePoints(
        account_id=account_id,
        key=measure.key,
        name=measure.name,
        definition=_definition(measure.key),
        feed=feed,
        as_of=today,
        rows=newest_first(rows),
        course=tuple(
            (date.fromordinal(day), value) for day, value in zip(days.tolist(), values, strict=True)
        ),
    )


def _counts(day: date, measure: Measure, today: date) -> bool:
    return 0 <= (today - day).days - measure.lag_days < measure.window_days


def _definition(key: str) -> str:
    entry = MEASURABLE.get(key)
    return tr(entry.definition) if entry is not None and entry.definition else ""


def _plain(value: float) -> str:
    return number_text(value, 0 if float(value).is_integer() else 1)
