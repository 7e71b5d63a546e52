"""Reading all that a deck needs, frozen before a word is written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
from sqlalchemy import Connection, select

from cs_desktop.analytics.surveys import survey_score
from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import in_english, tr
from cs_desktop.common.periods import Period
from cs_desktop.domain.health.standing import AccountHealth, shown_score
from cs_desktop.domain.plan.confirming import proposals
from cs_desktop.domain.plan.content import ConfirmationEntry
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.domain.surveys import SurveyScore
from cs_desktop.domain.vocabulary import ContactRole, PlanStatus, SurveyKind
from cs_desktop.models.decoding import stored_values
from cs_desktop.models.queries import accounts, commercial, measurement, workspace
from cs_desktop.models.queries.accounts import AccountFacts
from cs_desktop.models.queries.commercial import ArrStep, RenewalFacts, SubscriptionFacts
from cs_desktop.models.queries.ledger import confirmations_of
from cs_desktop.models.queries.measurement import AnswerFacts
from cs_desktop.models.queries.people import ContactDetails, contact_details
from cs_desktop.models.queries.workspace import WorkspaceFacts
from cs_desktop.models.tables import Subscription
from cs_desktop.services.account_page import Measured, measured_of
from cs_desktop.services.context import Context
from cs_desktop.services.deck.facts.beside import OwnBeside
from cs_desktop.services.deck.facts.beside_reading import own_beside, tell_beside
from cs_desktop.services.deck.facts.keys import ADOPTION, OUTCOME, SUPPORT, USE
from cs_desktop.services.deck.facts.own import DeckFacts, Estimate, Terms
from cs_desktop.services.deck.facts.plan_telling import tell_plans
from cs_desktop.services.deck.facts.reviews import next_review, tell_review
from cs_desktop.services.deck.facts.shared import (
    ArrLevel,
    HealthTold,
    MoneyTold,
    RenewalTold,
    SharedAccount,
    SharedContact,
    SharedMember,
    SharedWorkspace,
    SubscriptionTold,
)
from cs_desktop.services.deck.journey import read_journey
from cs_desktop.services.deck.moves import metric_move
from cs_desktop.services.deck.periods import deck_period
from cs_desktop.services.health.scoring import read_health
from cs_desktop.services.plan.showing import read_plan_page
from cs_desktop.services.reading import Read, read_steadily

_TREND_WEEKS = 26
Renewals = Sequence[RenewalFacts]


@dataclass(frozen=True, slots=True)
class _Read:
    workspace: WorkspaceFacts
    account: AccountFacts
    steps: Sequence[ArrStep]
    subscriptions: Sequence[SubscriptionFacts]
    terms: tuple[Terms, ...]
    renewals: Renewals
    contacts: Sequence[ContactDetails]
    measured: tuple[Measured, ...]
    answers: Sequence[AnswerFacts]
    plans: tuple[PlanShown, ...]
    ledger: Sequence[ConfirmationEntry]


def gather(ctx: Context, account_id: int, period_name: str | None, *, own: bool = True) -> DeckFacts:
    """Read all that a deck needs, in English. Without a name the period is the last full fiscal quarter.

    `own` says whether people, signals and roadmap are read as we alone see them, which takes longer.

    Raises:
        KnownError: no such account or period, or the period has not begun.
    """
    today = ctx.clock.today()
    with in_english():
        read = read_steadily(ctx.workspace, lambda run: _read(run, account_id, today))
    period = _period(read, period_name, today)
    as_of = min(period.end - timedelta(days=1), today)
    shown = Period(period.start, as_of + timedelta(days=1), period.name)
    with in_english():
        return _facts(ctx, read, shown, as_of, own=own)


def _period(read: _Read, name: str | None, today: date) -> Period:
    period = deck_period(name, read.workspace.fiscal_start, today)
    since = read.account.customer_since
    if since is not None and period.end <= since:
        raise KnownError(
            tr(
                "{name} became a customer on {since}, after {name_2}; choose a later period.",
                name=read.account.name,
                since=since,
                name_2=period.name,
            )
        )
    return period


def _read(read: Read, account_id: int, today: date) -> _Read:
    found = read(lambda c: accounts.accounts(c, account_id))
    if not found:
        raise KnownError(tr("This account is not in the workspace any more; choose another."))
    return _Read(
        read(workspace.workspace_facts),
        found[0],
        read(lambda c: commercial.arr_steps(c, account_id)),
        read(lambda c: commercial.subscriptions(c, account_id)),
        read(lambda c: _terms(c, account_id)),
        read(lambda c: commercial.open_renewals(c, account_id)),
        read(lambda c: contact_details(c, account_id)),
        read(lambda c: measured_of(c, account_id, (*USE, *ADOPTION, *SUPPORT, *OUTCOME))),
        read(lambda c: measurement.answers(c, account_id)),
        _plans(read, account_id, today),
        read(lambda c: confirmations_of(c, account_id)),
    )


def _plans(read: Read, account_id: int, today: date) -> tuple[PlanShown, ...]:
    """Return the plans that are under way, else the one that one looks at first."""
    first = read_plan_page(read, account_id, None, today)
    active = [one.id for one in first.plans if one.status == PlanStatus.ACTIVE]
    # The one that is shown first is the newest of them; in a deck the oldest leads.
    others = (read_plan_page(read, account_id, one, today) for one in sorted(active))
    return tuple(others) if len(active) > 1 else (first,)


def _terms(connection: Connection, account_id: int) -> tuple[Terms, ...]:
    columns = (Subscription.id, Subscription.list_arr, Subscription.discount)
    query = select(*columns).where(Subscription.account_id == account_id).order_by(Subscription.id)
    return tuple(Terms(*row) for row in connection.execute(query))


def _facts(ctx: Context, read: _Read, period: Period, as_of: date, *, own: bool) -> DeckFacts:
    account_id, today = read.account.id, ctx.clock.today()
    first = read.plans[0]
    moves = {m.metric.key: metric_move(m, period) for m in read.measured}
    before = period.start - timedelta(days=1)
    weeks = [as_of - timedelta(weeks=back) for back in range(_TREND_WEEKS, -1, -1)]
    scored = _scored(ctx, account_id, (before, *weeks))
    there = [one for one in read.contacts if one.left_on is None or one.left_on > as_of]
    return DeckFacts(
        workspace=SharedWorkspace(
            read.workspace.company, read.workspace.currency, read.workspace.fiscal_start
        ),
        account=_account(read.account),
        period=period,
        as_of=as_of,
        prepared_on=today,
        contacts=tuple(map(_contact, there)),
        members=tuple(SharedMember(one.id, one.name, one.role) for one in first.members.values()),
        moves={key: move for key, move in moves.items() if move is not None},
        measured=read.measured,
        surveys=_surveys(read.answers, period),
        plan=tell_plans(read.plans, as_of, read.ledger),
        review=tell_review(first, as_of),
        next_review=next_review(first, as_of),
        journey=read_journey(ctx, account_id),
        health=_health(read.workspace, scored, as_of, before, weeks),
        money=_money(read, as_of),
        standing=scored[as_of],
        standing_before=scored[before],
        terms=read.terms,
        estimates=tuple(_estimates(read.plans, as_of)),
        notes=read.account.notes,
        beside=tell_beside(ctx, first, period.start, {one.id: _contact(one).role for one in there}),
        own=own_beside(ctx, account_id) if own else OwnBeside(),
    )


def _account(account: AccountFacts) -> SharedAccount:
    return SharedAccount(
        account.id,
        account.name,
        account.customer_since,
        account.first_value,
        account.desired_outcome.strip(),
        account.customer_metric.strip(),
    )


def _contact(contact: ContactDetails) -> SharedContact:
    role = ContactRole.OTHER.value if contact.role == ContactRole.DETRACTOR else contact.role
    return SharedContact(contact.id, contact.name, contact.title, role, contact.reports_to_id)


def _scored(ctx: Context, account_id: int, days: Sequence[date]) -> dict[date, AccountHealth]:
    inputs = read_health(ctx, min(days), max(days), account_id)
    ids = np.array([account_id], np.int64)
    return {one.as_of: one.account(0) for one in inputs.scores_over(ids, days)}


def _health(
    ours: WorkspaceFacts,
    scored: dict[date, AccountHealth],
    as_of: date,
    before: date,
    weeks: Sequence[date],
) -> HealthTold | None:
    now, earlier = scored[as_of], scored[before].score
    if now.score is None or now.band is None:
        return None
    return HealthTold(
        as_of=as_of,
        score=shown_score(now.score),
        band=now.band.label,
        status=now.band.status,
        quadrant=now.quadrant.label if now.quadrant is not None else "",
        before=None if earlier is None else shown_score(earlier),
        measures=tuple(c.name for c in now.contributions if not c.missing and c.weight),
        scorecard=now.scorecard.name,
        by_hand=now.override is not None,
        trend=tuple((day, shown_score(score)) for day in weeks if (score := scored[day].score) is not None),
        healthy_from=ours.healthy_from,
        watch_from=ours.watch_from,
    )


def _money(read: _Read, as_of: date) -> MoneyTold | None:
    if not read.subscriptions:
        return None
    running = [s for s in read.subscriptions if s.start <= as_of and (s.end is None or s.end > as_of)]
    return MoneyTold(
        tuple(levels(read.steps)),
        tuple(
            SubscriptionTold(s.id, s.product, _paid(read.steps, s.id, as_of), s.start, s.end, s.term_end)
            for s in running
        ),
        _renewal(read.subscriptions, read.renewals, as_of),
    )


def levels(steps: Iterable[ArrStep]) -> list[ArrLevel]:
    """Return what an account paid when, all its subscriptions as one."""
    known = list(steps)
    edges = sorted({step.start for step in known} | {step.end for step in known if step.end is not None})
    found = []
    for place, day in enumerate(edges):
        paid = sum(s.arr for s in known if s.start <= day and (s.end is None or day < s.end))
        if paid:
            found.append(ArrLevel(day, edges[place + 1] if place + 1 < len(edges) else None, paid))
    return found


def _paid(steps: Iterable[ArrStep], subscription_id: int, day: date) -> int:
    mine = (one for one in steps if one.subscription_id == subscription_id)
    return sum(one.arr for one in mine if one.start <= day and (one.end is None or day < one.end))


def _renewal(
    subscriptions: Sequence[SubscriptionFacts], renewals: Renewals, as_of: date
) -> RenewalTold | None:
    """Return the next end of a running term after a day, or the renewal that is open before it."""
    ends = [s for s in subscriptions if s.end is None and s.term_end is not None and s.term_end > as_of]
    due = min((one.term_end for one in ends if one.term_end is not None), default=None)
    planned = next((one for one in renewals if one.due > as_of and (due is None or one.due <= due)), None)
    if planned is not None:
        amount = planned.amount
        return RenewalTold(planned.due, amount if amount is not None else _up(ends, planned.due))
    return None if due is None else RenewalTold(due, _up(ends, due))


def _up(ends: Sequence[SubscriptionFacts], due: date) -> int | None:
    return sum(one.arr for one in ends if one.term_end == due) or None


def _estimates(plans: Iterable[PlanShown], as_of: date) -> Iterable[Estimate]:
    for plan in plans:
        for one in proposals(replace(plan, today=as_of)):
            if one.amount and one.standing.day <= as_of:
                yield Estimate(one.measure.id, one.amount, one.formula)


def _surveys(answers: Sequence[AnswerFacts], period: Period) -> tuple[SurveyScore, ...]:
    inside = [a for a in answers if a.day is None or period.start <= a.day < period.end]
    asked = {a.kind for a in inside if a.day is not None}
    if not asked:
        return ()
    last = period.end - timedelta(days=1)
    # A damaged file may hold a word where an answer stands; it is met where answers become numbers.
    with stored_values():
        scores = [survey_score(inside, kind, last) for kind in SurveyKind if kind.value in asked]
    return tuple(score for score in scores if score.n)
