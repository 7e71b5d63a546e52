"""The portfolio's rows as columns, so that thousands of accounts filter and sort while one types."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from cs_desktop.common.money import exponent
from cs_desktop.common.text import folded
from cs_desktop.domain.health import Band, Quadrant, shown_score
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.domain.portfolio_query import Query, Term, parse_query
from cs_desktop.domain.query_fields import BY_NAME
from cs_desktop.domain.query_values import Span, Test, TextTest
from cs_desktop.domain.vocabulary import Forecast

Mask = NDArray[np.bool_]
Positions = NDArray[np.intp]
Sorting = Sequence[tuple[PortfolioColumn, bool]]
"""Columns with whether each descends, the first one first."""


class PortfolioFilter(StrEnum):
    """The ready-made selections above the table."""

    ALL = "all"
    RENEWING = "renewing"
    OVERDUE = "overdue"
    AT_RISK = "at_risk"
    TRAPPED = "trapped"
    SILENT = "silent"


_FILTER_QUERIES = {
    PortfolioFilter.ALL: "",
    PortfolioFilter.RENEWING: "renewal<=180d",
    PortfolioFilter.OVERDUE: "renewal:overdue",
    PortfolioFilter.AT_RISK: "health:at-risk",
    PortfolioFilter.TRAPPED: "quadrant:trapped",
    PortfolioFilter.SILENT: "contact>90d arr>0",
}


@dataclass(frozen=True, slots=True)
class Group:
    """Accounts that stand together: `count` of them from place `start` of the arranged positions on."""

    label: str
    """The value they share; empty where they have none."""
    start: int
    count: int
    arr: int
    """In minor units."""


@dataclass(frozen=True, slots=True)
class Arranged:
    """The rows to show, in order; without grouping there are no groups."""

    positions: Positions
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Totals:
    """Figures over some rows, money in minor units."""

    count: int
    arr: int
    at_risk_arr: int
    at_risk: int
    """Accounts whose health is At risk."""


_BAND_WORDS = {Band.HEALTHY: "healthy", Band.WATCH: "watch", Band.AT_RISK: "at-risk"}
_QUADRANT_WORDS = {
    Quadrant.HAPPY_SUCCESSFUL: "happy-successful",
    Quadrant.TRAPPED: "trapped",
    Quadrant.ACCESSIBLE: "accessible",
    Quadrant.HIGH_RISK: "high-risk",
}
_FORECAST_ORDER = {Forecast.AT_RISK: 0.0, Forecast.LIKELY: 1.0, Forecast.COMMIT: 2.0}
_C = PortfolioColumn
_TEXT: dict[PortfolioColumn, Callable[[PortfolioRow], str]] = {
    _C.NAME: lambda row: row.name,
    _C.OWNER: lambda row: row.owner,
    _C.SEGMENT: lambda row: row.segment,
    _C.TOUCH: lambda row: row.touch_model,
    _C.LIFECYCLE: lambda row: row.lifecycle,
    _C.INDUSTRY: lambda row: row.industry,
    _C.REGION: lambda row: row.region,
    _C.TIER: lambda row: row.tier,
    _C.PARENT: lambda row: row.parent,
    _C.ID: lambda row: row.external_id,
    _C.HEALTH: lambda row: _BAND_WORDS[row.band] if row.band else "",
    _C.QUADRANT: lambda row: _QUADRANT_WORDS[row.quadrant] if row.quadrant else "",
    _C.FORECAST: lambda row: row.forecast.value.replace("_", "-") if row.forecast else "",
    _C.RELATION: lambda row: row.relation.value,
}
_DAYS: dict[PortfolioColumn, Callable[[PortfolioRow], date | None]] = {
    _C.RENEWAL: lambda row: row.renewal,
    _C.NOTICE: lambda row: row.notice_by,
    _C.REVIEW: lambda row: row.next_review,
    _C.LAST_CONTACT: lambda row: row.last_contact,
    _C.SINCE: lambda row: row.customer_since,
}


class PortfolioIndex:
    """Columns over the rows of one portfolio, made once; positions are places in `rows`."""

    def __init__(self, rows: tuple[PortfolioRow, ...], as_of: date, currency: str = "USD") -> None:
        self._rows = rows
        self._as_of = as_of
        self._arr = np.array([row.arr for row in rows], dtype=np.int64)
        self._haystacks = [folded("\n".join(_searched(row))) for row in rows]
        self._at_risk = np.array([row.band is Band.AT_RISK for row in rows], dtype=bool)
        self._texts = {column: [folded(text_of(row)) for row in rows] for column, text_of in _TEXT.items()}
        major = 10 ** exponent(currency)
        self._numbers: dict[PortfolioColumn, NDArray[np.float64]] = {
            _C.ARR: self._arr / major,
            _C.ARR_CHANGE: np.array([row.arr - row.arr_year_ago for row in rows], np.int64) / major,
            _C.HEALTH: _numbers(None if row.health is None else shown_score(row.health) for row in rows),
            **{column: _days(rows, day_of) for column, day_of in _DAYS.items()},
        }
        self._keys = {column: self._key(column) for column in PortfolioColumn}

    def arrange(self, query: Query, sort: Sorting, group: PortfolioColumn | None = None) -> Arranged:
        """Return the rows that meet a query, in order and in groups.

        Rows without a value come last in both directions; equal ones are in order of name. Groups are in
        the order of their values, or the other way round where the column is sorted so.
        """
        positions = np.flatnonzero(self._meeting(query))
        keys = [self._keys[_C.NAME]]
        keys += [
            -self._keys[column] if descending else self._keys[column] for column, descending in sort[::-1]
        ]
        order = np.lexsort([key[positions] for key in keys])
        return Arranged(positions[order])

    def totals(self, positions: Positions) -> Totals:
        """Return the figures over the rows at these positions."""
        arr, at_risk = self._arr[positions], self._at_risk[positions]
        return Totals(len(positions), int(arr.sum()), int(arr[at_risk].sum()), int(at_risk.sum()))

    def values(self, column: PortfolioColumn) -> tuple[str, ...]:
        """Return the texts that a column holds, the most frequent first."""
        counts: dict[str, int] = {}
        for row in self._rows:
            text = _TEXT[column](row)
            counts[text] = counts.get(text, 0) + 1
        return tuple(sorted((text for text in counts if text), key=lambda text: (-counts[text], text)))

    def count(self, chosen: PortfolioFilter) -> int:
        """Return how many accounts a ready-made selection holds."""
        return int(self._meeting(self._query("", chosen)).sum())

    def total_arr(self, positions: Positions) -> int:
        """Return the ARR of the accounts at these positions, in minor units."""
        return int(self._arr[positions].sum())

    def order(
        self, text: str, chosen: PortfolioFilter, column: PortfolioColumn, *, descending: bool
    ) -> Positions:
        """Return the positions of the rows to show, in order."""
        return self.arrange(self._query(text, chosen), [(column, descending)]).positions

    def _query(self, text: str, chosen: PortfolioFilter) -> Query:
        return parse_query(f"{_FILTER_QUERIES[chosen]} {text}", self._as_of)

    def _meeting(self, query: Query) -> Mask:
        shown = np.ones(len(self._rows), dtype=bool)
        for term in query.terms:
            shown &= self._term(term)
        return shown

    def _term(self, term: Term) -> Mask:
        if term.unfinished or term.problem:
            return np.full(len(self._rows), term.unfinished)
        meets = np.zeros(len(self._rows), dtype=bool)
        for test in term.tests:
            meets |= self._test(term, test)
        return ~meets if term.excludes else meets

    def _test(self, term: Term, test: Test) -> Mask:
        if isinstance(test, TextTest):
            texts = self._texts[BY_NAME[term.field].column] if term.field else self._haystacks
            found = (text == test.text if test.whole else test.text in text for text in texts)
            return np.fromiter(found, dtype=bool, count=len(texts))
        return _within(self._numbers[BY_NAME[term.field].column], test)

    def _key(self, column: PortfolioColumn) -> NDArray[np.float64]:
        rows = self._rows
        if column is _C.SEGMENT:
            return _ranks([f"{r.segment}\0{r.touch_model}" if r.segment else r.touch_model for r in rows])
        if column is _C.QUADRANT:
            return _ranks([row.quadrant.label if row.quadrant else "" for row in rows])
        if column is _C.HEALTH:
            return _numbers(row.health for row in rows)
        if column is _C.FORECAST:
            return _numbers(None if row.forecast is None else _FORECAST_ORDER[row.forecast] for row in rows)
        if column in self._numbers:
            return self._numbers[column]
        return _ranks(self._texts[column])


def _within(numbers: NDArray[np.float64], span: Span) -> Mask:
    inside: Mask = (numbers >= span.low) & (numbers <= span.high)
    return inside | np.isnan(numbers) if span.nothing else inside


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
