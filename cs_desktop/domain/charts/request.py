"""What is asked for of a chart that is to leave the program."""

from dataclasses import dataclass
from enum import StrEnum

from cs_desktop.domain.charts.spec import ChartSpec


class ChartFormat(StrEnum):
    """The kinds of files."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"
    CSV = "csv"


class ChartCopy(StrEnum):
    """What goes to the clipboard."""

    PICTURE = "picture"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class ChartRequest:
    """A chart as it is on screen, and what is to become of it."""

    spec: ChartSpec
    wanted: ChartFormat | ChartCopy
