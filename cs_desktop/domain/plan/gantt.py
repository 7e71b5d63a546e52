"""The chart of a plan's milestones and work: its rows, and what each is called; without any pixel."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from cs_desktop.common.dates import MONTHS, month_text, short_day_text
from cs_desktop.common.language import language, marked, tr, trn
from cs_desktop.common.periods import add_months
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.plan.calendar import WorkCalendar
from cs_desktop.domain.plan.schedule import Expected, Schedule, schedule
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.domain.plan.work import Step, Work, work_of


class State(StrEnum):
    """How far a step is."""

    DONE = "done"
    ACTIVE = "active"
    PLANNED = "planned"
    LATE = "late"
    """An action that is open after its due day, or a milestone that was missed."""
    PROPOSED = "proposed"
    """A milestone of the account that is in no plan yet."""


STATES: Mapping[State, str] = {
    State.DONE: marked("Done"),
    State.ACTIVE: marked("Active"),
    State.PLANNED: marked("Planned"),
    State.LATE: marked("Overdue"),
    State.PROPOSED: marked("Proposed"),
}


class Zoom(StrEnum):
    """How much time the chart shows at once."""

    WEEKS = "weeks"
    MONTHS = "months"
    QUARTERS = "quarters"


DAY_WIDTH: Mapping[Zoom, float] = {Zoom.WEEKS: 12.0, Zoom.MONTHS: 2.4, Zoom.QUARTERS: 0.9}
"""Pixels of a day at the normal size of text; wider where there is room for more."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A step as it is drawn; a milestone begins and ends on its day."""

    key: ObjectKey
    name: str
    party: str
    state: State
    first: date
    last: date
    passed: float
    """The share of its work days that have passed, of an active one."""
    critical: bool
    expected: Expected | None
    """None of one that is in no plan."""

    @property
    def is_point(self) -> bool:
        """Return whether it is a milestone."""
        return self.key.kind is Kind.MILESTONE


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the chart: an action with the milestone that ends it, or one of both."""

    name: str
    bars: tuple[Bar, ...]

    @property
    def key(self) -> ObjectKey:
        """Return what the row is mainly of."""
        return self.bars[0].key


@dataclass(frozen=True)
class Chart:
    """All of the chart."""

    work: Work
    schedule: Schedule
    calendar: WorkCalendar
    today: date
    rows: tuple[Row, ...]
    undated: tuple[Step, ...]
    """Steps without any day, which cannot be drawn."""
    first: date
    last: date
    """The days that the axis goes over."""

    @cached_property
    def bars(self) -> Mapping[ObjectKey, Bar]:
        """Return the bars by their keys."""
        return {bar.key: bar for row in self.rows for bar in row.bars}


def calendar_of(shown: PlanShown) -> WorkCalendar:
    """Return the work calendar of the workspace."""
    return WorkCalendar(shown.work_days, shown.holidays)


def chart_of(shown: PlanShown) -> Chart:
    """Return the chart of the plan that is shown; it has one."""
    assert shown.content is not None
    work, calendar = work_of(shown.content), calendar_of(shown)
    planned = schedule(work, calendar, shown.today)
    parties = {ObjectKey(Kind.PLAN_ACTION, one.id): one.party for one in shown.content.actions}
    parties |= {ObjectKey(Kind.MILESTONE, one.id): one.party for one in shown.content.milestones}
    bars = [
        _bar(step, parties.get(step.key, ""), planned, calendar, shown.today)
        for step in work.steps
        if step.days is not None
    ]
    bars += [
        _proposed(ObjectKey(Kind.MILESTONE, one.id), one.name, one.party, one.due)
        for one in shown.content.milestones
        # What was reached without the plan needs it no more.
        if one.plan_id is None and one.due is not None and one.reached_on is None
    ]
    rows = _rows(work, bars)
    first, last = _range(bars, shown)
    undated = tuple(step for step in work.steps if step.days is None)
    return Chart(work, planned, calendar, shown.today, rows, undated, first, last)


def _bar(step: Step, party: str, planned: Schedule, calendar: WorkCalendar, today: date) -> Bar:
    assert step.days is not None
    first, last = step.days
    expected = planned.expected[step.key]
    if step.done_on is not None:
        state = State.DONE
        first, last = (
            (step.done_on, step.done_on) if step.is_point else (min(first, step.done_on), step.done_on)
        )
    elif last < today:
        state = State.LATE
    else:
        state = State.ACTIVE if first <= today and not step.is_point else State.PLANNED
    passed = 0.0
    if state is State.ACTIVE:
        passed = (calendar.length(first, today)) / calendar.length(first, last)
    critical = step.key in planned.critical
    return Bar(step.key, step.name, party, state, first, last, min(passed, 1.0), critical, expected)


def _proposed(key: ObjectKey, name: str, party: str, day: date) -> Bar:
    return Bar(key, name, party, State.PROPOSED, day, day, 0.0, critical=False, expected=None)


def _rows(work: Work, bars: Sequence[Bar]) -> tuple[Row, ...]:
    """Return a row for each action; a milestone that waits for one thing alone stands at its end."""
    known = {bar.key: bar for bar in bars}
    ending: dict[ObjectKey, Bar] = {}
    for bar in bars:
        ties = work.into.get(bar.key, ())
        if bar.is_point and len(ties) == 1 and ties[0].before.kind is Kind.PLAN_ACTION:
            before = known.get(ties[0].before)
            if before is not None and before.key not in ending:
                ending[before.key] = bar
    beside = {bar.key for bar in ending.values()}
    rows = [
        Row(bar.name, (bar, *((ending[bar.key],) if bar.key in ending else ())))
        for bar in bars
        if bar.key not in beside
    ]
    return tuple(sorted(rows, key=lambda row: (row.bars[0].first, row.bars[0].last)))


def _range(bars: Sequence[Bar], shown: PlanShown) -> tuple[date, date]:
    """Return the first and the last day of the axis: whole months around all that there is, and today."""
    assert shown.content is not None
    days = [shown.today]
    for bar in bars:
        days += [bar.first, bar.last]
        if bar.expected is not None:
            days.append(bar.expected.end)
    first, last = min(days), max(days)
    return first.replace(day=1), add_months(last.replace(day=1), 3) - timedelta(days=1)


def range_text(first: date, last: date) -> str:
    """Return the months from one day to another in words."""
    return tr("{first} to {last}", first=month_text(first), last=month_text(last))


def ticks(first: date, last: date, zoom: Zoom) -> Sequence[tuple[date, str]]:
    """Return where the axis has a mark, and what stands there; the year only where it is another."""
    found: list[tuple[date, str]] = []
    if zoom is Zoom.WEEKS:
        day = first - timedelta(days=first.weekday())
        while day <= last:
            found.append((day, short_day_text(day, first)))
            day += timedelta(days=7)
        return found
    day = first.replace(day=1)
    step = 1
    if zoom is Zoom.QUARTERS:
        day, step = day.replace(month=(day.month - 1) // 3 * 3 + 1), 3
    while day <= last:
        with_year = not found or day.month == 1
        found.append((day, month_text(day) if with_year else _month(day)))
        day = add_months(day, step)
    return found


def _month(day: date) -> str:
    if language().is_english:
        return MONTHS[day.month - 1]
    from babel.dates import format_date  # noqa: PLC0415 - only where another language is spoken

    return str(format_date(day, "LLL", locale=language().locale))


def spoken(bar: Bar, chart: Chart, *, named: bool = True) -> str:
    """Return all that is read aloud of a bar, with its name or without; its tooltip says the same."""
    parts = [bar.name if named else "", tr("milestone") if bar.is_point else "", tr(STATES[bar.state])]
    today = chart.today
    if bar.is_point or bar.first == bar.last:
        parts.append(short_day_text(bar.last, today))
    else:
        parts.append(
            tr(
                "{first} to {last}",
                first=short_day_text(bar.first, today),
                last=short_day_text(bar.last, today),
            )
        )
    if bar.state is State.ACTIVE:
        whole = chart.calendar.length(bar.first, bar.last)
        parts.append(
            trn(
                "{passed} of {count} working day passed",
                "{passed} of {count} working days passed",
                whole,
                passed=min(chart.calendar.length(bar.first, today), whole),
            )
        )
    parts += _outlook(bar, chart)
    return ", ".join(part for part in parts if part)


def _outlook(bar: Bar, chart: Chart) -> list[str]:
    """Return what is expected of a bar: how late it is, by what, and what it decides."""
    expected = bar.expected
    if expected is None or bar.state is State.DONE:
        return []
    parts = []
    if expected.late:
        day = short_day_text(expected.end, chart.today)
        parts.append(
            trn(
                "expected {day}, {count} working day late",
                "expected {day}, {count} working days late",
                expected.late,
                day=day,
            )
        )
    if expected.by is not None:
        parts.append(tr("moved by {name}", name=chart.work.by_key[expected.by.before].name))
    waits = [chart.work.by_key[tie.before].name for tie in chart.work.into.get(bar.key, ())]
    if waits:
        parts.append(tr("waits for {names}", names=", ".join(waits)))
    if bar.critical:
        parts.append(tr("on the critical chain"))
    elif expected.slack:
        parts.append(trn("{count} working day of slack", "{count} working days of slack", expected.slack))
    return parts
