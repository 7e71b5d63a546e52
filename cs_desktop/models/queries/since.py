"""What was done to an account and its plan since a moment, as the change log and the tables tell it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from cs_desktop.domain.vocabulary import ActivityKind, Direction
from cs_desktop.models.id_lists import among
from cs_desktop.models.log.old_values import old_text
from cs_desktop.models.queries.history import ChangeFacts
from cs_desktop.models.tables import (
    Activity,
    Measure,
    Milestone,
    Objective,
    PlanAction,
    Product,
    Subscription,
    SubscriptionEvent,
    SuccessPlan,
)
from cs_desktop.models.tables.log import ChangeRow, ChangeSet

_MOST = 200
"""Change sets that are read; of more the newest."""


def plan_changes(connection: Connection, account_id: int, since: datetime) -> Sequence[tuple[datetime, str]]:
    """Return when and as what something of the account's plans was changed, the newest first."""
    plans = select(SuccessPlan.id).where(SuccessPlan.account_id == account_id)
    objectives = select(Objective.id).where(Objective.plan_id.in_(plans))
    ids = {
        "success_plan": plans,
        "objective": objectives,
        "measure": select(Measure.id).where(Measure.objective_id.in_(objectives)),
        "plan_action": select(PlanAction.id).where(PlanAction.plan_id.in_(plans)),
        "milestone": select(Milestone.id).where(Milestone.account_id == account_id),
    }
    milliseconds = int(since.timestamp() * 1000)
    places: set[int] = set()
    for entity, wanted in ids.items():
        known = among(list(connection.scalars(wanted)))
        query = (
            select(ChangeRow.set_pos)
            .join(ChangeSet, ChangeSet.pos == ChangeRow.set_pos)
            .where(ChangeSet.clock > milliseconds, ChangeRow.entity == entity, ChangeRow.entity_id.in_(known))
        )
        places |= set(connection.scalars(query.distinct()))
    newest = sorted(places, reverse=True)[:_MOST]
    found = connection.execute(
        select(ChangeSet.clock, ChangeSet.label)
        .where(ChangeSet.pos.in_(among(newest)))
        .order_by(ChangeSet.pos.desc())
    )
    return [(datetime.fromtimestamp(clock / 1000, UTC), label) for clock, label in found]


def account_rewritten(connection: Connection, account_id: int, since: datetime) -> list[ChangeFacts]:
    """Return the changes of an account's own fields, a field once: from what it was to what it became.

    The place of each is the moment of its newest change, in milliseconds since 1970.
    """
    query = (
        select(ChangeRow.__table__, ChangeSet.clock)
        .join(ChangeSet, ChangeSet.pos == ChangeRow.set_pos)
        .where(
            ChangeRow.entity == "account",
            ChangeRow.entity_id == account_id,
            ChangeRow.op == "update",
            ChangeSet.clock > int(since.timestamp() * 1000),
        )
        .order_by(ChangeRow.set_pos, ChangeRow.n)
    )
    found: dict[str, ChangeFacts] = {}
    for row in connection.execute(query):
        first = found.pop(row.field, None)
        old = first.old if first is not None else old_text(connection, row)
        if old != row.new:
            found[row.field] = ChangeFacts(
                row.clock, "account", account_id, "update", row.field, old, row.new
            )
    return list(found.values())


def trouble(connection: Connection, account_id: int, after: date) -> Sequence[Row[Any]]:
    """Return id, day, kind, direction, title and notes of outages and reactive entries, by day."""
    told = or_(Activity.kind == ActivityKind.OUTAGE.value, Activity.direction == Direction.REACTIVE.value)
    columns = (Activity.id, Activity.day, Activity.kind, Activity.direction, Activity.title, Activity.notes)
    query = select(*columns).where(Activity.account_id == account_id, Activity.day > after, told)
    return list(connection.execute(query.order_by(Activity.day, Activity.id)))


def contract_events(connection: Connection, account_id: int, after: date) -> Sequence[Row[Any]]:
    """Return id, day, kind and product of the dated changes of an account's subscriptions, by day."""
    columns = (SubscriptionEvent.id, SubscriptionEvent.effective, SubscriptionEvent.kind, Product.name)
    query = (
        select(*columns)
        .join(Subscription, Subscription.id == SubscriptionEvent.subscription_id)
        .join(Product, Product.id == Subscription.product_id)
        .where(Subscription.account_id == account_id, SubscriptionEvent.effective > after)
        .order_by(SubscriptionEvent.effective, SubscriptionEvent.position, SubscriptionEvent.id)
    )
    return list(connection.execute(query))
