"""Subscriptions, what they paid when, and renewals."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from cs_desktop.domain.vocabulary import RenewalOutcome
from cs_desktop.models.columns import days_of, fetched, integers, ordinals, turned
from cs_desktop.models.tables import Product, Renewal, Subscription, SubscriptionEvent

Ints: TypeAlias = NDArray[np.int64]
_WON = (RenewalOutcome.RENEWED, RenewalOutcome.REDUCED, RenewalOutcome.EXPANDED)
NO_END = date.max.toordinal() + 1
"""Stands for "no end": later than every day there is."""


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


@dataclass(frozen=True, slots=True)
class StepColumns:
    """Many steps as columns of equal length; days as ordinals, `end` NO_END while it runs."""

    subscription_ids: Ints
    account_ids: Ints
    product_ids: Ints
    arr: Ints
    start: Ints
    end: Ints

    def __iter__(self) -> Iterator[ArrStep]:
        """Yield the steps one by one."""
        columns = (self.subscription_ids, self.account_ids, self.product_ids, self.arr, self.start, self.end)
        for subscription, account, product, arr, start, end in zip(
            *(column.tolist() for column in columns), strict=True
        ):
            ends = None if end == NO_END else date.fromordinal(end)
            yield ArrStep(subscription, account, product, arr, date.fromordinal(start), ends)


@dataclass(frozen=True, slots=True)
class SubscriptionColumns:
    """Subscriptions as columns of equal length, by id; days as ordinals, NO_END where there is none."""

    ids: Ints
    account_ids: Ints
    product_ids: Ints
    start: Ints
    end: Ints
    term_end: Ints


def subscription_columns(connection: Connection, account_id: int | None = None) -> SubscriptionColumns:
    """Return all subscriptions, or those of one account."""
    names = ("id", "account_id", "product_id", "start", "end", "term_end")
    query = select(*(Subscription.__table__.columns[name] for name in names)).order_by(Subscription.id)
    if account_id is not None:
        query = query.where(Subscription.account_id == account_id)
    ids, accounts, products, *days = turned(fetched(connection, query), len(names))
    return SubscriptionColumns(
        integers(ids), integers(accounts), integers(products), *(ordinals(column, NO_END) for column in days)
    )


def step_columns(connection: Connection, account_id: int | None = None) -> StepColumns:
    """Return every interval of constant ARR, of all accounts or of one.

    Each event opens a step that ends with the subscription's next event or its end.
    """
    event = SubscriptionEvent
    query = select(event.subscription_id, event.arr, event.effective, event.position, event.id)
    if account_id is not None:
        query = query.join(Subscription, Subscription.id == event.subscription_id).where(
            Subscription.account_id == account_id
        )
    return _steps(fetched(connection, query), subscription_columns(connection, account_id))


def _steps(events: list[tuple[Any, ...]], subscriptions: SubscriptionColumns) -> StepColumns:
    subscription, arr, effective, position, event = turned(events, 5)
    # Ordered and joined here, which takes a fraction of what it takes SQLite.
    keys = (integers(event), integers(position), ordinals(effective, NO_END), integers(subscription))
    order = np.lexsort(keys)
    ids, paid, start = keys[3][order], integers(arr)[order], keys[2][order]
    place = np.searchsorted(subscriptions.ids, ids)
    end = subscriptions.end[place]
    continues = ids[1:] == ids[:-1]
    end[:-1][continues] = np.minimum(end[:-1], start[1:])[continues]
    kept = (paid != 0) & (end > start)
    columns = (ids, subscriptions.account_ids[place], subscriptions.product_ids[place], paid, start, end)
    return StepColumns(*(column[kept] for column in columns))


def arr_steps(connection: Connection, account_id: int | None = None) -> list[ArrStep]:
    """Return every interval of constant ARR one by one, of all accounts or of one."""
    return list(step_columns(connection, account_id))


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


def won_renewals(connection: Connection, account_id: int | None = None) -> dict[int, tuple[date, ...]]:
    """Return when the renewals were due after which accounts stayed, by account, or those of one."""
    query = (
        select(Renewal.account_id, Renewal.due)
        .where(Renewal.outcome.in_(_WON))
        .order_by(Renewal.account_id, Renewal.due)
    )
    if account_id is not None:
        query = query.where(Renewal.account_id == account_id)
    accounts, days = turned(fetched(connection, query), 2)
    found: dict[int, list[date]] = {}
    for account, day in zip(accounts, days_of(days), strict=True):
        assert day is not None
        found.setdefault(account, []).append(day)
    return {account: tuple(those) for account, those in found.items()}
