"""The points behind one measure of an account: each with its day, its value and where it came from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr, trn
from cs_desktop.domain.charts.spec import Axis, ChartKind, ChartSpec, Series
from cs_desktop.domain.figures import Unit
from cs_desktop.domain.health.feeds import MeasureFeed, how_text


@dataclass(frozen=True, slots=True)
class PointRow:
    """One point, or one answer."""

    id: int
    day: date
    value: float
    text: str
    """The value with its unit, or the answer on its scale."""
    source: str
    note: str = ""
    counts: bool = False
    """Whether it lies in the window that the score looks at."""


@dataclass(frozen=True, slots=True)
class MeasurePoints:
    """Everything behind one measure of an account."""

    account_id: int
    key: str
    name: str
    definition: str
    feed: MeasureFeed
    as_of: date
    rows: tuple[PointRow, ...]
    """The newest first."""
    course: tuple[tuple[date, float], ...]
    """What is drawn: the points, or of a survey what its answers amounted to; by day."""

    @property
    def is_survey(self) -> bool:
        """Return whether its rows are answers."""
        return self.feed.answers is not None


def points_chart(points: MeasurePoints) -> ChartSpec:
    """Return the chart of a measure's points."""
    unit = points.feed.unit
    return ChartSpec(
        kind=ChartKind.LINE,
        title=points.name,
        subtitle=points.definition,
        series=(
            Series(
                points.name,
                tuple(value for _, value in points.course),
                tuple(day for day, _ in points.course),
            ),
        ),
        y_axis=Axis(unit=Unit(unit) if unit in set(Unit) - {Unit.MONEY} else Unit.NUMBER, from_zero=False),
        as_of=points.as_of,
    )


def points_told(points: MeasurePoints) -> str:
    """Return how many points there are, from when to when, and how many of them count today."""
    rows = points.rows
    if not rows:
        return ""
    counted = sum(row.counts for row in rows)
    if points.is_survey:
        many = trn("{count} answer", "{count} answers", len(rows))
    else:
        many = trn("{count} point", "{count} points", len(rows))
    since, until = day_text(rows[-1].day), day_text(rows[0].day)
    span = since if since == until else tr("{since} to {until}", since=since, until=until)
    told = tr("{many}, {span}. {count} count today", many=many, span=span, count=counted)
    return f"{told}: {how_text(points.feed)}." if not points.is_survey else f"{told}."


def newest_first(rows: Sequence[PointRow]) -> tuple[PointRow, ...]:
    """Return rows by day, the newest first."""
    return tuple(sorted(rows, key=lambda row: (row.day, row.id), reverse=True))
