"""The reviews of all accounts, read for the place Reviews."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from cs_desktop.common.language import count_text, tr
from cs_desktop.common.periods import Period, add_months, quarter_of
from cs_desktop.domain.figures import Figure, Unit
from cs_desktop.domain.plan.ledger import LedgerShares, ledger_shares
from cs_desktop.domain.reviews.absence import SIGNAL, Absence, absent_sponsors
from cs_desktop.domain.reviews.cadence import KINDS, CadenceBook, CadenceEntry, CadenceRule
from cs_desktop.domain.reviews.content import Attendee, ReviewBook, ReviewHead
from cs_desktop.domain.reviews.hits import HitEntry, HitsOver, total_rate
from cs_desktop.domain.reviews.lineage import HIT_RATE, HitRate
from cs_desktop.domain.reviews.overview import ReviewRow, ReviewsOverview, TouchModelCadence
from cs_desktop.domain.reviews.words import quarter_text, title_of
from cs_desktop.domain.touch_models import model_of
from cs_desktop.domain.vocabulary import ContactRole, Relation, ReviewKind, ReviewStatus
from cs_desktop.models.queries import review_overview as queries
from cs_desktop.models.queries import workspace
from cs_desktop.models.queries.ledger import account_ledgers
from cs_desktop.models.queries.review_overview import AccountLine, ReviewLine, ScoreLine
from cs_desktop.models.queries.workspace import TouchModelFacts
from cs_desktop.services.context import Context
from cs_desktop.services.reading import Read, read_steadily

PAST_DAYS = 400
"""So far back the calendar and the timeline reach."""
_DAYS_OF_MONTH = 365.25 / 12
_OPEN = frozenset({ReviewStatus.PLANNED.value, ReviewStatus.IN_PROGRESS.value})


@dataclass(frozen=True)
class ReviewFactsOfAll:
    """What is stored of the reviews of all accounts."""

    today: date
    fiscal_start: int
    accounts: Mapping[int, AccountLine]
    reviews: Sequence[ReviewLine]
    members: Mapping[int, str]
    models: Sequence[TouchModelFacts]
    cadences: tuple[CadenceEntry, ...]
    last: Mapping[tuple[int, str], date]

    @cached_property
    def paying(self) -> frozenset[int]:
        """Return the accounts that pay."""
        return frozenset(one.id for one in self.accounts.values() if one.arr)

    @cached_property
    def active(self) -> frozenset[int]:
        """Return the accounts that pay; where nobody pays anything, all customers."""
        return self.paying or frozenset(
            one.id for one in self.accounts.values() if one.relation == Relation.CUSTOMER.value
        )

    def model(self, account: AccountLine) -> TouchModelFacts | None:
        """Return how closely an account is looked after."""
        return model_of(self.models, account.touch_model_id, account.arr)

    def rules(self, book: CadenceBook, account: AccountLine) -> Mapping[str, CadenceRule]:
        """Return how often an account's reviews are held, by kind.

        Where neither the account nor its touch model has a cadence, the touch model's days between reviews
        hold for QBRs.
        """
        model = self.model(account)
        found = book.of_account(account.id, model.id if model else None)
        if found or model is None or not model.review_days:
            return found
        return {ReviewKind.QBR.value: CadenceRule(max(round(model.review_days / _DAYS_OF_MONTH), 1))}


def load_overview(ctx: Context) -> ReviewsOverview:
    """Return the reviews of all accounts as of today."""
    today = ctx.clock.today()
    return read_steadily(ctx.workspace, lambda read: _overview(read, today))


def read_all(read: Read, today: date) -> ReviewFactsOfAll:
    """Return what is stored, as part of a larger reading."""
    return ReviewFactsOfAll(
        today,
        read(workspace.workspace_facts).fiscal_start,
        {one.id: one for one in read(lambda c: queries.account_lines(c, today))},
        read(lambda c: queries.review_lines(c, today - timedelta(days=PAST_DAYS))),
        read(workspace.member_names),
        read(workspace.touch_models),
        read(queries.cadences),
        read(lambda c: queries.last_held(c, today)),
    )


def _overview(read: Read, today: date) -> ReviewsOverview:
    facts = read_all(read, today)
    scores = read(queries.scores)
    reviews = tuple(_row(facts, one, *scores.get(one.id, (0, 0))) for one in facts.reviews)
    book = CadenceBook(facts.cadences)
    asked = {account_id: facts.rules(book, facts.accounts[account_id]) for account_id in facts.active}
    absent = {one.reviews[0] for one in absences(facts.reviews, read(queries.sponsor_states)).values()}
    quarter = _last_quarter(today, facts.fiscal_start)
    year = Period(add_months(quarter.end, -12), quarter.end)
    hits = tuple(_hit(facts, line) for line in read(lambda c: queries.score_lines(c, quarter, year)))
    shares = ledger_shares(facts.active, read(account_ledgers))
    return ReviewsOverview(
        today,
        reviews,
        tuple(_unscheduled(facts, asked)),
        tuple(row for row in reviews if row.id in absent),
        quarter,
        (
            coverage(facts, asked),
            _hits(hits, quarter, today),
            _agreed(shares, facts),
            _confirmed(shares, facts),
        ),
        tuple(TouchModelCadence(one.id, one.name, one.review_days) for one in facts.models),
        facts.cadences,
        hits,
        len(facts.active),
        {one: model.id for one in facts.accounts if (model := facts.model(facts.accounts[one])) is not None},
    )


def absences(reviews: Sequence[ReviewLine], states: Sequence[tuple[int, int, str]]) -> dict[int, Absence]:
    """Return the longest absence of a sponsor, twice running at least, of each account that has one.

    `states` are review, contact and attendance of the sponsors asked.
    """
    lines = {one.id: one for one in reviews}
    by_account: dict[int, list[tuple[int, int, str]]] = {}
    for state in states:
        if (line := lines.get(state[0])) is not None:
            by_account.setdefault(line.account_id, []).append(state)
    found = {}
    for account_id, asked in by_account.items():
        if len(asked) < SIGNAL:
            continue
        heads = sorted((lines[one] for one in {state[0] for state in asked}), key=lambda h: (h.day, h.id))
        book = ReviewBook(
            tuple(head_of(line) for line in heads),
            attendees=tuple(Attendee(n, one, who, None, state) for n, (one, who, state) in enumerate(asked)),
        )
        away = absent_sponsors(book, {who: ContactRole.SPONSOR.value for _, who, _ in asked})
        if away:
            found[account_id] = max(away, key=lambda one: len(one.reviews))
    return found


def head_of(line: ReviewLine) -> ReviewHead:
    """Return a review as far as lists know it."""
    return ReviewHead(
        id=line.id,
        account_id=line.account_id,
        kind=line.kind,
        title=line.title,
        day=line.day,
        starts_at=line.starts_at,
        place=line.place,
        host_id=line.host_id,
        status=line.status,
        reason="",
        notes="",
        shared_notes="",
        began_at=None,
        closed_at=None,
        closed_by="",
        frozen=None,
    )


def coverage(facts: ReviewFactsOfAll, asked: Mapping[int, Mapping[str, CadenceRule]]) -> Figure:
    """Return of the accounts with a cadence the share whose last review is not longer ago than it asks."""
    held = wanted = 0
    for account_id, rules in asked.items():
        every = min((rule.months for rule in rules.values() if rule.months), default=0)
        if not every:
            continue
        wanted += 1
        days = [day for kind in ReviewKind if (day := facts.last.get((account_id, kind.value)))]
        held += bool(days) and add_months(max(days), every) >= facts.today
    return _share(
        tr("Reviewed within the cadence"),
        (held, wanted),
        tr("accounts whose last review is no longer ago than their shortest cadence / accounts with one"),
        tr("Closed reviews, and QBRs and EBRs on the timeline"),
        facts.today,
    )


def _hit(facts: ReviewFactsOfAll, line: ScoreLine) -> HitEntry:
    account = facts.accounts[line.account_id]
    return HitEntry(
        account.id,
        account.name,
        facts.members.get(account.owner_id or 0, ""),
        account.segment,
        line.kind,
        HitsOver(line.stretch),
        HitRate(line.met, line.scored),
        line.reviews,
    )


def _hits(hits: Sequence[HitEntry], quarter: Period, today: date) -> Figure:
    rate = total_rate(entry for entry in hits if entry.over is HitsOver.QUARTER)
    return _share(
        tr("Hit rate, {quarter}", quarter=quarter_text(quarter.name)),
        (rate.met, rate.scored),
        tr(HIT_RATE),
        tr("Reviews closed in {quarter}", quarter=quarter_text(quarter.name)),
        today,
    )


def _agreed(shares: LedgerShares, facts: ReviewFactsOfAll) -> Figure:
    return _share(
        tr("Accounts with an agreed plan"),
        (shares.agreed, shares.accounts),
        tr("accounts with an agreed plan that is not closed / paying accounts")
        if facts.paying
        else tr("customers with an agreed plan that is not closed / all customers, for none of them pays"),
        tr("Success plans and agreements of this workspace"),
        facts.today,
    )


def _confirmed(shares: LedgerShares, facts: ReviewFactsOfAll) -> Figure:
    return _share(
        tr("Accounts with confirmed value"),
        (shares.confirmed, shares.accounts),
        tr("accounts with at least one result confirmed and not taken back / paying accounts")
        if facts.paying
        else tr(
            "customers with at least one result confirmed and not taken back / "
            "all customers, for none of them pays"
        ),
        tr("Confirmations of value of this workspace"),
        facts.today,
    )


def _share(label: str, part: tuple[int, int], formula: str, source: str, today: date) -> Figure:
    """Return how much a count is of a whole; unknown where there is nothing to count."""
    count, whole = part
    return Figure(
        label=label,
        value=count / whole if whole else None,
        unit=Unit.SHARE,
        formula=formula,
        source=source,
        as_of=today,
        note=tr("{count} of {whole}", count=count_text(count), whole=count_text(whole)),
    )


def _row(facts: ReviewFactsOfAll, one: ReviewLine, met: int = 0, scored: int = 0) -> ReviewRow:
    account = facts.accounts[one.account_id]
    return ReviewRow(
        one.id,
        one.account_id,
        account.name,
        facts.members.get(account.owner_id or 0, ""),
        account.segment,
        one.kind,
        title_of(one.title, one.kind, one.day, facts.fiscal_start),
        one.day,
        one.starts_at,
        facts.members.get(one.host_id or 0, ""),
        one.status,
        met,
        scored,
    )


def _unscheduled(
    facts: ReviewFactsOfAll, asked: Mapping[int, Mapping[str, CadenceRule]]
) -> Iterator[ReviewRow]:
    """Yield what the cadence asks for where none is planned, by the day on which it is due.

    Due is the last review of the kind + the cadence, else the day of becoming a customer + the cadence.
    """
    planned = {(one.account_id, one.kind) for one in facts.reviews if one.status in _OPEN}
    found = []
    for account_id, rules in asked.items():
        account = facts.accounts[account_id]
        for kind in KINDS:
            rule = rules.get(kind)
            if rule is None or not rule.months or (account_id, kind) in planned:
                continue
            since = facts.last.get((account_id, kind)) or account.customer_since
            due = facts.today if since is None else add_months(since, rule.months)
            found.append((due, account.name.casefold(), account, kind, rule.months))
    found.sort(key=lambda one: (one[0], one[1], one[2].id, one[3]))
    for place, (due, _, account, kind, months) in enumerate(found):
        owner = facts.members.get(account.owner_id or 0, "")
        yield ReviewRow(
            *(-1 - place, account.id, account.name, owner, account.segment, kind, "", due), months=months
        )


def _last_quarter(today: date, fiscal_start: int) -> Period:
    return quarter_of(quarter_of(today, fiscal_start).start - timedelta(days=1), fiscal_start)
