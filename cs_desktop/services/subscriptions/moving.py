"""Moves to another product, put right and taken back on both sides at once."""

from datetime import date

from sqlalchemy import select

from cs_desktop.domain.subscription_course import Course, Event
from cs_desktop.domain.subscription_moves import move_on, other_half, taken_back
from cs_desktop.models import deleting
from cs_desktop.models.tables import Renewal, RenewalSubscription, Subscription
from cs_desktop.models.write import WriteTx
from cs_desktop.services.subscriptions.storing import get_subscription, store_course, stored_course


def move_to_day(tx: WriteTx, subscription: Subscription, event: Event, day: date) -> None:
    """Let a move hold from another day on, for the subscription that it ends and the one that it begins.

    Raises:
        InputError: an entry is in the way, or the other half is not clear.
    """
    out, into = _both(tx, subscription, event)
    ended, begun = move_on(stored_course(tx, out), stored_course(tx, into), day)
    store_course(tx, out, ended)
    store_course(tx, into, begun)
    tx.session.flush()


def take_move_back(tx: WriteTx, subscription: Subscription, event: Event) -> None:
    """Let the subscription that a move ended go on, and delete the one that it began.

    Raises:
        InputError: the other product has changed since, or the other half is not clear.
    """
    out, into = _both(tx, subscription, event)
    store_course(tx, out, taken_back(stored_course(tx, out), stored_course(tx, into)))
    hand_over_renewals(tx, into, out)
    tx.session.flush()
    deleting.delete_rows(tx, {Subscription.__tablename__: [into.id]})


def hand_over_renewals(tx: WriteTx, before: Subscription, after: Subscription) -> None:
    """Let the open renewals of a subscription be about another one: nobody has decided them yet."""
    query = (
        select(RenewalSubscription)
        .join(Renewal, Renewal.id == RenewalSubscription.renewal_id)
        .where(RenewalSubscription.subscription_id.in_((before.id, after.id)), Renewal.outcome == "")
    )
    links = tx.session.scalars(query).all()
    there = {link.renewal_id for link in links if link.subscription_id == after.id}
    for link in links:
        if link.subscription_id == before.id and link.renewal_id not in there:
            link.subscription_id = after.id


def _both(tx: WriteTx, subscription: Subscription, event: Event) -> tuple[Subscription, Subscription]:
    """Return the subscription that a move ends, and the one that it begins."""
    query = select(Subscription).where(Subscription.account_id == subscription.account_id)
    courses: dict[int, Course] = {one.id: stored_course(tx, one) for one in tx.session.scalars(query)}
    other = get_subscription(tx, other_half(courses, subscription.id, event))
    begins = courses[subscription.id].events[0].id == event.id
    return (other, subscription) if begins else (subscription, other)
