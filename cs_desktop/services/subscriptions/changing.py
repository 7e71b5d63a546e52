"""Subscriptions added and changed by hand, each with the day from which it holds; one step each."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.commerce import NewEvent, NewSubscription
from cs_desktop.domain.subscription_change import begun, changed, check_product, corrected, moved
from cs_desktop.domain.subscription_course import Course, Event
from cs_desktop.domain.vocabulary import Relation, SubscriptionEventKind
from cs_desktop.models.tables import Account, Subscription, SubscriptionEvent
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context
from cs_desktop.services.subscriptions.losses import explain_loss, forget_loss, move_loss
from cs_desktop.services.subscriptions.moving import hand_over_renewals, move_to_day, take_move_back
from cs_desktop.services.subscriptions.settling import settle_renewals
from cs_desktop.services.subscriptions.storing import (
    check_seen,
    event_of,
    get_subscription,
    product_named,
    product_of,
    store_course,
    stored_course,
)

_LABELS = {
    SubscriptionEventKind.RENEW: "Renew",
    SubscriptionEventKind.EXPAND: "Expand",
    SubscriptionEventKind.REDUCE: "Reduce",
    SubscriptionEventKind.MOVE: "Move",
    SubscriptionEventKind.CANCEL: "Cancel",
}


def add_subscription(ctx: Context, account_id: int, new: NewSubscription, initiator: object = None) -> Change:
    """Add a subscription of an account; a prospect becomes a customer with it.

    Raises:
        InputError: what was entered makes no sense.
        KnownError: the account is gone, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        account = tx.session.get(Account, account_id)
        if account is None:
            raise KnownError(tr("This account was deleted by someone else; undo the deletion first."))
        if not new.product.strip():
            raise InputError(tr("Enter a product, such as Plan."))
        subscription = begin(tx, account_id, product_named(tx, new.product), begun(new))
        if account.relation == Relation.PROSPECT:
            account.relation = Relation.CUSTOMER.value
            account.customer_since = account.customer_since or new.start
        tx.recorder.label = f"Add {shortened(product_of(tx, subscription))} to {shortened(account.name)}"

    return _changed(ctx, "Add subscription", work, initiator)


def begin(tx: WriteTx, account_id: int, product_id: int, first: Event) -> Subscription:
    """Add a subscription with its first event.

    Raises:
        InputError: its term ends before it starts.
    """
    course = Course(()).opened(first)
    subscription = Subscription(
        id=tx.new_id(),
        account_id=account_id,
        product_id=product_id,
        arr=first.arr,
        start=first.day,
        end=None,
        term_end=first.term_end,
        list_arr=first.list_arr,
        discount=first.discount,
    )
    tx.session.add(subscription)
    tx.session.flush()
    store_course(tx, subscription, course)
    tx.session.flush()
    return subscription


def record_event(
    ctx: Context,
    subscription_id: int,
    new: NewEvent,
    initiator: object = None,
    seen: Course | None = None,
) -> Change:
    """Renew, expand, reduce, move or cancel a subscription from a day on.

    A reduction or cancellation is explained with its reason, or a task asks the account's owner for it. A
    renewal that this decides gets its outcome.

    Raises:
        InputError: it makes no sense on that day.
        KnownError: the subscription is gone or no longer as it was `seen`, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        subscription = get_subscription(tx, subscription_id)
        account = tx.session.get_one(Account, subscription.account_id)
        of = f"{shortened(product_of(tx, subscription))} of {shortened(account.name)}"
        tx.recorder.label = f"{_LABELS[new.kind]} {of}"
        check_seen(stored_course(tx, subscription), seen)
        put_event(tx, subscription, new)
        settle_renewals(tx, subscription, new.day)

    return _changed(ctx, "Change subscription", work, initiator)


def put_event(tx: WriteTx, subscription: Subscription, new: NewEvent) -> None:
    """Record a dated change as part of a larger step.

    Raises:
        InputError: it makes no sense on that day.
    """
    course = stored_course(tx, subscription)
    if new.kind is SubscriptionEventKind.MOVE:
        _move(tx, subscription, course, new)
        return
    stored = store_course(tx, subscription, changed(course, new))
    tx.session.flush()
    if new.is_loss:
        known = {known.id for known in course.events}
        (added,) = (known_event.id for known_event in stored.events if known_event.id not in known)
        explain_loss(tx, subscription, added, new.reason)


def correct_event(
    ctx: Context,
    subscription_id: int,
    event_id: int,
    right: NewEvent,
    initiator: object = None,
    seen: Course | None = None,
) -> Change | None:
    """Put right what was recorded of an event: its day, amount and terms; None where nothing differs.

    A move changes its day on both sides; amount and terms are those of the subscription that it begins.

    Raises:
        InputError: it makes no sense there.
        KnownError: it is gone, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        subscription = get_subscription(tx, subscription_id)
        course = stored_course(tx, subscription)
        check_seen(course, seen)
        before = event_of(_event(tx, event_id))
        if before.kind is SubscriptionEventKind.MOVE and before.day != right.day:
            move_to_day(tx, subscription, before, right.day)
            before, course = replace(before, day=right.day), stored_course(tx, subscription)
        if not (before.kind is SubscriptionEventKind.MOVE and course.events[0].id != event_id):
            store_course(tx, subscription, corrected(course, before, right))
        if before.day != right.day:
            move_loss(tx, subscription, before.day, right.day)
        tx.recorder.label = f"Correct {shortened(product_of(tx, subscription))}"

    return ctx.workspace.write("Correct subscription", work, initiator).change


def remove_event(ctx: Context, subscription_id: int, event_id: int, initiator: object = None) -> Change:
    """Remove an event that never happened, with what was said about it; a move goes with what it began.

    Raises:
        InputError: what follows makes no sense then.
        KnownError: it is gone, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        subscription = get_subscription(tx, subscription_id)
        event = _event(tx, event_id)
        product = shortened(product_of(tx, subscription))
        day: date = event.effective
        kind = SubscriptionEventKind(event.kind)
        if kind is SubscriptionEventKind.MOVE:
            take_move_back(tx, subscription, event_of(event))
            tx.recorder.label = f"Take back move of {product}"
            return
        course = stored_course(tx, subscription).without(event_id)
        if kind in (SubscriptionEventKind.REDUCE, SubscriptionEventKind.CANCEL):
            forget_loss(tx, subscription, event_id, day)
        store_course(tx, subscription, course)
        tx.recorder.label = f"Remove entry of {product}"

    return _changed(ctx, "Remove entry", work, initiator)


def _move(tx: WriteTx, subscription: Subscription, course: Course, new: NewEvent) -> None:
    """End one subscription and begin that of the other product, on the same day."""
    check_product(new.product, product_of(tx, subscription))
    ended, first = moved(course, new)
    store_course(tx, subscription, ended)
    other = begin(tx, subscription.account_id, product_named(tx, new.product), first)
    hand_over_renewals(tx, subscription, other)


def _event(tx: WriteTx, event_id: int) -> SubscriptionEvent:
    event = tx.session.get(SubscriptionEvent, event_id)
    if event is None:
        raise KnownError(tr("This entry was removed by someone else; look at the list again."))
    return event


def _changed(ctx: Context, label: str, work: Callable[[WriteTx], None], initiator: object) -> Change:
    change = ctx.workspace.write(label, work, initiator).change
    assert change is not None
    return change
