"""What of a chart is on screen."""

from collections.abc import Sequence
from dataclasses import dataclass

from cs_desktop.domain.charts.levels import Line
from cs_desktop.domain.charts.span import TimeSpan
from cs_desktop.domain.charts.spec import ChartSpec


@dataclass(frozen=True, slots=True)
class Seen:
    """What of a chart is on screen."""

    spec: ChartSpec
    lines: Sequence[Line]
    span: TimeSpan | None
    """None of a chart without time."""
    low: float
    high: float

    @property
    def left(self) -> float:
        """Return where the marks begin."""
        return self.span.left if self.span is not None else -0.5

    @property
    def right(self) -> float:
        """Return where the marks end."""
        return self.span.right if self.span is not None else len(self.spec.x_axis.categories) - 0.5
