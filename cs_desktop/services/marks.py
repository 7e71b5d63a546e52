"""What a person does with something put before them: seen, done, later, or a task; each as one step."""

from datetime import date

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.attention import Finding, Rule
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.tasks import NewTask
from cs_desktop.domain.vocabulary import AttentionState, PromiseOutcome, SignalOutcome, TaskKind
from cs_desktop.models.tables import AttentionMark, Promise
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context
from cs_desktop.services.tasks import finish_task, put_task


def mark_done(ctx: Context, finding: Finding, initiator: object = None) -> Change | None:
    """Put something away as done; None where it was so already.

    A task is finished and a promise is kept: these have a record of their own, which is then settled.

    Raises:
        KnownError: it is gone, or the file refuses.
    """
    if finding.rule is Rule.TASK:
        return finish_task(ctx, finding.about_id, initiator)
    if finding.rule is Rule.PROMISE:
        return _keep_promise(ctx, finding, initiator)
    label = f"Mark as done: {shortened(finding.title)}"
    return ctx.workspace.write(label, lambda tx: _mark(tx, finding, AttentionState.DONE), initiator).change


def snooze(ctx: Context, finding: Finding, until: date, initiator: object = None) -> Change | None:
    """Put something off until a day, on which it is shown again.

    Raises:
        KnownError: the day is not after today, or the file refuses.
    """
    if until <= ctx.clock.today():
        raise KnownError(tr("Choose a day after today, such as +3d."))

    def work(tx: WriteTx) -> None:
        _mark(tx, finding, AttentionState.SNOOZED, until)

    return ctx.workspace.write(f"Snooze {shortened(finding.title)}", work, initiator).change


def acknowledge(ctx: Context, finding: Finding, initiator: object = None) -> Change | None:
    """Say that somebody has seen something and is at it: it stays in sight, behind what nobody has seen.

    Raises:
        KnownError: the file refuses.
    """
    label = f"Acknowledge {shortened(finding.title)}"
    return ctx.workspace.write(
        label, lambda tx: _mark(tx, finding, AttentionState.ACKNOWLEDGED), initiator
    ).change


def resolve(
    ctx: Context, finding: Finding, outcome: SignalOutcome, note: str = "", initiator: object = None
) -> Change | None:
    """Put a signal away with what became of it.

    Raises:
        KnownError: the file refuses.
    """

    def work(tx: WriteTx) -> None:
        mark = _mark(tx, finding, AttentionState.RESOLVED)
        mark.outcome, mark.note = outcome.value, note.strip()

    return ctx.workspace.write(f"Resolve {shortened(finding.title)}", work, initiator).change


def open_again(ctx: Context, finding: Finding, mark_id: int, initiator: object = None) -> Change | None:
    """Forget what was done with something: it asks for attention as if nobody had seen it.

    Raises:
        KnownError: the file refuses.
    """

    def work(tx: WriteTx) -> None:
        mark = tx.session.get(AttentionMark, mark_id)
        if mark is not None:
            tx.session.delete(mark)

    return ctx.workspace.write(f"Open {shortened(finding.title)} again", work, initiator).change


def turn_into_task(
    ctx: Context, finding: Finding, assignee_id: int | None, initiator: object = None
) -> Change:
    """Make a task of something, and put it away: from now on the task stands for it.

    Raises:
        KnownError: it is a task already, its account is gone, or the file refuses.
    """
    if finding.is_task:
        raise KnownError(tr("This is a task already: mark it as done, or open it."))

    def work(tx: WriteTx) -> None:
        put_task(
            tx,
            NewTask(
                title=finding.title,
                account_id=finding.account_id,
                assignee_id=assignee_id,
                due=finding.due if finding.due and finding.due > tx.today else tx.today,
                notes=finding.why,
                kind=TaskKind.FROM_HOME,
                about=ObjectKey(finding.about, finding.about_id),
            ),
        )
        _mark(tx, finding, AttentionState.TASK)

    change = ctx.workspace.write("Add task", work, initiator).change
    assert change is not None
    return change


def _mark(tx: WriteTx, finding: Finding, state: AttentionState, until: date | None = None) -> AttentionMark:
    mark = tx.session.get(AttentionMark, finding.mark_id)
    if mark is None:
        mark = AttentionMark(
            id=finding.mark_id,
            account_id=finding.account_id,
            rule=finding.key,
            about_kind=finding.about.value,
            about_id=finding.about_id,
            occasion=finding.occasion,
            state=state.value,
        )
        tx.session.add(mark)
    if (mark.state, mark.until) != (state.value, until) or mark.marked_on is None:
        mark.state, mark.until, mark.marked_on = state.value, until, tx.today
    mark.outcome = mark.note = ""
    return mark


def _keep_promise(ctx: Context, finding: Finding, initiator: object) -> Change | None:
    def work(tx: WriteTx) -> None:
        promise = tx.session.get(Promise, finding.about_id)
        if promise is None:
            raise KnownError(
                tr("This promise was deleted by someone else; undo the deletion to bring it back.")
            )
        tx.recorder.label = f"Keep promise {shortened(promise.text)}"
        if not promise.outcome:
            promise.outcome, promise.settled_on = PromiseOutcome.KEPT.value, tx.today

    assert finding.about is Kind.PROMISE
    return ctx.workspace.write("Keep promise", work, initiator).change
