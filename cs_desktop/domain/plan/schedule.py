"""When the work of a plan will end, by plain rules: what is late, what that moves, and what decides the end.

The rules, day by day of work:

- What is done ended on the day it was done. Nothing that is open ends before today.
- An action begins on the day planned, or, if that is later, on the first work day after all that it waits
  for has ended and the lag has passed. It takes as many work days as planned.
- A milestone is reached on the day planned, or, if that is later, on the day on which the last of what it
  waits for ends, and the lag later.
- Slack is by how many work days a step can end later without the whole ending later. The open steps
  without slack are the critical chain.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cs_desktop.common.language import marked
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.plan.calendar import WorkCalendar
from cs_desktop.domain.plan.work import Step, Tie, Work

FORMULA = marked("the day planned, or the first work day after all that it waits for and the lag")


@dataclass(frozen=True, slots=True)
class Expected:
    """When a step is expected to begin and to end, as things stand."""

    start: date
    end: date
    knocked: int
    """By how many work days what it waits for moves its end beyond the planned one."""
    late: int
    """By how many work days it is expected to end after the planned day."""
    by: Tie | None
    """What moves it."""
    slack: int = 0
    """By how many work days it can end later without the whole ending later."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """All steps that have days, and when the last of them ends."""

    expected: Mapping[ObjectKey, Expected]
    critical: frozenset[ObjectKey]
    """The open steps of which a day's delay moves the end."""
    ends: date | None
    planned_end: date | None
    """The last day planned."""

    @property
    def knocked(self) -> tuple[ObjectKey, ...]:
        """Return what is moved by what it waits for."""
        return tuple(key for key, one in self.expected.items() if one.by is not None)

    def is_tight(self, tie: Tie) -> bool:
        """Return whether a tie is part of the critical chain."""
        return tie.before in self.critical and tie.after in self.critical


def schedule(work: Work, calendar: WorkCalendar, today: date) -> Schedule:
    """Return when everything is expected; steps that wait in a circle are as planned."""
    found: dict[ObjectKey, Expected] = {}
    for key in work.order:
        step = work.by_key[key]
        if step.days is not None:
            found[key] = _expected(step, work, found, calendar, today)
    for step in work.steps:
        if step.key not in found and step.days is not None:
            found[step.key] = _in_itself(step, calendar, today)
    return _with_slack(work, found, calendar)


def after_moving(
    before: Schedule, work: Work, moved: ObjectKey, calendar: WorkCalendar, today: date
) -> Schedule:
    """Return when everything is expected once one step has other days; slack is as it was before."""
    found = dict(before.expected)
    touched = {moved}
    for key in work.order:
        if key in touched:
            step = work.by_key[key]
            if step.days is not None:
                now = _expected(step, work, found, calendar, today)
                if now == found.get(key) and key != moved:
                    continue
                found[key] = now
            touched.update(tie.after for tie in work.out_of.get(key, ()))
    return Schedule(found, before.critical, before.ends, before.planned_end)


def _expected(
    step: Step, work: Work, found: Mapping[ObjectKey, Expected], calendar: WorkCalendar, today: date
) -> Expected:
    assert step.days is not None
    if step.done_on is not None:
        return _in_itself(step, calendar, today)
    first, last = step.days
    moves: Tie | None = None
    begins = calendar.number(first if step.is_point else calendar.on_or_after(first))
    for tie in work.into.get(step.key, ()):
        before = found.get(tie.before)
        if before is not None:
            earliest = calendar.number(before.end) + tie.lag + (0 if step.is_point else 1)
            if earliest > begins:
                begins, moves = earliest, tie
    if moves is None:
        return _in_itself(step, calendar, today)
    length = 0 if step.is_point else calendar.length(first, last) - 1
    start, end = calendar.day(begins), calendar.day(begins + length)
    return _until_today(step, start, end, moves, calendar, today)


def _in_itself(step: Step, calendar: WorkCalendar, today: date) -> Expected:
    """Return when a step is expected that nothing else moves."""
    assert step.days is not None
    first, last = step.days
    if step.done_on is not None:
        late = max(calendar.between(last, step.done_on), 0)
        return Expected(min(first, step.done_on), step.done_on, 0, late, None)
    return _until_today(step, first, last, None, calendar, today)


def _until_today(
    step: Step, start: date, end: date, by: Tie | None, calendar: WorkCalendar, today: date
) -> Expected:
    """Let what is open end today at the earliest."""
    assert step.days is not None
    last = step.days[1]
    knocked = max(calendar.between(last, end), 0) if by is not None else 0
    if end < today:
        end = today
        start = end if step.is_point else start
    return Expected(start, end, knocked, max(calendar.between(last, end), 0), by)


def _with_slack(work: Work, found: dict[ObjectKey, Expected], calendar: WorkCalendar) -> Schedule:
    if not found:
        return Schedule({}, frozenset(), None, None)
    still = [one.end for key, one in found.items() if work.by_key[key].done_on is None]
    ends = max(still or [one.end for one in found.values()])
    spans = {key: _span(work.by_key[key], one, calendar) for key, one in found.items()}
    open_spans = [spans[key] for key in found if work.by_key[key].done_on is None]
    whole = max(stops for _begins, stops in open_spans or spans.values())
    latest: dict[ObjectKey, int] = {}
    placed = set(work.order)
    for key in (*(step.key for step in work.steps if step.key not in placed), *reversed(work.order)):
        if key in found:
            last = whole
            for tie in work.out_of.get(key, ()) if key in placed else ():
                after = work.by_key[tie.after]
                if tie.after not in latest or after.done_on is not None:
                    continue
                begins, stops = spans[tie.after]
                last = min(
                    last, latest[tie.after] - (stops - begins) - tie.lag - (0 if after.is_point else 1)
                )
            latest[key] = last
    slack = {key: max(last - spans[key][1], 0) for key, last in latest.items()}
    return Schedule(
        {key: _slackened(one, slack[key]) for key, one in found.items()},
        frozenset(key for key in found if not slack[key] and work.by_key[key].done_on is None),
        ends,
        max(step.days[1] for step in work.steps if step.days is not None),
    )


def _span(step: Step, one: Expected, calendar: WorkCalendar) -> tuple[int, int]:
    """Return the numbers of the work days on which a step begins and ends."""
    stops = calendar.number(one.end)
    if step.is_point:
        return stops, stops
    begins = calendar.number(calendar.on_or_after(one.start))
    return begins, max(begins, stops)


def _slackened(one: Expected, slack: int) -> Expected:
    return Expected(one.start, one.end, one.knocked, one.late, one.by, slack)
