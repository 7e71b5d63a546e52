"""Signals that are open today: each rule of the workspace read over what feeds it, and told as a finding.

A signal without data says so; it is never taken for a good one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from cs_desktop.analytics.health.feeds import Feed
from cs_desktop.analytics.health.windows import NO_DAY
from cs_desktop.analytics.signals import Readings, read_rule
from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.attention import Finding, Rule
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.home import SignalFeed
from cs_desktop.domain.signals.built_in import SIGNALS
from cs_desktop.domain.signals.rules import SignalRule
from cs_desktop.domain.signals.words import feed_name, filled, scale_of, told_value

Read = tuple[SignalRule, Readings | None]
"""What a rule says of the accounts today; None where nothing feeds it."""


def read_signals(
    account_ids: NDArray[np.int64],
    feeds: Mapping[str, Feed],
    today: date,
    rules: Sequence[SignalRule] = SIGNALS,
) -> list[Read]:
    """Return what each rule says today. `feeds` by the key of what feeds it."""
    days = np.array([today.toordinal()], np.int64)
    return [
        (rule, read_rule(rule, feeds[rule.feed], account_ids, days) if rule.feed in feeds else None)
        for rule in rules
    ]


def signals_open(account_ids: NDArray[np.int64], readings: Iterable[Read], today: date) -> Iterator[Finding]:
    """Yield the signals that are open at the accounts."""
    for rule, reading in readings:
        if reading is not None and rule.active:
            for place in np.flatnonzero(reading.open[0]).tolist():
                yield _finding(rule, reading, place, int(account_ids[place]), today)


def signals_fed(
    account_ids: NDArray[np.int64], readings: Iterable[Read], metrics: Mapping[str, str] | None = None
) -> tuple[SignalFeed, ...]:
    """Return of how many of the accounts each signal has data; `metrics` are names by key."""
    return tuple(
        SignalFeed(
            tr(rule.name),
            feed_name(rule.feed, metrics or {}),
            0 if reading is None else int(reading.fed[0].sum()),
            len(account_ids),
        )
        for rule, reading in readings
        if rule.active
    )


def reason(rule: SignalRule, reading: Readings, place: int, today: date) -> str:
    """Return what a rule read of the account at a place, in the words of its reason."""
    scale = scale_of(rule.feed)
    values = {
        "value": told_value(float(reading.values[0, place]), rule.unit, scale),
        "before": told_value(float(reading.before[0, place]), rule.unit, scale),
        "days": str(rule.window_days),
        "day": day_text(_seen(reading, place, today)),
    }
    return filled(tr(rule.why), values)


def _seen(reading: Readings, place: int, today: date) -> date:
    newest = int(reading.newest[0, place])
    return today if newest == NO_DAY else date.fromordinal(newest)


def _finding(rule: SignalRule, reading: Readings, place: int, account_id: int, today: date) -> Finding:
    seen = _seen(reading, place, today)
    return Finding(
        rule=Rule.SIGNAL,
        about=Kind.ACCOUNT,
        about_id=account_id,
        account_id=account_id,
        occasion=today.replace(day=1) if rule.once_a_month else seen,
        title=tr(rule.title),
        why=reason(rule, reading, place, today),
        source=tr("Signal “{signal}”, fed by {feed}", signal=tr(rule.name), feed=feed_name(rule.feed, {})),
        due=seen + timedelta(days=rule.answer_days),
        state=rule.severity,
        detail=rule.key,
    )
