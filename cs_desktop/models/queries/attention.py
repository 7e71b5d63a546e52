"""What somebody has to do, as the rules of Home see it, and what was done with it."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection, and_, null, or_, select

from cs_desktop.domain.vocabulary import (
    AttentionState,
    ObjectiveState,
    PromiseOutcome,
)
from cs_desktop.models.queries.attention_facts import (
    DoneFacts,
    MarkFacts,
    MeasureRow,
    OpenTask,
    PromiseFacts,
    facts_of,
)
from cs_desktop.models.tables import (
    AttentionMark,
    ChangeRow,
    ChangeSet,
    Measure,
    Metric,
    Objective,
    Promise,
    SuccessPlan,
    Task,
)

_PUT_AWAY = (AttentionState.DONE.value, AttentionState.RESOLVED.value)


def open_measures(connection: Connection) -> Sequence[MeasureRow]:
    """Return the measures of the open objectives of active plans, in the order of the plans."""
    query = (
        select(
            *(Measure.id, SuccessPlan.account_id, Objective.id, Objective.text, Objective.owner_id),
            *(Measure.name, Measure.kind, Measure.unit, Measure.metric_id, Measure.baseline),
            *(Measure.baseline_on, Measure.target, Measure.current, Measure.due, Measure.target_high),
            *(Measure.steps, Objective.override, Metric.active_to, Measure.scale),
        )
        .join(Objective, Objective.id == Measure.objective_id)
        .join(SuccessPlan, SuccessPlan.id == Objective.plan_id)
        .join(Metric, Metric.id == Measure.metric_id, isouter=True)
        .where(Objective.state == ObjectiveState.OPEN.value, SuccessPlan.status == "active")
        .order_by(SuccessPlan.account_id, Objective.position, Objective.id, Measure.id)
    )
    return facts_of(connection, query, MeasureRow)


def open_promises(connection: Connection, until: date) -> Sequence[PromiseFacts]:
    """Return the promises that are open and due up to a day, by day."""
    query = (
        select(Promise.id, Promise.account_id, Promise.text, Promise.due, Promise.owner_id)
        .where(Promise.outcome == "", Promise.due <= until)
        .order_by(Promise.due, Promise.id)
    )
    return facts_of(connection, query, PromiseFacts)


def open_tasks(connection: Connection, until: date, reason_kind: str) -> Sequence[OpenTask]:
    """Return the tasks that are due up to a day, and all of one kind, by day."""
    columns = [Task.__table__.columns[name] for name in OpenTask.__dataclass_fields__]
    query = (
        select(*columns)
        .where(Task.done_at.is_(None), or_(Task.due <= until, Task.kind == reason_kind))
        .order_by(Task.due, Task.id)
    )
    return facts_of(connection, query, OpenTask)


def marks(connection: Connection) -> dict[int, MarkFacts]:
    """Return what was done with what was put before us, by the mark's id."""
    query = select(AttentionMark.id, AttentionMark.state, AttentionMark.until)
    return {row[0]: MarkFacts(*row) for row in connection.execute(query)}


def done_since(connection: Connection, midnight: datetime) -> Sequence[DoneFacts]:
    """Return what was done since midnight where the user is, and still is: marks, tasks, promises kept."""
    marked = (
        select(AttentionMark.account_id, null())
        .join(
            ChangeRow,
            and_(ChangeRow.entity_id == AttentionMark.id, ChangeRow.entity == AttentionMark.__tablename__),
        )
        .join(ChangeSet, ChangeSet.pos == ChangeRow.set_pos)
        .where(AttentionMark.state.in_(_PUT_AWAY), ChangeSet.clock >= midnight.timestamp() * 1000)
        # A mark that was changed twice today is still one.
        .group_by(AttentionMark.id)
    )
    finished = select(Task.account_id, Task.assignee_id).where(Task.done_at >= midnight)
    kept = select(Promise.account_id, Promise.owner_id).where(
        Promise.outcome == PromiseOutcome.KEPT.value, Promise.settled_on >= midnight.date()
    )
    return [one for query in (marked, finished, kept) for one in facts_of(connection, query, DoneFacts)]
