"""What one account's page shows of its contracts: events, renewals, products, losses without a reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from cs_desktop.domain.vocabulary import TaskKind
from cs_desktop.models.tables import (
    Product,
    Renewal,
    RenewalSubscription,
    Subscription,
    SubscriptionEvent,
    Task,
)


@dataclass(frozen=True, slots=True)
class EventFacts:
    """A dated change; see the table for the meaning of each column."""

    id: int
    subscription_id: int
    kind: str
    effective: date
    position: int
    arr: int
    term_end: date | None
    list_arr: int | None
    discount: float | None
    reason: str


@dataclass(frozen=True, slots=True)
class FullRenewal:
    """A renewal with all its columns."""

    id: int
    due: date
    notice_by: date | None
    auto_renew: bool
    commercial_owner: str
    forecast: str
    amount: int | None
    outcome: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReasonTask:
    """A task that asks why something was lost."""

    id: int
    title: str
    due: date | None
    assignee_id: int | None


@dataclass(frozen=True, slots=True)
class Contracts:
    """All of it for one account."""

    events: Sequence[EventFacts]
    renewals: Sequence[FullRenewal]
    links: Sequence[tuple[int, int]]
    """Renewal and subscription."""
    products: Sequence[str]
    """Of the whole workspace, by name."""
    reasons: Sequence[ReasonTask]


def contracts_of(connection: Connection, account_id: int) -> Contracts:
    """Return an account's contracts."""
    event, renewal = SubscriptionEvent.__table__.columns, Renewal.__table__.columns
    events = (
        select(*(event[name] for name in EventFacts.__dataclass_fields__))
        .join(Subscription, Subscription.id == SubscriptionEvent.subscription_id)
        .where(Subscription.account_id == account_id)
    )
    renewals = (
        select(*(renewal[name] for name in FullRenewal.__dataclass_fields__))
        .where(Renewal.account_id == account_id)
        .order_by(Renewal.due, Renewal.id)
    )
    links = (
        select(RenewalSubscription.renewal_id, RenewalSubscription.subscription_id)
        .join(Renewal, Renewal.id == RenewalSubscription.renewal_id)
        .where(Renewal.account_id == account_id)
        .order_by(RenewalSubscription.id)
    )
    reasons = (
        select(Task.id, Task.title, Task.due, Task.assignee_id)
        .where(
            Task.account_id == account_id,
            Task.kind == TaskKind.REASON_MISSING.value,
            Task.done_at.is_(None),
        )
        .order_by(Task.due, Task.id)
    )
    return Contracts(
        events=[EventFacts(*row) for row in connection.execute(events)],
        renewals=[FullRenewal(*row) for row in connection.execute(renewals)],
        links=[(row.renewal_id, row.subscription_id) for row in connection.execute(links)],
        products=list(connection.scalars(select(Product.name).order_by(Product.name))),
        reasons=[ReasonTask(*row) for row in connection.execute(reasons)],
    )
