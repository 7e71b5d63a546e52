"""The days on which people work: counting and moving by them, in whatever week and with whatever days off."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection
from datetime import date, timedelta

DAY = timedelta(days=1)
_WEEK = 7
_ALL = frozenset(range(1, _WEEK + 1))
_LAST = date.max.toordinal() - 2 * _WEEK


class WorkCalendar:
    """A week of work days, 1 for Monday, and the days off.

    Each work day has a number, one more than that of the one before; so counting is subtracting. A week
    without any work day counts every day, as nothing could ever be done otherwise.
    """

    def __init__(self, work_days: Collection[int], holidays: Collection[date] = ()) -> None:
        self.work_days = frozenset(work_days) & _ALL or _ALL
        self.holidays = frozenset(holidays)
        # Of each day of the week how many of its work days have come; ordinal 1 is a Monday.
        self._come = [sum(day <= last for day in self.work_days) for last in range(_WEEK + 1)]
        self._off = sorted(day.toordinal() for day in self.holidays if day.isoweekday() in self.work_days)
        # A plan of hundreds of steps asks for the same few days again and again while one drags.
        self._numbers: dict[date, int] = {}
        self._days: dict[int, date] = {}
        self._off_numbers = [self._in_weeks(day) for day in self._off]

    def is_work(self, day: date) -> bool:
        """Return whether people work on a day."""
        return day.isoweekday() in self.work_days and day not in self.holidays

    def number(self, day: date) -> int:
        """Return the number of a work day; of a day off that of the last work day before it."""
        found = self._numbers.get(day)
        if found is None:
            ordinal = day.toordinal()
            found = self._numbers[day] = self._in_weeks(ordinal) - bisect_right(self._off, ordinal)
        return found

    def day(self, number: int) -> date:
        """Return the work day of a number."""
        if number not in self._days:
            self._days[number] = self._day(number)
        return self._days[number]

    def on_or_after(self, day: date) -> date:
        """Return the first work day from a day on."""
        return day if self.is_work(day) else self.day(self.number(day) + 1)

    def moved(self, day: date, count: int) -> date:
        """Return the day so many work days on, or back; from a day off one begins at the next work day."""
        return self.day(self.number(self.on_or_after(day)) + count)

    def between(self, first: date, last: date) -> int:
        """Return how many work days it takes from one day to another: 0 within a day, less than 0 back."""
        return self.number(last) - self.number(first)

    def length(self, first: date, last: date) -> int:
        """Return how many work days there are from one day to another, both included, at least 1."""
        return max(self.number(last) - self.number(first - DAY), 1)

    def _in_weeks(self, ordinal: int) -> int:
        """Return the number of a day if no day were off."""
        weeks, rest = divmod(ordinal - 1, _WEEK)
        return weeks * len(self.work_days) + self._come[rest + 1]

    def _day(self, number: int) -> date:
        # The number among the days of plain weeks: one more for each day off that lies before it. Each
        # day off that is passed may bring the next one within reach.
        plain, passed = number, 0
        while (now := bisect_right(self._off_numbers, plain)) > passed:
            plain, passed = number + now, now
        weeks, rest = divmod(plain - 1, len(self.work_days))
        ordinal = weeks * _WEEK + bisect_left(self._come, rest + 1)
        return date.fromordinal(min(max(ordinal, 1), _LAST))
