"""How one metric of the account moved from the period before to this one, and how that is said.

A metric has several values at once: that of a period, reckoned by its kind, and its newest. So that none is
taken for another, whatever is said of a period says how it is reckoned.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np

from cs_desktop.analytics.health.windows import NO_DAY, Points, WindowValues, window_values
from cs_desktop.common.dates import day_text
from cs_desktop.common.periods import Period, period_before
from cs_desktop.domain.figures import Figure, Status, Unit, value_text
from cs_desktop.domain.vocabulary import MetricKind
from cs_desktop.services.account_page import Measured, unit_of
from cs_desktop.services.deck.spans import Span, span_of
from cs_desktop.services.deck.titles.counting import small

_NOTABLE_SHARE = 0.02
"""Smallest change of a share worth a sentence: two points."""
_NOTABLE_RATIO = 0.05
"""Smallest relative change of any other value worth a sentence."""


@dataclass(frozen=True, slots=True)
class _Way:
    """How a kind of metric is reckoned over a period."""

    how: str
    """In a formula."""
    note: str
    """Before the period's name: "mean of Q3"."""
    verb: str = ""
    """Fits one thing and many; empty for a value that stands, and so moves from one to the other."""
    there: str = "in"
    """Before the period before."""


_WAYS = {
    MetricKind.SUM: _Way("sum", "sum of", "came to"),
    MetricKind.MEAN: _Way("mean", "mean of", "averaged"),
    MetricKind.MAX: _Way("highest value", "highest of", "peaked at"),
    MetricKind.LAST: _Way("last value", "last value of"),
    MetricKind.AGE: _Way("days since the last", "at the end of", there="at the end of"),
}


@dataclass(frozen=True)
class MetricMove:
    """A metric over the period beside the period before it, of as many months."""

    measured: Measured
    period: Period
    current: float | None
    previous: float | None
    newest: date
    """Day of the newest point up to the period's end."""

    @property
    def key(self) -> str:
        """Return the metric's key."""
        return self.measured.metric.key

    @property
    def name(self) -> str:
        """Return the metric's name."""
        return self.measured.metric.name

    @cached_property
    def is_notable(self) -> bool:
        """Return whether the change is large enough, and visible in the shown digits, to speak of."""
        if self.current is None or self.previous is None:
            return False
        change = abs(self.current - self.previous)
        share = unit_of(self.measured.metric) is Unit.SHARE
        if change < (_NOTABLE_SHARE if share else _NOTABLE_RATIO * abs(self.previous)):
            return False
        return self.text(self.current) != self.text(self.previous)

    @property
    def size(self) -> float:
        """Return the relative size of the change; from zero it is as large as can be."""
        if self.current is None or self.previous is None:
            return 0.0
        change = abs(self.current - self.previous)
        return change / abs(self.previous) if self.previous else float("inf")

    @property
    def rose(self) -> bool:
        """Return whether the value is above that of the period before."""
        return self.current is not None and self.previous is not None and self.current > self.previous

    @property
    def is_better(self) -> bool:
        """Return whether the change is one for the better, notable or not."""
        return self.rose == self.measured.metric.higher_is_better

    def text(self, value: float | None) -> str:
        """Return a value with the metric's unit, in the words of a slide."""
        metric = self.measured.metric
        text = value_text(value, unit_of(metric))
        known = metric.unit in set(Unit) or not metric.unit or value is None
        return text if known else f"{text} {metric.unit}"

    @property
    def reckoned(self) -> str:
        """Return how the value is reckoned: "mean of Q3"."""
        return f"{self._way.note} {self._span.name}"

    @property
    def compared(self) -> str:
        """Return what it was before: "38.0% in the quarter before"; empty where nothing was."""
        if self.previous is None:
            return ""
        return f"{self._before} {self._way.there} {self._span.before}"

    def sentence(self, *, dated: bool = True) -> str:
        """Return what happened, and how it is reckoned: "Weekly users averaged 71% in Q3, up from 38%.".

        `dated` says whether the period is named.
        """
        when = f" in {self._span.name}" if dated else ""
        if self.current is None:
            return f"Nobody measured {small(self.name)}{when}."
        told = f"{self.name} {self._way.verb or 'stood at'} {self.text(self.current)}{when}"
        if self.previous is None:
            return f"{told}, with nothing to compare it to yet."
        if not self.is_notable:
            return f"{told}, much as before."
        if not self._way.verb:
            verb = "rose" if self.rose else "fell"
            return f"{self.name} {verb} from {self.text(self.previous)} to {self.text(self.current)}{when}."
        return f"{told}, {'up' if self.rose else 'down'} from {self._before}."

    def figure(self) -> Figure:
        """Return the value over the period with what a reader needs to trust it."""
        metric = self.measured.metric
        spans = f"{_days(self.period)}; before: {_days(period_before(self.period))}"
        unit = unit_of(metric)
        label = self.name if unit is not Unit.NUMBER or not metric.unit else f"{self.name}, {metric.unit}"
        return Figure(
            label=label,
            value=self.current,
            unit=unit,
            formula=f"{self._way.how} of the points from {spans}",
            source=f"Metric “{self.name}”",
            as_of=self.newest,
            reason="" if self.current is not None else "no point lies in the period",
            note="; ".join(filter(None, (self.reckoned, self.compared))),
            status=self._status(),
        )

    @property
    def _way(self) -> _Way:
        return _WAYS[MetricKind(self.measured.metric.kind)]

    @property
    def _before(self) -> str:
        """Return the value before without the words of its unit, which stand at the one beside it."""
        return self.text(self.previous).split()[0]

    @property
    def _span(self) -> Span:
        return span_of(self.period)

    def _status(self) -> Status:
        if not self.is_notable:
            return Status.NONE
        return Status.GOOD if self.is_better else Status.WATCH


def metric_move(measured: Measured, period: Period) -> MetricMove | None:
    """Return how a metric moved; None where it has no point up to the period's end."""
    now, before = _values(measured, period), _values(measured, period_before(period))
    newest = int(now.newest[0])
    if newest == NO_DAY:
        return None
    return MetricMove(
        measured,
        period,
        current=_number(now.values[0]),
        previous=_number(before.values[0]),
        newest=date.fromordinal(newest),
    )


def _values(measured: Measured, period: Period) -> WindowValues:
    account = np.zeros(len(measured.days), np.int64)
    return window_values(
        Points(account, measured.days, measured.values),
        np.zeros(1, np.int64),
        period.end - timedelta(days=1),
        (period.end - period.start).days,
        MetricKind(measured.metric.kind),
    )


def _days(period: Period) -> str:
    return f"{day_text(period.start)} to {day_text(period.end - timedelta(days=1))}"


def _number(value: np.float64) -> float | None:
    return None if np.isnan(value) else float(value)
