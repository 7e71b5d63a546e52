"""Overrides of health scores: set, changed, ended early; each as one step."""

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Change
from cs_desktop.domain.health.override_entry import OverrideEntry, Step, checked, step_of
from cs_desktop.domain.health.overrides import Override, holding
from cs_desktop.models.queries.judgments import overrides
from cs_desktop.models.tables import Account, HealthOverride
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context


def overrides_of(ctx: Context, account_id: int) -> tuple[Override, ...]:
    """Return all overrides of an account, the one that began last first."""
    return tuple(reversed(ctx.workspace.read(lambda c: overrides(c, account_id)).get(account_id, ())))


def save_override(
    ctx: Context,
    account_id: int,
    entry: OverrideEntry,
    base: Override | None,
    member_id: int | None = None,
    initiator: object = None,
) -> Change | None:
    """Set an account's score, or change the override that runs; None where nothing differs.

    Another score than the running one's begins today and ends that one, so that the days before keep theirs.
    `base` is the override that ran when the person began, `member_id` who of the team sets it.

    Raises:
        InputError: something in the entry makes no sense.
        KnownError: the account is gone, somebody else changed the override meanwhile, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        account = _account(tx, account_id)
        good = checked(entry, tx.today)
        running = _running(tx, account_id, base)
        step = step_of(good, running, tx.today)
        if running is None or step is Step.ADD:
            tx.recorder.label = f"Set health of {account.name}"
            _add(tx, account_id, good, member_id)
            return
        tx.recorder.label = f"Change health override of {account.name}"
        row = _row(tx, running)
        if step is Step.REPLACE:
            row.ended_on = tx.today
            _add(tx, account_id, good, member_id)
            return
        row.score, row.reason, row.until, row.note = good.score, good.reason.value, good.until, good.note

    return ctx.workspace.write("Set health", work, initiator).change


def end_override(ctx: Context, account_id: int, base: Override, initiator: object = None) -> Change | None:
    """Let the calculated score count again from today on.

    Raises:
        KnownError: the account is gone, the override has ended or changed meanwhile, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        account = _account(tx, account_id)
        running = _running(tx, account_id, base)
        if running is None:
            raise _changed()
        tx.recorder.label = f"End health override of {account.name}"
        _row(tx, running).ended_on = tx.today

    return ctx.workspace.write("End health override", work, initiator).change


def _account(tx: WriteTx, account_id: int) -> Account:
    account = tx.session.get(Account, account_id)
    if account is None:
        raise KnownError(tr("This account was deleted by someone else; undo the deletion first."))
    return account


def _running(tx: WriteTx, account_id: int, base: Override | None) -> Override | None:
    """Return the override that holds today.

    Raises:
        KnownError: it is another one than the person saw.
    """
    running = holding(overrides(tx.session.connection(), account_id).get(account_id, ()), tx.today)
    if running != base:
        raise _changed()
    return running


def _row(tx: WriteTx, running: Override) -> HealthOverride:
    row = tx.session.get(HealthOverride, running.id)
    assert row is not None
    return row


def _add(tx: WriteTx, account_id: int, entry: OverrideEntry, member_id: int | None) -> None:
    tx.session.add(
        HealthOverride(
            id=tx.new_id(),
            account_id=account_id,
            score=entry.score,
            reason=entry.reason.value,
            note=entry.note,
            from_day=tx.today,
            until=entry.until,
            member_id=member_id,
        )
    )


def _changed() -> KnownError:
    return KnownError(tr("Somebody else has changed this override meanwhile: look at it, then do it again."))
