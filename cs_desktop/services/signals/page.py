"""The signals that are open, with what was done about them and the rules behind them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

import numpy as np

from cs_desktop.analytics.health.feeds import AnswerFeed, Feed
from cs_desktop.analytics.signal_course import open_since
from cs_desktop.domain.attention import Finding
from cs_desktop.domain.figures import Unit
from cs_desktop.domain.metrics.catalogue import MEASURABLE
from cs_desktop.domain.metrics.known import MetricRow
from cs_desktop.domain.signals.built_in import BUILT_IN
from cs_desktop.domain.signals.rules import SURVEYS, SignalRule
from cs_desktop.domain.signals.shown import FeedChoice, RuleShown, ShownSignal, SignalMark, SignalsShown
from cs_desktop.domain.signals.standing import standings
from cs_desktop.domain.signals.words import feed_name, scale_of
from cs_desktop.domain.vocabulary import SignalOutcome
from cs_desktop.models.queries.metrics import metric_rows
from cs_desktop.models.queries.signals import signal_marks, stored_rules
from cs_desktop.services.attention.signals import Read, read_signals, reason, signals_open
from cs_desktop.services.context import Context
from cs_desktop.services.signals.book import read_book
from cs_desktop.services.signals.feeds import of_accounts, signal_feeds
from cs_desktop.services.signals.rules import read_rules

_TOGETHER = 200
LOOK_BACK = 180
"""So many days are looked back for the day on which a signal opened."""


def load_signals(ctx: Context, account_id: int | None = None) -> SignalsShown:
    """Return the signals of all accounts, or of one, as of today, and every rule."""
    book = read_book(ctx, account_id)
    today = ctx.clock.today()
    rules = read_rules(ctx)
    metrics = ctx.workspace.read(metric_rows)
    marks = ctx.workspace.read(lambda c: signal_marks(c, account_id))
    first = today - timedelta(days=LOOK_BACK)
    feeds = signal_feeds(ctx.workspace, rules, metrics, book.ids, today, today, first)
    read = read_signals(book.ids, feeds, today, rules)
    found = list(signals_open(book.ids, read, today))
    since = _since(ctx, found, rules, metrics, feeds, today)
    held = standings(marks, today)
    by_key = {rule.key: rule for rule in rules}
    signals = [
        ShownSignal(
            one,
            by_key[one.detail],
            book.names[one.about_id],
            book.arr[one.about_id],
            book.owners[one.about_id],
            since.get((one.detail, one.about_id)),
            held.of(one),
        )
        for one in found
    ]
    return SignalsShown(
        today,
        book.currency,
        tuple(sorted(signals, key=lambda one: one.rank)),
        _rules_shown(ctx, read, metrics, marks, len(book.ids), today),
        feed_choices(metrics),
        tuple(sorted(book.names.items(), key=lambda one: one[1].casefold())),
    )


def _since(
    ctx: Context,
    found: Iterable[Finding],
    rules: Sequence[SignalRule],
    metrics: Sequence[MetricRow],
    feeds: Mapping[str, Feed],
    today: date,
) -> dict[tuple[str, int], date]:
    """Return since when signals are open, by rule and account; what began before we looked is left out."""
    accounts: dict[str, list[int]] = {}
    for one in found:
        accounts.setdefault(one.detail, []).append(one.about_id)
    opened: dict[tuple[str, int], date] = {}
    first = today - timedelta(days=LOOK_BACK)
    for rule in rules:
        ids = np.array(accounts.get(rule.key, ()), np.int64)
        # Only of accounts where it is open, and of these so few at a time that others are not read with them.
        for start in range(0, len(ids), _TOGETHER):
            few = ids[start : start + _TOGETHER]
            known = feeds[rule.feed]
            if isinstance(known, AnswerFeed):
                feed: Feed | None = of_accounts(known, few)
            else:
                feed = signal_feeds(ctx.workspace, [rule], metrics, few, first, today).get(rule.feed)
            if feed is None:
                continue
            days = open_since(rule, feed, few, today, LOOK_BACK)
            for account_id, day in zip(few.tolist(), days.tolist(), strict=True):
                if day > first.toordinal() + 1:
                    opened[rule.key, account_id] = date.fromordinal(day)
    return opened


def _rules_shown(
    ctx: Context,
    read: Sequence[Read],
    metrics: Sequence[MetricRow],
    marks: Iterable[SignalMark],
    of: int,
    today: date,
) -> tuple[RuleShown, ...]:
    stored = {rule.key for rule in ctx.workspace.read(stored_rules)}
    names = {metric.key: metric.name for metric in metrics}
    answers: dict[str, Counter[SignalOutcome]] = {}
    for mark in marks:
        if mark.outcome is not None:
            answers.setdefault(mark.rule, Counter())[mark.outcome] += 1
    return tuple(
        RuleShown(
            rule=rule,
            feed=feed_name(rule.feed, names),
            fed=0 if reading is None else int(reading.fed[0].sum()),
            of=of,
            open=0 if reading is None or not rule.active else int(reading.open[0].sum()),
            stored=rule.key in stored,
            built_in=rule.key in BUILT_IN,
            answers=answers.get(rule.mark, {}),
            says=reason(rule, reading, 0, today)
            if of == 1 and reading is not None and reading.fed[0, 0]
            else "",
        )
        for rule, reading in read
    )


def feed_choices(metrics: Sequence[MetricRow]) -> tuple[FeedChoice, ...]:
    """Return what may feed a rule: surveys, the workspace's metrics, and the catalogue's; by name."""
    units = {entry.key: entry.unit for entry in MEASURABLE.values()} | {one.key: one.unit for one in metrics}
    names = {metric.key: metric.name for metric in metrics}
    found = [
        FeedChoice(
            key,
            feed_name(key, names),
            Unit(unit) if unit in set(Unit) else Unit.NUMBER,
            scale_of(key),
            key in SURVEYS,
        )
        for key, unit in units.items()
    ]
    return tuple(sorted(found, key=lambda one: (not one.survey, one.name.casefold())))
