"""All accounts as one table, with the figures of the whole book, in stages: what is quick is shown first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from cs_desktop.analytics.health import HealthScores
from cs_desktop.domain.figures import Figure
from cs_desktop.domain.portfolio import Portfolio, PortfolioRow
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.services.context import Context
from cs_desktop.services.health import HealthInputs, read_health
from cs_desktop.services.portfolio_book import Book, book_rows, read_book, read_touches, with_touches
from cs_desktop.services.reading import read_steadily

WEEKS_OF_HEALTH = 12
FEW_NEW = 20
"""So many new accounts are scored one by one."""
_OF_HEALTH = frozenset({PortfolioColumn.HEALTH, PortfolioColumn.QUADRANT})
_OF_TOUCHES = frozenset({PortfolioColumn.LAST_CONTACT, PortfolioColumn.REVIEW})


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
    known = Portfolio(
        company=book.facts.company,
        currency=book.facts.currency,
        as_of=as_of,
        rows=book_rows(book, as_of),
        tiles=(),
        pos=book.pos,
        pending=_OF_HEALTH | _OF_TOUCHES,
    )
    yield known
    known = replace(known, rows=_touched(ctx, book, known))
    health = _Health.read(ctx, known.rows, as_of)
    known = replace(known, rows=health.put_standing(known.rows), pending=frozenset())
    yield known
    rows = health.put_history(known.rows)
    yield replace(known, rows=rows, tiles=_tiles(book, rows, as_of))


def reread_book(ctx: Context, known: Portfolio) -> Portfolio | None:
    """Return the portfolio with everything read anew but the health of accounts that were there before.

    None where so many are new that it is better to read all of it.
    """
    book = read_steadily(ctx.workspace, read_book)
    rows = book_rows(book, known.as_of)
    before = {row.id: row for row in known.rows}
    new = [row for row in rows if row.id not in before]
    if len(new) > FEW_NEW:
        return None
    read = replace(known, company=book.facts.company, currency=book.facts.currency, rows=rows, pos=book.pos)
    before |= {row.id: _with_health(ctx, row, known.as_of) for row in new}
    rows = tuple(_with_health_of(before[row.id], row) for row in _touched(ctx, book, read))
    return replace(read, rows=rows, tiles=_tiles(book, rows, known.as_of))


def health_weeks(as_of: date) -> list[date]:
    """Return the last day of each of the last weeks, oldest first; the last is today."""
    return [as_of - timedelta(weeks=back) for back in range(WEEKS_OF_HEALTH - 1, -1, -1)]


def with_health(rows: Sequence[PortfolioRow], health: HealthScores) -> tuple[PortfolioRow, ...]:
    """Return rows with their standing; `health` is of the rows' accounts, in their order."""
    standings = (health.standing(place) for place in range(len(rows)))
    return tuple(
        replace(row, health=standing.calculated, band=standing.band, quadrant=standing.quadrant)
        for row, standing in zip(rows, standings, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Health:
    """The health of some rows' accounts, in their order: that of today, and of the weeks before."""

    today: HealthScores
    inputs: HealthInputs

    @classmethod
    def read(
        cls, ctx: Context, rows: Sequence[PortfolioRow], as_of: date, account_id: int | None = None
    ) -> "_Health":
        inputs = read_health(ctx, health_weeks(as_of)[0], as_of, account_id)
        return cls(inputs.scores(np.array([row.id for row in rows], np.int64), as_of), inputs)

    def put_standing(self, rows: Sequence[PortfolioRow]) -> tuple[PortfolioRow, ...]:
        return with_health(rows, self.today)

    def put_history(self, rows: Sequence[PortfolioRow]) -> tuple[PortfolioRow, ...]:
        ids = np.array([row.id for row in rows], np.int64)
        weeks = health_weeks(self.today.as_of)[:-1]
        scores = [*(self.inputs.scores(ids, week).calculated for week in weeks), self.today.calculated]
        stacked = np.array(scores).T
        histories = np.where(np.isnan(stacked), None, stacked.astype(object)).tolist()  # type: ignore[call-overload] # an object
        return tuple(replace(row, health_history=tuple(h)) for row, h in zip(rows, histories, strict=True))


def _tiles(book: Book, rows: Sequence[PortfolioRow], as_of: date) -> tuple[Figure, ...]:
    """Return the tiles above the table."""
    # Brings pandas, which nobody has to wait for who looks at the rows.
    from cs_desktop.services.frames import steps_frame  # noqa: PLC0415 - pandas
    from cs_desktop.services.portfolio_tiles import portfolio_tiles  # noqa: PLC0415 - pandas

    return portfolio_tiles(rows, steps_frame(book.steps), book.facts.currency, as_of)


def _touched(ctx: Context, book: Book, known: Portfolio) -> tuple[PortfolioRow, ...]:
    touches = read_steadily(ctx.workspace, lambda read: read_touches(read, known.as_of))
    return with_touches(book, known.rows, touches)


def _with_health(ctx: Context, row: PortfolioRow, as_of: date) -> PortfolioRow:
    health = _Health.read(ctx, [row], as_of, row.id)
    return health.put_history(health.put_standing([row]))[0]


def _with_health_of(before: PortfolioRow, row: PortfolioRow) -> PortfolioRow:
    return replace(
        row,
        health=before.health,
        band=before.band,
        quadrant=before.quadrant,
        health_history=before.health_history,
    )
