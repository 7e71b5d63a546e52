"""What was agreed as success of a metric: its measure in the plan, and since when that is reached."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cs_desktop.common.dates import day_text
from cs_desktop.domain.charts.spec import ChartSpec, Event, Threshold
from cs_desktop.domain.deck.slides import ChartPanel
from cs_desktop.domain.plan.progress import KEEPS
from cs_desktop.domain.plan.words import target_with_unit, value_with_unit
from cs_desktop.domain.vocabulary import MeasureKind
from cs_desktop.services.account_page import usage_chart
from cs_desktop.services.deck.facts.plan import MeasureTold
from cs_desktop.services.deck.facts.shared import SharedFacts
from cs_desktop.services.deck.key_figures import chart_start
from cs_desktop.services.deck.measures import reading
from cs_desktop.services.deck.moves import MetricMove

EACH = "Each value"
_STEPS = 2
"""Milestones on a chart."""
_AT_LEAST = (MeasureKind.RAISE, MeasureKind.KEEP_AT_LEAST)
_AT_MOST = (MeasureKind.LOWER, MeasureKind.KEEP_AT_MOST)


@dataclass(frozen=True, slots=True)
class Criterion:
    """A metric with the goal that was agreed for it, and its course as the chart draws it.

    The course ends in the value of the measure.
    """

    move: MetricMove
    measure: MeasureTold
    chart: ChartSpec
    earlier: tuple[float, ...]
    """What it was before the chart begins, reckoned in the same way."""
    currency: str

    @property
    def goal(self) -> float:
        """Return the goal, in the unit of the metric."""
        assert self.measure.target is not None
        return self.measure.target

    @property
    def goal_text(self) -> str:
        """Return the goal with its unit, as the plan says it."""
        return target_with_unit(self.measure, self.currency)

    @property
    def now_text(self) -> str:
        """Return where the metric is with its unit, as the plan says it."""
        return value_with_unit(self.measure, self.measure.current, self.currency)

    @property
    def is_least(self) -> bool:
        """Return whether the goal is to be at or above."""
        return self.measure.kind in _AT_LEAST

    @property
    def is_reached(self) -> bool:
        """Return whether the metric is at the goal."""
        return self.measure.current is not None and self._holds(self.measure.current)

    @property
    def is_kept(self) -> bool:
        """Return whether the metric is to be at the goal all the time."""
        return self.measure.kind in KEEPS

    @property
    def held_since(self) -> date | None:
        """Return the day from which on the goal was kept without a break, as far as the chart shows.

        None where it is not reached, or was at it already when the chart begins.
        """
        _, since = self._last_break
        return since

    @property
    def held_before(self) -> bool:
        """Return whether it was at the goal at first, before the chart begins or before the last break."""
        missed, _ = self._last_break
        shown = (value for day, value in self._known if missed is None or day < missed)
        began = (self.measure.baseline,) if self.measure.baseline is not None else ()
        return any(self._holds(value) for value in (*began, *self.earlier, *shown))

    @property
    def _last_break(self) -> tuple[date | None, date | None]:
        """Return the last day on which it was not at the goal, and the first one after it."""
        since: date | None = None
        for day, value in reversed(self._known):
            if not self._holds(value):
                return day, since
            since = day
        return None, None

    @property
    def _known(self) -> list[tuple[date, float]]:
        series = self.chart.series[0]
        return [(day, value) for day, value in zip(series.x, series.y, strict=True) if value is not None]

    def _holds(self, value: float) -> bool:
        return value >= self.goal if self.is_least else value <= self.goal


def criteria_of(facts: SharedFacts, keys: Sequence[str]) -> tuple[Criterion, ...]:
    """Return the metrics of some that a measure of the plan has a goal for, in the order of the plan."""
    return tuple(_found(facts, facts.moved(keys)))


def _found(facts: SharedFacts, moves: Sequence[MetricMove]) -> Iterator[Criterion]:
    by_name = {move.name: move for move in moves}
    for measure in facts.plan.measures if facts.plan is not None else ():
        move = by_name.get(measure.source)
        if move is None or measure.target is None or measure.kind not in (*_AT_LEAST, *_AT_MOST):
            continue
        chart = metric_chart(facts, move)
        if measure.current is not None and not chart.is_empty:
            yield Criterion(move, measure, chart, _earlier(facts, move, chart), facts.workspace.currency)


def _earlier(facts: SharedFacts, move: MetricMove, chart: ChartSpec) -> tuple[float, ...]:
    """Return the values of a metric before its chart begins."""
    began = date.fromordinal(int(move.measured.days[0]))
    whole = metric_chart(facts, move, began).series[0]
    first = chart.series[0].x[0]
    return tuple(y for x, y in zip(whole.x, whole.y, strict=True) if y is not None and x < first)


def metric_chart(facts: SharedFacts, move: MetricMove, since: date | None = None) -> ChartSpec:
    """Return the course of a metric by week, or by point where no week ends in what the plan says that it is.

    So of a metric that the plan reads the line ends in the value that stands beside it. It begins where the
    charts of the deck do, unless a day is given.
    """
    start = since or chart_start(facts)
    chart = usage_chart(move.measured, start, facts.as_of)
    measure = reading(facts.plan, move.name)
    if measure is None or chart.is_empty or chart.series[0].y[-1] == measure.current:
        return chart
    told = move.measured
    points = {
        date.fromordinal(int(day)): float(value)
        for day, value in zip(told.days, told.values, strict=True)
        if start.toordinal() <= day <= facts.as_of.toordinal()
    }
    line = replace(chart.series[0], x=tuple(points), y=tuple(points.values()))
    return replace(chart, subtitle=EACH, series=(line,))


def panels_with_goals(
    facts: SharedFacts, criteria: Sequence[Criterion], moves: Sequence[MetricMove], limit: int
) -> tuple[ChartPanel, ...]:
    """Return the charts of some metrics, at most `limit`, each with its goal; those that have one first."""
    found = [_with_goal(one) for one in criteria]
    named = {one.move.key for one in criteria}
    plain = (metric_chart(facts, move) for move in moves if move.key not in named)
    found += [chart for chart in plain if not chart.is_empty]
    drawn = list(dict.fromkeys(found))[:limit]
    return tuple(
        ChartPanel(_with_steps(facts, chart) if not place else chart) for place, chart in enumerate(drawn)
    )


def _with_steps(facts: SharedFacts, chart: ChartSpec) -> ChartSpec:
    """Return a chart with the newest milestones that were reached while it runs."""
    days = chart.series[0].x
    reached = [
        Event(one.reached_on, one.name)
        for one in (facts.plan.milestones if facts.plan is not None else ())
        if one.reached_on is not None and days[0] <= one.reached_on <= days[-1]
    ]
    return replace(chart, events=tuple(sorted(reached, key=lambda one: one.day)[-_STEPS:]))


def _with_goal(one: Criterion) -> ChartSpec:
    least = "At least" if one.is_kept else "Goal"
    by = f" {'until' if one.is_kept else 'by'} {day_text(one.measure.due)}" if one.measure.due else ""
    name = f"{least if one.is_least else 'At most'} {one.goal_text}{by}"
    return replace(one.chart, thresholds=(Threshold(one.goal, name),))
