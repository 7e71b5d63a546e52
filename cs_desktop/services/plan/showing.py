"""Reading what the page of an account's success plan shows."""

from datetime import date
from functools import partial

from sqlalchemy import Connection, select

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.people import told_title
from cs_desktop.domain.plan.content import PlanContent, PlanEntry
from cs_desktop.domain.plan.shown import PlanShown, Series, Who
from cs_desktop.models.points import reading
from cs_desktop.models.queries.people import contact_details
from cs_desktop.models.queries.plan_content import holidays, plan_content, plan_entries
from cs_desktop.models.queries.review_content import review_book
from cs_desktop.models.tables import Account, Metric, TeamMember, Workspace
from cs_desktop.services.context import Context
from cs_desktop.services.reading import Read, read_steadily


def load_plan(ctx: Context, account_id: int, plan_id: int | None = None) -> PlanShown:
    """Return one plan of an account as of today: the one asked for, else the one that is under way.

    Raises:
        KnownError: there is no such account.
    """
    today = ctx.clock.today()
    return read_steadily(ctx.workspace, lambda read: read_plan_page(read, account_id, plan_id, today))


def read_plan_page(read: Read, account_id: int, plan_id: int | None, today: date) -> PlanShown:
    """Return what `load_plan` does, as part of a larger reading."""
    account = read(
        lambda c: c.execute(
            select(Account.name, Account.desired_outcome, Account.customer_metric, Account.owner_id).where(
                Account.id == account_id
            )
        ).one_or_none()
    )
    if account is None:
        raise KnownError(tr("This account is not in the workspace any more; go back to the portfolio."))
    entries = tuple(read(lambda connection: plan_entries(connection, account_id)))
    chosen = _choose(entries, plan_id)
    content = None if chosen is None else read(lambda connection: plan_content(connection, chosen))
    metrics = read(lambda c: c.execute(select(Metric.id, Metric.name, Metric.active_to)).all())
    columns = (Workspace.company, Workspace.currency, Workspace.work_days, Workspace.fiscal_start)
    ours = read(lambda c: c.execute(select(*columns)).one())
    return PlanShown(
        account_id,
        today,
        entries,
        content,
        outcome=account.desired_outcome,
        customer_metric=account.customer_metric,
        account=account.name,
        owner_id=account.owner_id,
        company=ours.company,
        currency=ours.currency,
        measured=_measured(read, account_id, content),
        members=read(_members),
        contacts=read(partial(_contacts, account_id=account_id)),
        metrics={row.id: row.name for row in metrics},
        retired={row.id: row.active_to for row in metrics if row.active_to is not None},
        work_days=frozenset(int(day) for day in ours.work_days if day in "1234567"),
        holidays=read(holidays),
        book=read(lambda connection: review_book(connection, account_id)),
        fiscal_start=ours.fiscal_start,
    )


def _choose(entries: tuple[PlanEntry, ...], wanted: int | None) -> int | None:
    if any(entry.id == wanted for entry in entries):
        return wanted
    return next((entry.id for entry in entries), None)


def _measured(read: Read, account_id: int, content: PlanContent | None) -> dict[int, Series]:
    found: dict[int, Series] = {}
    for measure in content.measures if content is not None else ():
        if measure.metric_id is not None:
            days, values = read(partial(reading.history, account_id=account_id, metric_id=measure.metric_id))
            found[measure.id] = Series(
                tuple(date.fromordinal(int(day)) for day in days), tuple(float(value) for value in values)
            )
    return found


def _members(connection: Connection) -> dict[int, Who]:
    columns = (TeamMember.id, TeamMember.name, TeamMember.role, TeamMember.weekly_hours)
    rows = connection.execute(select(*columns))
    return {row.id: Who(row.id, row.name, row.role, active=row.weekly_hours > 0) for row in rows}


def _contacts(connection: Connection, account_id: int) -> dict[int, Who]:
    return {
        one.id: Who(one.id, one.name, told_title(one.title, one.role), one.left_on)
        for one in contact_details(connection, account_id)
    }
