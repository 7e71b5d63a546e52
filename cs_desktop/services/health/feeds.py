"""What feeds the measures of an account: the catalogue, surveys, and where newest points came from."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import Connection

from cs_desktop.analytics.survey_points import RatedAnswers
from cs_desktop.domain.figures import Unit
from cs_desktop.domain.health.feeds import FeedKind, MeasureFeed, feed_kind
from cs_desktop.domain.health.standing import AccountHealth
from cs_desktop.domain.metrics.catalogue import MEASURABLE
from cs_desktop.domain.metrics.entry import NOT_DERIVED, CatalogueEntry
from cs_desktop.domain.scorecards.card import Measure
from cs_desktop.models.points import reading
from cs_desktop.models.queries.point_sources import FeedingMetric, Point, feeding_metrics, point_sources

_BUDGET = 1_000_000
"""Bytes of batches that may be unpacked to tell a source; some 20 ms."""


def read_feeds(
    connection: Connection,
    health: AccountHealth,
    measures: Sequence[Measure],
    answers: Mapping[str, RatedAnswers],
) -> dict[str, MeasureFeed]:
    """Return what feeds each measure of an account's score, by its key."""
    rows = {metric.key: metric for metric in feeding_metrics(connection, [one.key for one in measures])}
    newest = {
        part.measure: part.as_of
        for part in health.contributions
        if part.as_of is not None and not part.is_cap and part.measure in rows
    }
    points = {
        key: point
        for key, day in newest.items()
        if (point := _point(connection, rows[key].id, health.account_id, day)) is not None
    }
    batches = point_sources(connection, health.account_id, set(points.values()), _BUDGET)
    sources = {key: batches[point].source if point in batches else "" for key, point in points.items()}
    feeds = {}
    for measure in measures:
        if measure.key in answers:
            feeds[measure.key] = _of_survey(measure, answers[measure.key], health)
        else:
            feeds[measure.key] = _of_metric(measure, rows.get(measure.key), sources.get(measure.key))
    return feeds


def _point(connection: Connection, metric_id: int, account_id: int, day: date) -> Point | None:
    """Return the stored point of a day; None where it is not stored, being derived."""
    found = reading.of_accounts(connection, metric_id, (account_id, account_id), day, day)
    return Point(metric_id, day.toordinal(), float(found.values[-1])) if len(found.days) else None


def _of_survey(measure: Measure, answers: RatedAnswers, health: AccountHealth) -> MeasureFeed:
    since = health.as_of - timedelta(days=measure.window_days)
    mine = answers.points(health.as_of)
    inside = (mine.account_ids == health.account_id) & (mine.days > since.toordinal())
    unit = MEASURABLE[measure.key].unit if measure.key in MEASURABLE else Unit.NUMBER
    return MeasureFeed(
        key=measure.key,
        kind=FeedKind.SURVEY,
        unit=unit,
        how=measure.kind,
        window_days=measure.window_days,
        answers=int(inside.sum()),
    )


def _of_metric(measure: Measure, row: FeedingMetric | None, source: str | None) -> MeasureFeed:
    entry = MEASURABLE.get(measure.key)
    derived = _derived(row, entry)
    kind = FeedKind.METRIC
    if source is None:
        kind = FeedKind.DERIVED if derived else FeedKind.METRIC
    elif source:
        kind = feed_kind(source)
    return MeasureFeed(
        key=measure.key,
        kind=kind,
        unit=_unit(row, entry),
        how=measure.kind,
        window_days=measure.window_days,
        source=derived if kind is FeedKind.DERIVED else source or "",
        scale=_scale(row, entry),
    )


def _derived(row: FeedingMetric | None, entry: CatalogueEntry | None) -> str:
    """Return the derivation of a metric; empty for none."""
    stored = row.derived_from if row is not None else ""
    derived = stored or (entry.derived_from if entry is not None else "")
    return "" if derived == NOT_DERIVED else derived


def _unit(row: FeedingMetric | None, entry: CatalogueEntry | None) -> str:
    if row is not None and row.unit:
        return row.unit
    return entry.unit if entry is not None else Unit.NUMBER


def _scale(row: FeedingMetric | None, entry: CatalogueEntry | None) -> tuple[tuple[float, str], ...]:
    if row is not None and row.scale:
        return tuple((float(value), str(word)) for value, word in row.scale.get("steps", ()))
    return entry.scale if entry is not None else ()
