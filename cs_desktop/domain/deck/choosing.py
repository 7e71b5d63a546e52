"""The measures of a success plan from which one chooses those that a slide tells."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LEFT_OUT = "left_out"
"""Where the stored options of a slide keep the ids of the measures that it does not tell."""


def left_out_of(options: Mapping[str, Any]) -> frozenset[int]:
    """Return the ids of measures that stored options leave out; whatever is no id is none of them."""
    stored = options.get(LEFT_OUT)
    return frozenset(one for one in stored if type(one) is int) if isinstance(stored, list) else frozenset()


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
