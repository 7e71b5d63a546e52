"""One account as the inspector beside the table shows it: health with its trend, objectives, what is next."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import TypeAlias

import numpy as np
from sqlalchemy import Connection

from cs_desktop.common.periods import add_months
from cs_desktop.domain.inspection import Inspection, NextKind, NextThing, ObjectiveBar
from cs_desktop.domain.plan.bar import bar_places
from cs_desktop.domain.plan.progress import (
    MeasureFacts,
    deciding,
    expected,
    objective_standing,
    read_steps,
    standing,
)
from cs_desktop.domain.plan.words import target_said, value_said
from cs_desktop.domain.vocabulary import MeasureKind, ObjectiveState
from cs_desktop.models.points import reading
from cs_desktop.models.queries import plans
from cs_desktop.models.queries.plans import Dated, ObjectiveMeasure
from cs_desktop.services.account_page import load_account_page
from cs_desktop.services.context import Context
from cs_desktop.services.health.scoring import health_point, read_health
from cs_desktop.services.reading import Read, read_steadily

TREND_WEEKS = 26
TRAIL_QUARTERS = 3
"""Quarters back that the trail begins."""
NEXT_SHOWN = 5


_Measured: TypeAlias = tuple[ObjectiveMeasure, float | None]


@dataclass(frozen=True, slots=True)
class _Plans:
    objectives: Sequence[Sequence[_Measured]]
    """The measures of each, in order, with where they are: what was entered, or the metric's newest point."""
    bridges: Mapping[int, int]
    """By objective: how many bridges serve it."""
    reviews: Sequence[Dated]
    tasks: Sequence[Dated]
    promises: Sequence[Dated]


def inspect_account(ctx: Context, account_id: int) -> Inspection:
    """Return what the inspector shows of an account as of today.

    Raises:
        KnownError: there is no such account.
    """
    as_of = ctx.clock.today()
    page = load_account_page(ctx, account_id)
    quarters = [add_months(as_of, -3 * back) for back in range(TRAIL_QUARTERS, -1, -1)]
    weeks = [as_of - timedelta(weeks=back) for back in range(TREND_WEEKS, -1, -1)]
    inputs = read_health(ctx, min(weeks[0], quarters[0]), as_of, account_id)
    only = np.array([account_id], np.int64)
    days = sorted({*weeks, *quarters})
    scored = dict(zip(days, inputs.scores_over(only, days), strict=True))
    told = read_steadily(ctx.workspace, lambda read: _read(read, account_id, as_of))
    row = page.row
    return Inspection(
        row=row,
        currency=page.currency,
        as_of=as_of,
        fields=page.fields,
        bands=inputs.bands,
        health=scored[as_of].account(0),
        trend=tuple(health_point(scored[day]) for day in weeks),
        trail=tuple(health_point(scored[day]) for day in quarters),
        objectives=tuple(
            replace(bar, bridges=told.bridges.get(bar.id, 0))
            for bar in (_bar(measures, as_of, page.currency) for measures in told.objectives)
        ),
        next=_next(told, row.renewal, row.notice_by, as_of),
    )


def _read(read: Read, account_id: int, as_of: date) -> _Plans:
    objectives: dict[int, list[_Measured]] = {}
    for measure in read(lambda c: plans.objective_measures(c, account_id)):
        if measure.state not in (ObjectiveState.DROPPED, ObjectiveState.PARKED):
            current = read(partial(_current, measure=measure, account_id=account_id, as_of=as_of))
            objectives.setdefault(measure.objective_id, []).append((measure, current))
    return _Plans(
        objectives=list(objectives.values()),
        bridges=read(lambda c: plans.bridges_by_objective(c, account_id)),
        reviews=read(lambda c: plans.open_reviews(c, account_id)),
        tasks=read(lambda c: plans.open_tasks(c, account_id)),
        promises=read(lambda c: plans.open_promises(c, account_id)),
    )


def _current(connection: Connection, measure: ObjectiveMeasure, account_id: int, as_of: date) -> float | None:
    if measure.metric_id is None:
        return measure.current
    days, values = reading.history(connection, account_id, measure.metric_id)
    known = int((days <= as_of.toordinal()).sum())
    return float(values[known - 1]) if known else None


def _bar(measures: Sequence[_Measured], as_of: date, currency: str) -> ObjectiveBar:
    """Return an objective by all of its measures, with the bar of the one that decides."""
    facts = [_facts(measure, current) for measure, current in measures]
    stands = [
        standing(one, as_of, measure.retired) for one, (measure, _) in zip(facts, measures, strict=True)
    ]
    objective = measures[0][0]
    whole = objective_standing(objective.state, objective.override, stands)
    place = deciding(whole, stands)
    (measure, current), shown = measures[place], facts[place]
    wanted = expected(shown, as_of)
    return ObjectiveBar(
        text=measure.measure or measure.text,
        progress=whole,
        baseline=measure.baseline,
        target=measure.target,
        current=current,
        expected=wanted,
        current_text=value_said(measure, current, currency),
        target_text=target_said(measure, currency),
        id=measure.objective_id,
        places=bar_places(shown, wanted),
    )


def _facts(measure: ObjectiveMeasure, current: float | None) -> MeasureFacts:
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


def _next(told: _Plans, renewal: date | None, notice_by: date | None, as_of: date) -> tuple[NextThing, ...]:
    def things() -> Iterator[NextThing]:
        for kind, dated in (
            (NextKind.REVIEW, told.reviews),
            (NextKind.TASK, told.tasks),
            (NextKind.PROMISE, told.promises),
        ):
            for thing in dated:
                text = thing.text
                if kind is NextKind.REVIEW:
                    text = thing.text or thing.kind.upper()
                yield NextThing(thing.day, kind, text)
        if notice_by is not None and notice_by >= as_of:
            yield NextThing(notice_by, NextKind.NOTICE, "")
        if renewal is not None:
            yield NextThing(renewal, NextKind.RENEWAL, "")

    return tuple(sorted(things(), key=lambda thing: (thing.day, thing.kind))[:NEXT_SHOWN])
