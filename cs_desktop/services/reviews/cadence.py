"""How often reviews are held, as people set it: for a touch model, or for one account."""

from collections.abc import Mapping

from sqlalchemy import select

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.reviews.cadence import CadenceRule, cadence_text, check_months
from cs_desktop.models.tables import Account, Cadence, TouchModel
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context

Rules = Mapping[str, CadenceRule | None]
"""By kind; None takes the rule away, so that an account goes with its touch model again."""


def set_account_cadence(
    ctx: Context, account_id: int, rules: Rules, seen: Rules | None = None, initiator: object = None
) -> Change | None:
    """Set how often an account's reviews of each kind are held; None where nothing is different.

    `seen` is what was on screen: what somebody else set since is not put aside unseen.

    Raises:
        InputError: an interval is out of range, or somebody else set one since it was seen.
        KnownError: the account is gone, or the file refuses.
    """
    _check(rules)

    def work(tx: WriteTx) -> None:
        account = tx.session.get(Account, account_id)
        if account is None:
            raise KnownError(tr("This account was deleted by someone else; undo the deletion first."))
        tx.recorder.label = f"Change review cadence of {shortened(account.name)}"
        _put(tx, rules, seen, account_id, None)

    return ctx.workspace.write("Change review cadence", work, initiator).change


def set_model_cadences(
    ctx: Context,
    by_model: Mapping[int, Rules],
    seen: Mapping[int, Rules] | None = None,
    initiator: object = None,
) -> Change | None:
    """Set how often reviews are held with the accounts of touch models, by their ids, as one step.

    `seen` is what was on screen. Returns None where nothing is different.

    Raises:
        InputError: an interval is out of range, or somebody else set one since it was seen.
        KnownError: a touch model is gone, or the file refuses.
    """
    for rules in by_model.values():
        _check(rules)

    def work(tx: WriteTx) -> None:
        for model_id, rules in by_model.items():
            model = tx.session.get(TouchModel, model_id)
            if model is None:
                raise KnownError(tr("This touch model is not there any more; choose another."))
            tx.recorder.label = f"Change review cadence of {shortened(model.name)}"
            _put(tx, rules, None if seen is None else seen[model_id], None, model_id)
        if len(by_model) > 1:
            tx.recorder.label = "Change review cadences"

    return ctx.workspace.write("Change review cadences", work, initiator).change


def _check(rules: Rules) -> None:
    for rule in rules.values():
        if rule is not None:
            check_months(rule.months)


def _refuse_overtaken(kind: str, stored: CadenceRule | None, seen: Rules, wanted: CadenceRule | None) -> None:
    if stored in (seen.get(kind), wanted):
        return
    raise InputError(
        tr(
            "Somebody else changed the cadence of {kind}s meanwhile: {every}. "
            "Save once more to put yours in its place.",
            kind=kind.upper(),
            every=cadence_text(stored.months if stored is not None else None),
        )
    )


def _put(tx: WriteTx, rules: Rules, seen: Rules | None, account_id: int | None, model_id: int | None) -> None:
    whose = Cadence.account_id == account_id
    if account_id is None:
        whose = Cadence.account_id.is_(None) & (Cadence.touch_model_id == model_id)
    stored = {one.kind: one for one in tx.session.scalars(select(Cadence).where(whose))}
    for kind, rule in rules.items():
        known = stored.get(kind)
        if seen is not None:
            there = CadenceRule(known.months, known.starts_on) if known is not None else None
            _refuse_overtaken(kind, there, seen, rule)
        if rule is None:
            if known is not None:
                tx.session.delete(known)
        elif known is None:
            values = {"months": rule.months, "starts_on": rule.starts_on}
            one = Cadence(id=tx.new_id(), account_id=account_id, touch_model_id=model_id, kind=kind, **values)
            tx.session.add(one)
        else:
            known.months, known.starts_on = rule.months, rule.starts_on
