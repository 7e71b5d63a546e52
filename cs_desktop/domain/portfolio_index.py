"""The portfolio's rows as columns, so that thousands of accounts filter and sort while one types."""

import unicodedata
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from cs_desktop.domain.health import Band, Quadrant
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.vocabulary import Forecast

RENEWING_DAYS = 180
SILENT_DAYS = 90


class PortfolioColumn(StrEnum):
    """What the table can be sorted by."""

    NAME = "name"
    ARR = "arr"
    ARR_CHANGE = "arr_change"
    """ARR today less ARR a year ago."""
    SEGMENT = "segment"
    HEALTH = "health"
    QUADRANT = "quadrant"
    LIFECYCLE = "lifecycle"
    INDUSTRY = "industry"
    RENEWAL = "renewal"
    FORECAST = "forecast"
    LAST_CONTACT = "last_contact"
    OWNER = "owner"


class PortfolioFilter(StrEnum):
    """The ready-made selections above the table."""

    ALL = "all"
    RENEWING = "renewing"
    """The next renewal is today or within RENEWING_DAYS."""
    OVERDUE = "overdue"
    """A term has passed without an end."""
    AT_RISK = "at_risk"
    """The health band is At risk."""
    TRAPPED = "trapped"
    """They get what they need but do not like it."""
    SILENT = "silent"
    """Pays us, and no contact in the last SILENT_DAYS."""


_FORECAST_ORDER = {Forecast.AT_RISK: 0.0, Forecast.LIKELY: 1.0, Forecast.COMMIT: 2.0}
_TEXT: dict[PortfolioColumn, Callable[[PortfolioRow], str]] = {
    PortfolioColumn.NAME: lambda row: row.name,
    PortfolioColumn.SEGMENT: lambda row: (
        f"{row.segment}\0{row.touch_model}" if row.segment else row.touch_model
    ),
    PortfolioColumn.QUADRANT: lambda row: row.quadrant.label if row.quadrant else "",
    PortfolioColumn.LIFECYCLE: lambda row: row.lifecycle,
    PortfolioColumn.INDUSTRY: lambda row: row.industry,
    PortfolioColumn.OWNER: lambda row: row.owner,
}


def folded(text: str) -> str:
    """Return text as a search compares it: case and accents do not count."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()


class PortfolioIndex:
    """Columns over the rows of one portfolio, made once; positions are places in `rows`."""

    def __init__(self, rows: tuple[PortfolioRow, ...], as_of: date) -> None:
        self._rows = rows
        self._arr = np.array([row.arr for row in rows], dtype=np.int64)
        self._haystacks = [folded("\n".join(_searched(row))) for row in rows]
        days_left = _days(rows, lambda row: row.renewal) - as_of.toordinal()
        contact_age = as_of.toordinal() - _days(rows, lambda row: row.last_contact)
        self._filters = {
            PortfolioFilter.ALL: np.ones(len(rows), dtype=bool),
            PortfolioFilter.RENEWING: (days_left >= 0) & (days_left <= RENEWING_DAYS),
            PortfolioFilter.OVERDUE: days_left < 0,
            PortfolioFilter.AT_RISK: np.array([row.band is Band.AT_RISK for row in rows], dtype=bool),
            PortfolioFilter.TRAPPED: np.array([row.quadrant is Quadrant.TRAPPED for row in rows], dtype=bool),
            PortfolioFilter.SILENT: (self._arr > 0) & ~(contact_age <= SILENT_DAYS),
        }
        self._keys: dict[PortfolioColumn, NDArray[np.float64]] = {
            column: self._key(column) for column in PortfolioColumn
        }

    def count(self, chosen: PortfolioFilter) -> int:
        """Return how many accounts a ready-made selection holds."""
        return int(self._filters[chosen].sum())

    def total_arr(self, positions: NDArray[np.intp]) -> int:
        """Return the ARR of the accounts at these positions, in minor units."""
        return int(self._arr[positions].sum())

    def order(
        self, text: str, chosen: PortfolioFilter, column: PortfolioColumn, *, descending: bool
    ) -> NDArray[np.intp]:
        """Return the positions of the rows to show, in order.

        A row is shown if the selection holds it and every word of `text` occurs in it. Rows without a
        value come last in both directions; equal ones are in order of name.
        """
        shown = self._filters[chosen].copy()
        for word in folded(text).split():
            shown &= np.fromiter((word in h for h in self._haystacks), dtype=bool, count=len(self._haystacks))
        positions = np.flatnonzero(shown)
        key = self._keys[column][positions]
        if descending:
            key = -key
        # NaN stands for "no value" and sorts last; the names break ties.
        return positions[np.lexsort((self._keys[PortfolioColumn.NAME][positions], key))]

    def _key(self, column: PortfolioColumn) -> NDArray[np.float64]:
        rows = self._rows
        if column in _TEXT:
            return _ranks([_TEXT[column](row) for row in rows])
        if column is PortfolioColumn.ARR:
            return self._arr.astype(np.float64)
        if column is PortfolioColumn.ARR_CHANGE:
            return np.array([row.arr - row.arr_year_ago for row in rows], dtype=np.float64)
        if column is PortfolioColumn.RENEWAL:
            return _days(rows, lambda row: row.renewal)
        if column is PortfolioColumn.LAST_CONTACT:
            return _days(rows, lambda row: row.last_contact)
        if column is PortfolioColumn.HEALTH:
            return _numbers(row.health for row in rows)
        return _numbers(None if row.forecast is None else _FORECAST_ORDER[row.forecast] for row in rows)


def _searched(row: PortfolioRow) -> tuple[str, ...]:
    return (
        *(row.name, row.external_id, row.parent, row.owner, row.segment, row.touch_model),
        *(row.lifecycle, row.industry, row.region, row.tier),
    )


def _days(
    rows: tuple[PortfolioRow, ...], day_of: Callable[[PortfolioRow], date | None]
) -> NDArray[np.float64]:
    """Return ordinals of days, NaN where there is none."""
    days = (day_of(row) for row in rows)
    return _numbers(None if day is None else day.toordinal() for day in days)


def _numbers(values: Iterable[float | None]) -> NDArray[np.float64]:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def _ranks(texts: list[str]) -> NDArray[np.float64]:
    """Return the place of each text in alphabetical order; equal texts share one, empty ones have none."""
    places = {text: float(place) for place, text in enumerate(sorted({folded(text) for text in texts}))}
    return np.array([places[folded(text)] if text else np.nan for text in texts], dtype=np.float64)
