"""Success plans as they are stored: a whole plan by one query a table."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import Connection, func, or_, select

from cs_desktop.domain.plan.content import (
    Action,
    AgreementEntry,
    ConfirmationEntry,
    Dependency,
    EnteredPoint,
    PlanContent,
    PlanEntry,
    PlanHead,
    PlanMeasure,
    PlanMilestone,
    PlanObjective,
)
from cs_desktop.domain.vocabulary import PlanStatus
from cs_desktop.models.base import LoggedBase
from cs_desktop.models.id_lists import among
from cs_desktop.models.queries.shapes import shaped
from cs_desktop.models.tables import (
    Agreement,
    Holiday,
    Measure,
    MeasurePoint,
    Milestone,
    Objective,
    PlanAction,
    PlanDependency,
    SuccessPlan,
    ValueConfirmation,
)

PARTS = (
    ("objective", "plan_id", "success_plan"),
    ("measure", "objective_id", "objective"),
    ("measure_point", "measure_id", "measure"),
    ("plan_action", "plan_id", "success_plan"),
    ("plan_dependency", "plan_id", "success_plan"),
    ("milestone", "plan_id", "success_plan"),
    ("agreement", "plan_id", "success_plan"),
    ("value_confirmation", "plan_id", "success_plan"),
)
"""What a plan is made of: tables, the column that says what a row belongs to, and the table of that."""
_LIVELY = (PlanStatus.ACTIVE, PlanStatus.AGREED, PlanStatus.DRAFT, PlanStatus.PAUSED, PlanStatus.CLOSED)
"""Which plan one looks at first."""


def plan_entries(connection: Connection, account_id: int) -> Sequence[PlanEntry]:
    """Return an account's plans, the one that one looks at first before the others."""
    found = shaped(connection, SuccessPlan, PlanEntry, SuccessPlan.account_id == account_id)
    places = {status.value: place for place, status in enumerate(_LIVELY)}
    # Of plans in the same state the newest is the one.
    return sorted(found, key=lambda entry: (places.get(entry.status, len(places)), -entry.id))


def objective_count(connection: Connection, account_id: int) -> int:
    """Return how many objectives the plan of an account has that one looks at first."""
    first = next((entry.id for entry in plan_entries(connection, account_id)), None)
    query = select(func.count()).select_from(Objective).where(Objective.plan_id == first)
    return connection.scalar(query) or 0


def plan_content(connection: Connection, plan_id: int) -> PlanContent | None:
    """Return a whole plan; None where it is gone."""
    heads = shaped(connection, SuccessPlan, PlanHead, SuccessPlan.id == plan_id)
    if not heads:
        return None
    (head,) = heads
    objectives = select(Objective.id).where(Objective.plan_id == plan_id)
    measures = select(Measure.id).where(Measure.objective_id.in_(objectives))
    loose = (Milestone.account_id == head.account_id) & Milestone.plan_id.is_(None)
    return PlanContent(
        head,
        shaped(connection, Objective, PlanObjective, Objective.plan_id == plan_id, "position"),
        shaped(connection, Measure, PlanMeasure, Measure.objective_id.in_(objectives), "position"),
        shaped(connection, MeasurePoint, EnteredPoint, MeasurePoint.measure_id.in_(measures), "day"),
        shaped(connection, PlanAction, Action, PlanAction.plan_id == plan_id, "position"),
        shaped(connection, PlanDependency, Dependency, PlanDependency.plan_id == plan_id),
        shaped(connection, Milestone, PlanMilestone, or_(Milestone.plan_id == plan_id, loose), "due"),
        shaped(connection, Agreement, AgreementEntry, Agreement.plan_id == plan_id, "day"),
        shaped(connection, ValueConfirmation, ConfirmationEntry, ValueConfirmation.plan_id == plan_id, "day"),
    )


def parts_of(connection: Connection, table: str, column: str, owners: Collection[int]) -> Sequence[int]:
    """Return the ids of the rows of a table that belong to some owners by a column."""
    stored = LoggedBase.metadata.tables[table]
    return connection.scalars(select(stored.c.id).where(stored.c[column].in_(among(owners)))).all()


def holidays(connection: Connection) -> frozenset[date]:
    """Return the days on which nobody works."""
    return frozenset(connection.scalars(select(Holiday.day)))
