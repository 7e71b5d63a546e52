"""Taking agreements and confirmations of value back: by a new entry with a reason, never by undo."""

from collections.abc import Sequence
from typing import Any

from cs_desktop.common.dates import day_text
from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.plan.content import AgreementEntry, ConfirmationEntry
from cs_desktop.domain.plan.ledger import Entry, revocations
from cs_desktop.models.queries.shapes import shaped
from cs_desktop.models.tables import Account, Agreement, SuccessPlan, ValueConfirmation
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context
from cs_desktop.services.plan.ledger import checked, set_status, written

_Row = Agreement | ValueConfirmation


def revoke_agreement(ctx: Context, entry_id: int, reason: str, initiator: object = None) -> Change:
    """Take an agreement back by a new entry. A plan that was only agreed is a draft again.

    Raises:
        InputError: no reason is given, or it is too long.
        KnownError: the entry is gone, takes another back itself, or was taken back already.
    """
    because = _reason(reason)

    def work(tx: WriteTx) -> None:
        entry = tx.session.get(Agreement, entry_id)
        same = Agreement.revokes_id == entry_id
        _check_revocable(entry, shaped(tx.session.connection(), Agreement, AgreementEntry, same))
        assert entry is not None
        tx.session.add(
            Agreement(
                id=tx.new_id(),
                **_taken_over(entry),
                terms={},
                **_revoking(tx, entry_id, because),
            )
        )
        tx.session.flush()
        plan = None if entry.plan_id is None else tx.session.get(SuccessPlan, entry.plan_id)
        if plan is not None:
            set_status(tx, plan)
        tx.recorder.label = f"Revoke agreement of {_account_name(tx, entry.account_id)}"

    return written(ctx, "Revoke agreement", work, initiator)


def revoke_confirmation(ctx: Context, entry_id: int, reason: str, initiator: object = None) -> Change:
    """Take a confirmation of value back by a new entry; what it was worth counts no more.

    Raises:
        InputError: no reason is given, or it is too long.
        KnownError: the entry is gone, takes another back itself, or was taken back already.
    """
    because = _reason(reason)

    def work(tx: WriteTx) -> None:
        entry = tx.session.get(ValueConfirmation, entry_id)
        same = ValueConfirmation.revokes_id == entry_id
        _check_revocable(entry, shaped(tx.session.connection(), ValueConfirmation, ConfirmationEntry, same))
        assert entry is not None
        tx.session.add(
            ValueConfirmation(
                id=tx.new_id(),
                **_taken_over(entry),
                measure_id=entry.measure_id,
                result={},
                worth=None,
                **_revoking(tx, entry_id, because),
            )
        )
        tx.recorder.label = f"Revoke confirmation of value of {_account_name(tx, entry.account_id)}"

    return written(ctx, "Revoke confirmation of value", work, initiator)


def _reason(text: str) -> str:
    because = checked(text, "reason")
    if not because:
        raise InputError(tr("Enter why it is taken back; the reason stays on record."), "reason")
    return because


def _check_revocable(entry: _Row | None, entries: Sequence[Entry]) -> None:
    """Refuse where an entry is gone, takes another back, or was taken back by one of the `entries`."""
    if entry is None:
        raise KnownError(tr("This entry is not in the workspace any more."))
    if entry.revokes_id is not None:
        raise KnownError(tr("This entry takes another one back; enter that anew instead."))
    gone = revocations(entries).get(entry.id)
    if gone is not None:
        raise KnownError(tr("This was revoked already, on {day}.", day=day_text(gone.day)))


def _taken_over(entry: _Row) -> dict[str, Any]:
    names = ("account_id", "plan_id", "objective_id", "review_id", "contact_id", "contact_name")
    return {name: getattr(entry, name) for name in names}


def _revoking(tx: WriteTx, entry_id: int, because: str) -> dict[str, Any]:
    return {
        "day": tx.today,
        "made_at": tx.now,
        "made_by": tx.recorder.actor.user,
        "revokes_id": entry_id,
        "reason": because,
    }


def _account_name(tx: WriteTx, account_id: int) -> str:
    account = tx.session.get(Account, account_id)
    return shortened(account.name if account is not None else "")
