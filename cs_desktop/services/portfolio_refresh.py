"""The portfolio after a change: only what it touches anew, so that 10,000 accounts do not wait."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import partial

from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.portfolio import Portfolio, PortfolioRow
from cs_desktop.models.queries import accounts, commercial
from cs_desktop.models.queries.scorecards import scorecard_book
from cs_desktop.models.queries.workspace import others_committed
from cs_desktop.services.changelog.directory import Directory
from cs_desktop.services.context import Context
from cs_desktop.services.health.kinds import HEALTH_KINDS, OF_ALL, book_key, moves_one
from cs_desktop.services.portfolio import health_columns, load_portfolio, reread_book
from cs_desktop.services.portfolio_book import (
    changed_row,
    money_columns,
    read_book,
    read_touches,
    read_wording,
    touch_columns,
    word_columns,
)
from cs_desktop.services.portfolio_tiles import portfolio_tiles
from cs_desktop.services.reading import Read, read_steadily
from cs_desktop.services.review_tile import with_reviews_due

_OF_MONEY = frozenset({Kind.SUBSCRIPTION, Kind.SUBSCRIPTION_EVENT, Kind.RENEWAL, Kind.VALUE_CONFIRMATION})
"""What tiles in money are made of, beside the rows."""
_OF_ROWS = frozenset({Kind.ACCOUNT, Kind.ACTIVITY, Kind.REVIEW}) | _OF_MONEY
"""What concerns the rows of its accounts alone, and maybe the figures above the table."""
_OF_BOOK = _OF_ROWS | {Kind.TEAM_MEMBER, Kind.TOUCH_MODEL, Kind.LIFECYCLE_STAGE, Kind.PRODUCT}
"""What a portfolio is made of, but health."""
SHOWN_KINDS = _OF_BOOK | HEALTH_KINDS
"""What may make a portfolio another one. What a row shows of an account is its own, newest value."""
ROWS_ANEW = 20
"""With more accounts touched, the rows of all are read."""
_MOST_OBJECTS = 500
"""So many things that move scores are looked up; of more it is quicker to read all."""


def refresh_portfolio(ctx: Context, known: Portfolio, change: Change) -> Portfolio:
    """Return the portfolio after a change, the same as if all of it had been read.

    Where a change can be told to concern a few accounts, their rows are made anew, and the figures above the
    table as far as it touches them. Of other names everything is read but what health is calculated from,
    which is most of the file. Rows and tiles are the very ones of before where a change touches none.
    """
    if known.as_of != ctx.clock.today() or change.kinds & OF_ALL or known.pending:
        return load_portfolio(ctx)
    cards = ctx.workspace.read(scorecard_book)
    if book_key(cards) != known.judged_by:
        return load_portfolio(ctx)
    moved = _accounts(ctx.workspace.read, change, change.kinds & moves_one(cards), _MOST_OBJECTS)
    if moved is None or len(moved) > ROWS_ANEW:
        return load_portfolio(ctx)
    after: Portfolio | None = known
    if moved or change.kinds & _OF_BOOK:
        after = read_steadily(ctx.workspace, lambda read: _with_rows_anew(read, known, change, moved))
        after = reread_book(ctx, known, moved) if after is None else _rescored(ctx, after, moved)
    if after is None:
        return load_portfolio(ctx)
    pos = max(after.pos, change.pos)
    missed = known.missed or ctx.workspace.read(
        lambda c: others_committed(c, known.pos, pos, change.pos, ctx.workspace.actor_id)
    )
    return replace(after, pos=pos, missed=missed)


def _rescored(ctx: Context, known: Portfolio, moved: Collection[int]) -> Portfolio:
    """Return the portfolio with the health of some accounts read anew."""
    if not moved:
        return known
    rows = tuple(
        changed_row(row, health_columns(ctx, row.id, known.as_of)) if row.id in moved else row
        for row in known.rows
    )
    if rows == known.rows:
        return known
    steps = ctx.workspace.read(commercial.step_columns)
    return replace(known, rows=rows, tiles=portfolio_tiles(rows, steps, known.currency, known.as_of))


def _with_rows_anew(read: Read, known: Portfolio, change: Change, moved: Collection[int]) -> Portfolio | None:
    """Return the portfolio with the rows of the accounts concerned anew; None where that is not enough."""
    if not {row.id for row in known.rows}.issuperset(moved):
        return None
    if not change.kinds & _OF_BOOK:
        return replace(known, pos=change.pos)
    of_money = bool(change.kinds & _OF_MONEY)
    rows = _rows(read, known, change, of_money=of_money)
    if rows is None:
        return None
    if of_money:
        # What was ever paid is read of all accounts: the figures of the year before need those that left.
        tiles = portfolio_tiles(rows, read(commercial.step_columns), known.currency, known.as_of)
    else:
        tiles = with_reviews_due(known.tiles, rows, known.as_of)
    return replace(known, rows=rows, tiles=tiles, pos=change.pos)


def _rows(read: Read, known: Portfolio, change: Change, *, of_money: bool) -> tuple[PortfolioRow, ...] | None:
    """Return all rows, those touched anew; None where that is not enough."""
    shown = change.kinds & _OF_BOOK
    touched = None if shown - _OF_ROWS else _accounts(read, change, shown, ROWS_ANEW)
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
        paid = money_columns(read_book(read, account.id), known.as_of) if of_money else {"arr": [row.arr]}
        rows[account.id] = changed_row(
            row,
            word_columns(wording, only, paid["arr"]),
            touch_columns(wording, only, paid["arr"], touches),
            paid,
        )
    return tuple(sorted(rows.values(), key=lambda row: (row.name, row.id)))


def _accounts(read: Read, change: Change, kinds: Iterable[Kind], most: int) -> set[int] | None:
    """Return the accounts that a change of some kinds touches; None if too many or not to be told."""
    keys: list[ObjectKey] = []
    for kind in kinds:
        ids = change.ids[kind]
        if ids is None or len(keys) + len(ids) > most:
            return None
        keys += [ObjectKey(kind, object_id) for object_id in ids]
    directory = Directory(read)
    # Also of what is deleted by now.
    directory.look_up(keys)
    owners = [directory.account_of(key) for key in keys]
    known = {owner.id for owner in owners if owner is not None}
    return None if None in owners else known
