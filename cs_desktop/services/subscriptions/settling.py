"""Renewals that are decided by what happens to their subscriptions."""

from datetime import date, timedelta

from sqlalchemy import select

from cs_desktop.domain.subscription_change import outcome_of
from cs_desktop.domain.subscription_course import Course
from cs_desktop.models.tables import Renewal, RenewalSubscription, Subscription
from cs_desktop.models.write import WriteTx
from cs_desktop.services.subscriptions.storing import stored_course


def settle_renewals(tx: WriteTx, subscription: Subscription, day: date) -> None:
    """Give the open renewals of a subscription their outcome, where a change on a day has decided all of it.

    A renewal is decided when each of its subscriptions has ended or has a term that goes on after it.
    """
    tx.session.flush()
    query = (
        select(Renewal)
        .join(RenewalSubscription, RenewalSubscription.renewal_id == Renewal.id)
        .where(RenewalSubscription.subscription_id == subscription.id, Renewal.outcome == "")
    )
    for renewal in tx.session.scalars(query):
        courses = [stored_course(tx, member) for member in linked(tx, renewal)]
        if all(_is_decided(course, renewal.due) for course in courses):
            before = min(day, renewal.due) - timedelta(days=1)
            after = max(day, renewal.due)
            renewal.outcome = outcome_of(
                sum(course.arr_on(before) for course in courses),
                sum(course.arr_on(after) for course in courses),
            ).value


def linked(tx: WriteTx, renewal: Renewal) -> list[Subscription]:
    """Return the subscriptions that are up in a renewal."""
    query = (
        select(Subscription)
        .join(RenewalSubscription, RenewalSubscription.subscription_id == Subscription.id)
        .where(RenewalSubscription.renewal_id == renewal.id)
        .order_by(Subscription.id)
    )
    return list(tx.session.scalars(query))


def _is_decided(course: Course, due: date) -> bool:
    goes_on = course.newest.term_end is not None and course.newest.term_end > due
    return course.end is not None or goes_on
