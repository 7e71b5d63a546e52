"""The portfolio after a change: only what it touches anew, so that 10,000 accounts do not wait."""

from dataclasses import replace
from functools import partial

from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.portfolio import Portfolio, PortfolioRow
from cs_desktop.models.queries import accounts
from cs_desktop.models.queries.reviews import accounts_of_reviews
from cs_desktop.models.queries.workspace import others_committed
from cs_desktop.services.context import Context
from cs_desktop.services.portfolio import load_portfolio, reread_book
from cs_desktop.services.portfolio_book import (
    changed_row,
    read_touches,
    read_wording,
    touch_columns,
    word_columns,
)
from cs_desktop.services.reading import Read, read_steadily
from cs_desktop.services.review_tile import with_reviews_due

_OF_HEALTH = frozenset({Kind.WORKSPACE, Kind.METRIC, Kind.POINT_BATCH, Kind.SURVEY, Kind.SURVEY_ANSWER})
"""What health is calculated from; the workspace keeps its bounds."""
SHOWN_KINDS = frozenset(
    {
        *(Kind.TEAM_MEMBER, Kind.TOUCH_MODEL, Kind.LIFECYCLE_STAGE, Kind.ACCOUNT, Kind.ACTIVITY, Kind.REVIEW),
        *(Kind.SUBSCRIPTION, Kind.SUBSCRIPTION_EVENT, Kind.RENEWAL, Kind.PRODUCT),
        *_OF_HEALTH,
    }
)
"""What a portfolio is made of. Dated attributes are not: a row shows the account's own, newest ones."""
ROWS_ANEW = 20
"""With more accounts touched, the rows of all are read."""


def refresh_portfolio(ctx: Context, known: Portfolio, change: Change) -> Portfolio:
    """Return the portfolio after a change, the same as if all of it had been read.

    Changes of accounts' own fields, of activities and of reviews touch neither money nor health, and of the
    figures above the table only that of reviews: the rows concerned are made anew. Of contracts and names
    everything is read but what health is calculated from, which is most of the file.
    """
    if known.as_of != ctx.clock.today() or change.kinds & _OF_HEALTH or known.pending:
        return load_portfolio(ctx)
    rows = read_steadily(ctx.workspace, lambda read: _rows(read, known, change))
    if rows is None:
        after = reread_book(ctx, known)
    else:
        tiles = with_reviews_due(known.tiles, rows, known.as_of)
        after = replace(known, rows=rows, tiles=tiles, pos=change.pos)
    if after is None:
        return load_portfolio(ctx)
    missed = known.missed or ctx.workspace.read(
        lambda c: others_committed(c, known.pos, after.pos, change.pos, ctx.workspace.actor_id)
    )
    return replace(after, missed=missed)


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
    names = {row.id: row.name for row in known.rows} | {account.id: account.name for account in facts}
    wording = read_wording(read, names)
    for account in facts:
        row, only = rows[account.id], [account]
        touches = read_touches(read, known.as_of, account.id)
        rows[account.id] = changed_row(
            row,
            word_columns(wording, only, [row.arr]),
            touch_columns(wording, only, [row.arr], touches),
        )
    return tuple(sorted(rows.values(), key=lambda row: (row.name, row.id)))


def _accounts(read: Read, change: Change) -> set[int] | None:
    """Return the accounts whose rows a change touches; None if too many or not to be told."""
    if (change.kinds & SHOWN_KINDS) - {Kind.ACCOUNT, Kind.ACTIVITY, Kind.REVIEW}:
        return None
    none: frozenset[int] = frozenset()
    touched, activities, reviews = (
        change.ids.get(kind, none) for kind in (Kind.ACCOUNT, Kind.ACTIVITY, Kind.REVIEW)
    )
    if touched is None or activities is None or reviews is None:
        return None
    if len(touched) + len(activities) + len(reviews) > ROWS_ANEW:
        return None
    owners = {
        **read(lambda c: accounts.accounts_of_activities(c, activities)),
        **read(lambda c: accounts_of_reviews(c, reviews)),
    }
    # Nothing says any more whose a deleted one was.
    if len(owners) < len(activities) + len(reviews):
        return None
    return {*touched, *owners.values()}
