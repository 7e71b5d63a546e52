"""How right the rules were, and what a rule would do: read over month-ends of the past as they were then."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from cs_desktop.analytics.health.feeds import Feed
from cs_desktop.analytics.signal_course import (
    Losses,
    month_ends,
    net_losses,
    paying_on,
    tally,
    wilson,
)
from cs_desktop.analytics.signals import Readings, read_rule
from cs_desktop.domain.signals.precision import HORIZONS, Precision, Precisions, Tally
from cs_desktop.domain.signals.rules import SignalRule
from cs_desktop.domain.signals.shown import Trial
from cs_desktop.models.queries import commercial
from cs_desktop.models.queries.commercial import NO_END, StepColumns
from cs_desktop.models.queries.metrics import metric_rows
from cs_desktop.services.attention.signals import read_signals
from cs_desktop.services.context import Context
from cs_desktop.services.signals.book import read_book
from cs_desktop.services.signals.feeds import signal_feeds
from cs_desktop.services.signals.rules import read_rules

MONTHS = (12, 24)
"""How far back openings are counted."""
_TRIAL_MONTHS = 12


@dataclass(frozen=True, slots=True)
class _Past:
    """What rules are held against: the last one before the span, then every month-end of it."""

    days: NDArray[np.int64]
    account_ids: NDArray[np.int64]
    paying: NDArray[np.bool_]
    losses: Losses
    today: date


def load_precisions(ctx: Context, months: int) -> Precisions:
    """Return how right every rule was, by openings of so many months."""
    today = ctx.clock.today()
    rules, metrics = read_rules(ctx), ctx.workspace.read(metric_rows)
    past = _past(ctx.workspace.read(commercial.step_columns), today, months)
    first = date.fromordinal(int(past.days[0]))
    found: dict[str, Mapping[int, Precision]] = {}
    for rule in rules:
        # One feed at a time: of thousands of accounts each is large.
        feeds = signal_feeds(ctx.workspace, [rule], metrics, past.account_ids, first, today)
        found[rule.key] = _precisions(rule, feeds.get(rule.feed), past)
    return Precisions(today, months, found)


def try_rule(ctx: Context, rule: SignalRule) -> Trial:
    """Return where a rule would be open today, and how often it opened at month-ends of the last year."""
    today, book = ctx.clock.today(), read_book(ctx)
    metrics = ctx.workspace.read(metric_rows)
    days = _ordinals(month_ends(today, _TRIAL_MONTHS + 1))
    first = date.fromordinal(int(days[0]))
    feeds = signal_feeds(ctx.workspace, [rule], metrics, book.ids, first, today)
    ((_, now),) = read_signals(book.ids, feeds, today, [rule])
    if now is None:
        return Trial(0, len(book.ids), (), 0, _TRIAL_MONTHS)
    past = read_rule(rule, feeds[rule.feed], book.ids, days)
    places = np.flatnonzero(now.open[0]).tolist()
    open_at = sorted(
        (int(book.ids[place]) for place in places), key=lambda one: (-book.arr[one], book.names[one])
    )
    return Trial(
        fed=int(now.fed[0].sum()),
        of=len(book.ids),
        open_at=[(account_id, book.names[account_id]) for account_id in open_at],
        openings=int((past.open[1:] & ~past.open[:-1]).sum()),
        months=_TRIAL_MONTHS,
    )


def _past(steps: StepColumns, today: date, months: int) -> _Past:
    days = _ordinals(month_ends(today, months + 1))
    begun = steps.start <= today.toordinal()
    accounts, starts, ends, arr = (
        column[begun] for column in (steps.account_ids, steps.start, steps.end, steps.arr)
    )
    # What ends later has not ended yet.
    ends = np.where(ends <= today.toordinal(), ends, NO_END)
    ids = np.unique(accounts)
    return _Past(
        days,
        ids,
        paying_on((accounts, starts, ends), ids, days),
        net_losses(accounts, starts, ends, arr, NO_END),
        today,
    )


def _precisions(rule: SignalRule, feed: Feed | None, past: _Past) -> Mapping[int, Precision]:
    readings = None if feed is None else read_rule(rule, feed, past.account_ids, past.days)
    return {horizon: _precision(readings, past, horizon) for horizon in HORIZONS}


def _precision(readings: Readings | None, past: _Past, horizon: int) -> Precision:
    # Of what opened later nobody knows yet how it went.
    known = past.days + horizon <= past.today.toordinal()
    days = past.days[known]
    if readings is None or len(days) < 2:
        return Precision(Tally(0, 0, 0, 0), horizon, 0.0, 1.0, None, None)
    seen = Readings(
        *(getattr(readings, name)[known] for name in ("open", "fed", "values", "before", "newest"))
    )
    counted = tally(seen, days, past.account_ids, past.paying[known], past.losses, horizon)
    low, high = wilson(counted.came_true, counted.openings)
    first, last = (date.fromordinal(int(days[place])) for place in (1, -1))
    return Precision(counted, horizon, low, high, first, last)


def _ordinals(days: Sequence[date]) -> NDArray[np.int64]:
    return np.array([day.toordinal() for day in days], np.int64)
