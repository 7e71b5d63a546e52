"""Contracts as the rules of Home see them: what ends soon, and what ended without a word why."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from cs_desktop.domain.vocabulary import (
    SubscriptionEventKind,
)
from cs_desktop.models.queries.attention_facts import (
    OpenRenewal,
    OpenTerm,
    Unexplained,
    facts_of,
)
from cs_desktop.models.tables import (
    ChurnEvent,
    Renewal,
    RenewalSubscription,
    Subscription,
    SubscriptionEvent,
)

_REASON_DAYS = 31
"""A churn event explains what was reduced or cancelled up to so many days before or after its day."""


def renewals(connection: Connection, until: date) -> Sequence[OpenRenewal]:
    """Return the renewals without an outcome that are due, or to be given notice of, up to a day."""
    columns = [Renewal.__table__.columns[name] for name in OpenRenewal.__dataclass_fields__]
    near = or_(Renewal.due <= until, Renewal.notice_by <= until)
    query = select(*columns).where(Renewal.outcome == "", near).order_by(Renewal.due, Renewal.id)
    return facts_of(connection, query, OpenRenewal)


def running_terms(connection: Connection, today: date, until: date) -> Sequence[OpenTerm]:
    """Return the running subscriptions whose term ends up to a day, the earliest first.

    Those that an open renewal speaks for are left out: one that names them, or one of the whole account.
    """
    named = RenewalSubscription.subscription_id
    spoken_for = (
        select(Renewal.id)
        .outerjoin(RenewalSubscription, RenewalSubscription.renewal_id == Renewal.id)
        .where(
            Renewal.account_id == Subscription.account_id,
            Renewal.outcome == "",
            or_(named.is_(None), named == Subscription.id),
        )
        .exists()
    )
    query = (
        select(Subscription.id, Subscription.account_id, Subscription.term_end, Subscription.arr)
        .where(
            Subscription.term_end <= until,
            Subscription.start <= today,
            or_(Subscription.end.is_(None), Subscription.end > today),
            ~spoken_for,
        )
        .order_by(Subscription.term_end, Subscription.id)
    )
    return facts_of(connection, query, OpenTerm)


def unexplained(connection: Connection, since: date, until: date) -> Sequence[Unexplained]:
    """Return what was reduced or cancelled from a day to another without a churn event, the newest first."""
    event, before = SubscriptionEvent, aliased(SubscriptionEvent)
    # SQLite compares the days as numbers: text of two days has no distance.
    distance = func.abs(func.julianday(ChurnEvent.day) - func.julianday(event.effective))
    explained = exists().where(
        ChurnEvent.account_id == Subscription.account_id,
        or_(ChurnEvent.product_id.is_(None), ChurnEvent.product_id == Subscription.product_id),
        distance <= _REASON_DAYS,
    )
    earlier = (
        select(before.arr)
        .where(
            before.subscription_id == event.subscription_id,
            or_(
                before.effective < event.effective,
                and_(before.effective == event.effective, before.position < event.position),
            ),
        )
        .order_by(before.effective.desc(), before.position.desc(), before.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    query = (
        select(
            event.id,
            Subscription.account_id,
            event.kind,
            event.effective,
            func.coalesce(earlier, 0) - event.arr,
        )
        .join(Subscription, Subscription.id == event.subscription_id)
        .where(
            event.kind.in_((SubscriptionEventKind.REDUCE.value, SubscriptionEventKind.CANCEL.value)),
            event.effective.between(since, until),
            ~explained,
        )
        .order_by(event.effective.desc(), event.id)
    )
    return facts_of(connection, query, Unexplained)
