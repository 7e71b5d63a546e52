"""Where a part of a success plan is."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.history import ObjectKey
from cs_desktop.models.tables import Measure, Objective, SuccessPlan
from cs_desktop.services.context import Context


@dataclass(frozen=True, slots=True)
class PlanPlace:
    """Where a part of a plan is found."""

    account_id: int
    plan_id: int


def plan_place_of(ctx: Context, key: ObjectKey) -> PlanPlace | None:
    """Return on which plan an objective or a measure is, or the plan itself; None where it is gone."""
    return ctx.workspace.read(lambda connection: _place(connection, key))


def _place(connection: Connection, key: ObjectKey) -> PlanPlace | None:
    query = select(SuccessPlan.account_id, SuccessPlan.id)
    match key.kind:
        case Kind.MEASURE:
            query = (
                query.join(Objective, Objective.plan_id == SuccessPlan.id)
                .join(Measure, Measure.objective_id == Objective.id)
                .where(Measure.id == key.id)
            )
        case Kind.OBJECTIVE:
            query = query.join(Objective, Objective.plan_id == SuccessPlan.id).where(Objective.id == key.id)
        case _:
            query = query.where(SuccessPlan.id == key.id)
    found = connection.execute(query).one_or_none()
    return None if found is None else PlanPlace(*found)
