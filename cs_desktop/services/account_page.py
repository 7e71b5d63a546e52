"""Everything that the page of one account shows, read in one go."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from sqlalchemy import Connection

from cs_desktop.analytics.health.scores import HealthScores
from cs_desktop.analytics.series import weekly
from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import marked, tr
from cs_desktop.common.periods import add_months
from cs_desktop.domain.charts.spec import Axis, ChartKind, ChartSpec, Series
from cs_desktop.domain.figures import Unit
from cs_desktop.domain.metrics.known import MetricRow
from cs_desktop.domain.note_text import first_line
from cs_desktop.domain.plan.ledger import AccountLedger
from cs_desktop.domain.portfolio import AccountPage, ActivityRow, ContactRow, PortfolioRow
from cs_desktop.domain.vocabulary import MetricKind, word_text
from cs_desktop.models.points import reading
from cs_desktop.models.points.blocks import Days, Values
from cs_desktop.models.queries import accounts, commercial, plan_content, plans
from cs_desktop.models.queries.accounts import ActivityFacts, ContactFacts
from cs_desktop.models.queries.commercial import ArrStep, SubscriptionFacts
from cs_desktop.models.queries.contracts import Contracts, contracts_of
from cs_desktop.models.queries.ledger import account_ledgers
from cs_desktop.models.queries.metrics import metric_rows
from cs_desktop.models.tables import LifecycleStage, TeamMember
from cs_desktop.services.account_fields import FIELDS
from cs_desktop.services.account_tiles import account_tiles
from cs_desktop.services.context import Context
from cs_desktop.services.contracts import missing_reasons, renewal_rows, subscription_rows
from cs_desktop.services.health.scoring import health_of
from cs_desktop.services.portfolio import standing_columns
from cs_desktop.services.portfolio_book import (
    Book,
    Touches,
    money_columns,
    read_book,
    read_touches,
    rows_of,
    touch_columns,
    word_columns,
)
from cs_desktop.services.reading import Read, read_steadily
from cs_desktop.services.value_tile import account_value

CHART_MONTHS = 24
CHARTED = ("weekly_active", "usage", "seats_used", "features_used", "outcome_attainment", "tickets")
"""Metrics shown as charts, most telling first; one without points is left out."""
_ACTIVITIES = 12
WEEKLY = {
    MetricKind.SUM: marked("Sum of each week"),
    MetricKind.MEAN: marked("Mean of each week"),
    MetricKind.MAX: marked("Highest of each week"),
    MetricKind.LAST: marked("Last value of each week"),
    MetricKind.AGE: marked("At the end of each week"),
}


@dataclass(frozen=True, slots=True)
class Measured:
    """One metric of the account with its points."""

    metric: MetricRow
    days: Days
    values: Values


@dataclass(frozen=True, slots=True)
class _Read:
    book: Book
    touches: Touches
    subscriptions: Sequence[SubscriptionFacts]
    contacts: Sequence[ContactFacts]
    activities: Sequence[ActivityFacts]
    measured: tuple[Measured, ...]
    contracts: Contracts
    ledger: AccountLedger
    objectives: int
    reviews: int


def load_account_page(ctx: Context, account_id: int) -> AccountPage:
    """Return the page of an account as of today.

    Raises:
        KnownError: there is no such account.
    """
    as_of = ctx.clock.today()
    read = read_steadily(ctx.workspace, lambda run: _read(run, account_id, as_of))
    health = health_of(ctx, np.array([account_id], np.int64), as_of)
    row = _row(read, health, as_of)
    currency = read.book.facts.currency
    return AccountPage(
        row=row,
        currency=currency,
        as_of=as_of,
        fields=_fields(read.book),
        tiles=(
            *account_tiles(row, read.book, health.account(0), currency, as_of),
            *account_value(read.ledger, currency, as_of),
        ),
        arr_chart=arr_chart(read.book.steps, currency, add_months(as_of, -CHART_MONTHS), as_of),
        usage_charts=tuple(
            usage_chart(measured, add_months(as_of, -CHART_MONTHS), as_of) for measured in read.measured
        ),
        subscriptions=subscription_rows(read.subscriptions, read.contracts, as_of),
        renewals=renewal_rows(read.subscriptions, read.contracts, as_of),
        reasons_missing=missing_reasons(read.contracts, read.book.wording.members),
        products=tuple(read.contracts.products),
        contacts=tuple(
            ContactRow(c.id, c.name, c.title, word_text(c.role)) for c in read.contacts if c.left_on is None
        ),
        activities=tuple(
            ActivityRow(a.id, a.day, a.kind, a.title or first_line(a.notes), a.minutes)
            for a in read.activities
        ),
        pos=read.book.pos,
        objectives=read.objectives,
        reviews=read.reviews,
    )


def _row(read: _Read, health: HealthScores, as_of: date) -> PortfolioRow:
    book, money = read.book, money_columns(read.book, as_of)
    words = word_columns(book.wording, book.accounts, money["arr"])
    touches = touch_columns(book.wording, book.accounts, money["arr"], read.touches)
    (row,) = rows_of(words, money, touches, standing_columns(health))
    return row


def _read(read: Read, account_id: int, as_of: date) -> _Read:
    book = read_book(read, account_id)
    if not book.accounts:
        raise KnownError(tr("This account is not in the workspace any more; go back to the portfolio."))
    return _Read(
        book,
        read_touches(read, as_of, account_id),
        read(lambda c: commercial.subscriptions(c, account_id)),
        read(lambda c: accounts.contacts_of(c, account_id)),
        read(lambda c: accounts.newest_activities(c, account_id, as_of, _ACTIVITIES)),
        read(lambda c: measured_of(c, account_id, CHARTED)),
        read(lambda c: contracts_of(c, account_id)),
        read(lambda c: account_ledgers(c, account_id)).get(account_id, AccountLedger()),
        read(lambda c: plan_content.objective_count(c, account_id)),
        read(lambda c: plans.review_count(c, account_id)),
    )


def measured_of(connection: Connection, account_id: int, keys: Sequence[str]) -> tuple[Measured, ...]:
    """Return those of the metrics that have points of the account, in the order of the keys."""
    by_key = {metric.key: metric for metric in metric_rows(connection)}
    found = []
    for key in keys:
        if key in by_key:
            days, values = reading.history(connection, account_id, by_key[key].id)
            if len(days):
                found.append(Measured(by_key[key], days, values))
    return tuple(found)


def arr_chart(steps: Iterable[ArrStep], currency: str, since: date, until: date) -> ChartSpec:
    """Return the account's ARR as a step line, a point at each day on which it changed."""
    edges = {since, until} | {s.start for s in steps} | {s.end for s in steps if s.end}
    days = sorted(day for day in edges if since <= day <= until)
    paid = [sum(s.arr for s in steps if s.start <= day and (s.end is None or day < s.end)) for day in days]
    return ChartSpec(
        kind=ChartKind.STEP,
        title=tr("ARR history"),
        subtitle=tr("ARR on each day, all subscriptions"),
        series=(Series("ARR", tuple(float(value) for value in paid), tuple(days)),),
        y_axis=Axis(Unit.MONEY, currency),
        source="Subscriptions",
        as_of=until,
    )


def usage_chart(measured: Measured, since: date, until: date) -> ChartSpec:
    """Return a metric of the account by week, back from its newest point, so that no week is half empty."""
    metric = measured.metric
    kind = MetricKind(metric.kind)
    known = measured.days[measured.days <= until.toordinal()]
    newest = date.fromordinal(int(known[-1])) if len(known) else until
    line = weekly(measured.days, measured.values, kind, since, newest)
    return ChartSpec(
        kind=ChartKind.LINE,
        title=metric.name,
        subtitle=tr(WEEKLY[kind]),
        series=(Series(metric.name, line.values, line.days),),
        y_axis=Axis(unit_of(metric)),
        source=metric.name,
        as_of=until,
    )


def unit_of(metric: MetricRow) -> Unit:
    """Return how the metric's values are shown; a word that is no unit of ours is a plain number."""
    return Unit(metric.unit) if metric.unit in set(Unit) else Unit.NUMBER


def _fields(book: Book) -> Mapping[str, str]:
    names = {TeamMember: book.wording.members, LifecycleStage: book.wording.stages}
    (account,) = book.accounts
    return {
        name: field.show(account, lambda table, row_id: names[table].get(row_id, ""))
        for name, field in FIELDS.items()
    }
