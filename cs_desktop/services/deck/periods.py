"""Which period a deck is about."""

from datetime import date

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.periods import Period, add_months, fiscal_quarter, quarter_of
from cs_desktop.models.queries.workspace import workspace_facts
from cs_desktop.services.context import Context


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


def periods_to_choose(ctx: Context) -> tuple[str, ...]:
    """Return the names of the periods that a deck may be about, the newest first."""
    facts = ctx.workspace.read(workspace_facts)
    return begun_periods(facts.fiscal_start, ctx.clock.today())


def begun_periods(first_month: int, today: date, quarters: int = 8, years: int = 3) -> tuple[str, ...]:
    """Return the names of the last fiscal quarters and years that have begun, the newest first."""
    opening = quarter_of(today, first_month).start
    found = [quarter_of(add_months(opening, -3 * back), first_month).name for back in range(quarters)]
    newest = int(found[0][:4])
    return (*found, *(str(newest - back) for back in range(years)))
