"""What signals say of many accounts as of some days: whether each is open, and by which numbers.

Nothing after a day has any effect on what is said of that day.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cs_desktop.analytics.health.feeds import AnswerFeed, Feed, PointFeed
from cs_desktop.analytics.health.windows import Floats, Ints, Points
from cs_desktop.domain.signals.rules import COMPARED, Opens, SignalRule
from cs_desktop.domain.vocabulary import MetricKind


@dataclass(frozen=True, slots=True)
class Readings:
    """What one rule says, days × accounts, as they were asked for."""

    open: NDArray[np.bool_]
    fed: NDArray[np.bool_]
    """Whether there is any data to judge by."""
    values: Floats
    before: Floats
    """The same over the window before; NaN where the rule does not look at it."""
    newest: NDArray[np.int64]


def read_rule(rule: SignalRule, feed: Feed, account_ids: Ints, days: Ints) -> Readings:
    """Return what a rule says of accounts as of days (ordinals); a window without a point is no data."""
    if rule.opens is Opens.DAYS_AT_LEAST:
        return _days_of_trouble(rule, feed, account_ids, days)
    now = feed.over(account_ids, days, rule.window_days, rule.kind)
    values = now.values
    fed = ~np.isnan(values)
    if rule.least_points > 1:
        count = _with_values(feed, _ones).over(account_ids, days, rule.window_days, MetricKind.SUM).values
        fed &= count >= rule.least_points
    before = np.full_like(values, np.nan)
    if rule.opens in COMPARED:
        before = feed.over(account_ids, days - rule.window_days, rule.window_days, rule.kind).values
        fed &= ~np.isnan(before)
    return Readings(_opens(rule, values, before) & fed, fed, values, before, now.newest)


def _opens(rule: SignalRule, values: Floats, before: Floats) -> NDArray[np.bool_]:
    is_open: NDArray[np.bool_]
    match rule.opens:
        case Opens.FALLS_BY:
            # An account that did nothing before cannot fall.
            is_open = (before > 0) & (values <= before * (1 - rule.threshold))
        case Opens.RISES_BY:
            is_open = (values >= before * (1 + rule.threshold)) & (values > rule.floor)
        case Opens.AT_MOST:
            is_open = values <= rule.threshold
        case _:
            is_open = values >= rule.threshold
    return is_open


def _days_of_trouble(rule: SignalRule, feed: Feed, account_ids: Ints, days: Ints) -> Readings:
    """Return on how many days of the window the value was above 0; quiet days are data too."""
    fed = ~np.isnan(feed.over(account_ids, days, rule.window_days, MetricKind.SUM).values)
    bad = _with_values(feed, _hits).over(account_ids, days, rule.window_days, MetricKind.SUM)
    values = np.nan_to_num(bad.values)
    return Readings(fed & (values >= rule.threshold), fed, values, np.full_like(values, np.nan), bad.newest)


def _with_values(feed: Feed, change: Callable[[Floats], Floats]) -> Feed:
    """Return a feed of the same days with other values; those that are not numbers are no points."""
    if isinstance(feed, AnswerFeed):
        return AnswerFeed(replace(feed.answers, values=change(feed.answers.values)))
    if isinstance(feed, PointFeed):
        points = feed.points
        return replace(feed, points=Points(points.account_ids, points.days, change(points.values)))
    raise TypeError(feed)


def _ones(values: Floats) -> Floats:
    return np.where(np.isfinite(values), 1.0, np.nan)


def _hits(values: Floats) -> Floats:
    return np.where(np.isfinite(values) & (values > 0), 1.0, np.nan)
