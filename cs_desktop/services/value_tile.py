"""The value that customers confirmed, as a figure: of one account, or of many."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from cs_desktop.common.language import tr, trn
from cs_desktop.domain.figures import Figure, Status, Unit
from cs_desktop.domain.plan.ledger import CONFIRMED_FORMULA, AccountLedger, ledger_shares
from cs_desktop.domain.portfolio import PortfolioRow


def account_value(ledger: AccountLedger, currency: str, as_of: date) -> tuple[Figure, ...]:
    """Return the value that an account confirmed; nothing where it confirmed no result."""
    if not ledger.confirmed:
        return ()
    note = trn("{count} confirmed result", "{count} confirmed results", ledger.confirmed)
    return (_figure(ledger.value, note, currency, as_of),)


def accounts_value(
    account_ids: Iterable[int], ledgers: Mapping[int, AccountLedger], currency: str, as_of: date
) -> tuple[Figure, ...]:
    """Return the value that accounts confirmed together; nothing where none confirmed a result."""
    shares = ledger_shares(account_ids, ledgers)
    if not shares.confirmed:
        return ()
    return (_figure(shares.value, _accounts(shares.confirmed), currency, as_of),)


def portfolio_value(rows: Sequence[PortfolioRow], currency: str, as_of: date) -> tuple[Figure, ...]:
    """Return the same of the rows of the portfolio."""
    values = [row.value_confirmed for row in rows if row.value_confirmed is not None]
    if not values:
        return ()
    return (_figure(sum(values), _accounts(len(values)), currency, as_of),)


def _accounts(count: int) -> str:
    return trn("{count} account with a confirmed result", "{count} accounts with a confirmed result", count)


def _figure(value: int, note: str, currency: str, as_of: date) -> Figure:
    return Figure(
        label=tr("Value confirmed"),
        value=value,
        unit=Unit.MONEY,
        formula=tr(CONFIRMED_FORMULA),
        source=tr("Confirmations of value by contacts; estimates are no part of it"),
        as_of=as_of,
        currency=currency,
        note=note,
        status=Status.GOOD,
    )
