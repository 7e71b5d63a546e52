"""A score step by step, as a waterfall: from a neutral 50 to the score, or from what it was to what it is."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from cs_desktop.common.dates import short_day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.figures import number_text
from cs_desktop.domain.health.lift import value_said
from cs_desktop.domain.health.moves import Moved, why
from cs_desktop.domain.health.standing import AccountHealth, Contribution, shown_score

NEUTRAL = 50.0


@dataclass(frozen=True, slots=True)
class Step:
    """One bar of the waterfall; it begins where the one before ended."""

    given: Contribution
    start: float
    end: float
    points: float
    why: str = ""
    """What moved it, in a few words."""


@dataclass(frozen=True, slots=True)
class Waterfall:
    """Where it begins, what leads on, and where it ends."""

    start_name: str
    start: float
    start_text: str
    steps: tuple[Step, ...]
    end_name: str
    end: float
    end_text: str

    @property
    def levels(self) -> tuple[float, ...]:
        """Return every score that a bar begins or ends at."""
        return (self.start, *(step.end for step in self.steps), self.end)


def health_steps(contributions: Sequence[Contribution]) -> tuple[Step, ...]:
    """Return what led from NEUTRAL to the score, the greatest gain first, a cap last.

    Measures that had no say are left out. The last step ends at the calculated score.
    """
    counted = sorted(
        (part for part in contributions if part.has_say), key=lambda part: (part.is_cap, -part.points)
    )
    return _steps(NEUTRAL, ((part, part.points, "") for part in counted))


def score_waterfall(health: AccountHealth) -> Waterfall:
    """Return how a calculated score came about; NEUTRAL without a step where there is none."""
    calculated = NEUTRAL if health.calculated is None else health.calculated
    return Waterfall(
        start_name=tr("Neutral start"),
        start=NEUTRAL,
        start_text=number_text(NEUTRAL, 0),
        steps=health_steps(health.contributions),
        end_name=tr("Health score") if health.override is None else tr("Calculated score"),
        end=calculated,
        end_text=str(shown_score(calculated)),
    )


def moved_waterfall(moved: Moved, said: Callable[[Contribution], str] = value_said) -> Waterfall:
    """Return how a calculated score became what it is; `moved` has one on both days."""
    before, after = moved.before.calculated or 0.0, moved.after.calculated or 0.0
    return Waterfall(
        start_name=short_day_text(moved.since, moved.after.as_of),
        start=before,
        start_text=number_text(before, 1),
        steps=_steps(before, ((move.given, move.points, why(move, said)) for move in moved.moves)),
        end_name=tr("Today"),
        end=after,
        end_text=number_text(after, 1),
    )


def _steps(start: float, parts: Iterable[tuple[Contribution, float, str]]) -> tuple[Step, ...]:
    level, steps = start, []
    for part, points, reason in parts:
        steps.append(Step(part, level, level + points, points, reason))
        level += points
    return tuple(steps)
