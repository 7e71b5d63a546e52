"""What becomes of a plan's days while a bar is dragged or pushed, before anything is stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.plan.acting import Days, set_days
from cs_desktop.domain.plan.gantt import Chart
from cs_desktop.domain.plan.schedule import Expected, Schedule, after_moving


@dataclass(frozen=True)
class Preview:
    """A step at other days, and what follows from it."""

    chart: Chart
    key: ObjectKey
    days: Days
    then: Schedule

    @cached_property
    def ghosts(self) -> Mapping[ObjectKey, Expected]:
        """Return what would be moved because of it, with its new days: what was late before is not."""
        was = self.chart.schedule.expected
        return {
            key: one
            for key, one in self.then.expected.items()
            if key != self.key and one.by is not None and one.end != was[key].end
        }

    def gesture(self, *, with_waiting: bool) -> Gesture:
        """Return what stores it; what waits moves with it only if that is wanted.

        Raises:
            InputError: it would be due before it starts.
        """
        return set_days(self.chart.work, self.key, self.days, self.then if with_waiting else None)


def preview(chart: Chart, key: ObjectKey, days: Days) -> Preview:
    """Return what follows if a step of the chart has other days."""
    moved = chart.work.dated(key, *days)
    return Preview(chart, key, days, after_moving(chart.schedule, moved, key, chart.calendar, chart.today))


def moved_whole(chart: Chart, key: ObjectKey, by: int, *, of: Days | None = None) -> Days:
    """Return the days of a step moved by some days of the calendar; it keeps its length."""
    start, due = of if of is not None else _days(chart, key)
    move = timedelta(days=by)
    return (start + move if start is not None else None), (due + move if due is not None else None)


def moved_start(chart: Chart, key: ObjectKey, by: int, *, of: Days | None = None) -> Days:
    """Return the days of a step that begins later or earlier, on its due day at the latest."""
    start, due = of if of is not None else _days(chart, key)
    first = (start or due or chart.today) + timedelta(days=by)
    return (min(first, due) if due is not None else first), due


def moved_due(chart: Chart, key: ObjectKey, by: int, *, of: Days | None = None) -> Days:
    """Return the days of a step that is due later or earlier, on the day it begins at the earliest."""
    start, due = of if of is not None else _days(chart, key)
    last: date = (due or start or chart.today) + timedelta(days=by)
    return start, (max(last, start) if start is not None else last)


def _days(chart: Chart, key: ObjectKey) -> Days:
    step = chart.work.by_key[key]
    return step.start, step.due
