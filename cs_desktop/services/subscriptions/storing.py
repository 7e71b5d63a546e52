"""The course of a subscription as it is stored: rows of events, and what the subscription keeps of them."""

from dataclasses import replace

from sqlalchemy import select

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.subscription_course import Course, Event, course_of, positions
from cs_desktop.domain.vocabulary import SubscriptionEventKind
from cs_desktop.models.tables import Product, Subscription, SubscriptionEvent
from cs_desktop.models.write import WriteTx

_COLUMNS = ("arr", "term_end", "list_arr", "discount", "reason")


def event_of(row: SubscriptionEvent) -> Event:
    """Return what a row tells."""
    facts = {name: getattr(row, name) for name in _COLUMNS}
    return Event(id=row.id, kind=SubscriptionEventKind(row.kind), day=row.effective, **facts)


def get_subscription(tx: WriteTx, subscription_id: int) -> Subscription:
    """Return a subscription.

    Raises:
        KnownError: it is gone.
    """
    subscription = tx.session.get(Subscription, subscription_id)
    if subscription is None:
        raise KnownError(tr("This subscription was deleted by someone else; undo the deletion to change it."))
    return subscription


def stored_course(tx: WriteTx, subscription: Subscription) -> Course:
    """Return the course of a subscription as it is stored.

    Raises:
        KnownError: nothing is recorded of it.
    """
    rows = _rows(tx, subscription)
    if not rows:
        raise KnownError(tr("The subscription has no events; choose “Check workspace” in the File menu."))
    return course_of((row.position, event_of(row)) for row in rows).completed(subscription.term_end)


def check_seen(course: Course, seen: Course | None) -> None:
    """Refuse to go on from a course that the user has not seen.

    Raises:
        KnownError: somebody else changed it since; `seen` is what the user began from, None for whatever.
    """
    if seen not in (None, course):
        raise KnownError(
            tr("This subscription has changed since you began: look again, then press once more.")
        )


def store_course(tx: WriteTx, subscription: Subscription, course: Course) -> Course:
    """Make the stored events those of a course, and return it with an id for each event.

    What the subscription itself keeps is taken from its newest event.
    """
    course = Course(tuple(event if event.id else replace(event, id=tx.new_id()) for event in course.events))
    known = {row.id: row for row in _rows(tx, subscription)}
    for event, position in zip(course.events, positions(course), strict=True):
        row = known.pop(event.id, None)
        if row is None:
            row = SubscriptionEvent(id=event.id, subscription_id=subscription.id)
            tx.session.add(row)
        row.kind, row.effective, row.position = event.kind.value, event.day, position
        for name in _COLUMNS:
            setattr(row, name, getattr(event, name))
    for row in known.values():
        tx.session.delete(row)
    newest = course.newest
    subscription.arr, subscription.start, subscription.end = newest.arr, course.start, course.end
    subscription.term_end = newest.term_end
    subscription.list_arr, subscription.discount = newest.list_arr, newest.discount
    return course


def product_named(tx: WriteTx, name: str) -> int:
    """Return the product of this name, whatever its case; a name that nobody knows makes one."""
    wanted = name.strip()
    # Compared here: SQLite knows the case of ASCII letters only.
    for product in tx.session.scalars(select(Product).order_by(Product.id)):
        if product.name.casefold() == wanted.casefold():
            return product.id
    made = Product(id=tx.new_id(), name=wanted)
    tx.session.add(made)
    tx.session.flush()
    return made.id


def product_of(tx: WriteTx, subscription: Subscription) -> str:
    """Return the name of what a subscription is for."""
    return tx.session.get_one(Product, subscription.product_id).name


def _rows(tx: WriteTx, subscription: Subscription) -> list[SubscriptionEvent]:
    query = select(SubscriptionEvent).where(SubscriptionEvent.subscription_id == subscription.id)
    return list(tx.session.scalars(query))
