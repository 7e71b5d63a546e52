"""Reading what a deck tells beside plan, metrics and money."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from cs_desktop.common.dates import short_day_text
from cs_desktop.common.language import tr
from cs_desktop.common.text import rightward
from cs_desktop.domain.attention import Finding
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.coverage import gaps
from cs_desktop.domain.figures import Status
from cs_desktop.domain.journey.words import Party
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.domain.reviews.content import ReviewBook, ReviewHead
from cs_desktop.domain.reviews.happened import Happened
from cs_desktop.domain.reviews.scoring import reading_on
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.domain.reviews.since import Changed, changes_since
from cs_desktop.domain.reviews.words import short_name
from cs_desktop.domain.roadmap import RoadmapEntry
from cs_desktop.domain.signals.standing import standings
from cs_desktop.domain.vocabulary import AttentionState, ContactRole, ReviewStatus, RoadmapState
from cs_desktop.models.queries.metrics import metric_rows
from cs_desktop.models.queries.roadmap import items_for, roadmap_items
from cs_desktop.models.queries.signals import signal_marks
from cs_desktop.services.attention.signals import read_signals, signals_open
from cs_desktop.services.contacts import load_people
from cs_desktop.services.context import Context
from cs_desktop.services.deck.facts.beside import (
    BesideTold,
    ChangedTold,
    LearnedTold,
    OwnBeside,
    RoadmapTold,
)
from cs_desktop.services.reviews.happened import rewritten_fields
from cs_desktop.services.signals.book import read_book
from cs_desktop.services.signals.feeds import signal_feeds
from cs_desktop.services.signals.rules import read_rules

_SHARED_FIELDS = frozenset({"desired_outcome", "customer_metric"})
"""Of the account's own fields those that a customer sees."""
_SHARED_KINDS = frozenset({Kind.MEASURE, Kind.CONTACT, Kind.AGREEMENT, Kind.PLAN_ACTION})
"""What of the changes is shared whatever it says; all others are looked at one by one, or left out.

Metrics are told by other slides, over the period: over another time they would have a second value.
"""
_AWAY = (AttentionState.SNOOZED, AttentionState.DONE)
_MET_FIRST = (ContactRole.SPONSOR.value, ContactRole.CHAMPION.value, ContactRole.DECISION_MAKER.value)
"""Whom the account's owner looks after where nobody else does."""


def tell_beside(ctx: Context, plan: PlanShown, start: date, there: Mapping[int, str]) -> BesideTold:
    """Return what a customer may be told.

    `start` is the period's first day, `there` are those of their people who have not left, with their roles.
    """
    return BesideTold(
        _changed(ctx, plan, start),
        _learned(plan, start),
        tuple(_told(item, why) for item, why in _items(ctx, plan.account_id, shared_only=True)),
        counterparts(plan, there),
    )


def own_beside(ctx: Context, account_id: int) -> OwnBeside:
    """Return what only we see."""
    people = load_people(ctx, account_id)
    items = _items(ctx, account_id, shared_only=False)
    interested = bool(items)
    if not interested:
        known = ctx.workspace.read(roadmap_items)
        items = [(item, "") for item in known if item.state != RoadmapState.DROPPED]
    return OwnBeside(
        people,
        gaps(people),
        open_signals(ctx, account_id),
        tuple(_told(item, why) for item, why in items),
        interested,
    )


def open_signals(ctx: Context, account_id: int) -> tuple[Finding, ...]:
    """Return the signals that are open at an account and that nobody settled or put off."""
    today = ctx.clock.today()
    book, rules = read_book(ctx, account_id), read_rules(ctx)
    metrics = ctx.workspace.read(metric_rows)
    feeds = signal_feeds(ctx.workspace, rules, metrics, book.ids, today, today, today)
    held = standings(ctx.workspace.read(lambda c: signal_marks(c, account_id)), today)
    found = signals_open(book.ids, read_signals(book.ids, feeds, today, rules), today)
    left = [one for one in found if (mark := held.of(one)) is None or mark.state not in _AWAY]
    return tuple(sorted(left, key=lambda one: one.state is not Status.RISK))


def counterparts(plan: PlanShown, there: Mapping[int, str]) -> Mapping[int, tuple[int, ...]]:
    """Return whom each of ours looks after, as the plan's owners on both sides tell it.

    Of those who decide, who has nobody is the account owner's.
    """
    found: dict[int, dict[int, None]] = {}
    for objective in plan.content.objectives if plan.content is not None else ():
        if objective.owner_id is not None and objective.contact_id in there:
            found.setdefault(objective.owner_id, {})[objective.contact_id or 0] = None
    cared = {contact for contacts in found.values() for contact in contacts}
    owner = plan.members.get(plan.owner_id or 0)
    if owner is not None and not owner.has_left(plan.today):
        for contact_id, role in there.items():
            if contact_id not in cared and role in _MET_FIRST:
                found.setdefault(owner.id, {})[contact_id] = None
    return {member: tuple(contacts) for member, contacts in found.items() if member in plan.members}


def _items(ctx: Context, account_id: int, *, shared_only: bool) -> list[tuple[RoadmapEntry, str]]:
    wanted = partial(items_for, account_id=account_id, shared_only=shared_only)
    found = ctx.workspace.read(wanted)
    return [(item, why) for item, why in found if item.state != RoadmapState.DROPPED]


def _told(item: RoadmapEntry, why: str) -> RoadmapTold:
    return RoadmapTold(
        item.id, item.name, item.description.strip(), item.state, item.due, why.strip(), item.shared
    )


def _learned(plan: PlanShown, start: date) -> tuple[LearnedTold, ...]:
    book = plan.book
    held = [
        one for one in book.reviews if one.status == ReviewStatus.CLOSED and start <= one.day <= plan.today
    ]
    return tuple(
        LearnedTold(
            short_name(one.kind, one.day, plan.fiscal_start),
            one.day,
            _lines(one.shared_notes),
            tuple(decision.text for decision in book.decisions_of(one.id)),
        )
        for one in reversed(held)
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(said for line in text.splitlines() if (said := line.strip(" \t-*•")))


def _changed(ctx: Context, plan: PlanShown, start: date) -> ChangedTold:
    """Return what changed since the review held last, else since the period began."""
    last = _last(plan.book, plan.today)
    since = last if last is not None else _beginning(plan, start)
    moment = datetime.combine(since.day, time.max, UTC)
    rewritten = rewritten_fields(ctx.workspace.read, plan.account_id, moment, _SHARED_FIELDS)
    happened = Happened(fields=rewritten)
    shown = ReviewsShown(plan.account_id, plan.today, plan.book, plan, happened=happened)
    changed = tuple(changes_since(shown, since, plan.today))
    return ChangedTold(
        since.day,
        short_name(last.kind, last.day, plan.fiscal_start) if last is not None else "",
        _lines_of(plan, (one for one in changed if one.kind is not Kind.CONTACT)),
        _lines_of(plan, (one for one in changed if one.kind is Kind.CONTACT)),
    )


def _lines_of(plan: PlanShown, changed: Iterable[Changed]) -> tuple[str, ...]:
    lines = (_line(plan, one) for one in changed)
    return tuple(dict.fromkeys(line for line in lines if line))


def _last(book: ReviewBook, today: date) -> ReviewHead | None:
    closed = [one for one in book.reviews if one.status == ReviewStatus.CLOSED and one.day < today]
    return closed[-1] if closed else None


def _beginning(plan: PlanShown, start: date) -> ReviewHead:
    """Return what stands for the last review where none was held: the day before the period."""
    day = start - timedelta(days=1)
    return ReviewHead(
        *(0, plan.account_id, "", "", day, "", "", None, ReviewStatus.CLOSED.value),
        *("", "", "", None, None, "", None),
    )


def _line(plan: PlanShown, changed: Changed) -> str:
    """Return a change as a customer may read it; empty where it is internal, or shared only item by item."""
    content = plan.content
    if changed.kind is Kind.MEASURE:
        return _dated(plan, changed)
    if changed.kind in _SHARED_KINDS or (changed.kind is Kind.ACCOUNT and changed.field in _SHARED_FIELDS):
        return changed.text
    if changed.kind is Kind.MILESTONE and content is not None:
        shared = {one.id for one in content.milestones if one.party != Party.OURS}
        return changed.text if changed.id in shared else ""
    if changed.kind is Kind.VALUE_CONFIRMATION and content is not None:
        who = next((one.contact_name for one in content.confirmations if one.id == changed.id), "")
        # What it is worth is shared only where that was released.
        return rightward(tr("{who} confirmed value", who=who)) if who else ""
    return ""


def _dated(plan: PlanShown, changed: Changed) -> str:
    """Return how a measure changed with the day of its value, which may lie after what other slides tell."""
    measures = plan.content.measures if plan.content is not None else ()
    measure = next((one for one in measures if one.id == changed.id), None)
    read = reading_on(plan, measure, plan.today) if measure is not None else None
    return f"{changed.text} on {short_day_text(read.on, plan.today)}" if read is not None else changed.text
