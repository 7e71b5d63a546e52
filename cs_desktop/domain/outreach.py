"""Outreach against what was agreed for the month, and the working days that pace it."""

from dataclasses import dataclass
from datetime import date, timedelta

from cs_desktop.common.language import marked
from cs_desktop.common.periods import add_months
from cs_desktop.domain.figures import Status

FORMULA = marked("agreed for the month × working days passed, today included / working days of the month")
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Target:
    """How much of something was done, beside what was agreed and what is expected by today."""

    label: str
    done: float
    target: float
    expected: float | None
    """None where nothing is expected by a day, as of a limit."""
    text: str
    """What was done, as it is shown large."""
    of: str
    """The rest of the line: what was agreed."""
    note: str
    status: Status
    formula: str
    source: str
    as_of: date


def is_workday(day: date) -> bool:
    """Return whether the day is one of Monday to Friday."""
    return day.weekday() < _SATURDAY


def workdays(start: date, end: date) -> int:
    """Return how many working days there are from a day up to, but without, another."""
    weeks, rest = divmod(max((end - start).days, 0), 7)
    return weeks * _SATURDAY + sum(is_workday(start + timedelta(days=day)) for day in range(rest))


def expected_by(target: int, today: date) -> float:
    """Return what of a month's target is expected by the end of today."""
    first = today.replace(day=1)
    return target * workdays(first, today + timedelta(days=1)) / workdays(first, add_months(first, 1))
