"""Why something was lost: told at once, or asked for by a task until somebody tells."""

from datetime import date, timedelta

from sqlalchemy import select

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.commerce import LossReason
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.tasks import NewTask
from cs_desktop.domain.vocabulary import SubscriptionEventKind, TaskKind, words
from cs_desktop.models.tables import Account, ChurnEvent, Subscription, SubscriptionEvent, Task
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context
from cs_desktop.services.subscriptions.storing import product_of
from cs_desktop.services.tasks import put_task

DAYS_TO_TELL = 7
"""Days after which the task that asks for a reason is due."""


def explain_loss(tx: WriteTx, subscription: Subscription, event_id: int, reason: LossReason | None) -> None:
    """Record why an event lost something, or have its account's owner asked for it."""
    event = tx.session.get_one(SubscriptionEvent, event_id)
    if reason is not None:
        _record(tx, subscription, event, reason)
        return
    account = tx.session.get_one(Account, subscription.account_id)
    product = shortened(product_of(tx, subscription))
    if event.kind == SubscriptionEventKind.REDUCE:
        title = tr("Say why {product} was reduced", product=product)
    else:
        title = tr("Say why {product} was canceled", product=product)
    label = tx.recorder.label
    put_task(
        tx,
        NewTask(
            title=title,
            account_id=account.id,
            assignee_id=account.owner_id,
            due=tx.today + timedelta(days=DAYS_TO_TELL),
            kind=TaskKind.REASON_MISSING,
            about=ObjectKey(Kind.SUBSCRIPTION_EVENT, event_id),
        ),
    )
    tx.recorder.label = label


def give_reason(ctx: Context, task_id: int, reason: LossReason, initiator: object = None) -> Change:
    """Record why something was lost, as a task asks, and mark the task as done; one step.

    Raises:
        KnownError: the task or the loss is gone, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        task = tx.session.get(Task, task_id)
        event = None if task is None else tx.session.get(SubscriptionEvent, task.about_id or 0)
        if task is None or event is None:
            raise KnownError(
                tr("What this asked about was taken back meanwhile; there is nothing to explain.")
            )
        if task.done_at is not None:
            raise KnownError(tr("Someone else has given the reason meanwhile."))
        subscription = tx.session.get_one(Subscription, event.subscription_id)
        _record(tx, subscription, event, reason)
        task.done_at = tx.now
        tx.recorder.label = f"Give reason for loss of {shortened(product_of(tx, subscription))}"

    change = ctx.workspace.write("Give reason for loss", work, initiator).change
    assert change is not None
    return change


def forget_loss(tx: WriteTx, subscription: Subscription, event_id: int, day: date) -> None:
    """Take back what was said or asked about an event that is removed."""
    tasks = select(Task).where(Task.about_kind == Kind.SUBSCRIPTION_EVENT.value, Task.about_id == event_id)
    told = select(ChurnEvent).where(
        ChurnEvent.account_id == subscription.account_id,
        ChurnEvent.product_id == subscription.product_id,
        ChurnEvent.day == day,
    )
    for row in (*tx.session.scalars(tasks), *tx.session.scalars(told)):
        tx.session.delete(row)


def move_loss(tx: WriteTx, subscription: Subscription, before: date, after: date) -> None:
    """Let what was said about a loss follow it to another day."""
    told = select(ChurnEvent).where(
        ChurnEvent.account_id == subscription.account_id,
        ChurnEvent.product_id == subscription.product_id,
        ChurnEvent.day == before,
    )
    for row in tx.session.scalars(told):
        row.day = after


def _record(tx: WriteTx, subscription: Subscription, event: SubscriptionEvent, reason: LossReason) -> None:
    event.reason = words(reason.category)
    tx.session.add(
        ChurnEvent(
            id=tx.new_id(),
            account_id=subscription.account_id,
            product_id=subscription.product_id,
            day=event.effective,
            category=reason.category.value,
            detail=reason.detail.strip(),
            stated_cause=reason.stated_cause.strip(),
            revealed_cause=reason.revealed_cause.strip(),
            evidence=reason.evidence.strip(),
            interview_on=reason.interview_on,
        )
    )
