"""Deleting a subscription that never was, with what belongs to it."""

from collections.abc import Collection

from cs_desktop.common.dates import day_text
from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.subscription_course import Course
from cs_desktop.domain.subscription_moves import begins_by_move, ends_by_move
from cs_desktop.domain.vocabulary import SubscriptionEventKind as Kind
from cs_desktop.models import deleting
from cs_desktop.models.tables import Account, Renewal, Subscription
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context
from cs_desktop.services.subscriptions.losses import forget_loss
from cs_desktop.services.subscriptions.storing import (
    check_seen,
    get_subscription,
    product_of,
    stored_course,
)


def delete_subscription(
    ctx: Context,
    subscription_id: int,
    renewal_ids: Collection[int] = (),
    initiator: object = None,
    seen: Course | None = None,
) -> Change:
    """Delete a subscription with its entries, what was said of its losses, and these renewals of its account.

    Other renewals go on without it. All of it is one step.

    Raises:
        KnownError: it is gone or no longer as it was `seen`, a move links it to another one, or the file
            refuses.
    """

    def work(tx: WriteTx) -> None:
        subscription = get_subscription(tx, subscription_id)
        course = stored_course(tx, subscription)
        check_seen(course, seen)
        if begins_by_move(course) or ends_by_move(course):
            day = course.start if begins_by_move(course) else course.events[-1].day
            raise KnownError(
                tr("A move links it to another one: take back the move of {day} first.", day=day_text(day))
            )
        account = tx.session.get_one(Account, subscription.account_id)
        label = f"Delete {shortened(product_of(tx, subscription))} of {shortened(account.name)}"
        for event in course.events:
            if event.kind in (Kind.REDUCE, Kind.CANCEL):
                forget_loss(tx, subscription, event.id, event.day)
        renewals = [
            renewal_id
            for renewal_id in renewal_ids
            if (renewal := tx.session.get(Renewal, renewal_id)) is not None
            and renewal.account_id == account.id
        ]
        deleting.delete_rows(
            tx, {Subscription.__tablename__: [subscription_id], Renewal.__tablename__: renewals}
        )
        tx.recorder.label = label

    change = ctx.workspace.write("Delete subscription", work, initiator).change
    assert change is not None
    return change
