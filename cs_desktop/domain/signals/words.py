"""The words in which a rule of a signal is told and typed."""

import re
from collections.abc import Mapping
from math import isnan

from cs_desktop.common.language import marked, tr, trn
from cs_desktop.common.shares import share_typed
from cs_desktop.domain.figures import Status, Unit, number_text, stated_text, value_text
from cs_desktop.domain.metrics.catalogue import MEASURABLE
from cs_desktop.domain.metrics.entry import Steps
from cs_desktop.domain.signals.rules import COMPARED, SURVEYS, Opens, SignalRule
from cs_desktop.domain.vocabulary import AttentionState, MetricKind, SignalOutcome

AMOUNTS: Mapping[MetricKind, str] = {
    MetricKind.SUM: marked("Sum"),
    MetricKind.MEAN: marked("Mean"),
    MetricKind.LAST: marked("Newest value"),
    MetricKind.MAX: marked("Highest value"),
    MetricKind.AGE: marked("Days since the newest value"),
}
OPENS: Mapping[Opens, str] = {
    Opens.AT_LEAST: marked("is at least"),
    Opens.AT_MOST: marked("is at most"),
    Opens.FALLS_BY: marked("falls by at least, against the window before"),
    Opens.RISES_BY: marked("rises by at least, against the window before"),
    Opens.DAYS_AT_LEAST: marked("is above 0 on at least so many days"),
}
SEVERITIES: Mapping[Status, str] = {
    Status.RISK: marked("At risk"),
    Status.WATCH: marked("Watch"),
    Status.NONE: marked("Worth knowing"),
}
OUTCOMES: Mapping[SignalOutcome, str] = {
    SignalOutcome.ACTED: marked("It was right, and we acted"),
    SignalOutcome.CAME_TRUE: marked("It was right, and it happened"),
    SignalOutcome.FALSE_ALARM: marked("False alarm"),
    SignalOutcome.KNOWN: marked("Nothing new"),
}
STATES: Mapping[AttentionState | None, str] = {
    None: marked("Open"),
    AttentionState.ACKNOWLEDGED: marked("Acknowledged"),
    AttentionState.SNOOZED: marked("Snoozed"),
    AttentionState.RESOLVED: marked("Resolved"),
    AttentionState.DONE: marked("Done"),
    AttentionState.TASK: marked("Task made"),
}
_PLACE = re.compile(r"\{(\w+)\}")
PLACES = frozenset({"value", "before", "days", "day"})


def feed_name(feed: str, metrics: Mapping[str, str]) -> str:
    """Return what feeds a rule in the user's words; `metrics` are the workspace's names by key."""
    if feed in SURVEYS:
        return tr("{survey} survey", survey=feed.upper())
    if feed in metrics:
        return tr(metrics[feed])
    entry = MEASURABLE.get(feed)
    return tr(entry.name) if entry else feed


def scale_of(feed: str) -> Steps:
    """Return the words of the values of what feeds a rule; empty where they are plain numbers."""
    entry = MEASURABLE.get(feed)
    return entry.scale if entry else ()


def condition_text(rule: SignalRule) -> str:
    """Return when a rule opens, in one line."""
    days, at = rule.window_days, limit_text(rule)
    amount = trn("{amount} of {count} day", "{amount} of {count} days", days, amount=tr(AMOUNTS[rule.kind]))
    match rule.opens:
        case Opens.AT_LEAST:
            told = tr("{amount}: {at} or more", amount=amount, at=at)
        case Opens.AT_MOST:
            told = tr("{amount}: {at} or less", amount=amount, at=at)
        case Opens.FALLS_BY:
            told = tr("{amount}: {at} or more below the window before", amount=amount, at=at)
        case Opens.RISES_BY:
            told = tr("{amount}: {at} or more above the window before", amount=amount, at=at)
        case Opens.DAYS_AT_LEAST:
            told = tr("Above 0 on {at} or more of {days} days", at=at, days=days)
    if rule.opens is Opens.RISES_BY and rule.floor:
        told = tr(
            "{condition}, and more than {floor}", condition=told, floor=told_value(rule.floor, rule.unit)
        )
    if rule.least_points > 1:
        told = tr("{condition}; at least {count} values", condition=told, count=rule.least_points)
    return told


def limit_text(rule: SignalRule) -> str:
    """Return the threshold in its unit, or as the word of its scale."""
    if rule.opens in (Opens.AT_LEAST, Opens.AT_MOST) and (word := _word(rule.threshold, scale_of(rule.feed))):
        return tr("“{word}”", word=word)
    unit = threshold_unit(rule.opens, rule.unit)
    return share_typed(rule.threshold) if unit is Unit.SHARE else stated_text(rule.threshold, unit)


def threshold_unit(opens: Opens, unit: Unit) -> Unit:
    """Return the unit of a threshold: a share where values are compared, a plain count of days."""
    if opens in COMPARED:
        return Unit.SHARE
    return Unit.NUMBER if opens is Opens.DAYS_AT_LEAST else unit


def told_value(value: float, unit: Unit, scale: Steps = ()) -> str:
    """Return a value as the reason tells it: a word of its scale, a share in per cent, or a whole number."""
    if isnan(value):
        return "–"
    if word := _word(value, scale):
        return word
    return value_text(value, unit) if unit is Unit.SHARE else number_text(value, 0)


def _word(value: float, scale: Steps) -> str:
    return next((tr(word) for at, word in scale if at == value), "")


def unknown_places(text: str) -> tuple[str, ...]:
    """Return the {names} of a reason that stand for nothing."""
    return tuple(f"{{{name}}}" for name in _PLACE.findall(text) if name not in PLACES)


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return a reason with its {names} filled in; what people typed besides stays as it is."""
    return _PLACE.sub(lambda found: values.get(found[1], found[0]), text)
