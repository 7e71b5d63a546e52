"""A chart as plain data: pyqtgraph draws it on screen, reportlab in a PDF, both from this alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cs_desktop.domain.charts.series_role import SeriesRole
from cs_desktop.domain.figures import Status, Unit


class ChartKind(StrEnum):
    """The shape of a chart."""

    LINE = "line"
    STEP = "step"
    """A line that holds each value until the next, as ARR does."""
    BAR = "bar"
    BRIDGE = "bridge"
    """A waterfall of changes from a start value."""


@dataclass(frozen=True, slots=True)
class Series:
    """One line or one set of bars.

    `x` holds days (LINE, STEP) or is empty where `Axis.categories` names the places (BAR, BRIDGE);
    `y` has a value for each, None where there is none (a gap in the line, never a zero). Lines of very many
    points keep them as `chart_points.Days` and `Values`, all others as tuples.
    """

    name: str
    y: Sequence[float | None]
    x: Sequence[date] = ()
    role: SeriesRole = SeriesRole.FIRST


@dataclass(frozen=True, slots=True)
class Axis:
    """How values along one direction are read."""

    unit: Unit = Unit.NUMBER
    currency: str = ""
    from_zero: bool = True
    categories: tuple[str, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Threshold:
    """A named dashed line: a target or a band's edge."""

    value: float
    name: str


@dataclass(frozen=True, slots=True)
class Zone:
    """A named range of values behind a line, tinted by its judgment: a health band."""

    low: float
    high: float
    name: str
    status: Status
    tinted: bool = True
    """Whether its ground tells it; a band in the middle may be left as plain as the page."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, shown as a ring on the first line with its name and date."""

    day: date
    name: str


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """A whole chart. The title states the finding, the subtitle measure and unit."""

    kind: ChartKind
    title: str
    subtitle: str
    series: tuple[Series, ...]
    y_axis: Axis = Axis()
    x_axis: Axis = Axis()
    thresholds: tuple[Threshold, ...] = ()
    zones: tuple[Zone, ...] = ()
    events: tuple[Event, ...] = ()
    source: str = ""
    as_of: date | None = None
    formula: str = ""
    """How its values are reckoned, in words; empty where each is as it was measured."""

    @property
    def is_empty(self) -> bool:
        """Return whether there is no value to draw."""
        return all(y is None for s in self.series for y in s.y)
