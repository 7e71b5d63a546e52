"""What changed since the last review: milestones, actions, measures, people, what was agreed, the plan."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import count_text, tr
from cs_desktop.domain.change_labels import change_done
from cs_desktop.domain.plan.content import PlanContent, PlanMeasure
from cs_desktop.domain.plan.words import value_with_unit
from cs_desktop.domain.reviews.chain import last_held
from cs_desktop.domain.reviews.content import ReviewHead
from cs_desktop.domain.reviews.scoring import reading_on
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.domain.undoing import NOT_OFFERED

_MOVED = 3
"""Measures that are named: those that moved most of their way."""
_CHANGES = 5
"""Kinds of changes to the plan that are named."""


def since_last(shown: ReviewsShown, review: ReviewHead) -> tuple[date | None, tuple[str, ...]]:
    """Return the day of the review closed last before this one, and what changed since, a line each."""
    last = last_held(shown.book, review)
    if last is None:
        return None, ()
    until = min(review.day, shown.today)
    return last.day, tuple(_lines(shown, last.day, until))


def _lines(shown: ReviewsShown, after: date, until: date) -> Iterator[str]:
    def within(day: date | None) -> bool:
        return day is not None and after < day <= until

    content = shown.plan.content
    for milestone in content.milestones if content is not None else ():
        if within(milestone.reached_on):
            day = day_text(milestone.reached_on)
            yield tr("Milestone reached: {name}, {day}", name=milestone.name, day=day)
    yield from _moved(shown, after, until)
    if content is not None:
        yield from _done(content, within)
    for who in shown.contacts.values():
        if within(who.left_on):
            yield tr("{who} left, {day}", who=who.name, day=day_text(who.left_on))
    last = until + timedelta(days=1)
    counted = Counter(
        label for moment, label in shown.plan_changes if moment.date() <= last and label not in NOT_OFFERED
    )
    for label, count in counted.most_common(_CHANGES):
        said = change_done(label)
        yield said if count == 1 else tr("{change} ({count} times)", change=said, count=count_text(count))


def _done(content: PlanContent, within: Callable[[date | None], bool]) -> Iterator[str]:
    """Tell of actions, and of what the customer agreed to and confirmed."""
    done = sum(within(one.done_on) for one in content.actions)
    late = sum(one.done_on is None and within(one.due) for one in content.actions)
    if done or late:
        yield tr(
            "Actions done: {done}; due and still open: {open}", done=count_text(done), open=count_text(late)
        )
    for one in content.agreements:
        if within(one.day) and one.revokes_id is None:
            yield tr("{who} agreed, {day}", who=one.contact_name, day=day_text(one.day))
    for given in content.confirmations:
        if within(given.day) and given.revokes_id is None:
            yield tr("{who} confirmed value, {day}", who=given.contact_name, day=day_text(given.day))


def _moved(shown: ReviewsShown, after: date, until: date) -> Iterator[str]:
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
        yield tr(
            "{measure}: {before} → {now}",
            measure=measure.name,
            before=value_with_unit(measure, before, shown.plan.currency),
            now=value_with_unit(measure, now_value, shown.plan.currency),
        )
