"""All accounts as one table, with the figures of the whole book, in stages: what is quick is shown first."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from cs_desktop.analytics.health.scores import HealthScores
from cs_desktop.domain.portfolio import Portfolio, PortfolioRow
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.services.context import Context
from cs_desktop.services.health.kinds import book_key
from cs_desktop.services.health.scoring import HealthInputs, read_health
from cs_desktop.services.portfolio_book import (
    Book,
    Columns,
    money_columns,
    read_book,
    read_touches,
    rows_of,
    touch_columns,
    word_columns,
)
from cs_desktop.services.portfolio_tiles import portfolio_tiles
from cs_desktop.services.reading import read_steadily

WEEKS_OF_HEALTH = 12
FEW_NEW = 20
"""So many new accounts are scored one by one."""
_HEALTH_FIELDS = (
    *("health", "override", "shadow", "shadow_band", "band"),
    *("outcome", "experience", "quadrant", "health_history"),
)
_PENDING_AT_FIRST = frozenset(
    {
        *(PortfolioColumn.HEALTH, PortfolioColumn.QUADRANT),
        *(PortfolioColumn.LAST_CONTACT, PortfolioColumn.REVIEW, PortfolioColumn.CONFIRMED),
    }
)


def load_portfolio(ctx: Context) -> Portfolio:
    """Return every account as of today, with the tiles above the table."""
    *_, whole = portfolio_stages(ctx)
    return whole


def portfolio_stages(ctx: Context) -> Iterator[Portfolio]:
    """Yield the portfolio as of today as more and more of it is known; the last one is whole.

    First come names, money and contracts, then contacts, reviews and health, last how health went and
    the tiles. `pending` names what is not known yet.
    """
    as_of = ctx.clock.today()
    book = read_steadily(ctx.workspace, read_book)
    money = money_columns(book, as_of)
    words = word_columns(book.wording, book.accounts, money["arr"])
    known = Portfolio(
        company=book.facts.company,
        currency=book.facts.currency,
        as_of=as_of,
        rows=rows_of(words, money),
        tiles=(),
        pos=book.pos,
        pending=_PENDING_AT_FIRST,
    )
    yield known
    touches = _touch_columns(ctx, book, as_of, money["arr"])
    inputs = read_health(ctx, health_weeks(as_of)[0], as_of)
    health = standing_columns(inputs.scores(_ids(book), as_of))
    rows = rows_of(words, money, touches, health)
    known = replace(known, rows=rows, pending=frozenset(), judged_by=book_key(inputs.book))
    yield known
    rows = rows_of(words, money, touches, health, history_columns(inputs, _ids(book), as_of))
    yield replace(known, rows=rows, tiles=portfolio_tiles(rows, book.steps, book.facts.currency, as_of))


def reread_book(ctx: Context, known: Portfolio, moved: Collection[int] = ()) -> Portfolio | None:
    """Return the portfolio with everything read anew but the health of accounts that were there before.

    Scores are read anew of those that `moved` names. None where so many are new that it is better to read
    all of it.
    """
    as_of = known.as_of
    book = read_steadily(ctx.workspace, read_book)
    before = {row.id: row for row in known.rows}
    new = [one.id for one in book.accounts if one.id not in before or one.id in moved]
    if len(new) > FEW_NEW:
        return None
    before |= {account_id: _scored(ctx, account_id, as_of) for account_id in new}
    money = money_columns(book, as_of)
    rows = rows_of(
        word_columns(book.wording, book.accounts, money["arr"]),
        money,
        _touch_columns(ctx, book, as_of, money["arr"]),
        {name: [getattr(before[account.id], name) for account in book.accounts] for name in _HEALTH_FIELDS},
    )
    return Portfolio(
        company=book.facts.company,
        currency=book.facts.currency,
        as_of=as_of,
        rows=rows,
        tiles=portfolio_tiles(rows, book.steps, book.facts.currency, as_of),
        pos=book.pos,
        judged_by=known.judged_by,
    )


def health_weeks(as_of: date) -> list[date]:
    """Return the last day of each of the last weeks, oldest first; the last is today."""
    return [as_of - timedelta(weeks=back) for back in range(WEEKS_OF_HEALTH - 1, -1, -1)]


def standing_columns(health: HealthScores) -> Columns:
    """Return where the accounts stand today, in the order of the scores."""
    standings = [health.standing(place) for place in range(len(health.account_ids))]
    return {
        "health": [standing.score for standing in standings],
        "shadow": [standing.calculated if standing.override else None for standing in standings],
        "shadow_band": [standing.calculated_band if standing.override else None for standing in standings],
        "override": [standing.override for standing in standings],
        "band": [standing.band for standing in standings],
        "outcome": [standing.outcome for standing in standings],
        "experience": [standing.experience for standing in standings],
        "quadrant": [standing.quadrant for standing in standings],
    }


def history_columns(inputs: HealthInputs, account_ids: NDArray[np.int64], as_of: date) -> Columns:
    """Return the scores of the accounts at the end of each of the last weeks."""
    scores = np.array([week.score for week in inputs.scores_over(account_ids, health_weeks(as_of))])
    known = scores.T.astype(object)
    known[np.isnan(scores.T)] = None
    return {"health_history": list(map(tuple, known.tolist()))}


def health_columns(ctx: Context, account_id: int, as_of: date) -> Columns:
    """Return the health of one account, now and how it went, as columns of one entry."""
    inputs = read_health(ctx, health_weeks(as_of)[0], as_of, account_id)
    only = np.array([account_id], np.int64)
    return {**standing_columns(inputs.scores(only, as_of)), **history_columns(inputs, only, as_of)}


def _scored(ctx: Context, account_id: int, as_of: date) -> PortfolioRow:
    """Return a row that holds the health of one account and nothing else."""
    (row,) = rows_of({"id": [account_id]}, health_columns(ctx, account_id, as_of))
    return row


def _touch_columns(ctx: Context, book: Book, as_of: date, arr: Sequence[int]) -> Columns:
    touches = read_steadily(ctx.workspace, lambda read: read_touches(read, as_of))
    return touch_columns(book.wording, book.accounts, arr, touches)


def _ids(book: Book) -> NDArray[np.int64]:
    return np.array([account.id for account in book.accounts], np.int64)
