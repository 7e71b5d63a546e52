"""Pulses: given, corrected, deleted; each as one step."""

from collections.abc import Sequence

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Change
from cs_desktop.domain.health.pulses import Pulse, PulseEntry, checked, newest_first
from cs_desktop.models.queries.judgments import pulses
from cs_desktop.models.tables import Account
from cs_desktop.models.tables import Pulse as Stored
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context


def pulses_of(ctx: Context, account_id: int) -> tuple[Pulse, ...]:
    """Return all pulses of an account, the newest first."""
    return newest_first(ctx.workspace.read(lambda c: pulses(c, account_id)))


def add_pulse(
    ctx: Context,
    account_id: int,
    entry: PulseEntry,
    member_id: int | None = None,
    initiator: object = None,
) -> Change:
    """Say what one makes of an account; `member_id` is who of the team says it.

    Raises:
        InputError: something in the entry makes no sense.
        KnownError: the account is gone, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        account = tx.session.get(Account, account_id)
        if account is None:
            raise KnownError(tr("This account was deleted by someone else; undo the deletion first."))
        tx.recorder.label = f"Give pulse of {account.name}"
        pulse = Stored(id=tx.new_id(), account_id=account_id, member_id=member_id)
        _fill(pulse, checked(entry, tx.today))
        tx.session.add(pulse)

    change = ctx.workspace.write("Give pulse", work, initiator).change
    assert change is not None
    return change


def change_pulse(
    ctx: Context, pulse_id: int, entry: PulseEntry, base: PulseEntry, initiator: object = None
) -> Change | None:
    """Correct a pulse; None where nothing differs. `base` is the pulse as the person saw it.

    Raises:
        InputError: something in the entry makes no sense.
        KnownError: it is gone, somebody else corrected it meanwhile, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        pulse = _pulse(tx, pulse_id)
        found = next(one for one in pulses(tx.session.connection(), pulse.account_id) if one.id == pulse_id)
        if found.entry != base:
            raise KnownError(
                tr("Somebody else has changed this pulse meanwhile: look at it, then do it again.")
            )
        tx.recorder.label = f"Change pulse of {_named(tx, pulse)}"
        _fill(pulse, checked(entry, tx.today))

    return ctx.workspace.write("Change pulse", work, initiator).change


def delete_pulses(ctx: Context, ids: Sequence[int], initiator: object = None) -> Change:
    """Delete pulses as one step.

    Raises:
        KnownError: one of them is gone, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        found = [_pulse(tx, one) for one in ids]
        tx.recorder.label = (
            f"Delete pulse of {_named(tx, found[0])}" if len(found) == 1 else f"Delete {len(found)} pulses"
        )
        for pulse in found:
            tx.session.delete(pulse)

    change = ctx.workspace.write("Delete pulse", work, initiator).change
    assert change is not None
    return change


def _fill(pulse: Stored, entry: PulseEntry) -> None:
    pulse.day, pulse.rating, pulse.note = entry.day, entry.rating.value, entry.note
    pulse.reasons = {"codes": [reason.value for reason in entry.reasons]}


def _pulse(tx: WriteTx, pulse_id: int) -> Stored:
    pulse = tx.session.get(Stored, pulse_id)
    if pulse is None:
        raise KnownError(tr("This pulse was deleted by someone else; undo the deletion first."))
    return pulse


def _named(tx: WriteTx, pulse: Stored) -> str:
    account = tx.session.get(Account, pulse.account_id)
    assert account is not None
    return account.name
