"""How far a measure of an objective has come, beside where it should be today."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cs_desktop.common.language import marked
from cs_desktop.domain.vocabulary import MeasureKind

FORMULA = marked("baseline + (target − baseline) × days passed / days from the baseline to the due day")


class Progress(StrEnum):
    """Where a measure stands."""

    NOT_STARTED = "not_started"
    ON_PACE = "on_pace"
    BEHIND = "behind"
    OVERDUE = "overdue"
    MET = "met"


@dataclass(frozen=True, slots=True)
class MeasureFacts:
    """A measure's numbers; None for what nobody has stated."""

    kind: MeasureKind
    baseline: float | None
    baseline_on: date | None
    target: float | None
    current: float | None
    due: date | None


def expected(measure: MeasureFacts, today: date) -> float | None:
    """Return where the measure should be today; None where its numbers do not say.

    What is to be kept should be at its target all the time. Before the baseline's day it is the baseline,
    from the due day on the target.
    """
    if measure.target is None:
        return None
    if measure.kind in (MeasureKind.KEEP_AT_LEAST, MeasureKind.KEEP_AT_MOST):
        return measure.target
    if measure.due is not None and today >= measure.due:
        return measure.target
    if measure.baseline is None or measure.baseline_on is None or measure.due is None:
        return None
    # The due day lies ahead, so it lies after the baseline's wherever that day has come.
    passed = max((today - measure.baseline_on).days, 0)
    whole = (measure.due - measure.baseline_on).days
    share = passed / whole if whole > 0 else 0.0
    return measure.baseline + (measure.target - measure.baseline) * share


def progress(measure: MeasureFacts, today: date) -> Progress:
    """Return where the measure stands. What is to be kept is never met before its due day.

    What nobody has measured, or set a target for, has not started; past its due day it is overdue too.
    """
    ended = measure.due is not None and today > measure.due
    if measure.current is None or measure.target is None:
        return Progress.OVERDUE if ended else Progress.NOT_STARTED
    keeps = measure.kind in (MeasureKind.KEEP_AT_LEAST, MeasureKind.KEEP_AT_MOST)
    if reaches(measure.kind, measure.current, measure.target):
        return Progress.ON_PACE if keeps and not ended else Progress.MET
    if ended:
        return Progress.OVERDUE
    wanted = expected(measure, today)
    if wanted is None:
        return Progress.NOT_STARTED
    return Progress.ON_PACE if reaches(measure.kind, measure.current, wanted) else Progress.BEHIND


def reaches(kind: MeasureKind, value: float, wanted: float) -> bool:
    """Return whether a value is at least as good as the one wanted."""
    if kind in (MeasureKind.LOWER, MeasureKind.KEEP_AT_MOST):
        return value <= wanted
    return value >= wanted
