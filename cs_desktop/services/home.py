"""Home: what to do today, ranked and explained, with outreach and the next two weeks beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.attention import Finding, Rule, Standing, Weights, rank
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.figures import Status
from cs_desktop.domain.home import Day, HomePage, ReviewEntry, Scope
from cs_desktop.domain.outreach import is_workday
from cs_desktop.domain.plan.looking import PlanLook
from cs_desktop.domain.portfolio import Portfolio, PortfolioRow
from cs_desktop.domain.reviews.absence import Absence
from cs_desktop.domain.signals.built_in import KEY_PERSON
from cs_desktop.domain.signals.shown import SignalMark
from cs_desktop.domain.signals.standing import Standings, standings
from cs_desktop.domain.vocabulary import AttentionState, Direction, Relation
from cs_desktop.models.queries import attention, attention_care
from cs_desktop.models.queries.attention_facts import DoneFacts, MarkFacts, MemberFacts
from cs_desktop.models.queries.ledger import account_ledgers
from cs_desktop.models.queries.metrics import metric_rows
from cs_desktop.models.queries.signals import signal_marks
from cs_desktop.services.attention.contacts import key_people_gone, outreach_lapsed
from cs_desktop.services.attention.duties import promises_due, tasks_due
from cs_desktop.services.attention.facts import Facts, read_facts
from cs_desktop.services.attention.measured import measured_values
from cs_desktop.services.attention.objectives import objectives_behind
from cs_desktop.services.attention.overrides import overrides_ending
from cs_desktop.services.attention.plans import (
    plans_unseen,
    read_absences,
    read_looks,
    sponsors_absent,
)
from cs_desktop.services.attention.reasons import reasons_missing
from cs_desktop.services.attention.renewals import renewals_near, renewals_overdue
from cs_desktop.services.attention.reviews import asked_for, review_name, reviews_due
from cs_desktop.services.attention.signals import read_signals, signals_fed, signals_open
from cs_desktop.services.context import Context
from cs_desktop.services.home_tiles import Touches, hours_since, outreach_targets, renewal_tiles
from cs_desktop.services.reading import Read, read_steadily
from cs_desktop.services.signals.feeds import signal_feeds
from cs_desktop.services.signals.rules import read_rules
from cs_desktop.services.value_tile import accounts_value

STRIP_DAYS = 14


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read beside the facts of the rules."""

    facts: Facts
    marks: dict[int, MarkFacts]
    signals: Sequence[SignalMark]
    """What was done with signals."""
    members: Sequence[MemberFacts]
    month: Sequence[tuple[int | None, str, int, int]]
    weeks: Sequence[tuple[int | None, str, int, int]]
    done: Sequence[DoneFacts]
    plans: Sequence[PlanLook]
    """Plans that may have to be looked at."""
    absent: Mapping[int, Absence]
    """Of accounts whose sponsor stays away from reviews."""


def load_home(ctx: Context, portfolio: Portfolio, scope: Scope, me: int | None, weights: Weights) -> HomePage:
    """Return Home for the user's accounts or for all; `portfolio` is the one known for today."""
    today = portfolio.as_of
    read = _read(ctx, portfolio, me if scope is Scope.MINE else None)
    facts = read.facts
    mine = {account_id for account_id, care in facts.cares.items() if care.owner_id == me is not None}
    rows = [row for row in portfolio.rows if scope is Scope.TEAM or row.id in mine]
    ids = np.array([row.id for row in rows if row.id in facts.active], np.int64)
    metrics = ctx.workspace.read(metric_rows)
    rules = read_rules(ctx)
    asked = [rule for rule in rules if rule.active]
    signals = read_signals(ids, signal_feeds(ctx.workspace, asked, metrics, ids, today, today), today, asked)
    wanted = {row.id for row in rows}
    measures = [measure for measure in facts.measures if measure.account_id in wanted]
    measured = measured_values(ctx.workspace, measures, today)
    found = [
        *reviews_due(facts),
        *objectives_behind(facts, measured),
        *signals_open(ids, signals, today),
        *renewals_near(facts),
        *renewals_overdue(facts),
        *reasons_missing(facts),
        *promises_due(facts),
        *key_people_gone(facts),
        *tasks_due(facts),
        *outreach_lapsed(facts),
        *plans_unseen(facts, read.plans),
        *sponsors_absent(facts, read.absent),
        *overrides_ending(rows, today),
    ]
    if scope is Scope.MINE:
        found = [one for one in found if _owner(one, facts) == me is not None]
    open_, put_off = _unmarked(_told_once(found), read.marks, standings(read.signals, today), today)
    book = {row.id: _standing(row) for row in rows}
    members = [one for one in read.members if scope is Scope.TEAM or one.id == me]
    days = _strip(facts, {row.id: row.name for row in rows}, today)
    return HomePage(
        as_of=today,
        currency=portfolio.currency,
        scope=scope,
        me=me,
        members=tuple((member.id, member.name) for member in read.members),
        account_ids=tuple(row.id for row in rows),
        accounts=len(portfolio.rows),
        weights=weights,
        items=rank(_without_doubles(open_), book, weights, today),
        done_today=sum(scope is Scope.TEAM or _owner(one, facts) == me is not None for one in read.done),
        snoozed=len(put_off),
        next_day=_next_day(put_off, days, today),
        targets=outreach_targets(members, _touches(read, {one.id for one in members}), today),
        tiles=(
            *renewal_tiles(rows, portfolio.currency, today),
            *accounts_value(wanted, ctx.workspace.read(account_ledgers), portfolio.currency, today),
        ),
        days=days,
        feeds=signals_fed(ids, signals, {metric.key: metric.name for metric in metrics}),
    )


def _read(ctx: Context, portfolio: Portfolio, owner_id: int | None) -> _Read:
    today = portfolio.as_of
    arr = {row.id: row.arr for row in portfolio.rows if row.arr}
    customers = (row.id for row in portfolio.rows if row.relation is Relation.CUSTOMER)
    active = frozenset(arr or customers)
    midnight = ctx.clock.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)

    def work(read: Read) -> _Read:
        facts = read_facts(read, today, portfolio.currency, arr, active, owner_id)
        return _Read(
            facts=facts,
            marks=read(attention.marks),
            signals=read(signal_marks),
            members=read(attention_care.members),
            month=read(lambda c: attention_care.touches(c, today.replace(day=1), today)),
            weeks=read(lambda c: attention_care.touches(c, hours_since(today), today)),
            done=read(lambda c: attention.done_since(c, midnight)),
            plans=read_looks(read, today, facts.last_reviews, facts.active),
            absent=read_absences(read, today),
        )

    return read_steadily(ctx.workspace, work)


def _standing(row: PortfolioRow) -> Standing:
    return Standing(row.name, row.arr, row.band.status if row.band else Status.NONE)


def _owner(one: Finding | DoneFacts, facts: Facts) -> int | None:
    return one.owner_id or facts.owner_of(one.account_id)


def _unmarked(
    found: list[Finding], marks: dict[int, MarkFacts], signals: Standings, today: date
) -> tuple[list[Finding], list[date]]:
    """Return what nobody has put away, and until when the others are put off."""
    open_, put_off = [], []
    for finding in found:
        held = signals.of(finding) if finding.rule is Rule.SIGNAL else None
        mark = marks.get(finding.mark_id) if held is None else MarkFacts(held.id, held.state, held.until)
        if mark is None:
            open_.append(finding)
        elif mark.state == AttentionState.ACKNOWLEDGED.value:
            open_.append(_acknowledged(finding, held.marked_on if held is not None else None, today))
        elif mark.state == AttentionState.SNOOZED.value and mark.until is not None:
            if mark.until <= today:
                open_.append(finding)
            else:
                put_off.append(mark.until)
    return open_, put_off


def _acknowledged(finding: Finding, since: date | None, today: date) -> Finding:
    """Return something that somebody is at already, and so without haste."""
    day = since or today
    why = tr("acknowledged {day}; {why}", why=finding.why, day=day_text(day))
    return replace(finding, acknowledged=day, why=why, due=None)


def _without_doubles(found: list[Finding]) -> list[Finding]:
    """Return the findings without tasks about what another of them is about already."""
    about = {
        (one.about.value, one.about_id)
        for one in found
        # Of one account many things can be said at once; a task about it need not be about this one.
        if one.rule is not Rule.TASK and one.about is not Kind.ACCOUNT
    }
    return [one for one in found if one.rule is not Rule.TASK or one.concerns not in about]


def _told_once(found: list[Finding]) -> list[Finding]:
    """Return the findings without the signal of accounts of which the key person who left is named anyway."""
    named = {one.account_id for one in found if one.rule is Rule.KEY_PERSON}
    return [
        one
        for one in found
        if not (one.rule is Rule.SIGNAL and one.detail == KEY_PERSON and one.account_id in named)
    ]


def _touches(read: _Read, members: set[int]) -> Touches:
    month = [row for row in read.month if row[0] in members]
    return Touches(
        proactive=sum(row[2] for row in month if row[1] == Direction.PROACTIVE.value),
        reactive=sum(row[2] for row in month if row[1] == Direction.REACTIVE.value),
        minutes=sum(row[3] for row in read.weeks if row[0] in members),
    )


def _strip(facts: Facts, names: dict[int, str], today: date) -> tuple[Day, ...]:
    """Return the working days of the next two weeks with their reviews, and a day off that has one."""
    last = today + timedelta(days=STRIP_DAYS)
    entries: dict[date, list[ReviewEntry]] = {}
    for review in facts.reviews:
        if today <= review.day <= last and review.account_id in names:
            entry = ReviewEntry(
                review.account_id, names[review.account_id], review.kind, review_name(review.kind)
            )
            entries.setdefault(review.day, []).append(entry)
    for asked in asked_for(facts, last):
        if asked.due >= today and asked.account_id in names:
            entry = ReviewEntry(asked.account_id, names[asked.account_id], "", "")
            entries.setdefault(asked.due, []).append(entry)
    span = (today + timedelta(days=step) for step in range(STRIP_DAYS + 1))
    return tuple(
        Day(day, tuple(sorted(entries.get(day, ()), key=lambda one: (not one.kind, one.account))))
        for day in span
        if is_workday(day) or day in entries
    )


def _next_day(put_off: list[date], days: Sequence[Day], today: date) -> date | None:
    coming = [*put_off, *(day.day for day in days if day.reviews and day.day > today)]
    return min(coming, default=None)
