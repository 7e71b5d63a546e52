"""The measures of success plans with all their values, of many accounts at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from cs_desktop.domain.vocabulary import ObjectiveState, PlanStatus
from cs_desktop.models.columns import days_of, fetched, turned
from cs_desktop.models.queries.derived import Accounts, of_accounts
from cs_desktop.models.tables import Measure, MeasurePoint, Objective, SuccessPlan

_NOT_COUNTED = (ObjectiveState.PARKED.value, ObjectiveState.DROPPED.value)


@dataclass(frozen=True, slots=True)
class PlannedMeasure:
    """A measure of a plan that was begun, and until when it counts."""

    id: int
    account_id: int
    kind: str
    metric_id: int | None
    baseline: float | None
    baseline_on: date | None
    target: float
    target_high: float | None
    current: float | None
    current_on: date | None
    starts_on: date | None
    ends_on: date | None


def planned_measures(connection: Connection, accounts: Accounts) -> Sequence[PlannedMeasure]:
    """Return the measures with a target, of plans that are no drafts and objectives that still count."""
    columns = (
        *(Measure.id, SuccessPlan.account_id, Measure.kind, Measure.metric_id),
        *(Measure.baseline, Measure.baseline_on, Measure.target, Measure.target_high),
        *(Measure.current, Measure.current_on, SuccessPlan.starts_on, SuccessPlan.ends_on),
    )
    query = (
        select(*columns)
        .join(Objective, Objective.id == Measure.objective_id)
        .join(SuccessPlan, SuccessPlan.id == Objective.plan_id)
        .where(
            SuccessPlan.status != PlanStatus.DRAFT.value,
            Objective.state.not_in(_NOT_COUNTED),
            Measure.target.is_not(None),
        )
        .order_by(SuccessPlan.account_id, Measure.id)
    )
    return [
        PlannedMeasure(*row)
        for row in connection.execute(of_accounts(query, SuccessPlan.account_id, accounts))
    ]


def entered_values(connection: Connection, accounts: Accounts) -> dict[int, list[tuple[date, float]]]:
    """Return what was entered for measures by hand, by measure and day."""
    query = (
        select(MeasurePoint.measure_id, MeasurePoint.day, MeasurePoint.value)
        .join(Measure, Measure.id == MeasurePoint.measure_id)
        .join(Objective, Objective.id == Measure.objective_id)
        .join(SuccessPlan, SuccessPlan.id == Objective.plan_id)
        .order_by(MeasurePoint.measure_id, MeasurePoint.day, MeasurePoint.id)
    )
    rows = fetched(connection, of_accounts(query, SuccessPlan.account_id, accounts))
    measures, days, values = turned(rows, 3)
    found: dict[int, list[tuple[date, float]]] = {}
    for measure, day, value in zip(measures, days_of(days), values, strict=True):
        if day is not None:
            found.setdefault(measure, []).append((day, value))
    return found
