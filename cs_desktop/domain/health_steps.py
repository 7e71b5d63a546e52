"""A health score step by step: from a neutral 50 over what each measure gave, and a cap, to the score."""

from collections.abc import Sequence
from dataclasses import dataclass

from cs_desktop.domain.health import Contribution

NEUTRAL = 50.0


@dataclass(frozen=True, slots=True)
class Step:
    """One bar of the waterfall; it begins where the one before ended, the first at NEUTRAL."""

    given: Contribution
    start: float
    end: float


def health_steps(contributions: Sequence[Contribution]) -> tuple[Step, ...]:
    """Return what led from NEUTRAL to the score, the greatest gain first, a cap last.

    Measures that had no say are left out. The last step ends at the calculated score.
    """
    counted = [part for part in contributions if not part.missing]
    level = NEUTRAL
    steps = []
    for part in sorted(counted, key=lambda part: (part.is_cap, -part.points)):
        steps.append(Step(part, level, level + part.points))
        level += part.points
    return tuple(steps)
