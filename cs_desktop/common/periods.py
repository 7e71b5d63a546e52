"""Periods: half-open ranges of days, and fiscal quarters and years by name."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `start` (inclusive) to `end` (exclusive).

    ARR is read on `start` for the opening and on `end` for the closing figure, so the year 2026
    is 2026-01-01 to 2027-01-01.
    """

    start: date
    end: date
    name: str = ""

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise KnownError(
                tr(
                    "The period must end after it starts; got {start} to {end}.",
                    start=self.start,
                    end=self.end,
                )
            )

    @property
    def months(self) -> float:
        """Return the length in months, for annualising: whole ones, else by 365.25 / 12 days a month."""
        whole = (self.end.year - self.start.year) * 12 + self.end.month - self.start.month
        if whole > 0 and add_months(self.start, whole) == self.end:
            return float(whole)
        return (self.end - self.start).days / (365.25 / 12)


def period_before(period: Period) -> Period:
    """Return the period that ends where one starts: as many whole months, else as many days.

    Before the quarter from July 1 is the one from April 1, though that is a day shorter.
    """
    months = round(period.months)
    if months and add_months(period.start, months) == period.end:
        start = add_months(period.start, -months)
        if add_months(start, months) == period.start:
            return Period(start, period.start)
    return Period(period.start - (period.end - period.start), period.start)


def add_months(day: date, months: int) -> date:
    """Return the day `months` later (earlier if negative), moved back to the month's last day if needed."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def fiscal_quarter(name: str, first_month: int) -> Period:
    """Return the fiscal quarter or year with a name such as 2026-Q3 or 2026.

    A fiscal year is named by the calendar year it ends in; `first_month` is its first month (1 to 12).

    Raises:
        KnownError: the name is not one of these.
    """
    # Years that a calendar has, and some to spare before and after.
    found = re.fullmatch(r"([12]\d{3})(?:-?[Qq]([1-4]))?", name.strip(), re.ASCII)
    if not found:
        raise KnownError(tr("{name} is not a period; write it as 2026-Q3 or 2026.", name=repr(name)))
    year = int(found[1]) - (1 if first_month > 1 else 0)
    opening = date(year, first_month, 1)
    if found[2] is None:
        return Period(opening, add_months(opening, 12), found[1])
    start = add_months(opening, 3 * (int(found[2]) - 1))
    return Period(start, add_months(start, 3), f"{found[1]}-Q{found[2]}")


def quarter_of(day: date, first_month: int) -> Period:
    """Return the fiscal quarter that holds the day."""
    offset = (day.month - first_month) % 12
    year = day.year if first_month == 1 or day.month < first_month else day.year + 1
    return fiscal_quarter(f"{year}-Q{offset // 3 + 1}", first_month)
