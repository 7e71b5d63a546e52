"""Objectives that slip: a measure is behind where it should be today."""

from collections.abc import Iterator, Mapping

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.attention import Finding, Rule
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.figures import Status, Unit, value_text
from cs_desktop.domain.plan.progress import FORMULA, MeasureFacts, Progress, expected, progress, read_steps
from cs_desktop.domain.vocabulary import MeasureKind
from cs_desktop.models.queries.attention_facts import MeasureRow
from cs_desktop.services.attention.facts import Facts


def objectives_behind(facts: Facts, measured: Mapping[int, float]) -> Iterator[Finding]:
    """Yield the measures that are behind or overdue.

    `measured` holds today's value of those that a metric feeds, by the measure's id; the others are as
    somebody entered them.
    """
    for row in facts.measures:
        measure = measure_of(row, measured.get(row.id))
        stands = progress(measure, facts.today)
        gone = row.retired is not None and row.retired <= facts.today
        if row.override in (Progress.ON_PACE, Progress.MET) or gone:
            # A person said otherwise; or nobody measures it any more, so that nobody knows.
            continue
        if stands not in (Progress.BEHIND, Progress.OVERDUE):
            continue
        wanted = expected(measure, facts.today)
        now, then = (measure_text(value, row.unit) for value in (measure.current, wanted))
        overdue = stands is Progress.OVERDUE
        if now == then and not overdue:
            # Less than one can see is no difference.
            continue
        yield Finding(
            rule=Rule.OBJECTIVE,
            about=Kind.MEASURE,
            about_id=row.id,
            account_id=row.account_id,
            # Whoever has dealt with it is asked again next month, if it is behind then.
            occasion=facts.today.replace(day=1),
            title=(
                tr("Decide what becomes of {measure}", measure=row.name)
                if overdue
                else tr("Get {measure} moving", measure=row.name)
            ),
            why=_why_overdue(measure, now, then)
            if overdue
            else tr("{now} against {then} expected by today", now=now, then=then),
            source=tr(
                "Measure of the objective “{objective}”; expected today = {formula}",
                objective=row.objective,
                formula=tr(FORMULA),
            ),
            due=row.due,
            state=Status.RISK,
            owner_id=row.owner_id,
        )


def _why_overdue(measure: MeasureFacts, now: str, target: str) -> str:
    assert measure.due is not None
    day = day_text(measure.due)
    if measure.target is None:
        return tr("it was due {day}, and no target was set", day=day)
    if measure.current is None:
        return tr(
            "it was due {day}, the target is {target}, and it has no current value", day=day, target=target
        )
    return tr("it was due {day}: {now}, the target is {target}", day=day, now=now, target=target)


def measure_of(row: MeasureRow, measured: float | None) -> MeasureFacts:
    """Return a measure's numbers, its current value from its metric where one feeds it."""
    current = measured if row.metric_id is not None else row.current
    return MeasureFacts(
        *(MeasureKind(row.kind), row.baseline, row.baseline_on, row.target, current, row.due),
        target_high=row.target_high,
        steps=read_steps(row.steps),
    )


def measure_text(value: float | None, unit: str) -> str:
    """Return a value in the measure's unit: one of the program's own, or a word behind the number."""
    if unit in set(Unit) and unit != Unit.MONEY:
        return value_text(value, Unit(unit))
    number = value_text(value, Unit.NUMBER)
    return f"{number} {unit}".strip()
