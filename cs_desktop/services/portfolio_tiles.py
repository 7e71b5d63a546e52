"""The figures above the portfolio, each with its formula, source and date."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np

from cs_desktop.analytics.payments import Payments
from cs_desktop.analytics.whole_book import retention_of
from cs_desktop.common.language import count_text, marked, tr, trn
from cs_desktop.common.periods import Period, add_months
from cs_desktop.domain.bands import Band
from cs_desktop.domain.figures import Figure, Status, Unit, number_text
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.retention import FORMULAS, Retention
from cs_desktop.models.queries.commercial import StepColumns
from cs_desktop.services.review_tile import reviews_due
from cs_desktop.services.value_tile import portfolio_value

_ARR_FORMULA, _CHURN_FORMULA = FORMULAS["arr_end"], FORMULAS["logo_churn"]
_SOURCE = marked("Subscriptions of this workspace")
_SCORECARD = marked("The scorecard that fits each account, over the workspace's metrics and surveys")
MONTHLY_LOGO_CHURN_TARGET = 0.01
"""Account churn should be less than 1% a month."""
_RENEWAL_DAYS = 90


def portfolio_tiles(
    rows: Sequence[PortfolioRow], steps: StepColumns, currency: str, as_of: date
) -> tuple[Figure, ...]:
    """Return ARR, NRR, GRR, logo churn, at-risk ARR, the renewals and last the reviews near, as of a day.

    The value that contacts confirmed stands before the reviews, where there is any.

    A workspace without subscriptions has no money to speak of: it gets the accounts by health instead.
    """
    confirmed = portfolio_value(rows, currency, as_of)
    if not len(steps.arr):
        bands = (_in_band(band, rows, as_of) for band in Band)
        return (_accounts(rows, as_of), *bands, *confirmed, reviews_due(rows, as_of))
    accounts, unit = np.unique(steps.account_ids, return_inverse=True)
    paid = Payments(unit, len(accounts), steps.arr, steps.start, steps.end)
    year = retention_of(paid, Period(add_months(as_of, -12), as_of))
    before = retention_of(paid, Period(add_months(as_of, -24), add_months(as_of, -12)))
    total = [sum(column) for column in zip(*(row.arr_history for row in rows), strict=True)]
    return (
        _arr(total, currency, as_of),
        _rate("NRR", "nrr", year.nrr, before.nrr, as_of),
        _rate("GRR", "grr", year.grr, before.grr, as_of),
        _logo_churn(year, as_of),
        _at_risk(rows, currency, as_of),
        _renewals(rows, currency, as_of),
        *confirmed,
        reviews_due(rows, as_of),
    )


def _accounts(rows: Sequence[PortfolioRow], as_of: date) -> Figure:
    scored = sum(1 for row in rows if row.band)
    return Figure(
        label=tr("Accounts"),
        value=len(rows),
        unit=Unit.COUNT,
        formula=tr("accounts in this workspace"),
        source=tr("Accounts of this workspace"),
        as_of=as_of,
        note=tr("{scored} with a health score", scored=count_text(scored)),
    )


def _in_band(band: Band, rows: Sequence[PortfolioRow], as_of: date) -> Figure:
    count = sum(1 for row in rows if row.band is band)
    return Figure(
        label=tr(band.label),
        value=count,
        unit=Unit.COUNT,
        formula=tr("accounts whose band, after an override, is {label}", label=tr(band.label)),
        source=tr(_SCORECARD),
        as_of=as_of,
        note=tr("by the scorecard of each"),
        status=band.status if count else Status.NONE,
        query=f"health:{band.value.replace('_', '-')}",
    )


def _arr(total: list[int], currency: str, as_of: date) -> Figure:
    grown = (total[-1] - total[0]) / total[0] if total and total[0] else None
    note = (
        tr("{share}% in 12 months", share=_signed(grown * 100))
        if grown is not None
        else tr("no ARR a year ago")
    )
    return Figure(
        label=tr("ARR"),
        value=total[-1] if total else 0,
        unit=Unit.MONEY,
        formula=tr(_ARR_FORMULA),
        source=tr(_SOURCE),
        as_of=as_of,
        currency=currency,
        note=note,
        history=tuple(float(value) for value in total),
        query="arr>0",
    )


def _rate(label: str, key: str, value: float | None, before: float | None, as_of: date) -> Figure:
    note = tr("last 12 months")
    if value is not None and before is not None:
        note = tr("{points} pts on the year before", points=_signed((value - before) * 100))
    return Figure(
        label=label,
        value=value,
        unit=Unit.SHARE,
        formula=tr(FORMULAS[key]),
        source=tr(_SOURCE),
        as_of=as_of,
        reason="" if value is not None else tr("No account had ARR a year ago."),
        note=note,
    )


def _logo_churn(year: Retention, as_of: date) -> Figure:
    churn = year.logo_churn
    monthly = 1 - (1 - churn) ** (1 / 12) if churn is not None else None
    good = monthly is not None and monthly < MONTHLY_LOGO_CHURN_TARGET
    return Figure(
        label=tr("Logo churn a month"),
        value=monthly,
        unit=Unit.SHARE,
        formula=tr("1 − (1 − c)^(1/12), c over 12 months = {churn}", churn=tr(_CHURN_FORMULA)),
        source=tr(_SOURCE),
        as_of=as_of,
        reason="" if monthly is not None else tr("No account had ARR a year ago."),
        note=tr("target under 1% · {accounts_lost} lost", accounts_lost=count_text(year.accounts_lost)),
        status=Status.NONE if monthly is None else Status.GOOD if good else Status.WATCH,
    )


def _at_risk(rows: Sequence[PortfolioRow], currency: str, as_of: date) -> Figure:
    scored = any(row.band for row in rows)
    risky = [row for row in rows if row.band is Band.AT_RISK and row.arr]
    return Figure(
        label=tr("At-risk ARR"),
        value=sum(row.arr for row in risky) if scored else None,
        unit=Unit.MONEY,
        formula=tr("sum of ARR of accounts whose band, after an override, is At risk"),
        source=tr(_SCORECARD),
        as_of=as_of,
        currency=currency,
        reason="" if scored else tr("No account has a health score; import metrics."),
        note=trn("{count} account with ARR", "{count} accounts with ARR", len(risky))
        if scored
        else tr("no score yet"),
        status=Status.RISK if risky else Status.GOOD if scored else Status.NONE,
        query="health:at-risk arr>0" if risky else "",
    )


def _renewals(rows: Sequence[PortfolioRow], currency: str, as_of: date) -> Figure:
    until = as_of + timedelta(days=_RENEWAL_DAYS)
    near = [row for row in rows if row.renewal and as_of <= row.renewal <= until and row.arr]
    overdue = sum(1 for row in rows if row.renewal and row.renewal < as_of and row.arr)
    note = trn("{count} account", "{count} accounts", len(near))
    if overdue:
        note = tr("{accounts} · {overdue} more overdue", accounts=note, overdue=count_text(overdue))
    return Figure(
        label=tr("Renewals, 90 days"),
        value=sum(row.arr for row in near),
        unit=Unit.MONEY,
        formula=tr("sum of ARR of accounts whose next renewal is due within 90 days"),
        source=tr("Renewals and terms of subscriptions"),
        as_of=as_of,
        currency=currency,
        note=note,
        status=Status.RISK if overdue else Status.NONE,
        query=f"renewal<={_RENEWAL_DAYS}d arr>0",
    )


def _signed(number: float) -> str:
    """Return a change with its sign, which tells up from down."""
    text = number_text(number, 1)
    return f"+{text}" if number >= 0.05 else text
