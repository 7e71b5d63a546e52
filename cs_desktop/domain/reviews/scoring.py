"""How far a commitment was kept, by the kind of its measure, and the score that this proposes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from cs_desktop.common.language import marked
from cs_desktop.domain.plan.content import PlanMeasure
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.domain.vocabulary import MeasureKind, Score

FORMULAS: Mapping[str, str] = MappingProxyType(
    {
        MeasureKind.RAISE.value: marked("(result − start) / (target − start)"),
        MeasureKind.LOWER.value: marked("(start − result) / (start − target)"),
        MeasureKind.KEEP_AT_LEAST.value: marked("100% at or above the target, else result / target"),
        MeasureKind.KEEP_AT_MOST.value: marked("100% at or below the target, else target / result"),
        MeasureKind.STAY_WITHIN.value: marked(
            "100% within the range, else 1 − distance to it / distance at the start, "
            "or / its width where the start lay within"
        ),
        MeasureKind.SCALE.value: marked("steps made on the scale / steps from start to target"),
        MeasureKind.DONE.value: marked("100% once it is done, else 0%"),
    }
)
"""How attainment is calculated, by the kind of the measure."""
SCORE_NAMES: Mapping[str, str] = MappingProxyType(
    {
        Score.MET.value: marked("Met"),
        Score.PARTLY.value: marked("Partly met"),
        Score.MISSED.value: marked("Missed"),
        Score.DROPPED.value: marked("Dropped"),
    }
)
RULE = marked("Met from 100%, partly met from 50%, else missed")
MET, PARTLY = 1.0, 0.5
_EXACT = 9
"""Decimals that count: what differs less is what computers make of 0.1 and 0.2."""


@dataclass(frozen=True, slots=True)
class Goal:
    """The numbers of a commitment; None for what nobody has stated."""

    kind: str
    """A `MeasureKind`."""
    baseline: float | None
    target: float | None
    target_high: float | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a measure says on a day."""

    value: float
    on: date
    """The day that the value is of."""
    source: str
    """Where it comes from: the metric's name; empty where somebody entered it."""


def attainment(goal: Goal, result: float | None) -> float | None:
    """Return the part of the goal that a result attains; 1 is all of it, below 0 is worse than the start.

    None where there is no result, or the goal does not say from where to where.
    """
    if result is None or goal.target is None:
        return None
    part = _attained(goal, goal.target, result)
    return None if part is None else round(part, _EXACT)


def score_of(attained: float | None) -> str:
    """Return the `Score` that an attainment earns; empty where there is none."""
    if attained is None:
        return ""
    if attained >= MET:
        return Score.MET.value
    return (Score.PARTLY if attained >= PARTLY else Score.MISSED).value


def target_problem(goal: Goal) -> bool:
    """Return whether the target is one that this kind of measure cannot have, as a raise to less than now."""
    start, target = goal.baseline, goal.target
    if target is None:
        return False
    if goal.kind == MeasureKind.STAY_WITHIN:
        return goal.target_high is not None and goal.target_high < target
    if goal.kind == MeasureKind.DONE:
        return target != 1
    if start is None:
        return False
    if goal.kind in (MeasureKind.RAISE, MeasureKind.SCALE):
        return target <= start
    return goal.kind == MeasureKind.LOWER and target >= start


def reading_on(shown: PlanShown, measure: PlanMeasure, day: date) -> Reading | None:
    """Return what a measure says on a day: the newest value up to then; None where there is none."""
    if measure.metric_id is not None:
        series = shown.measured.get(measure.id)
        pairs = zip(series.days, series.values, strict=True) if series is not None else ()
        source = shown.metrics.get(measure.metric_id, "")
        found = max(((on, value) for on, value in pairs if on <= day), default=None, key=lambda one: one[0])
        return None if found is None else Reading(found[1], found[0], source)
    points = shown.content.points_of.get(measure.id, ()) if shown.content is not None else ()
    entered = [(point.day, point.value) for point in points if point.day <= day]
    if measure.current is not None and measure.current_on is not None and measure.current_on <= day:
        entered.append((measure.current_on, measure.current))
    if not entered:
        return None
    on, value = max(entered, key=lambda one: one[0])
    return Reading(value, on, "")


def _attained(goal: Goal, target: float, result: float) -> float | None:
    start = goal.baseline
    match goal.kind:
        case MeasureKind.KEEP_AT_LEAST:
            return _kept(result >= target, result, target)
        case MeasureKind.KEEP_AT_MOST:
            return _kept(result <= target, target, result)
        case MeasureKind.STAY_WITHIN:
            return _within(goal, target, result)
        case MeasureKind.DONE:
            return float(result >= target)
        case MeasureKind.LOWER:
            return None if start is None else _way(-start, -target, -result)
        case _:
            return None if start is None else _way(start, target, result)


def _way(start: float, target: float, result: float) -> float:
    """Return the part of the way up that was made; of no way at all everything, once it is there."""
    return (result - start) / (target - start) if target > start else float(result >= target)


def _kept(kept: bool, smaller: float, larger: float) -> float:  # noqa: FBT001 - one of the three facts
    if kept:
        return 1.0
    # A share says something of amounts only; of what lies below zero it is kept or not.
    return smaller / larger if smaller > 0 and larger > 0 else 0.0


def _within(goal: Goal, low: float, result: float) -> float | None:
    high = goal.target_high
    if high is None or high < low:
        return None

    def outside(value: float) -> float:
        return max(low - value, value - high, 0.0)

    far = outside(result)
    whole = outside(goal.baseline) if goal.baseline is not None else 0.0
    whole = whole or high - low
    if far == 0:
        return 1.0
    return 1 - far / whole if whole > 0 else 0.0
