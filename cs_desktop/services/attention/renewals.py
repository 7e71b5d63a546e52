"""Renewals near, by the day until which notice can be given; and those whose term has passed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr, trn
from cs_desktop.domain.attention import Finding, Rule
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.figures import Status
from cs_desktop.domain.vocabulary import Forecast
from cs_desktop.services.attention.facts import RENEWAL_DAYS, Facts


@dataclass(frozen=True, slots=True)
class Term:
    """The end of an account's term: a renewal without an outcome, else a subscription's term end."""

    about: Kind
    about_id: int
    account_id: int
    due: date
    notice_by: date | None
    forecast: str
    auto_renew: bool
    amount: int
    """In minor units."""


def terms(facts: Facts) -> list[Term]:
    """Return each account's earliest open term, among those that are near or past.

    Terms of subscriptions count where the account has no open renewal: that is the record of the same.
    """
    found: dict[int, Term] = {}
    for renewal in facts.renewals:
        arr = facts.arr.get(renewal.account_id, 0)
        term = Term(
            Kind.RENEWAL,
            renewal.id,
            renewal.account_id,
            renewal.due,
            renewal.notice_by,
            renewal.forecast,
            renewal.auto_renew,
            arr if renewal.amount is None else renewal.amount,
        )
        found.setdefault(renewal.account_id, term)
    recorded = set(found)
    for subscription in facts.terms:
        account_id = subscription.account_id
        if account_id not in recorded:
            term = Term(
                *(Kind.SUBSCRIPTION, subscription.id, account_id, subscription.term_end, None, ""),
                auto_renew=False,
                amount=facts.arr.get(account_id, 0),
            )
            found.setdefault(account_id, term)
    return list(found.values())


def renewals_near(facts: Facts) -> Iterator[Finding]:
    """Yield the terms that end soon, by the notice-by day while that lies ahead."""
    for term in terms(facts):
        by_notice = term.notice_by is not None and term.notice_by >= facts.today
        day = term.notice_by if by_notice and term.notice_by is not None else term.due
        left = (day - facts.today).days
        if not 0 <= left <= RENEWAL_DAYS:
            continue
        yield Finding(
            rule=Rule.RENEWAL,
            about=term.about,
            about_id=term.about_id,
            account_id=term.account_id,
            occasion=day,
            title=tr("Check that it renews by itself") if term.auto_renew else tr("Decide the renewal offer"),
            why=_why_near(day, left, term.forecast, by_notice=by_notice),
            source=tr("Renewals and terms of subscriptions: the notice-by day, else the end of the term"),
            due=day,
            state={Forecast.AT_RISK.value: Status.RISK, Forecast.LIKELY.value: Status.WATCH}.get(
                term.forecast, Status.NONE
            ),
        )


def renewals_overdue(facts: Facts) -> Iterator[Finding]:
    """Yield the terms that have passed without an end or an outcome; they are overdue, never churn."""
    for term in terms(facts):
        if term.due < facts.today:
            yield Finding(
                rule=Rule.OVERDUE,
                about=term.about,
                about_id=term.about_id,
                account_id=term.account_id,
                occasion=term.due,
                title=tr("Record what happened to the renewal"),
                why=tr("the term ended {day}, and nothing is recorded since", day=day_text(term.due)),
                source=tr("Renewals without an outcome, and running subscriptions whose term has passed"),
                due=term.due,
                state=Status.RISK,
            )


def _why_near(day: date, left: int, forecast: str, *, by_notice: bool) -> str:
    words = {
        Forecast.COMMIT.value: tr("forecast commit"),
        Forecast.LIKELY.value: tr("forecast likely"),
        Forecast.AT_RISK.value: tr("forecast at risk"),
    }.get(forecast, tr("no forecast yet"))
    if left == 0:
        if by_notice:
            return tr("notice by today, {forecast}", forecast=words)
        return tr("the term ends today, {forecast}", forecast=words)
    if by_notice:
        return trn(
            "notice by {day}, {count} day left, {forecast}",
            "notice by {day}, {count} days left, {forecast}",
            left,
            day=day_text(day),
            forecast=words,
        )
    return trn(
        "the term ends {day}, {count} day left, {forecast}",
        "the term ends {day}, {count} days left, {forecast}",
        left,
        day=day_text(day),
        forecast=words,
    )
