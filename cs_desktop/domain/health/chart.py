"""The course of a health score as a chart: by week, between the bands, with what happened."""

from collections.abc import Iterator, Sequence
from datetime import date

from cs_desktop.common.language import tr
from cs_desktop.domain.bands import Band
from cs_desktop.domain.charts.series_role import SeriesRole
from cs_desktop.domain.charts.spec import Axis, ChartKind, ChartSpec, Event, Series, Threshold, Zone
from cs_desktop.domain.figures import Status
from cs_desktop.domain.health.standing import Bands, formula, shown_score
from cs_desktop.domain.inspection import HealthPoint

_ROOM = 5.0
"""Points of the bands that show beyond the lowest and highest score."""


def trend_chart(
    trend: Sequence[HealthPoint], bands: Bands, events: Sequence[Event], as_of: date
) -> ChartSpec:
    """Return the chart of a course; it begins at the first score that there is.

    Where an override held, the calculated score is a line of its own.
    """
    first = next((place for place, point in enumerate(trend) if point.score is not None), len(trend))
    points = trend[first:]
    known = [score for point in points for score in (point.score, point.calculated) if score is not None]
    low = max(min((*known, bands.watch_from)) - _ROOM, 0.0)
    high = min(max((*known, bands.healthy_from)) + _ROOM, 100.0)
    since = points[0].day if points else as_of
    return ChartSpec(
        kind=ChartKind.LINE,
        title=tr("Trend"),
        subtitle=tr("Health by week"),
        series=tuple(_series(points)),
        y_axis=Axis(from_zero=False),
        thresholds=(
            Threshold(bands.healthy_from, Band.HEALTHY.label),
            Threshold(bands.watch_from, Band.WATCH.label),
        ),
        zones=(
            Zone(low, bands.watch_from, Band.AT_RISK.label, Status.RISK),
            Zone(bands.watch_from, bands.healthy_from, Band.WATCH.label, Status.WATCH, tinted=False),
            Zone(bands.healthy_from, high, Band.HEALTHY.label, Status.GOOD),
        ),
        events=tuple(event for event in events if since <= event.day <= as_of),
        source=tr("Scorecard"),
        as_of=as_of,
        formula=formula("score"),
    )


def _series(points: Sequence[HealthPoint]) -> Iterator[Series]:
    days = tuple(point.day for point in points)
    yield Series(tr("Health"), tuple(_whole(point.score) for point in points), days)
    if any(point.calculated not in (None, point.score) for point in points):
        calculated = tuple(_whole(point.calculated) for point in points)
        yield Series(tr("Calculated"), calculated, days, SeriesRole.SECOND)


def _whole(score: float | None) -> float | None:
    return None if score is None else float(shown_score(score))
