"""Renewals: added, changed, and how they ended."""

from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy import select

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.language import marked, tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.commerce import Decision, RenewalEntry
from cs_desktop.domain.subscription_change import check_due, check_notice, decided, outcome_of
from cs_desktop.domain.vocabulary import Forecast, RenewalOutcome, words
from cs_desktop.models.tables import Account, Renewal, RenewalSubscription, Subscription
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context
from cs_desktop.services.referring import require
from cs_desktop.services.subscriptions.changing import put_event
from cs_desktop.services.subscriptions.settling import linked
from cs_desktop.services.subscriptions.storing import stored_course

_DISAGREES: Mapping[RenewalOutcome, str] = MappingProxyType(
    {
        RenewalOutcome.RENEWED: marked(
            "Renewed means the same amount; choose Expanded or Reduced for another one."
        ),
        RenewalOutcome.EXPANDED: marked(
            "Expanded means more than before; enter larger amounts or choose otherwise."
        ),
        RenewalOutcome.REDUCED: marked(
            "Reduced means less than before; enter smaller amounts or choose otherwise."
        ),
        RenewalOutcome.LOST: marked("Lost means that everything ends; choose Reduced if something stays."),
    }
)

RENEWAL_CHANGED = marked("This renewal has changed since you began: look again, then press once more.")


def save_renewal(
    ctx: Context,
    account_id: int,
    renewal_id: int | None,
    entry: RenewalEntry,
    initiator: object = None,
    seen: RenewalEntry | None = None,
) -> Change | None:
    """Add a renewal to an account, or change the one with this id; None where nothing differs.

    The outcome is only what is remembered of it: what the subscriptions pay is told by their own entries.
    With `seen`, what the user began from, it is refused where somebody else changed the renewal since.

    Raises:
        InputError: what was entered makes no sense.
        KnownError: the account, the renewal or a subscription is gone, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        account = tx.session.get(Account, account_id)
        if account is None:
            raise KnownError(tr("This account was deleted by someone else; undo the deletion first."))
        check_notice(entry.notice_by, entry.due)
        if not entry.outcome:
            check_due(entry.due, entry.subscription_ids, _open_ones(tx, account_id, renewal_id))
        if renewal_id is None:
            renewal = Renewal(id=tx.new_id(), account_id=account_id)
            tx.recorder.label = f"Add renewal of {shortened(account.name)}"
        else:
            renewal = _renewal(tx, renewal_id)
            if seen not in (None, _entry(tx, renewal)):
                raise KnownError(tr(RENEWAL_CHANGED))
            tx.recorder.label = f"Change renewal of {shortened(account.name)}"
        renewal.due, renewal.notice_by, renewal.auto_renew = entry.due, entry.notice_by, entry.auto_renew
        renewal.commercial_owner = entry.commercial_owner.strip()
        renewal.forecast = entry.forecast.value if entry.forecast else ""
        renewal.amount = entry.amount
        renewal.outcome = entry.outcome.value if entry.outcome else ""
        tx.session.add(renewal)
        tx.session.flush()
        _link(tx, renewal, entry.subscription_ids)

    return ctx.workspace.write("Save renewal", work, initiator).change


def delete_renewal(ctx: Context, renewal_id: int, initiator: object = None) -> Change:
    """Delete a renewal; its subscriptions stay as they are.

    Raises:
        KnownError: it is gone already, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        renewal = _renewal(tx, renewal_id)
        account = tx.session.get_one(Account, renewal.account_id)
        tx.recorder.label = f"Delete renewal of {shortened(account.name)}"
        _link(tx, renewal, ())
        tx.session.flush()
        tx.session.delete(renewal)

    change = ctx.workspace.write("Delete renewal", work, initiator).change
    assert change is not None
    return change


def record_outcome(ctx: Context, renewal_id: int, decision: Decision, initiator: object = None) -> Change:
    """Record how a renewal ended, with the events of its subscriptions, as one step.

    A subscription that goes on is renewed, and expanded or reduced on the same day where its amount changes;
    one that does not is cancelled. What was lost is explained, or asked for.

    Raises:
        InputError: the amounts do not fit the outcome, or the day makes no sense.
        KnownError: the renewal or a subscription is gone or decided already, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        renewal = _renewal(tx, renewal_id)
        account = tx.session.get_one(Account, renewal.account_id)
        if renewal.outcome:
            raise KnownError(tr("Someone else has recorded the outcome meanwhile."))
        members = {member.id: member for member in linked(tx, renewal)}
        amounts = {i: arr for i, arr in decision.amounts if i in members}
        if not amounts:
            raise InputError(tr("Choose the subscriptions of this renewal first, with Edit."))
        before = sum(stored_course(tx, members[i]).arr_on(decision.day) for i in amounts)
        if outcome_of(before, sum(amounts.values())) is not decision.outcome:
            raise InputError(tr(_DISAGREES[decision.outcome]))
        for subscription_id, arr in amounts.items():
            _decide(tx, members[subscription_id], arr, decision)
        renewal.outcome = decision.outcome.value
        if decision.reason is not None:
            renewal.reason = words(decision.reason.category)
        tx.recorder.label = f"Record renewal of {shortened(account.name)}: {decision.outcome.value}"

    change = ctx.workspace.write("Record renewal", work, initiator).change
    assert change is not None
    return change


def _decide(tx: WriteTx, subscription: Subscription, arr: int, decision: Decision) -> None:
    for step in decided(stored_course(tx, subscription), arr, decision):
        put_event(tx, subscription, step)
        tx.session.flush()


def _renewal(tx: WriteTx, renewal_id: int) -> Renewal:
    renewal = tx.session.get(Renewal, renewal_id)
    if renewal is None:
        raise KnownError(tr("This renewal was deleted by someone else; undo the deletion to change it."))
    return renewal


def _open_ones(tx: WriteTx, account_id: int, but: int | None) -> list[RenewalEntry]:
    """Return the open renewals of an account without one of them."""
    query = select(Renewal).where(Renewal.account_id == account_id, Renewal.outcome == "")
    return [_entry(tx, renewal) for renewal in tx.session.scalars(query) if renewal.id != but]


def _entry(tx: WriteTx, renewal: Renewal) -> RenewalEntry:
    return RenewalEntry(
        due=renewal.due,
        notice_by=renewal.notice_by,
        auto_renew=renewal.auto_renew,
        commercial_owner=renewal.commercial_owner,
        forecast=Forecast(renewal.forecast) if renewal.forecast else None,
        amount=renewal.amount,
        subscription_ids=tuple(member.id for member in linked(tx, renewal)),
        outcome=RenewalOutcome(renewal.outcome) if renewal.outcome else None,
    )


def _link(tx: WriteTx, renewal: Renewal, subscription_ids: tuple[int, ...]) -> None:
    query = select(RenewalSubscription).where(RenewalSubscription.renewal_id == renewal.id)
    known = {row.subscription_id: row for row in tx.session.scalars(query)}
    for subscription_id in subscription_ids:
        if known.pop(subscription_id, None) is None:
            gone = tr("One of these subscriptions was taken back meanwhile; choose the others again.")
            require(tx, Subscription, subscription_id, gone)
            tx.session.add(
                RenewalSubscription(id=tx.new_id(), renewal_id=renewal.id, subscription_id=subscription_id)
            )
    for row in known.values():
        tx.session.delete(row)
