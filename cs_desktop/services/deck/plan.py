"""The objectives of the success plan, as the slide of the next period shows them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.deck.keys import key_of
from cs_desktop.domain.deck.slides import ObjectiveRow
from cs_desktop.domain.figures import Figure, Unit, plural
from cs_desktop.domain.plan.words import target_said, unit_said, value_said
from cs_desktop.domain.vocabulary import ObjectiveState, words
from cs_desktop.models.points import reading
from cs_desktop.models.queries.plans import ObjectiveMeasure, objective_measures, objective_owners


@dataclass(frozen=True, slots=True)
class PlannedObjective:
    """An objective that is still to be reached, with the first of its measures, and how many more it has."""

    measure: ObjectiveMeasure
    our_owner: str
    their_owner: str
    """Both by role."""
    measured_on: date | None = None
    """The day of the newest point, where a metric says where it is."""
    further: int = 0

    @property
    def id(self) -> int:
        """Return the objective's id."""
        return self.measure.objective_id


def read_plan(connection: Connection, account_id: int, as_of: date) -> tuple[PlannedObjective, ...]:
    """Return the open objectives of an account's active plans, in order, as measured up to a day."""
    owners = objective_owners(connection, account_id)
    measures: dict[int, list[ObjectiveMeasure]] = {}
    for measure in objective_measures(connection, account_id):
        if measure.state == ObjectiveState.OPEN:
            measures.setdefault(measure.objective_id, []).append(measure)
    found = []
    for measure, *others in measures.values():
        role, title, place = owners[measure.objective_id]
        named = PlannedObjective(
            measure,
            role or "Customer success",
            title or (words(place) if place else ""),
            further=len(others),
        )
        found.append(_measured(connection, account_id, named, as_of))
    return tuple(found)


def _measured(
    connection: Connection, account_id: int, objective: PlannedObjective, as_of: date
) -> PlannedObjective:
    metric_id = objective.measure.metric_id
    if metric_id is None:
        return objective
    days, values = reading.history(connection, account_id, metric_id)
    known = int((days <= as_of.toordinal()).sum())
    if not known:
        # Where it is nobody knows: what was entered before it had a metric is no answer.
        return replace(objective, measure=replace(objective.measure, current=None))
    measure = replace(objective.measure, current=float(values[known - 1]))
    return replace(objective, measure=measure, measured_on=date.fromordinal(int(days[known - 1])))


def plan_rows(plan: Sequence[PlannedObjective], as_of: date, currency: str) -> tuple[ObjectiveRow, ...]:
    """Return a row for each objective: where its measure is, where it is to be, by when, and by whom."""
    return tuple(
        ObjectiveRow(
            one.measure.text,
            _name(one),
            _figure(one, value_said(one.measure, one.measure.current, currency), as_of),
            _target(one, target_said(one.measure, currency), as_of),
            one.measure.due,
            one.our_owner,
            one.their_owner,
            keys=(key_of(Kind.OBJECTIVE, one.id),),
        )
        for one in plan
    )


def _name(objective: PlannedObjective) -> str:
    name = objective.measure.measure
    return f"{name}, and {plural(objective.further, 'more measure')}" if objective.further else name


def _figure(objective: PlannedObjective, said: str, as_of: date) -> Figure | None:
    on = objective.measured_on
    formula = "newest point of its metric" if on else "as entered in the success plan"
    return _of(objective, objective.measure.current, said, formula, on or as_of)


def _target(objective: PlannedObjective, said: str, as_of: date) -> Figure | None:
    return _of(objective, objective.measure.target, said, "target of the success plan", as_of)


def _of(
    objective: PlannedObjective, value: float | None, said: str, formula: str, as_of: date
) -> Figure | None:
    """Return a value of the measure, said as the plan says it: by its words, with its sign."""
    if value is None:
        return None
    measure = objective.measure
    unit = unit_said(measure)
    name = measure.measure or measure.text
    # What a sign at the number or a word says already is not said again.
    label = f"{name}, {unit}" if unit and unit not in said else name
    return Figure(label, value, Unit.NUMBER, formula, "Success plan", as_of, said=said)
