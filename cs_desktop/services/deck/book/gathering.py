"""Reading the whole book for its review, in as few steps as the portfolio itself."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from cs_desktop.analytics.health.scores import HealthScores
from cs_desktop.analytics.payments import Payments
from cs_desktop.analytics.places import places
from cs_desktop.analytics.whole_book import retention_of
from cs_desktop.common.language import in_english
from cs_desktop.common.periods import Period, add_months
from cs_desktop.domain.bands import Band
from cs_desktop.domain.plan.ledger import ledger_shares
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.portfolio_index import PortfolioIndex
from cs_desktop.domain.portfolio_query import parse_query
from cs_desktop.domain.vocabulary import Relation, ReviewStatus
from cs_desktop.models.queries import book as queries
from cs_desktop.models.queries.attention_care import account_cares, members, touches
from cs_desktop.models.queries.attention_facts import MemberFacts
from cs_desktop.models.queries.commercial import RenewalFacts, StepColumns
from cs_desktop.models.queries.ledger import account_ledgers
from cs_desktop.services.context import Context
from cs_desktop.services.deck.book.facts import BookFacts, MemberWork, RenewalAhead, RiskFacts
from cs_desktop.services.deck.book.filtering import refuse_unreadable
from cs_desktop.services.deck.periods import deck_period
from cs_desktop.services.health.scoring import read_health
from cs_desktop.services.home_tiles import HOURS_WEEKS, hours_since
from cs_desktop.services.portfolio import standing_columns
from cs_desktop.services.portfolio_book import (
    Book,
    history_days,
    money_columns,
    next_renewals,
    read_book,
    read_touches,
    rows_of,
    touch_columns,
    word_columns,
)
from cs_desktop.services.portfolio_tiles import portfolio_tiles
from cs_desktop.services.reading import read_steadily

RENEWAL_MONTHS = 6
MOST_PULLS = 2


@dataclass(frozen=True, slots=True)
class _Rows:
    """The accounts that a review is about, and their health."""

    rows: tuple[PortfolioRow, ...]
    before: Mapping[Band, int]
    scores: HealthScores
    place: Mapping[int, int]
    """In the scores, by account."""


def gather_book(ctx: Context, period_name: str | None = None, filtered: str = "") -> BookFacts:
    """Read the book for its review; without a period's name of the last full fiscal quarter.

    `filtered` is a filter of the portfolio as one types it, judged on the review's day.

    Raises:
        KnownError: there is no such period, it has not begun, or the filter cannot be read.
    """
    today = ctx.clock.today()
    book = read_steadily(ctx.workspace, read_book)
    whole = deck_period(period_name, book.facts.fiscal_start, today)
    as_of = min(whole.end - timedelta(days=1), today)
    period = Period(whole.start, as_of + timedelta(days=1), whole.name)
    refuse_unreadable(parse_query(filtered, as_of))
    with in_english():
        found = _rows(ctx, book, period, as_of, filtered)
        return _facts(ctx, book, period, found, filtered)


def _facts(ctx: Context, book: Book, period: Period, found: _Rows, filtered: str) -> BookFacts:
    today, as_of = ctx.clock.today(), period.end - timedelta(days=1)
    rows, mine = found.rows, {row.id: row for row in found.rows}
    steps = _steps_of(book.steps, mine)
    tiles = portfolio_tiles(rows, steps, book.facts.currency, as_of)
    active = [row for row in rows if row.arr] or [r for r in rows if r.relation is Relation.CUSTOMER]
    reads = read_steadily(
        ctx.workspace,
        lambda read: (
            read(lambda c: queries.confirmations_between(c, period.start, as_of)),
            read(lambda c: queries.reviews_between(c, period.start, as_of)),
            read(lambda c: queries.kept_between(c, period.start, as_of)),
            read(account_ledgers),
            read(members),
            read(lambda c: touches(c, hours_since(today), today)),
            read(account_cares),
        ),
    )
    confirmed, reviews, kept, ledgers, team, touched, cares = reads
    kept = [one for one in kept if one.account_id in mine]
    reviews = tuple(one for one in reviews if one.account_id in mine)
    owners = {one.id: one.owner_id for one in cares}
    minutes: Counter[int] = Counter()
    for member_id, _, _, spent in touched:
        minutes[member_id or 0] += spent
    history = list(zip(*(row.arr_history for row in rows), strict=True))
    return BookFacts(
        workspace=book.facts,
        period=period,
        as_of=as_of,
        prepared_on=today,
        filter=filtered.strip(),
        rows=rows,
        tiles=tiles[:-1],
        retention=retention_of(_payments(steps), period),
        bands_before=found.before,
        risks=_risks(ctx, found, active),
        renewals=_renewals(book, mine, today),
        confirmed=tuple((mine[one], entry) for one, entry in confirmed if one in mine),
        shares=ledger_shares((row.id for row in active), ledgers),
        reviews=reviews,
        met=sum(one.met for one in kept),
        scored=sum(one.scored for one in kept),
        work=_work(team, active, owners, _held_by(reviews), minutes),
        due_soon=tiles[-1],
        arr_months=tuple(
            (day, sum(paid)) for day, paid in zip(history_days(as_of), history, strict=bool(rows))
        ),
    )


def _rows(ctx: Context, book: Book, period: Period, as_of: date, filtered: str) -> _Rows:
    """Return the accounts that meet the filter, as they stood on the day."""
    ids = np.array([account.id for account in book.accounts], np.int64)
    before = period.start - timedelta(days=1)
    earlier, scores = read_health(ctx, before, as_of).scores_over(ids, [before, as_of])
    money = money_columns(book, as_of)
    words = word_columns(book.wording, book.accounts, money["arr"])
    touched = read_steadily(ctx.workspace, lambda read: read_touches(read, as_of))
    spoken = touch_columns(book.wording, book.accounts, money["arr"], touched)
    rows = rows_of(words, money, spoken, standing_columns(scores))
    if filtered.strip():
        index = PortfolioIndex(rows, as_of, book.facts.currency)
        rows = tuple(rows[place] for place in index.arrange(parse_query(filtered, as_of), ()).positions)
    place = {account_id: place for place, account_id in enumerate(ids.tolist())}
    active = [row for row in rows if row.arr] or [r for r in rows if r.relation is Relation.CUSTOMER]
    bands = Counter(earlier.standing(place[row.id]).band for row in active)
    return _Rows(rows, {band: bands[band] for band in Band}, scores, place)


def _risks(ctx: Context, found: _Rows, active: Sequence[PortfolioRow]) -> tuple[RiskFacts, ...]:
    risky = [row for row in active if row.band is Band.AT_RISK]
    risky.sort(key=lambda row: (-row.arr, row.health or 0.0, row.name.casefold(), row.id))
    tasks = ctx.workspace.read(lambda c: queries.next_tasks(c, [row.id for row in risky]))
    made = []
    for row in risky:
        told = found.scores.account(found.place[row.id]).contributions
        pulls = sorted((one for one in told if one.points < 0), key=lambda one: one.points)
        made.append(RiskFacts(row, tuple(pulls[:MOST_PULLS]), tasks.get(row.id)))
    return tuple(made)


def _renewals(book: Book, mine: Mapping[int, PortfolioRow], today: date) -> tuple[RenewalAhead, ...]:
    """Return what is overdue, and what is due in the next months, of accounts that still pay."""
    until = add_months(today, RENEWAL_MONTHS)
    known: dict[tuple[int, date], RenewalFacts] = {}
    for renewal in book.renewals:
        known.setdefault((renewal.account_id, renewal.due), renewal)
    found = [
        RenewalAhead(mine[account_id], due, known.get((account_id, due)))
        for account_id, (due, _, _) in next_renewals(book, today).items()
        if account_id in mine and mine[account_id].arr and due <= until
    ]
    return tuple(sorted(found, key=lambda one: (one.due, one.row.name.casefold(), one.row.id)))


def _work(
    team: Sequence[MemberFacts],
    active: Sequence[PortfolioRow],
    owners: Mapping[int, int | None],
    reviews: Mapping[int, int],
    minutes: Mapping[int, int],
) -> tuple[MemberWork, ...]:
    """Return what those of us did who look after an account or held a review, the largest book first.

    Last comes what nobody of the team looks after, so that the sums are those of the book.
    """
    accounts: Counter[int] = Counter()
    arr: Counter[int] = Counter()
    for row in active:
        owner = owners.get(row.id) or 0
        accounts[owner] += 1
        arr[owner] += row.arr
    lines = [
        MemberWork(
            member.name,
            accounts[member.id],
            arr[member.id],
            reviews.get(member.id, 0),
            minutes[member.id] / 60 / HOURS_WEEKS if member.id in minutes else None,
            member.available_hours,
        )
        for member in team
        if accounts[member.id] or reviews.get(member.id)
    ]
    lines.sort(key=lambda one: (-one.arr, -one.accounts, one.name.casefold()))
    known = {member.id for member in team}
    nobody = MemberWork(
        "", _beyond(known, accounts), _beyond(known, arr), _beyond(known, reviews), hours=None, available=0.0
    )
    return (*lines, nobody) if nobody.accounts or nobody.reviews else tuple(lines)


def _beyond(known: Collection[int], numbers: Mapping[int, int]) -> int:
    """Return the sum of what is counted for others than those known."""
    return sum(number for member_id, number in numbers.items() if member_id not in known)


def _held_by(reviews: Sequence[queries.HeldReview]) -> Counter[int]:
    return Counter(one.host_id or 0 for one in reviews if one.status == ReviewStatus.CLOSED)


def _payments(steps: StepColumns) -> Payments:
    accounts, unit = np.unique(steps.account_ids, return_inverse=True)
    return Payments(unit, len(accounts), steps.arr, steps.start, steps.end)


def _steps_of(steps: StepColumns, account_ids: Collection[int]) -> StepColumns:
    """Return what some accounts paid."""
    kept = places(steps.account_ids, np.array(sorted(account_ids), np.int64)) >= 0
    names = ("subscription_ids", "account_ids", "product_ids", "arr", "start", "end")
    return replace(steps, **{name: getattr(steps, name)[kept] for name in names})
