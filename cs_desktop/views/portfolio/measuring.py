"""Finds out how wide the portfolio's columns have to be in this language, size of text and workspace."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from cs_desktop.domain.bands import Band, Quadrant
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.views.itemmodels.portfolio_columns import column_of
from cs_desktop.views.portfolio.cells import Cells
from cs_desktop.views.portfolio.column_widths import Need
from cs_desktop.views.portfolio.pen import Pen
from cs_desktop.views.portfolio.row_painter import FIRST_PAD, PAD
from cs_desktop.views.theme.fonts import scaled

SAMPLE = 100
"""Accounts that are looked at; amounts and days, which must never be cut, are not left to chance."""
_NOBODY = -1
"""The id of an account that there is not: it has no logo to be fetched."""


class Measuring:
    """Measures each column once, until other accounts or other letters come."""

    def __init__(self, pen: Pen, cells: Cells) -> None:
        self._pen, self._cells = pen, cells
        self._rows: Sequence[PortfolioRow] = ()
        self._known: dict[PortfolioColumn, Need] = {}

    def take(self, rows: Sequence[PortfolioRow], as_of: date) -> None:
        """Measure these accounts from now on."""
        self._rows = telling_rows(rows, as_of)
        self._known.clear()

    def renew(self) -> None:
        """Measure anew, as after another size of text."""
        self._known.clear()

    def need(self, key: PortfolioColumn) -> Need:
        """Return what the cells of a column need, with the room at their sides."""
        if key not in self._known:
            self._known[key] = self._measure(key)
        return self._known[key]

    def _measure(self, key: PortfolioColumn) -> Need:
        column = column_of(key)
        sides = PAD + (FIRST_PAD if key is PortfolioColumn.NAME else PAD)
        cells = [self._cells.make(key, row) for row in self._rows]
        natural = max((self._pen.width(parts) for parts in cells), default=0) + sides
        if column.least is None:
            least = max((self._pen.width(parts, least=True) for parts in cells), default=0) + sides
            return Need(least, natural)
        natural = min(natural, scaled(column.most))
        return Need(min(natural, scaled(column.least)), natural)


def telling_rows(rows: Sequence[PortfolioRow], as_of: date) -> tuple[PortfolioRow, ...]:
    """Return accounts, made up in part, in which each column is as wide as it gets in `rows`.

    Some are taken as they are. The widest amount of each length is that of eights alone, the widest days are
    late in their months and far from today, and what is overdue is so by the longest. Of health there is all
    that there can be.
    """
    if not rows:
        return ()
    sample = [replace(row, id=_NOBODY) for row in rows[:: max(len(rows) // SAMPLE, 1)]]
    amounts = [replace(sample[0], arr=arr) for arr in _widest(row.arr for row in rows)]
    amounts += [
        replace(sample[0], value_confirmed=value) for value in _widest(row.value_confirmed for row in rows)
    ]
    first = min((row.renewal for row in rows if row.renewal), default=as_of)
    last = max((row.renewal for row in rows if row.renewal), default=as_of)
    earliest = min((row.next_review for row in rows if row.next_review), default=as_of)
    # Health is read last: the columns keep their places when it comes.
    scored = [
        replace(sample[0], health=100.0, band=Band.HEALTHY, quadrant=quadrant, health_history=(0.0, 1.0))
        for quadrant in Quadrant
    ]
    days = [date(max(last, as_of).year, month, 28) for month in range(1, 13)]
    dated = [_on(sample[0], day, day) for day in (*days, last)]
    return (*sample, *amounts, *scored, *dated, _on(sample[0], first, earliest))


def _widest(amounts: Iterable[int | None]) -> list[int]:
    """Return the widest amount of each length."""
    return [int("8" * length) for length in {len(str(amount)) for amount in amounts if amount}]


def _on(row: PortfolioRow, day: date, review: date) -> PortfolioRow:
    return replace(row, renewal=day, notice_by=day, last_contact=day, customer_since=day, next_review=review)
