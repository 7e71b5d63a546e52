"""The key figures of one account, each with its formula, source and date."""

from datetime import date

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.common.money import money_short
from cs_desktop.domain.figures import Figure, Status, Unit
from cs_desktop.domain.health.override_told import shadow_text
from cs_desktop.domain.health.standing import FORMULAS as HEALTH_FORMULAS
from cs_desktop.domain.health.standing import AccountHealth, shown_score
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.retention import FORMULAS
from cs_desktop.models.queries.accounts import AccountFacts
from cs_desktop.services.portfolio_book import Book

RENEWAL_DAYS = 90
"""A renewal is worth a look so many days before."""
_ARR_FORMULA = FORMULAS["arr_end"]


def account_tiles(
    row: PortfolioRow, book: Book, health: AccountHealth, currency: str, as_of: date
) -> tuple[Figure, ...]:
    """Return health, ARR, days to renewal and time to value of an account.

    Tiles about money are left out where the account never had a subscription.
    """
    money = (_arr(row, book, currency, as_of), _renewal(row, as_of)) if len(book.subscriptions.ids) else ()
    return (_health(health), *money, time_to_value(book.accounts[0], as_of), _last_contact(row, as_of))


def _health(health: AccountHealth) -> Figure:
    known = [c for c in health.contributions if not c.missing and c.weight]
    total = sum(1 for c in health.contributions if c.weight)
    band = health.band
    beside = (
        tr("{count} of {total} measures", count=len(known), total=total)
        if health.override is None
        else shadow_text(health.calculated)
    )
    formula = HEALTH_FORMULAS["calculated" if health.override is None else "score"]
    return Figure(
        label=tr("Health"),
        value=None if health.score is None else shown_score(health.score),
        unit=Unit.NUMBER,
        formula=tr(formula),
        source=tr(
            "Scorecard {name}: {measures}",
            name=health.scorecard.name,
            measures=", ".join(c.name for c in known) or tr("no measure has data"),
        ),
        as_of=health.as_of,
        reason="" if band else tr("No measure of the scorecard has data; import metrics or surveys."),
        note=tr("no data yet") if band is None else f"{band.label} · {beside}",
        status=band.status if band else Status.NONE,
    )


def _arr(row: PortfolioRow, book: Book, currency: str, as_of: date) -> Figure:
    opening = min((s.start for s in book.steps), default=None)
    first = sum(s.arr for s in book.steps if s.start == opening)
    note = (
        tr("from {first} at the start", first=money_short(first, currency))
        if opening
        else tr("no subscription yet")
    )
    return Figure(
        label=tr("ARR"),
        value=row.arr,
        unit=Unit.MONEY,
        formula=tr(_ARR_FORMULA),
        source="Subscriptions",
        as_of=as_of,
        currency=currency,
        note=note,
        history=tuple(float(value) for value in row.arr_history),
    )


def _renewal(row: PortfolioRow, as_of: date) -> Figure:
    formula = tr("days from today to the next renewal without an outcome, else to the next end of a term")
    label, days = tr("Renewal in"), None
    note, status = tr("no term is set"), Status.NONE
    if row.renewal is not None:
        days, note = abs((row.renewal - as_of).days), day_text(row.renewal)
        status = Status.WATCH if days <= RENEWAL_DAYS else Status.NONE
        if row.renewal < as_of:
            label, status = tr("Renewal overdue by"), Status.RISK
            formula = tr("days from the passed renewal without an outcome, else end of a term, to today")
    return Figure(
        label=label,
        value=days,
        unit=Unit.DAYS,
        formula=formula,
        source=tr("Renewals and terms of subscriptions"),
        as_of=as_of,
        reason="" if days is not None else tr("No subscription has a term."),
        note=note,
        status=status,
    )


def time_to_value(account: AccountFacts, as_of: date) -> Figure:
    """Return the days from signing to first value, or why they cannot be stated."""
    start, first = account.customer_since, account.first_value
    reached = first if first is not None and first <= as_of else None
    days, reason = None, tr("First value is not reached or not recorded.")
    if start is None:
        note = tr("customer since is not set")
    elif reached is None:
        note = (
            tr("not yet, day {days}", days=(as_of - start).days)
            if start <= as_of
            else tr("begins {day}", day=day_text(start))
        )
    elif reached < start:
        note, reason = (
            tr("reached {day}", day=day_text(reached)),
            tr("First value lies before customer since; correct one."),
        )
    else:
        days, note = (reached - start).days, tr("reached {day}", day=day_text(reached))
    return Figure(
        label=tr("Time to value"),
        value=days,
        unit=Unit.DAYS,
        formula=tr("first-value date − customer since"),
        source="Account",
        as_of=as_of,
        reason="" if days is not None else reason,
        note=note,
        status=Status.GOOD if days is not None else Status.NONE,
    )


def _last_contact(row: PortfolioRow, as_of: date) -> Figure:
    days = (as_of - row.last_contact).days if row.last_contact else None
    return Figure(
        label=tr("Last contact"),
        value=days,
        unit=Unit.DAYS,
        formula=tr("days since the newest activity that is not a note or an outage"),
        source="Timeline",
        as_of=as_of,
        reason="" if days is not None else tr("No activity is recorded."),
        note=day_text(row.last_contact) if row.last_contact else tr("never recorded"),
    )
