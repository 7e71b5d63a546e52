"""How far a measure of an objective has come, beside where it should be today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import floor
from typing import Any

from cs_desktop.common.language import marked
from cs_desktop.domain.vocabulary import MeasureKind, ObjectiveState

FORMULA = marked("baseline + (target − baseline) × days passed / days from the baseline to the due day")
KEEPS = (MeasureKind.KEEP_AT_LEAST, MeasureKind.KEEP_AT_MOST, MeasureKind.STAY_WITHIN)
"""What should be at its target all the time, and is never met before its due day."""
_WHOLE = (MeasureKind.SCALE, MeasureKind.DONE)
"""Between one place and the next there is nothing."""
Step = tuple[date, float]


class Progress(StrEnum):
    """Where a measure stands."""

    NOT_STARTED = "not_started"
    ON_PACE = "on_pace"
    BEHIND = "behind"
    OVERDUE = "overdue"
    MET = "met"


LATE = (Progress.OVERDUE, Progress.BEHIND)
"""The worst first."""


@dataclass(frozen=True, slots=True)
class MeasureFacts:
    """A measure's numbers; None for what nobody has stated."""

    kind: MeasureKind
    baseline: float | None
    baseline_on: date | None
    target: float | None
    current: float | None
    due: date | None
    target_high: float | None = None
    """The upper end of a range to stay within."""
    steps: tuple[Step, ...] = ()
    """Where it should be from days on, in place of a straight line; in the order of days."""


def read_steps(stored: Mapping[str, Any] | None) -> tuple[Step, ...]:
    """Return the steps of a measure as they are stored, by day; what is no step is left out."""
    found: dict[date, float] = {}
    entries = stored.get("steps") if isinstance(stored, Mapping) else None
    for entry in entries if isinstance(entries, Sequence) else ():
        try:
            day, value = entry
            found[date.fromisoformat(day)] = float(value)
        except (TypeError, ValueError):
            continue
    return tuple(sorted(found.items()))


def expected(measure: MeasureFacts, today: date) -> float | None:
    """Return where the measure should be today; None where its numbers do not say.

    What is to be kept should be at its target all the time. Before the baseline's day it is the baseline,
    from the due day on the target; in between a straight line, or the newest of its steps. Of an ordered
    scale, and of what is done or not, it is the last place that the line has passed.
    """
    if measure.target is None:
        return None
    if measure.kind in KEEPS:
        return measure.target
    if measure.due is not None and today >= measure.due:
        return measure.target
    passed = [value for day, value in measure.steps if day <= today]
    if passed:
        return passed[-1]
    baseline = 0.0 if measure.baseline is None and measure.kind is MeasureKind.DONE else measure.baseline
    if measure.steps or (measure.kind is MeasureKind.DONE and measure.due is not None):
        return baseline
    if baseline is None or measure.baseline_on is None or measure.due is None:
        return None
    # The due day lies ahead, so it lies after the baseline's wherever that day has come.
    days = max((today - measure.baseline_on).days, 0)
    whole = (measure.due - measure.baseline_on).days
    share = days / whole if whole > 0 else 0.0
    come = baseline + (measure.target - baseline) * share
    return float(floor(come)) if measure.kind in _WHOLE and measure.target > baseline else come


def progress(measure: MeasureFacts, today: date) -> Progress:
    """Return where the measure stands. What is to be kept is never met before its due day.

    What nobody has measured, or set a target for, has not started; past its due day it is overdue too.
    """
    ended = measure.due is not None and today > measure.due
    if measure.current is None or measure.target is None:
        return Progress.OVERDUE if ended else Progress.NOT_STARTED
    keeps = measure.kind in KEEPS
    if is_reached(measure, measure.current):
        return Progress.ON_PACE if keeps and not ended else Progress.MET
    if ended:
        return Progress.OVERDUE
    if keeps:
        return Progress.BEHIND
    wanted = expected(measure, today)
    if wanted is None:
        return Progress.NOT_STARTED
    return Progress.ON_PACE if reaches(measure.kind, measure.current, wanted) else Progress.BEHIND


def standing(measure: MeasureFacts, today: date, retired: date | None = None) -> Progress | None:
    """Return where the measure stands; None where nobody can say.

    `retired` is the last day of its metric, if that is not gathered any more: from then on only what was met
    by then is said, and nothing is called late.
    """
    stands = progress(measure, today)
    gone = retired is not None and retired <= today
    return None if gone and stands is not Progress.MET else stands


def together(stands: Sequence[Progress | None]) -> Progress | None:
    """Return where several measures stand together; None where nothing can be said of any.

    The worst of what is late decides; they are met where all are, and have started where one of them has.
    """
    known = [one for one in stands if one is not None]
    if not known:
        return None
    for late in LATE:
        if late in known:
            return late
    if all(one is Progress.MET for one in known):
        return Progress.MET
    return Progress.NOT_STARTED if all(one is Progress.NOT_STARTED for one in known) else Progress.ON_PACE


def objective_standing(state: str, override: str, measures: Sequence[Progress | None]) -> Progress | None:
    """Return where an objective stands, from where all of its measures do.

    What a person set by hand (`override`, a `Progress`) comes first, then a decision that it is met; without
    measures it has not started. Whoever tells where an objective stands asks this, so that all tell the same.
    """
    if override in set(Progress):
        return Progress(override)
    if state == ObjectiveState.MET:
        return Progress.MET
    return together(measures) if measures else Progress.NOT_STARTED


def deciding(stands: Progress | None, measures: Sequence[Progress | None]) -> int:
    """Return the place of the measure that tells where its objective stands, the first where none does."""
    return next((place for place, one in enumerate(measures) if one is stands), 0)


def is_reached(measure: MeasureFacts, value: float) -> bool:
    """Return whether a value is what the measure is to be, which has a target."""
    assert measure.target is not None
    if measure.kind is MeasureKind.STAY_WITHIN and measure.target_high is not None:
        return measure.target <= value <= measure.target_high
    return reaches(measure.kind, value, measure.target)


def reaches(kind: MeasureKind, value: float, wanted: float) -> bool:
    """Return whether a value is at least as good as the one wanted."""
    if kind in (MeasureKind.LOWER, MeasureKind.KEEP_AT_MOST):
        return value <= wanted
    return value >= wanted
