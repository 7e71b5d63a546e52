"""Objectives that slip: a measure is behind where it should be today."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.attention import Finding, Rule
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.figures import Status
from cs_desktop.domain.plan.progress import (
    FORMULA,
    KEEPS,
    LATE,
    MeasureFacts,
    Progress,
    expected,
    objective_standing,
    read_steps,
    standing,
)
from cs_desktop.domain.plan.words import target_with_unit, value_with_unit
from cs_desktop.domain.vocabulary import MeasureKind, ObjectiveState
from cs_desktop.models.queries.attention_facts import MeasureRow
from cs_desktop.services.attention.facts import Facts


def objectives_behind(facts: Facts, measured: Mapping[int, float]) -> Iterator[Finding]:
    """Yield the measures that are behind or overdue, of objectives that are late by the law of the plan.

    `measured` holds today's value of those that a metric feeds, by the measure's id; the others are as
    somebody entered them. An objective that a person set behind, though no measure of it is, is found itself.
    """
    for _, ours in groupby(facts.measures, key=lambda row: row.objective_id):
        yield from _of_objective(facts, list(ours), measured)


def _of_objective(facts: Facts, rows: list[MeasureRow], measured: Mapping[int, float]) -> Iterator[Finding]:
    first = rows[0]
    of_rows = [measure_of(row, measured.get(row.id)) for row in rows]
    stands = [standing(one, facts.today, row.retired) for one, row in zip(of_rows, rows, strict=True)]
    whole = objective_standing(ObjectiveState.OPEN, first.override, stands)
    if whole not in LATE:
        return
    late = [place for place, one in enumerate(stands) if one in LATE]
    if not late:
        yield _set_late(facts, first, whole)
    for place in late:
        found = _slipping(facts, rows[place], of_rows[place], overdue=stands[place] is Progress.OVERDUE)
        yield from found


def _slipping(facts: Facts, row: MeasureRow, measure: MeasureFacts, *, overdue: bool) -> Iterable[Finding]:
    now = value_with_unit(row, measure.current, facts.currency)
    target = target_with_unit(row, facts.currency)
    wanted = value_with_unit(row, expected(measure, facts.today), facts.currency)
    then = target if measure.kind in KEEPS else wanted
    if now == then and not overdue:
        # Less than one can see is no difference.
        return ()
    finding = Finding(
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
        why=_why_overdue(measure, now, target)
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
    return (finding,)


def _set_late(facts: Facts, row: MeasureRow, stands: Progress) -> Finding:
    """Return what is told of an objective that a person set behind or overdue."""
    overdue = stands is Progress.OVERDUE
    return Finding(
        rule=Rule.OBJECTIVE,
        about=Kind.OBJECTIVE,
        about_id=row.objective_id,
        account_id=row.account_id,
        occasion=facts.today.replace(day=1),
        title=(
            tr("Decide what becomes of {measure}", measure=row.objective)
            if overdue
            else tr("Get {measure} moving", measure=row.objective)
        ),
        why=tr("set by hand as overdue") if overdue else tr("set by hand as behind"),
        source=tr("Progress of the objective, set by hand in the success plan"),
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
