"""What changed since the last review, line by line, each with the place that it comes from."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from cs_desktop.common.language import count_text, tr, trn
from cs_desktop.common.money import money_short
from cs_desktop.common.text import changed_text
from cs_desktop.domain.change_labels import change_done
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.figures import stated_text
from cs_desktop.domain.plan.content import PlanContent, PlanMeasure
from cs_desktop.domain.plan.words import value_with_unit
from cs_desktop.domain.reviews.chain import last_held
from cs_desktop.domain.reviews.content import ReviewHead
from cs_desktop.domain.reviews.frozen import thaw
from cs_desktop.domain.reviews.happened import OUTAGES, Happened
from cs_desktop.domain.reviews.scoring import reading_on
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.domain.undoing import NOT_OFFERED
from cs_desktop.domain.vocabulary import ActivityKind, Direction, word_text

_MOVED = 3
"""Measures that are named: those that moved most of their way."""
_CHANGES = 5
"""Kinds of changes to the plan that are named."""
_OF_EACH = 3
"""Outages, changes of contracts and fields that are named, the newest."""

T = TypeVar("T")
Within = Callable[[date | None], bool]


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that changed, and the thing that tells of it."""

    text: str
    kind: Kind
    id: int
    name: str = ""
    """What that thing is called."""
    field: str = ""
    day: date | None = None
    """When; None for what changed over the whole time."""


def since_last(shown: ReviewsShown, review: ReviewHead) -> tuple[date | None, tuple[Changed, ...]]:
    """Return the day of the review closed last before this one, and what changed since."""
    last = last_held(shown.book, review)
    if last is None:
        return None, ()
    return last.day, tuple(changes_since(shown, last, min(review.day, shown.today)))


def changes_since(shown: ReviewsShown, last: ReviewHead, until: date) -> Iterator[Changed]:
    """Yield what changed from the day after a review up to a day."""
    after = last.day

    def within(day: date | None) -> bool:
        return day is not None and after < day <= until

    content, happened = shown.plan.content, shown.happened
    yield from _health(shown, last, until)
    for milestone in content.milestones if content is not None else ():
        if within(milestone.reached_on):
            text = tr("Milestone reached: {name}", name=milestone.name)
            yield Changed(text, Kind.MILESTONE, milestone.id, milestone.name, day=milestone.reached_on)
    yield from _moved(shown, after, until)
    if content is not None:
        yield from _done(content, shown.plan.currency, within)
    for who in shown.contacts.values():
        if within(who.left_on):
            text = tr("{who} left", who=who.name)
            yield Changed(text, Kind.CONTACT, who.id, who.name, day=who.left_on)
    for event in _newest([one for one in happened.contracts if within(one.day)]):
        text = tr("{what}: {product}", what=word_text(event.kind), product=event.product)
        yield Changed(text, Kind.SUBSCRIPTION_EVENT, event.id, event.product, day=event.day)
    yield from _trouble(happened, after, until)
    for one in _newest([one for one in happened.fields if within(one.day)]):
        change = changed_text(one.old or "–", one.new or "–", one.label)
        text = tr("{name}: {change}", name=one.label, change=change)
        yield Changed(text, Kind.ACCOUNT, shown.account_id, shown.plan.account, one.field, one.day)
    yield from _changes(shown, until)


def _health(shown: ReviewsShown, last: ReviewHead, until: date) -> Iterator[Changed]:
    """Tell of the score as the last review kept it, and today's."""
    kept = thaw(last.frozen).account if last.frozen else None
    before, now = kept.health if kept is not None else None, shown.happened.health
    if until == shown.today and before is not None and now is not None and before != now:
        text = tr("Health: {before} → {now}", before=before, now=now)
        yield Changed(text, Kind.ACCOUNT, shown.account_id, shown.plan.account, "health")


def _trouble(happened: Happened, after: date, until: date) -> Iterator[Changed]:
    """Tell of tickets, of what the customer came to us with, and of outages."""
    before = after - (until - after)
    entries = [one for one in happened.entries if after < one.day <= until]
    outages = [one for one in entries if one.kind == ActivityKind.OUTAGE]
    for count in happened.counts:
        now = count.between(after, until)
        if not now or (outages and count.key == OUTAGES):
            continue
        earlier = count.between(before, after)
        said = {"metric": count.name, "count": stated_text(now, count.unit)}
        text = tr("{metric}: {count}", **said)
        if earlier is not None:
            earlier_said = stated_text(earlier, count.unit)
            text = tr("{metric}: {count}; {earlier} in as many days before", **said, earlier=earlier_said)
        yield Changed(text, Kind.METRIC, count.metric_id, count.name)
    calls = [one for one in entries if one.direction == Direction.REACTIVE and one not in outages]
    if calls:
        newest = calls[-1]
        text = trn(
            "They came to us once: {said}",
            "They came to us {count} times, last with: {said}",
            len(calls),
            said=newest.said,
        )
        yield Changed(text, Kind.ACTIVITY, newest.id, newest.said, day=newest.day)
    for outage in _newest(outages):
        text = tr("Outage: {said}", said=outage.said)
        yield Changed(text, Kind.ACTIVITY, outage.id, outage.said, day=outage.day)


def _changes(shown: ReviewsShown, until: date) -> Iterator[Changed]:
    """Tell of what was done to the plan, as the change log has it."""
    head, last = (
        shown.plan.content.head if shown.plan.content is not None else None,
        until + timedelta(days=1),
    )
    labels = (label for moment, label in shown.plan_changes if moment.date() <= last)
    counted = Counter(label for label in labels if label not in NOT_OFFERED)
    for label, count in counted.most_common(_CHANGES if head is not None else 0):
        assert head is not None
        said = change_done(label)
        text = said if count == 1 else tr("{change} ({count} times)", change=said, count=count_text(count))
        yield Changed(text, Kind.SUCCESS_PLAN, head.id, head.name, field="history")


def _done(content: PlanContent, currency: str, within: Within) -> Iterator[Changed]:
    """Tell of actions, and of what the customer agreed to and confirmed."""
    done = [one for one in content.actions if within(one.done_on)]
    late = [one for one in content.actions if one.done_on is None and within(one.due)]
    if done or late:
        first = (late or done)[0]
        text = tr(
            "Actions done: {done}; due and still open: {open}",
            done=count_text(len(done)),
            open=count_text(len(late)),
        )
        yield Changed(text, Kind.PLAN_ACTION, first.id, first.text)
    for one in content.agreements:
        if within(one.day) and one.revokes_id is None:
            yield Changed(tr("{who} agreed", who=one.contact_name), Kind.AGREEMENT, one.id, day=one.day)
    for given in content.confirmations:
        if within(given.day) and given.revokes_id is None:
            text = tr("{who} confirmed value", who=given.contact_name)
            if given.worth is not None:
                worth = money_short(given.worth, currency)
                text = tr("{who} confirmed {amount}", who=given.contact_name, amount=worth)
            yield Changed(text, Kind.VALUE_CONFIRMATION, given.id, day=given.day)


def _moved(shown: ReviewsShown, after: date, until: date) -> Iterator[Changed]:
    """Tell of the measures that moved most, by the part of their way from baseline to target."""
    found: list[tuple[float, PlanMeasure, float, float]] = []
    for measure in shown.plan.content.measures if shown.plan.content is not None else ():
        then, now = (reading_on(shown.plan, measure, day) for day in (after, until))
        if then is None or now is None or then.value == now.value:
            continue
        way = abs((measure.target or 0) - (measure.baseline or 0)) or abs(then.value) or 1.0
        found.append((abs(now.value - then.value) / way, measure, then.value, now.value))
    found.sort(key=lambda one: -one[0])
    for _, measure, before, now_value in found[:_MOVED]:
        values = [value_with_unit(measure, value, shown.plan.currency) for value in (before, now_value)]
        text = tr("{name}: {change}", name=measure.name, change=changed_text(*values, measure.name))
        yield Changed(text, Kind.MEASURE, measure.id, measure.name)


def _newest(found: Sequence[T]) -> Sequence[T]:
    return found[-_OF_EACH:]
