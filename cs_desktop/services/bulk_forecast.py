"""Setting the forecast of the next renewals of many accounts."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import select

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.domain.vocabulary import Forecast, word_text, words
from cs_desktop.models.id_lists import among
from cs_desktop.models.tables import Account, Renewal, RenewalSubscription, Subscription
from cs_desktop.models.write import WriteTx


@dataclass(frozen=True, slots=True)
class Counted:
    """How many accounts were changed, had the value already, or have no renewal to come."""

    changed: int
    unchanged: int
    left_out: int


def read_forecast(text: str) -> Forecast | None:
    """Return the forecast that a text names, in the user's language or in English; None for no text.

    Raises:
        InputError: there is none of this name.
    """
    wanted = text.strip().casefold()
    if not wanted:
        return None
    for forecast in Forecast:
        if wanted in (name.casefold() for name in (forecast.value, words(forecast), word_text(forecast))):
            return forecast
    names = ", ".join(map(word_text, Forecast))
    raise InputError(tr("Enter one of the forecasts: {names}.", names=names))


def put_forecasts(tx: WriteTx, accounts: Sequence[Account], text: str) -> Counted:
    """Set the forecast of each account's next renewal.

    Where nobody has entered a renewal, the day on which the earliest term ends is one: it is entered for the
    subscriptions whose term ends then. An account without either is left out.

    Raises:
        InputError: the text names no forecast.
    """
    forecast = read_forecast(text)
    value = forecast.value if forecast else ""
    ids = [account.id for account in accounts]
    renewals, ending = _open_renewals(tx, ids), _ending(tx, ids)
    changed = 0
    for account_id in ids:
        renewal = renewals.get(account_id)
        if renewal is not None and renewal.forecast != value:
            renewal.forecast = value
            changed += 1
        elif renewal is None and value and account_id in ending:
            _enter(tx, account_id, ending[account_id], value)
            changed += 1
    left_out = sum(account_id not in renewals and account_id not in ending for account_id in ids)
    return Counted(changed, len(ids) - changed - left_out, left_out)


def _open_renewals(tx: WriteTx, ids: Sequence[int]) -> dict[int, Renewal]:
    """Return each account's next renewal without an outcome."""
    query = (
        select(Renewal)
        .where(Renewal.account_id.in_(among(ids)), Renewal.outcome == "")
        .order_by(Renewal.due.desc(), Renewal.id.desc())
    )
    return {renewal.account_id: renewal for renewal in tx.session.scalars(query)}


def _ending(tx: WriteTx, ids: Sequence[int]) -> dict[int, list[Subscription]]:
    """Return of each account the running subscriptions whose term ends first, all on the same day."""
    query = (
        select(Subscription)
        .where(
            Subscription.account_id.in_(among(ids)),
            Subscription.term_end.is_not(None),
            Subscription.start <= tx.today,
            (Subscription.end.is_(None)) | (Subscription.end > tx.today),
        )
        .order_by(Subscription.account_id, Subscription.term_end, Subscription.id)
    )
    found = {}
    for account_id, running in groupby(tx.session.scalars(query), lambda signed: signed.account_id):
        first, *others = running
        found[account_id] = [first, *(signed for signed in others if signed.term_end == first.term_end)]
    return found


def _enter(tx: WriteTx, account_id: int, ending: Sequence[Subscription], forecast: str) -> None:
    due = ending[0].term_end
    assert due is not None
    renewal = Renewal(id=tx.new_id(), account_id=account_id, due=due, forecast=forecast)
    tx.session.add(renewal)
    tx.session.flush()
    for signed in ending:
        link = RenewalSubscription(id=tx.new_id(), renewal_id=renewal.id, subscription_id=signed.id)
        tx.session.add(link)
