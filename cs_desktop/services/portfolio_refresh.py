"""The portfolio after a change: a few rows anew where that is enough, so that 10,000 accounts do not wait."""

from dataclasses import replace
from functools import partial

from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.portfolio import Portfolio, PortfolioRow
from cs_desktop.models.queries import accounts, workspace
from cs_desktop.services.context import Context
from cs_desktop.services.portfolio import Wording, load_portfolio
from cs_desktop.services.reading import Read, read_steadily

SHOWN_KINDS = frozenset(
    {
        *(Kind.WORKSPACE, Kind.TEAM_MEMBER, Kind.TOUCH_MODEL, Kind.LIFECYCLE_STAGE, Kind.ACCOUNT),
        *(Kind.SUBSCRIPTION, Kind.SUBSCRIPTION_EVENT, Kind.RENEWAL, Kind.ACTIVITY),
    }
)
"""What a portfolio is made of. Dated attributes are not: a row shows the account's own, newest ones."""
ROWS_ANEW = 20
"""With more accounts touched, everything is read."""


def refresh_portfolio(ctx: Context, known: Portfolio, change: Change) -> Portfolio:
    """Return the portfolio after a change, the same as if all of it had been read.

    Changes of accounts' own fields and of activities touch neither money nor health nor the figures above
    the table: the rows concerned are worded anew. Anything else is read anew as a whole.
    """
    rows = None
    if known.as_of == ctx.clock.today():
        rows = read_steadily(ctx.workspace, lambda read: _rows(read, known, change))
    return load_portfolio(ctx) if rows is None else replace(known, rows=rows, pos=change.pos)


def _rows(read: Read, known: Portfolio, change: Change) -> tuple[PortfolioRow, ...] | None:
    """Return all rows, those touched anew; None where that is not enough."""
    touched = _accounts(read, change)
    if touched is None:
        return None
    rows = {row.id: row for row in known.rows}
    facts = [found for i in touched for found in read(partial(accounts.accounts, account_id=i))]
    if {account.id for account in facts} != touched or not touched <= rows.keys():
        return None
    if {rows[a.id].name for a in facts if rows[a.id].name != a.name} & {row.parent for row in known.rows}:
        # The new name stands in other rows too.
        return None
    wording = Wording(
        names={row.id: row.name for row in known.rows} | {account.id: account.name for account in facts},
        members=read(workspace.member_names),
        stages=read(workspace.stage_names),
        touch_models=read(workspace.touch_models),
        last_contacts={
            account_id: day
            for i in touched
            for account_id, day in read(
                partial(accounts.last_contacts, until=known.as_of, account_id=i)
            ).items()
        },
    )
    for account in facts:
        row = rows[account.id]
        rows[account.id] = replace(row, **wording.of(account, row.arr))
    return tuple(sorted(rows.values(), key=lambda row: (row.name, row.id)))


def _accounts(read: Read, change: Change) -> set[int] | None:
    """Return the accounts whose rows a change touches; None if too many or not to be told."""
    if (change.kinds & SHOWN_KINDS) - {Kind.ACCOUNT, Kind.ACTIVITY}:
        return None
    touched = change.ids.get(Kind.ACCOUNT, frozenset())
    activities = change.ids.get(Kind.ACTIVITY, frozenset())
    if touched is None or activities is None or len(touched) + len(activities) > ROWS_ANEW:
        return None
    owners = read(lambda c: accounts.accounts_of_activities(c, activities))
    # Nothing says any more whose a deleted one was.
    return {*touched, *owners.values()} if len(owners) == len(activities) else None
