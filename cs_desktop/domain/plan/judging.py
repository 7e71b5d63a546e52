"""Where the measures and objectives of a plan stand, and why one says so."""

from dataclasses import dataclass
from datetime import date

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.plan.content import PlanMeasure, PlanObjective
from cs_desktop.domain.plan.progress import (
    KEEPS,
    MeasureFacts,
    Progress,
    deciding,
    expected,
    objective_standing,
    read_steps,
    standing,
)
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.domain.plan.words import PROGRESS, target_said, value_with_unit
from cs_desktop.domain.vocabulary import MeasureKind, ObjectiveState


@dataclass(frozen=True, slots=True)
class Judged:
    """Where a measure or an objective stands."""

    progress: Progress | None
    """None where nothing can be said, as where the metric is not gathered any more."""
    reason: str
    """In the user's words, with its numbers."""


@dataclass(frozen=True, slots=True)
class JudgedMeasure(Judged):
    """Where a measure stands, with where it is and should be."""

    current: float | None = None
    current_on: date | None = None
    expected: float | None = None
    retired: date | None = None
    """The last day of its metric, where that is not gathered any more."""


def newest(shown: PlanShown, measure: PlanMeasure) -> tuple[float | None, date | None]:
    """Return where a measure is, and since when: by its metric, else by the newest value entered."""
    if measure.metric_id is not None:
        series = shown.measured.get(measure.id)
        for day, value in zip(reversed(series.days), reversed(series.values), strict=True) if series else ():
            if day <= shown.today:
                return value, day
        return None, None
    entered = shown.content.points_of.get(measure.id, ()) if shown.content else ()
    for point in reversed(entered):
        if point.day <= shown.today:
            return point.value, point.day
    return measure.current, measure.current_on


def facts_of(measure: PlanMeasure, current: float | None) -> MeasureFacts:
    """Return a measure's numbers, as the law of progress takes them."""
    return MeasureFacts(
        kind=MeasureKind(measure.kind),
        baseline=measure.baseline,
        baseline_on=measure.baseline_on,
        target=measure.target,
        current=current,
        due=measure.due,
        target_high=measure.target_high,
        steps=read_steps(measure.steps),
    )


def judge_measure(shown: PlanShown, measure: PlanMeasure) -> JudgedMeasure:
    """Return where a measure stands today.

    Of one whose metric was retired only what it had reached by then is said.
    """
    current, on = newest(shown, measure)
    facts = facts_of(measure, current)
    wanted = expected(facts, shown.today)
    gone = shown.retired.get(measure.metric_id) if measure.metric_id is not None else None
    stands = standing(facts, shown.today, gone)
    if stands is None:
        assert gone is not None
        return JudgedMeasure(None, _why_retired(shown, measure, current, on, gone), current, on, wanted, gone)
    return JudgedMeasure(stands, _why(shown, measure, facts, stands, wanted), current, on, wanted)


def judge_objective(shown: PlanShown, objective: PlanObjective) -> Judged:
    """Return where an objective stands: as a person said with a reason, else as its measures tell."""
    if objective.override and objective.override in set(Progress):
        return Judged(
            Progress(objective.override),
            tr("Set by hand: {reason}", reason=objective.override_reason or tr("no reason given")),
        )
    return calculated(shown, objective)


def calculated(shown: PlanShown, objective: PlanObjective) -> Judged:
    """Return where an objective stands by its measures, whatever a person set by hand."""
    measures = shown.content.measures_of.get(objective.id, ()) if shown.content else ()
    judged = [(measure, judge_measure(shown, measure)) for measure in measures]
    standings = [one.progress for _, one in judged]
    stands = objective_standing(objective.state, "", standings)
    if objective.state == ObjectiveState.MET:
        return Judged(stands, tr("The objective was said to be met"))
    if not judged:
        return Judged(stands, tr("It has no measure yet; add one to see how far it has come"))
    measure, one = judged[deciding(stands, standings)]
    if len(judged) == 1:
        return Judged(stands, one.reason)
    return Judged(stands, tr("{measure}: {reason}", measure=measure.name, reason=one.reason))


def _why_retired(
    shown: PlanShown, measure: PlanMeasure, current: float | None, on: date | None, gone: date
) -> str:
    name = shown.metrics.get(measure.metric_id or 0, "")
    if current is None or on is None:
        return tr(
            "The metric {metric} ended {day} without a value; choose another, or enter values yourself",
            metric=name,
            day=day_text(gone),
        )
    return tr(
        "The metric {metric} ended {day}; the last value is {value} of {on}. "
        "Choose another, or enter values yourself",
        metric=name,
        day=day_text(gone),
        value=value_with_unit(measure, current, shown.currency),
        on=day_text(on),
    )


def _why(
    shown: PlanShown, measure: PlanMeasure, facts: MeasureFacts, stands: Progress, wanted: float | None
) -> str:
    """Return the reason in words: "Behind: 6.4 where 6.82 should be by today"."""
    word = tr(PROGRESS[stands])
    now = value_with_unit(measure, facts.current, shown.currency)
    target = target_said(measure, shown.currency)
    if facts.target is None:
        reason = tr("it has no target yet")
    elif facts.current is None:
        reason = tr("nobody has measured it yet")
    elif stands is Progress.OVERDUE and facts.due is not None:
        reason = tr("{now} where {target} was due {day}", now=now, target=target, day=day_text(facts.due))
    elif stands is Progress.MET:
        reason = tr("{now}, the target is {target}", now=now, target=target)
    elif facts.kind in KEEPS:
        reason = tr("{now} where {target} is to be kept", now=now, target=target)
    elif wanted is None:
        reason = tr("{now}; give baseline, its day and a due day to see where it should be", now=now)
    else:
        then = value_with_unit(measure, wanted, shown.currency)
        reason = tr("{now} where {wanted} should be by today", now=now, wanted=then)
    return tr("{progress}: {reason}", progress=word, reason=reason)
