"""Changing the days on which people of the workspace work."""

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import Connection, select

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Change
from cs_desktop.models.tables import Holiday, Workspace
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context

LABEL = "Change work calendar"
MOST_DAYS = 366


def load_days(ctx: Context) -> tuple[frozenset[int], Mapping[date, str]]:
    """Return the work days of the week, 1 for Monday, and the days off with their names, by day."""

    def read(connection: Connection) -> tuple[frozenset[int], Mapping[date, str]]:
        text = connection.execute(select(Workspace.work_days)).scalar_one()
        rows = connection.execute(select(Holiday.day, Holiday.name).order_by(Holiday.day)).all()
        return frozenset(int(one) for one in text if one in "1234567"), {row.day: row.name for row in rows}

    return ctx.workspace.read(read)


def set_work_days(ctx: Context, days: Collection[int]) -> Change | None:
    """Store on which days of the week people work, 1 for Monday.

    Raises:
        InputError: there would be none.
    """
    if not days:
        raise InputError(tr("People work on one day of the week at least; choose it before you leave this."))

    def work(tx: WriteTx) -> None:
        for workspace in tx.session.scalars(select(Workspace)):
            workspace.work_days = "".join(str(day) for day in sorted(set(days)))

    return ctx.workspace.write(LABEL, work).change


def add_day_off(ctx: Context, first: date, last: date, name: str) -> Change | None:
    """Store that nobody works from one day to another; those that are off already stay as they are.

    Raises:
        InputError: the last day comes before the first, or is more than a year away from it.
    """
    if last < first:
        raise InputError(tr("The last day comes before the first; enter them the other way round."))
    if (last - first).days > MOST_DAYS:
        raise InputError(tr("Enter at most a year at once."))

    def work(tx: WriteTx) -> None:
        known = set(tx.session.scalars(select(Holiday.day)))
        for ordinal in range(first.toordinal(), last.toordinal() + 1):
            day = date.fromordinal(ordinal)
            if day not in known:
                tx.session.add(Holiday(id=tx.new_id(), day=day, name=name))

    return ctx.workspace.write(LABEL, work).change


def remove_days_off(ctx: Context, days: Collection[date]) -> Change | None:
    """Store that people work again on some days."""

    def work(tx: WriteTx) -> None:
        for holiday in tx.session.scalars(select(Holiday).where(Holiday.day.in_(sorted(days)))):
            tx.session.delete(holiday)

    return ctx.workspace.write(LABEL, work).change
