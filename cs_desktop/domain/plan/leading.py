"""What is told beside a measure: when it arrives at this rate, and what its change is worth."""

from collections.abc import Sequence
from datetime import date

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr, trn
from cs_desktop.domain.plan.content import PlanMeasure
from cs_desktop.domain.plan.judging import JudgedMeasure, facts_of
from cs_desktop.domain.plan.ledger import holding
from cs_desktop.domain.plan.progress import is_reached
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.domain.plan.trend import LEAST, Course, Trend, trend
from cs_desktop.domain.plan.worth import worth_of
from cs_desktop.domain.vocabulary import MeasureKind

_LED = (MeasureKind.RAISE, MeasureKind.LOWER)
"""What is to be kept arrives nowhere, and places of a scale are no amounts."""


def values_of(shown: PlanShown, measure: PlanMeasure) -> tuple[Sequence[date], Sequence[float]]:
    """Return the values of a measure since its baseline, up to today."""
    if measure.metric_id is not None:
        series = shown.measured.get(measure.id)
        pairs = list(zip(series.days, series.values, strict=True)) if series is not None else []
    else:
        entered = shown.content.points_of.get(measure.id, ()) if shown.content else ()
        pairs = [(one.day, one.value) for one in entered]
    since = measure.baseline_on or date.min
    kept = [(day, value) for day, value in pairs if since <= day <= shown.today]
    return [day for day, _ in kept], [value for _, value in kept]


def course_of(shown: PlanShown, measure: PlanMeasure, judged: JudgedMeasure) -> Trend | None:
    """Return where a measure leads; None where its kind leads nowhere, or it is there already."""
    facts = facts_of(measure, judged.current)
    if facts.kind not in _LED or facts.target is None or judged.retired is not None:
        return None
    if facts.current is not None and is_reached(facts, facts.current):
        return None
    days, values = values_of(shown, measure)
    return trend(days, values, facts.target)


def course_text(course: Trend, due: date | None) -> str:
    """Return where a measure leads, in words."""
    n = trn("{count} weekly value", "{count} weekly values", course.n)
    match course.course:
        case Course.TOO_FEW:
            return tr("No rate yet: {n}, it takes {least}", n=n, least=LEAST)
        case Course.AWAY:
            return tr("At this rate you do not arrive: it stands still or moves away ({n})", n=n)
        case Course.UNSURE:
            return tr("At this rate nobody can say when you arrive: the values vary too much ({n})", n=n)
        case Course.THERE:
            return tr("At this rate you are there ({n})", n=n)
    assert course.arrives is not None
    assert course.earliest is not None
    assert course.latest is not None
    said = tr("At this rate you arrive on {day}", day=day_text(course.arrives))
    between = tr(
        "between {earliest} and {latest} with 90% certainty, from {n}",
        earliest=day_text(course.earliest),
        latest=day_text(course.latest),
        n=n,
    )
    late = ""
    if due is not None and course.earliest > due:
        late = tr("after it is due")
    elif due is not None and course.latest <= due:
        late = tr("in time")
    return f"{said}{', ' if late else ''}{late}; {between}"


def worth_text(shown: PlanShown, measure: PlanMeasure, judged: JudgedMeasure) -> str:
    """Return what the change since the baseline is worth, with its formula; empty where that is not said."""
    worth = worth_of(measure, measure.baseline, judged.current, shown.currency)
    return worth.formula if worth is not None else ""


def is_confirmed(shown: PlanShown, measure: PlanMeasure) -> bool:
    """Return whether a contact confirmed a result of the measure, and nobody took that back."""
    content = shown.content
    return content is not None and any(one.measure_id == measure.id for one in holding(content.confirmations))
