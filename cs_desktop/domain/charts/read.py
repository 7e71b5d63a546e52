"""What a chart says at one place: the day, the value of each series, and what happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cs_desktop.common.dates import day_text
from cs_desktop.domain.charts.levels import Line
from cs_desktop.domain.charts.series_role import SeriesRole
from cs_desktop.domain.charts.span import TimeSpan
from cs_desktop.domain.charts.spec import ChartSpec
from cs_desktop.domain.figures import value_text


@dataclass(frozen=True, slots=True)
class ReadValue:
    """One series at the place."""

    name: str
    text: str
    """Its value, or an en dash."""
    role: SeriesRole
    height: float | None = None
    """How high its line is there; None where it has none, and of bars."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is told of a place along the axis."""

    place: float
    title: str
    values: tuple[ReadValue, ...]
    events: tuple[str, ...] = ()
    lit: int | None = None
    """Which of the series the mouse is at; None beside all of them."""

    def said(self) -> str:
        """Return it as one line, for those who listen."""
        values = (f"{one.name} {one.text}" for one in self.values)
        return ", ".join((self.title, *values, *self.events))


def read_category(spec: ChartSpec, place: float) -> Reading | None:
    """Return what a chart of categories says at the nearest of them; None beside all."""
    at = round(place)
    if not 0 <= at < len(spec.x_axis.categories):
        return None
    values = tuple(ReadValue(s.name, _words(spec, s.y[at]), s.role) for s in spec.series)
    return Reading(float(at), spec.x_axis.categories[at], values)


def read_day(spec: ChartSpec, lines: Sequence[Line], span: TimeSpan, place: float) -> Reading | None:
    """Return what a chart over time says at the nearest day on screen that has a point or an event.

    A series is read by its latest value up to that day.
    """
    happened = [float(event.day.toordinal()) for event in spec.events]
    seen = [day for day in happened if span.left <= day <= span.right]
    seen += [day for line in lines if (day := line.nearest(place, span.left, span.right)) is not None]
    return read_on(spec, lines, min(seen, key=lambda day: abs(day - place))) if seen else None


def read_on(spec: ChartSpec, lines: Sequence[Line], place: float) -> Reading:
    """Return what a chart over time says on a day."""
    day = date.fromordinal(round(place))
    values = tuple(
        ReadValue(series.name, _words(spec, line.latest(place)), series.role, line.height(place))
        for series, line in zip(spec.series, lines, strict=True)
    )
    events = tuple(event.name for event in spec.events if event.day == day)
    return Reading(place, day_text(day), values, events)


def beside(lines: Sequence[Line], place: float, way: int) -> float | None:
    """Return the next place to the right (way 1) or left (way −1) where any line has a point."""
    found = [there for line in lines if (there := line.beside(place, way)) is not None]
    return (min(found) if way > 0 else max(found)) if found else None


def _words(spec: ChartSpec, value: float | None) -> str:
    return value_text(value, spec.y_axis.unit, spec.y_axis.currency)
