"""When the plans that run were looked at last: by saying so, by any change, or at a review."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Connection, Select, func, select

from cs_desktop.domain.plan.looking import PlanLook
from cs_desktop.domain.vocabulary import PlanStatus
from cs_desktop.models.log.clocks import moment
from cs_desktop.models.tables import (
    ChangeRow,
    ChangeSet,
    Measure,
    MeasurePoint,
    Objective,
    PlanAction,
    SuccessPlan,
)

_RUNNING = (PlanStatus.AGREED.value, PlanStatus.ACTIVE.value)


def running_plans(connection: Connection, last_reviews: dict[int, date]) -> list[PlanLook]:
    """Return the plans that are agreed or active, before anybody asks when they were changed."""
    columns = (SuccessPlan.id, SuccessPlan.account_id, SuccessPlan.name, SuccessPlan.check_days)
    query = (
        select(*columns, SuccessPlan.next_review, SuccessPlan.checked_on)
        .where(SuccessPlan.status.in_(_RUNNING))
        .order_by(SuccessPlan.account_id, SuccessPlan.id)
    )
    return [
        PlanLook(*row, changed_on=None, reviewed_on=last_reviews.get(row.account_id))
        for row in connection.execute(query)
    ]


def plan_changes(connection: Connection, since: date) -> dict[int, date]:
    """Return the last day on which each plan or a part of it was changed, of those changed from a day on."""
    begin = int(datetime.combine(since, time.min).astimezone().timestamp() * 1000)
    first = connection.scalar(select(func.min(ChangeSet.pos)).where(ChangeSet.clock >= begin))
    if first is None:
        return {}
    last: dict[int, int] = {}
    for query in _changes(first):
        for plan_id, pos in connection.execute(query):
            last[plan_id] = max(pos, last.get(plan_id, 0))
    clocks = select(ChangeSet.pos, ChangeSet.clock).where(ChangeSet.pos >= first)
    days = {pos: moment(clock).astimezone().date() for pos, clock in connection.execute(clocks)}
    return {plan_id: days[pos] for plan_id, pos in last.items() if pos in days}


def _changes(first: int) -> Iterator[Select[*tuple[Any, ...]]]:
    newest = func.max(ChangeRow.set_pos)
    of_plan = select(SuccessPlan.id, newest).join(ChangeRow, ChangeRow.entity_id == SuccessPlan.id)
    yield _since(of_plan, SuccessPlan.__tablename__, first).group_by(SuccessPlan.id)
    of_objective = select(Objective.plan_id, newest).join(ChangeRow, ChangeRow.entity_id == Objective.id)
    yield _since(of_objective, Objective.__tablename__, first).group_by(Objective.plan_id)
    of_action = select(PlanAction.plan_id, newest).join(ChangeRow, ChangeRow.entity_id == PlanAction.id)
    yield _since(of_action, PlanAction.__tablename__, first).group_by(PlanAction.plan_id)
    of_measure = (
        select(Objective.plan_id, newest)
        .join(Measure, Measure.objective_id == Objective.id)
        .join(ChangeRow, ChangeRow.entity_id == Measure.id)
    )
    yield _since(of_measure, Measure.__tablename__, first).group_by(Objective.plan_id)
    of_point = (
        select(Objective.plan_id, newest)
        .join(Measure, Measure.objective_id == Objective.id)
        .join(MeasurePoint, MeasurePoint.measure_id == Measure.id)
        .join(ChangeRow, ChangeRow.entity_id == MeasurePoint.id)
    )
    yield _since(of_point, MeasurePoint.__tablename__, first).group_by(Objective.plan_id)


def _since(query: Select[*tuple[Any, ...]], entity: str, first: int) -> Select[*tuple[Any, ...]]:
    return query.where(ChangeRow.entity == entity, ChangeRow.set_pos >= first)
