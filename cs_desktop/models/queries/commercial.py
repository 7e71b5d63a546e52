"""Subscriptions, what they paid when, and renewals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from cs_desktop.models.base import IsoDate
from cs_desktop.models.tables import Product, Renewal, Subscription, SubscriptionEvent


@dataclass(frozen=True, slots=True)
class ArrStep:
    """An interval in which a subscription pays one amount: start ≤ day < end (None while it runs)."""

    subscription_id: int
    account_id: int
    product_id: int
    arr: int
    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class SubscriptionFacts:
    """A subscription with its product's name; amounts in minor units."""

    id: int
    account_id: int
    product: str
    arr: int
    start: date
    end: date | None
    term_end: date | None


@dataclass(frozen=True, slots=True)
class RenewalFacts:
    """An open renewal."""

    account_id: int
    due: date
    notice_by: date | None
    forecast: str
    amount: int | None


def arr_steps(connection: Connection, account_id: int | None = None) -> list[ArrStep]:
    """Return every interval of constant ARR, of all accounts or of one.

    Each event opens a step that ends with the subscription's next event or its end.
    """
    event = SubscriptionEvent
    following = func.lead(event.effective, type_=IsoDate()).over(
        partition_by=event.subscription_id, order_by=(event.effective, event.position, event.id)
    )
    query = select(
        event.subscription_id,
        Subscription.account_id,
        Subscription.product_id,
        event.arr,
        event.effective,
        following.label("next"),
        Subscription.end,
    ).join(Subscription, Subscription.id == event.subscription_id)
    if account_id is not None:
        query = query.where(Subscription.account_id == account_id)
    steps = []
    for subscription, account, product, arr, start, following_day, ended in connection.execute(query):
        ends = [day for day in (following_day, ended) if day is not None]
        end = min(ends) if ends else None
        if arr and (end is None or end > start):
            steps.append(ArrStep(subscription, account, product, arr, start, end))
    return steps


def subscriptions(connection: Connection, account_id: int | None = None) -> Sequence[SubscriptionFacts]:
    """Return all subscriptions, or those of one account, the largest first."""
    query = (
        select(
            Subscription.id,
            Subscription.account_id,
            Product.name,
            Subscription.arr,
            Subscription.start,
            Subscription.end,
            Subscription.term_end,
        )
        .join(Product, Product.id == Subscription.product_id)
        .order_by(Subscription.arr.desc(), Subscription.start, Subscription.id)
    )
    if account_id is not None:
        query = query.where(Subscription.account_id == account_id)
    return [SubscriptionFacts(*row) for row in connection.execute(query)]


def open_renewals(connection: Connection, account_id: int | None = None) -> Sequence[RenewalFacts]:
    """Return the renewals without an outcome, the earliest first."""
    query = (
        select(Renewal.account_id, Renewal.due, Renewal.notice_by, Renewal.forecast, Renewal.amount)
        .where(Renewal.outcome == "")
        .order_by(Renewal.due, Renewal.id)
    )
    if account_id is not None:
        query = query.where(Renewal.account_id == account_id)
    return [RenewalFacts(*row) for row in connection.execute(query)]
