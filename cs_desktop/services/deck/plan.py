"""The objectives of the success plan, as the slide of the next period shows them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.figures import Figure, Unit
from cs_desktop.domain.slide_keys import key_of
from cs_desktop.domain.slides import ObjectiveRow
from cs_desktop.domain.vocabulary import ObjectiveState, words
from cs_desktop.models.points import reading
from cs_desktop.models.queries.plans import ObjectiveMeasure, objective_measures, objective_owners


@dataclass(frozen=True, slots=True)
class PlannedObjective:
    """An objective that is still to be reached, with the first of its measures."""

    measure: ObjectiveMeasure
    our_owner: str
    their_owner: str
    """Both by role."""
    measured_on: date | None = None
    """The day of the newest point, where a metric says where it is."""

    @property
    def id(self) -> int:
        """Return the objective's id."""
        return self.measure.objective_id


def read_plan(connection: Connection, account_id: int, as_of: date) -> tuple[PlannedObjective, ...]:
    """Return the open objectives of an account's active plans, in order, as measured up to a day."""
    owners = objective_owners(connection, account_id)
    first: dict[int, ObjectiveMeasure] = {}
    for measure in objective_measures(connection, account_id):
        if measure.state == ObjectiveState.OPEN:
            first.setdefault(measure.objective_id, measure)
    found = []
    for measure in first.values():
        role, title, place = owners[measure.objective_id]
        named = PlannedObjective(
            measure, role or "Customer success", title or (words(place) if place else "")
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
        return objective
    measure = replace(objective.measure, current=float(values[known - 1]))
    return replace(objective, measure=measure, measured_on=date.fromordinal(int(days[known - 1])))


def plan_rows(plan: Sequence[PlannedObjective], as_of: date) -> tuple[ObjectiveRow, ...]:
    """Return a row for each objective: where its measure is, where it is to be, by when, and by whom."""
    return tuple(
        ObjectiveRow(
            one.measure.text,
            one.measure.measure,
            _figure(one, one.measure.current, one.measured_on or as_of, _how(one)),
            _figure(one, one.measure.target, as_of, "target of the success plan"),
            one.measure.due,
            one.our_owner,
            one.their_owner,
            keys=(key_of(Kind.OBJECTIVE, one.id),),
        )
        for one in plan
    )


def _how(objective: PlannedObjective) -> str:
    return "newest point of its metric" if objective.measured_on else "as entered in the success plan"


def _figure(objective: PlannedObjective, value: float | None, as_of: date, formula: str) -> Figure | None:
    if value is None:
        return None
    unit = objective.measure.unit
    known = Unit(unit) if unit in set(Unit) - {Unit.MONEY} else Unit.NUMBER
    name = objective.measure.measure or objective.measure.text
    label = f"{name}, {unit}" if known is Unit.NUMBER and unit not in ("", Unit.NUMBER) else name
    return Figure(label, value, known, formula, "Success plan", as_of)
