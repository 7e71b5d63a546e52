"""What a chart's XML is written from: columns of values, and how each is drawn."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cs_desktop.reports.drawing import Box
from cs_desktop.reports.text.style import TextStyle

Places = tuple[date, ...] | tuple[str, ...]
"""What stands along a chart's axis."""


class Form(StrEnum):
    """How a column of values is drawn."""

    AREA = "area"
    BARS = "bars"
    STACK = "stack"
    """Bars on top of each other."""
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Label:
    """What stands at one point of a column."""

    place: int
    side: str
    """Of the point: t, b, r, l."""
    style: TextStyle
    color: str
    texts: tuple[str, ...] = ()
    """In these words; without them the value, as it is now."""
    both: str = ""
    """What stands between name and value where both are there."""
    shift: float = 0.0
    """How far it is moved down, as a share of the plot's height."""
    aside: float = 0.0
    """How far it is moved to the right, as a share of the plot's width."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of values, as long as the axis has places."""

    name: str
    values: tuple[float | None, ...]
    form: Form
    color: str | None
    """None draws nothing but the labels."""
    width: float = 0.0
    """Of a line."""
    dash: bool = False
    rings: tuple[int, ...] = ()
    """The places at which something happened."""
    dot: int | None = None
    """The place that has a dot in the line's colour."""
    labels: tuple[Label, ...] = ()
    every: TextStyle | None = None
    """Every value stands beyond its bar in this style."""
    leads: bool = False
    """Whether a line leads from a point to a label that stands apart from it."""
    ink: str = ""
    """The colour of these values."""


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """The axis of values: what it spans, and between its marks; no step shows no marks."""

    low: float
    high: float
    step: float
    format: str


@dataclass(frozen=True, slots=True)
class PlotPlan:
    """A whole chart, ready to be written."""

    places: Places
    columns: tuple[Column, ...]
    axis: ValueAxis
    plot: Box
    """Where values are drawn, in shares of the chart's place."""
    spans_gaps: bool = False
    """Whether a line goes on over places without a value."""
    gap: int = 27
    """Between groups of bars, in per cent of a bar."""
    overlap: int = 0
    legend: tuple[int, ...] | None = None
    """The columns that a legend below names; None for no legend."""
    months: int = 0
    """From one mark of the axis of days to the next; 0 counts in days."""
    days: int = 1
    skip: int = 1
    """Each so manieth name stands below its place."""
    label_style: TextStyle | None = None
