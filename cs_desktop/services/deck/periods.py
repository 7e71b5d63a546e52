"""Which period a deck is about."""

from datetime import date

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.periods import Period, add_months, fiscal_quarter, quarter_of


def deck_period(name: str | None, first_month: int, today: date) -> Period:
    """Return a fiscal quarter or year by its name; without one the last full quarter before today.

    Raises:
        KnownError: there is no such period, or it has not begun.
    """
    if not name:
        return quarter_of(add_months(quarter_of(today, first_month).start, -1), first_month)
    period = fiscal_quarter(name, first_month)
    if period.start > today:
        raise KnownError(
            tr(
                "{name} begins on {start}; choose a period that has begun.",
                name=period.name,
                start=period.start,
            )
        )
    return period
