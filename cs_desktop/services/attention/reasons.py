"""Reasons missing: what was reduced or cancelled and nobody said why."""

from collections.abc import Iterator
from datetime import date, timedelta

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.common.money import money_short
from cs_desktop.domain.attention import Finding, Rule
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.figures import Status
from cs_desktop.domain.vocabulary import SubscriptionEventKind, TaskKind
from cs_desktop.models.queries.attention_facts import OpenTask, Unexplained
from cs_desktop.services.attention.facts import REASON_WITHIN_DAYS, Facts


def reasons_missing(facts: Facts) -> Iterator[Finding]:
    """Yield the tasks that ask for a reason, and the cuts that neither such a task nor an event explains."""
    asked = [task for task in facts.tasks if task.kind == TaskKind.REASON_MISSING.value]
    for task in asked:
        yield _task(task)
    accounts = {task.account_id for task in asked}
    for cut in facts.unexplained:
        if cut.account_id not in accounts:
            yield _event(cut, facts.currency)


def _task(task: OpenTask) -> Finding:
    return Finding(
        rule=Rule.REASON,
        about=Kind.TASK,
        about_id=task.id,
        account_id=task.account_id,
        occasion=task.due or date.min,
        title=task.title,
        why=tr("something was reduced or cancelled, and no cause is recorded"),
        source=tr("Open tasks that ask for a reason"),
        due=task.due,
        state=Status.WATCH,
        owner_id=task.assignee_id,
    )


def _event(cut: Unexplained, currency: str) -> Finding:
    day, amount = day_text(cut.effective), money_short(max(cut.lost, 0), currency)
    if cut.kind == SubscriptionEventKind.CANCEL.value:
        title = tr("Ask why they cancelled")
        why = tr("{amount} was cancelled on {day}, and no cause is recorded", amount=amount, day=day)
    else:
        title = tr("Ask why they bought less")
        why = tr("reduced by {amount} on {day}, and no cause is recorded", amount=amount, day=day)
    return Finding(
        rule=Rule.REASON,
        about=Kind.SUBSCRIPTION_EVENT,
        about_id=cut.id,
        account_id=cut.account_id,
        occasion=cut.effective,
        title=title,
        why=why,
        source=tr("Events of subscriptions without a churn event within 31 days"),
        due=cut.effective + timedelta(days=REASON_WITHIN_DAYS),
        state=Status.WATCH,
    )
