"""Signals that the file's data feed, as a table of rules: each says what feeds it, when it opens and why.

A signal without data says so; it is never taken for a good one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum, auto

import numpy as np
from numpy.typing import NDArray

from cs_desktop.analytics.windows import NO_DAY, PointColumns, Points, window_values
from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked, tr
from cs_desktop.domain.attention import Finding, Rule
from cs_desktop.domain.catalogue import BY_KEY
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.figures import Status, Unit, number_text, value_text
from cs_desktop.domain.home import SignalFeed
from cs_desktop.domain.vocabulary import MetricKind, SurveyKind
from cs_desktop.services.attention.facts import ANSWER_DAYS


class Opens(StrEnum):
    """When a signal opens, with the values over its window and over the one before."""

    AT_LEAST = auto()
    AT_MOST = auto()
    FALLS_BY = auto()
    """By at least this fraction of the value before."""
    RISES_BY = auto()
    """By at least this fraction of the value before, and to more than `floor`."""
    DAYS_AT_LEAST = auto()
    """On at least so many days of the window the value was above 0."""


@dataclass(frozen=True, slots=True)
class SignalRule:
    """One signal."""

    key: str
    name: str
    feed: str
    """The key of the metric, or the kind of survey, that feeds it."""
    kind: MetricKind
    window_days: int
    opens: Opens
    threshold: float
    title: str
    why: str
    """With {value} and {before} of the two windows, the window's {days}, and the newest point's {day}."""
    status: Status = Status.WATCH
    floor: float = 0.0
    unit: Unit = Unit.NUMBER
    once_a_month: bool = True
    """Whether one who has dealt with it is asked again next month; else each newer point asks again."""
    answer_days: int = ANSWER_DAYS
    """Within so many days of the newest point it should be answered."""
    least_points: int = 1
    """A window with fewer points says nothing yet."""


# Start values of ours; each account has its own usual amount of use, so falls are measured against itself.
SIGNALS: tuple[SignalRule, ...] = (
    SignalRule(
        *("nps_low", marked("NPS low"), SurveyKind.NPS.value, MetricKind.MEAN, 120, Opens.AT_MOST, -30.0),
        title=marked("Ask what would make them recommend us"),
        why=marked("NPS {value} over {days} days, newest answer {day}"),
        once_a_month=False,
        answer_days=30,
        least_points=3,
    ),
    SignalRule(
        *("csat_low", marked("CSAT low"), SurveyKind.CSAT.value, MetricKind.MEAN, 90, Opens.AT_MOST, 0.6),
        title=marked("Find out what support gets wrong"),
        why=marked("{value} content over {days} days, newest answer {day}"),
        unit=Unit.SHARE,
        once_a_month=False,
        answer_days=30,
        least_points=3,
    ),
    SignalRule(
        *("adoption", marked("Adoption falling"), "weekly_active", MetricKind.MEAN, 28, Opens.FALLS_BY, 0.2),
        title=marked("Find out why weekly users fell"),
        why=marked("weekly active users {value}, {before} in the {days} days before"),
        unit=Unit.SHARE,
    ),
    SignalRule(
        *("usage", marked("Usage falling"), "usage", MetricKind.SUM, 28, Opens.FALLS_BY, 0.3),
        title=marked("Find out why they use it less"),
        why=marked("usage {value} in {days} days, {before} in those before"),
    ),
    SignalRule(
        *("outages", marked("Outages"), "outage_minutes", MetricKind.SUM, 60, Opens.DAYS_AT_LEAST, 2.0),
        title=marked("Explain the outages"),
        why=marked("{value} outages in {days} days, the newest on {day}"),
        once_a_month=False,
    ),
    SignalRule(
        *("tickets", marked("Tickets rising"), "tickets", MetricKind.SUM, 30, Opens.RISES_BY, 1.0),
        title=marked("Look through their tickets"),
        why=marked("{value} tickets in {days} days, {before} in those before"),
        floor=10.0,
    ),
    SignalRule(
        *("invoice", marked("Invoice overdue"), "invoice_days_overdue", MetricKind.LAST, 30),
        *(Opens.AT_LEAST, 30.0),
        title=marked("Ask what holds the invoice back"),
        why=marked("an invoice is {value} days overdue, seen {day}"),
    ),
    SignalRule(
        *("opt_out", marked("Emails unwanted"), "email_opt_out", MetricKind.LAST, 180, Opens.AT_LEAST, 0.25),
        title=marked("Find another way to reach them than by email"),
        why=marked("{value} have opted out of our emails, seen {day}"),
        unit=Unit.SHARE,
    ),
)
FEEDS = frozenset(rule.feed for rule in SIGNALS)
ANSWERS_REACH = max(rule.window_days for rule in SIGNALS if rule.feed in set(SurveyKind))
"""How far back answers must reach; they are compared with a threshold, not with those before."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a signal reads of many accounts; arrays in their order."""

    open: NDArray[np.bool_]
    fed: NDArray[np.bool_]
    """Whether there is any data to judge by."""
    values: NDArray[np.float64]
    before: NDArray[np.float64]
    newest: NDArray[np.int64]


def read_signals(
    account_ids: NDArray[np.int64],
    points: Mapping[str, PointColumns],
    today: date,
    rules: Sequence[SignalRule] = SIGNALS,
) -> list[tuple[SignalRule, Reading | None]]:
    """Return what each signal reads; None where nothing feeds it. `points` by the key of what feeds one."""
    return [
        (rule, read_signal(rule, points[rule.feed], account_ids, today) if rule.feed in points else None)
        for rule in rules
    ]


def signals_open(
    account_ids: NDArray[np.int64], readings: Iterable[tuple[SignalRule, Reading | None]], today: date
) -> Iterator[Finding]:
    """Yield the signals that are open at the accounts."""
    for rule, reading in readings:
        if reading is not None:
            for place in np.flatnonzero(reading.open).tolist():
                yield _finding(rule, reading, place, int(account_ids[place]), today)


def signals_fed(
    account_ids: NDArray[np.int64], readings: Iterable[tuple[SignalRule, Reading | None]]
) -> tuple[SignalFeed, ...]:
    """Return of how many of the accounts each signal has data."""
    found = []
    for rule, reading in readings:
        fed = 0 if reading is None else int(reading.fed.sum())
        entry = BY_KEY.get(rule.feed)
        name = entry.name if entry else tr("{survey} survey", survey=rule.feed.upper())
        found.append(SignalFeed(tr(rule.name), name, fed, len(account_ids)))
    return tuple(found)


def read_signal(
    rule: SignalRule, points: PointColumns, account_ids: NDArray[np.int64], today: date
) -> Reading:
    """Return what the points up to today say; a window without a point is no data."""
    if rule.opens is Opens.DAYS_AT_LEAST:
        counted = _days_of_trouble(points, account_ids, today, rule.window_days)
        return replace(counted, open=counted.fed & (counted.values >= rule.threshold))
    window = window_values(points, account_ids, today, rule.window_days, rule.kind)
    values, before = window.values, window.previous
    fed = ~np.isnan(values) & _enough(rule, points, account_ids, today)
    if rule.opens is Opens.FALLS_BY:
        # An account that did nothing before cannot fall.
        is_open = (before > 0) & (values <= before * (1 - rule.threshold))
        fed &= ~np.isnan(before)
    elif rule.opens is Opens.RISES_BY:
        is_open = (values >= before * (1 + rule.threshold)) & (values > rule.floor)
        fed &= ~np.isnan(before)
    elif rule.opens is Opens.AT_MOST:
        is_open = values <= rule.threshold
    else:
        is_open = values >= rule.threshold
    return Reading(is_open & fed, fed, values, before, window.newest)


def _enough(
    rule: SignalRule, points: PointColumns, account_ids: NDArray[np.int64], today: date
) -> NDArray[np.bool_]:
    if rule.least_points <= 1:
        return np.ones(len(account_ids), bool)
    ones = Points(points.account_ids, points.days, np.ones(len(points.days)))
    count = window_values(ones, account_ids, today, rule.window_days, MetricKind.SUM).values
    enough: NDArray[np.bool_] = count >= rule.least_points
    return enough


def _days_of_trouble(points: PointColumns, account_ids: NDArray[np.int64], today: date, days: int) -> Reading:
    """Return on how many days of the window the value was above 0; quiet days are data too."""
    fed = ~np.isnan(window_values(points, account_ids, today, days, MetricKind.SUM).values)
    bad = points.values > 0
    hits = Points(points.account_ids[bad], points.days[bad], np.ones(int(bad.sum())))
    window = window_values(hits, account_ids, today, days, MetricKind.SUM)
    values, before = np.nan_to_num(window.values), np.nan_to_num(window.previous)
    return Reading(fed, fed, values, before, window.newest)


def _finding(rule: SignalRule, reading: Reading, place: int, account_id: int, today: date) -> Finding:
    newest = int(reading.newest[place])
    seen = today if newest == NO_DAY else date.fromordinal(newest)
    return Finding(
        rule=Rule.SIGNAL,
        about=Kind.ACCOUNT,
        about_id=account_id,
        account_id=account_id,
        occasion=today.replace(day=1) if rule.once_a_month else seen,
        title=tr(rule.title),
        why=tr(
            rule.why,
            value=_text(float(reading.values[place]), rule.unit),
            before=_text(float(reading.before[place]), rule.unit),
            days=rule.window_days,
            day=day_text(seen),
        ),
        source=tr("Signal “{signal}”, fed by {feed}", signal=tr(rule.name), feed=rule.feed),
        due=seen + timedelta(days=rule.answer_days),
        state=rule.status,
        detail=rule.key,
    )


def _text(value: float, unit: Unit) -> str:
    if np.isnan(value):
        return "–"
    return value_text(value, unit) if unit is Unit.SHARE else number_text(value, 0)
