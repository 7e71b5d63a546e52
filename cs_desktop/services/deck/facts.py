"""Everything that a deck says about an account and a period, frozen before a word is written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
from sqlalchemy import Connection

from cs_desktop.analytics.surveys import survey_score
from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.periods import Period, add_months, fiscal_quarter, quarter_of
from cs_desktop.domain.health.standing import AccountHealth, shown_score
from cs_desktop.domain.journey.shown import JourneyShown
from cs_desktop.domain.surveys import SurveyScore
from cs_desktop.domain.vocabulary import SurveyKind
from cs_desktop.models.queries import accounts, commercial, measurement, workspace
from cs_desktop.models.queries.accounts import AccountFacts, ContactFacts
from cs_desktop.models.queries.commercial import ArrStep, SubscriptionFacts
from cs_desktop.models.queries.measurement import AnswerFacts
from cs_desktop.models.queries.workspace import WorkspaceFacts
from cs_desktop.services.account_page import Measured, measured_of
from cs_desktop.services.context import Context
from cs_desktop.services.deck.journey import journey_for_client, read_journey
from cs_desktop.services.deck.moves import MetricMove, metric_move
from cs_desktop.services.deck.plan import PlannedObjective, read_plan
from cs_desktop.services.frames import answers_frame
from cs_desktop.services.health.scoring import read_health

USE = ("usage", "usage_hours")
ADOPTION = ("weekly_active", "seats_used", "features_used")
SUPPORT = ("tickets", "first_response_minutes", "resolution_hours", "outage_minutes", "errors")
OUTCOME = ("outcome_attainment",)
_TREND_WEEKS = 26


@dataclass(frozen=True, slots=True)
class DeckFacts:
    """What was true of one account on `as_of`, the last day of the period that has passed."""

    workspace: WorkspaceFacts
    account: AccountFacts
    period: Period
    as_of: date
    prepared_on: date
    steps: tuple[ArrStep, ...]
    subscriptions: tuple[SubscriptionFacts, ...]
    renewal: date | None
    """The next end of a running term after `as_of`."""
    contacts: tuple[ContactFacts, ...]
    moves: dict[str, MetricMove]
    """By metric key."""
    surveys: tuple[SurveyScore, ...]
    """Of the period, those with an answer."""
    health: AccountHealth
    health_before: AccountHealth
    """As of the day before the period."""
    health_trend: tuple[tuple[date, int], ...]
    """Score in whole points at each week's end over the last half year, where there was one."""
    measured: tuple[Measured, ...]
    journey: JourneyShown | None = None
    """The account's journey map as it is today; None without one."""
    plan: tuple[PlannedObjective, ...] = ()
    """What is still to be reached by its success plans."""

    def arr_on(self, day: date) -> int:
        """Return the account's ARR on a day, in minor units."""
        return sum(s.arr for s in self.steps if s.start <= day and (s.end is None or day < s.end))

    def moved(self, keys: Sequence[str]) -> tuple[MetricMove, ...]:
        """Return those of the metrics that were measured in the period, in the order of the keys."""
        found = (self.moves.get(key) for key in keys)
        return tuple(move for move in found if move is not None and move.current is not None)

    def leading(self, keys: Sequence[str]) -> tuple[MetricMove, ...]:
        """Return the same, those that moved most first, so that title and chart speak of the same."""
        return tuple(sorted(self.moved(keys), key=lambda move: -move.size if move.is_notable else 0.0))


def trend_keys(facts: DeckFacts) -> tuple[str, ...]:
    """Return the metrics that tell how much is used: volume where it is measured, else adoption."""
    return USE if facts.moved(USE) else ADOPTION


def for_client(facts: DeckFacts) -> DeckFacts:
    """Return the facts without what a customer is shown only item by item: money, health, feelings, gaps.

    What is not among the facts cannot reach a slide.
    """
    unknown = AccountHealth(
        account_id=facts.account.id,
        as_of=facts.as_of,
        calculated=None,
        calculated_band=None,
        band=None,
        outcome=None,
        experience=None,
        quadrant=None,
        contributions=(),
    )
    return replace(
        facts,
        steps=(),
        subscriptions=(),
        health=unknown,
        health_before=unknown,
        health_trend=(),
        journey=None if facts.journey is None else journey_for_client(facts.journey),
    )


@dataclass(frozen=True, slots=True)
class _Read:
    workspace: WorkspaceFacts
    account: AccountFacts
    steps: list[ArrStep]
    subscriptions: Sequence[SubscriptionFacts]
    contacts: Sequence[ContactFacts]
    measured: tuple[Measured, ...]
    answers: Sequence[AnswerFacts]


def gather(ctx: Context, account_id: int, period_name: str | None) -> DeckFacts:
    """Read all that a deck needs. Without a name the period is the last full fiscal quarter.

    Raises:
        KnownError: no such account or period, or the period has not begun.
    """
    read = ctx.workspace.read(lambda c: _read(c, account_id))
    today = ctx.clock.today()
    period = _period(period_name, read.workspace.fiscal_start, today)
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
    as_of = min(period.end - timedelta(days=1), today)
    shown = Period(period.start, as_of + timedelta(days=1), period.name)
    moves = {m.metric.key: metric_move(m, shown) for m in read.measured}
    before = period.start - timedelta(days=1)
    weeks = [as_of - timedelta(weeks=back) for back in range(_TREND_WEEKS, -1, -1)]
    scored = _scored(ctx, account_id, (before, *weeks))
    return DeckFacts(
        workspace=read.workspace,
        account=read.account,
        period=shown,
        as_of=as_of,
        prepared_on=today,
        steps=tuple(read.steps),
        subscriptions=tuple(read.subscriptions),
        renewal=_renewal(read.subscriptions, as_of),
        contacts=tuple(c for c in read.contacts if c.left_on is None or c.left_on > as_of),
        moves={key: move for key, move in moves.items() if move is not None},
        surveys=_surveys(read.answers, shown),
        health=scored[as_of],
        health_before=scored[before],
        health_trend=tuple(
            (day, shown_score(score)) for day in weeks if (score := scored[day].score) is not None
        ),
        measured=read.measured,
        journey=read_journey(ctx, account_id),
        plan=ctx.workspace.read(lambda c: read_plan(c, account_id, as_of)),
    )


def _scored(ctx: Context, account_id: int, days: Sequence[date]) -> dict[date, AccountHealth]:
    inputs = read_health(ctx, min(days), max(days), account_id)
    ids = np.array([account_id], np.int64)
    return {one.as_of: one.account(0) for one in inputs.scores_over(ids, days)}


def _read(connection: Connection, account_id: int) -> _Read:
    found = accounts.accounts(connection, account_id)
    if not found:
        raise KnownError(tr("This account is not in the workspace any more; choose another."))
    return _Read(
        workspace.workspace_facts(connection),
        found[0],
        commercial.arr_steps(connection, account_id),
        commercial.subscriptions(connection, account_id),
        accounts.contacts_of(connection, account_id),
        measured_of(connection, account_id, (*USE, *ADOPTION, *SUPPORT, *OUTCOME)),
        measurement.answers(connection, account_id),
    )


def _period(name: str | None, first_month: int, today: date) -> Period:
    if name is None:
        return quarter_of(add_months(quarter_of(today, first_month).start, -1), first_month)
    period = fiscal_quarter(name, first_month)
    if period.start > today:
        raise KnownError(
            tr(
                "{name} begins on {start}; choose a period that has begun.",
                name=period.name,
                start=period.start,
            )
        )
    return period


def _renewal(subscriptions: Sequence[SubscriptionFacts], as_of: date) -> date | None:
    terms = (s.term_end for s in subscriptions if s.end is None and s.term_end and s.term_end > as_of)
    return min(terms, default=None)


def _surveys(answers: Sequence[AnswerFacts], period: Period) -> tuple[SurveyScore, ...]:
    inside = [a for a in answers if a.day is None or period.start <= a.day < period.end]
    frame = answers_frame(inside)
    scores = (survey_score(frame, kind, period.end - timedelta(days=1)) for kind in SurveyKind)
    return tuple(score for score in scores if score.n)
