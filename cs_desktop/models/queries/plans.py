"""Objectives with their measures, reviews, tasks and promises of one account."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from cs_desktop.domain.journey.shown import PlanObjective
from cs_desktop.domain.vocabulary import MeasureKind, ReviewStatus
from cs_desktop.models.tables import (
    Contact,
    JourneyLink,
    Measure,
    Metric,
    Objective,
    Promise,
    Review,
    SuccessPlan,
    Task,
    TeamMember,
)


@dataclass(frozen=True, slots=True)
class ObjectiveMeasure:
    """One objective and one of its measures; an objective without measures has one without name."""

    objective_id: int
    text: str
    state: str
    measure: str
    kind: str
    unit: str
    metric_id: int | None
    baseline: float | None
    baseline_on: date | None
    target: float | None
    current: float | None
    due: date | None
    target_high: float | None = None
    steps: Mapping[str, Any] | None = None
    override: str = ""
    """Where a person said that the objective stands; empty where its measures tell."""
    retired: date | None = None
    """The last day of its metric, where that is not gathered any more."""
    scale: Mapping[str, Any] | None = None
    """The words of an ordered scale."""


@dataclass(frozen=True, slots=True)
class Dated:
    """Something that is to happen on a day."""

    day: date
    kind: str
    text: str


def objective_measures(connection: Connection, account_id: int) -> Sequence[ObjectiveMeasure]:
    """Return the objectives of an account's active plans with their measures, in the order of the plan."""
    columns = (
        *(Measure.kind, Measure.unit, Measure.metric_id, Measure.baseline, Measure.baseline_on),
        *(Measure.target, Measure.current, Measure.due, Measure.target_high, Measure.steps),
        *(Objective.override, Metric.active_to, Measure.scale),
    )
    query = (
        select(Objective.id, Objective.text, Objective.state, Measure.name, *columns)
        .join(SuccessPlan, SuccessPlan.id == Objective.plan_id)
        .join(Measure, Measure.objective_id == Objective.id, isouter=True)
        .join(Metric, Metric.id == Measure.metric_id, isouter=True)
        .where(SuccessPlan.account_id == account_id, SuccessPlan.status == "active")
        .order_by(SuccessPlan.id, Objective.position, Objective.id, Measure.position, Measure.id)
    )
    return [
        ObjectiveMeasure(
            objective_id=row.id,
            text=row.text,
            state=row.state,
            measure=row.name or "",
            kind=row.kind or MeasureKind.RAISE.value,
            unit=row.unit or "",
            metric_id=row.metric_id,
            baseline=row.baseline,
            baseline_on=row.baseline_on,
            target=row.target,
            current=row.current,
            due=row.due,
            target_high=row.target_high,
            steps=row.steps,
            override=row.override or "",
            retired=row.active_to,
            scale=row.scale,
        )
        for row in connection.execute(query)
    ]


def objective_owners(connection: Connection, account_id: int) -> dict[int, tuple[str, str, str]]:
    """Return who answers for an account's objectives: our role, their title and role; empty for nobody."""
    query = (
        select(Objective.id, TeamMember.role.label("ours"), Contact.title, Contact.role)
        .join(SuccessPlan, SuccessPlan.id == Objective.plan_id)
        .join(TeamMember, TeamMember.id == Objective.owner_id, isouter=True)
        .join(Contact, Contact.id == Objective.contact_id, isouter=True)
        .where(SuccessPlan.account_id == account_id)
    )
    return {row.id: (row.ours or "", row.title or "", row.role or "") for row in connection.execute(query)}


def plan_objectives(connection: Connection, account_id: int) -> Sequence[PlanObjective]:
    """Return the objectives of an account's plans, active ones first, in the order of each plan."""
    query = (
        select(
            Objective.id, Objective.text, Objective.state, SuccessPlan.id.label("plan_id"), SuccessPlan.name
        )
        .join(SuccessPlan, SuccessPlan.id == Objective.plan_id)
        .where(SuccessPlan.account_id == account_id)
        .order_by(SuccessPlan.status != "active", SuccessPlan.id, Objective.position, Objective.id)
    )
    found: list[PlanObjective] = []
    numbers: Counter[int] = Counter()
    for row in connection.execute(query):
        numbers[row.plan_id] += 1
        found.append(PlanObjective(row.id, numbers[row.plan_id], row.text, row.state, row.name))
    return found


def bridges_by_objective(connection: Connection, account_id: int) -> dict[int, int]:
    """Return how many bridges on journey maps serve each objective of an account, those of none left out."""
    query = (
        select(JourneyLink.objective_id, JourneyLink.source_id)
        .join(Objective, Objective.id == JourneyLink.objective_id)
        .join(SuccessPlan, SuccessPlan.id == Objective.plan_id)
        .where(SuccessPlan.account_id == account_id)
        .distinct()
    )
    return dict(Counter(row.objective_id for row in connection.execute(query) if row.objective_id))


def open_reviews(connection: Connection, account_id: int) -> Sequence[Dated]:
    """Return the reviews that are planned or under way, the earliest first."""
    query = (
        select(Review.day, Review.kind, Review.title)
        .where(
            Review.account_id == account_id,
            Review.status.in_((ReviewStatus.PLANNED.value, ReviewStatus.IN_PROGRESS.value)),
        )
        .order_by(Review.day, Review.id)
    )
    return [Dated(*row) for row in connection.execute(query)]


def review_count(connection: Connection, account_id: int) -> int:
    """Return how many reviews an account has, whatever became of them."""
    query = select(func.count()).select_from(Review).where(Review.account_id == account_id)
    return connection.scalar(query) or 0


def open_tasks(connection: Connection, account_id: int) -> Sequence[Dated]:
    """Return the tasks with a due day that nobody has done, the earliest first."""
    query = (
        select(Task.due, Task.kind, Task.title)
        .where(Task.account_id == account_id, Task.done_at.is_(None), Task.due.is_not(None))
        .order_by(Task.due, Task.id)
    )
    return [Dated(row.due, row.kind, row.title) for row in connection.execute(query) if row.due]


def open_promises(connection: Connection, account_id: int) -> Sequence[Dated]:
    """Return the promises with a due day that are neither kept nor broken, the earliest first."""
    query = (
        select(Promise.due, Promise.text)
        .where(Promise.account_id == account_id, Promise.outcome == "", Promise.due.is_not(None))
        .order_by(Promise.due, Promise.id)
    )
    return [Dated(row.due, "", row.text) for row in connection.execute(query) if row.due]
