"""Where the measures and objectives of a plan stand, and why one says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.plan.content import PlanMeasure, PlanObjective
from cs_desktop.domain.plan.progress import KEEPS, MeasureFacts, Progress, expected, progress, read_steps
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.domain.plan.words import PROGRESS, target_said, value_with_unit
from cs_desktop.domain.vocabulary import MeasureKind, ObjectiveState

_WORST = (Progress.OVERDUE, Progress.BEHIND)


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
    stands: Progress | None = progress(facts, shown.today)
    gone = shown.retired.get(measure.metric_id) if measure.metric_id is not None else None
    if gone is not None and gone <= shown.today and stands is not Progress.MET:
        return JudgedMeasure(None, _why_retired(shown, measure, current, on, gone), current, on, wanted, gone)
    assert stands is not None
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
    """Return where an objective stands by its measures, whatever a person said.

    The worst of what is late decides; it is met where all are, and has started where one of them has.
    """
    if objective.state == ObjectiveState.MET:
        return Judged(Progress.MET, tr("The objective was said to be met"))
    measures = shown.content.measures_of.get(objective.id, ()) if shown.content else ()
    if not measures:
        return Judged(Progress.NOT_STARTED, tr("It has no measure yet; add one to see how far it has come"))
    judged = [(measure, judge_measure(shown, measure)) for measure in measures]
    stands = together([one.progress for _, one in judged])
    deciding = next((pair for pair in judged if pair[1].progress is stands), judged[0])
    measure, one = deciding
    if len(judged) == 1:
        return Judged(stands, one.reason)
    return Judged(stands, tr("{measure}: {reason}", measure=measure.name, reason=one.reason))


def together(stands: Sequence[Progress | None]) -> Progress | None:
    """Return where several measures stand together; None where nothing can be said of any."""
    known = [one for one in stands if one is not None]
    if not known:
        return None
    for late in _WORST:
        if late in known:
            return late
    if all(one is Progress.MET for one in known):
        return Progress.MET
    return Progress.NOT_STARTED if all(one is Progress.NOT_STARTED for one in known) else Progress.ON_PACE


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
