"""What somebody of us owes: promises to customers, and tasks."""

from collections.abc import Iterator
from datetime import date, timedelta

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.attention import Finding, Rule
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.figures import Status
from cs_desktop.domain.vocabulary import TaskKind
from cs_desktop.services.attention.facts import PROMISE_DAYS, TASK_DAYS, Facts


def promises_due(facts: Facts) -> Iterator[Finding]:
    """Yield the promises that are due soon or should have been kept."""
    for promise in facts.promises:
        if promise.due <= facts.today + timedelta(days=PROMISE_DAYS):
            yield Finding(
                rule=Rule.PROMISE,
                about=Kind.PROMISE,
                about_id=promise.id,
                account_id=promise.account_id,
                occasion=promise.due,
                title=tr("Keep what was promised: {promise}", promise=promise.text),
                why=_when(promise.due, facts.today),
                source=tr("Promises that are open"),
                due=promise.due,
                state=Status.RISK if promise.due < facts.today else Status.WATCH,
                owner_id=promise.owner_id,
            )


def tasks_due(facts: Facts) -> Iterator[Finding]:
    """Yield the tasks that are due soon or should have been done; those that ask for a reason stand apart."""
    for task in facts.tasks:
        asks = task.kind == TaskKind.REASON_MISSING.value
        if asks or task.due is None or task.due > facts.today + timedelta(days=TASK_DAYS):
            continue
        yield Finding(
            rule=Rule.TASK,
            about=Kind.TASK,
            about_id=task.id,
            account_id=task.account_id,
            occasion=task.due,
            title=task.title,
            why=_when(task.due, facts.today),
            source=tr("Tasks that are not done"),
            due=task.due,
            owner_id=task.assignee_id,
            concerns=None if task.about_id is None else (task.about_kind, task.about_id),
        )


def _when(due: date, today: date) -> str:
    if due == today:
        return tr("it is due today")
    if due < today:
        return tr("it was due {day}", day=day_text(due))
    return tr("it is due {day}", day=day_text(due))
