"""The measures of a success plan from which one chooses those that a slide tells."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OfferedMeasure:
    """A measure that may be told or left out."""

    id: int
    name: str
    objective: str
    """The text of what it belongs to."""


@dataclass(frozen=True, slots=True)
class OfferedMeasures:
    """All measures of a plan, in its order."""

    version: int
    """Of the plan."""
    measures: tuple[OfferedMeasure, ...]

    def told(self, left_out: frozenset[int]) -> int:
        """Return how many are told where some are left out, be these still there or not."""
        return sum(one.id not in left_out for one in self.measures)
