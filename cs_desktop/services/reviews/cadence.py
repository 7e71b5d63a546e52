"""How often reviews are held, as people set it: for a touch model, or for one account."""

from collections.abc import Mapping

from sqlalchemy import select

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.reviews.cadence import CadenceRule, check_months
from cs_desktop.models.tables import Account, Cadence, TouchModel
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context


def set_cadence(
    ctx: Context,
    rules: Mapping[str, CadenceRule | None],
    *,
    account_id: int | None = None,
    touch_model_id: int | None = None,
    initiator: object = None,
) -> Change | None:
    """Set how often reviews of each kind are held, of an account or of a touch model.

    None for a kind takes its rule away: the account goes with its touch model again. Returns None where
    nothing is different.

    Raises:
        InputError: an interval is out of range.
        KnownError: the account or the touch model is gone, or the file refuses.
    """
    for rule in rules.values():
        if rule is not None:
            check_months(rule.months)

    def work(tx: WriteTx) -> None:
        name = _name(tx, account_id, touch_model_id)
        tx.recorder.label = f"Change review cadence of {shortened(name)}"
        whose = (
            Cadence.account_id == account_id
            if account_id is not None
            else Cadence.account_id.is_(None) & (Cadence.touch_model_id == touch_model_id)
        )
        stored = {one.kind: one for one in tx.session.scalars(select(Cadence).where(whose))}
        for kind, rule in rules.items():
            known = stored.get(kind)
            if rule is None:
                if known is not None:
                    tx.session.delete(known)
            elif known is None:
                model = None if account_id is not None else touch_model_id
                tx.session.add(
                    Cadence(
                        id=tx.new_id(),
                        account_id=account_id,
                        touch_model_id=model,
                        kind=kind,
                        months=rule.months,
                        starts_on=rule.starts_on,
                    )
                )
            else:
                known.months, known.starts_on = rule.months, rule.starts_on

    return ctx.workspace.write("Change review cadence", work, initiator).change


def _name(tx: WriteTx, account_id: int | None, touch_model_id: int | None) -> str:
    if account_id is not None:
        account = tx.session.get(Account, account_id)
        if account is None:
            raise KnownError(tr("This account was deleted by someone else; undo the deletion first."))
        return account.name
    model = tx.session.get(TouchModel, touch_model_id)
    if model is None:
        raise KnownError(tr("This touch model is not there any more; choose another."))
    return model.name
