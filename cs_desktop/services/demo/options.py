"""What a sample workspace is asked for, and the time that it covers."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.periods import add_months

_YEARS = (2021, 2088)
"""Within these the ids of rows have a place."""
_LIMITS = {"accounts": (1, 100_000), "months": (3, 120), "seed": (0, 2**31 - 1)}


@dataclass(frozen=True, slots=True)
class DemoOptions:
    """Size, time and luck of a sample workspace.

    `until` is the last day shown; None stands for yesterday. `points` is the number of metric points in
    all; None gives each metric the rhythm that it would have.
    """

    accounts: int = 40
    months: int = 24
    seed: int = 7
    until: date | None = None
    points: int | None = None

    def checked(self, today: date) -> "DemoOptions":
        """Return the options with `until` filled in.

        Raises:
            KnownError: a number makes no sense.
        """
        for name, (low, high) in _LIMITS.items():
            if not low <= getattr(self, name) <= high:
                raise KnownError(
                    tr(
                        "--{name} is {name_2}; give a number from {low} to {high}.",
                        name=name,
                        name_2=getattr(self, name),
                        low=low,
                        high=high,
                    )
                )
        if self.points is not None and self.points < 0:
            raise KnownError(tr("--points is {points}; give 0 or more.", points=self.points))
        until = self.until or today - timedelta(days=1)
        if not _YEARS[0] <= until.year <= _YEARS[1]:
            raise KnownError(
                tr(
                    "--until is {until}; give a day in the years {years} to {years_2}.",
                    until=until,
                    years=_YEARS[0],
                    years_2=_YEARS[1],
                )
            )
        return DemoOptions(self.accounts, self.months, self.seed, until, self.points)


@dataclass(frozen=True, slots=True)
class Horizon:
    """The months that a story runs through, counted so that month 0 is the first one shown.

    Months begin on the day after `until`, moved back by whole months; so the same story can be told up
    to any day. Negative months are the time before the first day shown, `months` and more the future.
    """

    until: date
    months: int

    def start(self, month: int) -> date:
        """Return the month's first day."""
        return _month_start(self.until, month - self.months)

    @property
    def first(self) -> date:
        """Return the first day shown."""
        return self.start(0)

    def holds(self, day: date) -> bool:
        """Return whether the day is shown."""
        return self.first <= day <= self.until


@cache
def _month_start(until: date, months: int) -> date:
    # Asked for some hundred times an account.
    return add_months(until + timedelta(days=1), months)
