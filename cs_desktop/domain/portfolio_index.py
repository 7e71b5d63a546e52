"""The portfolio's rows as columns, so that thousands of accounts filter and sort while one types."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from cs_desktop.domain.bands import Band
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.domain.portfolio_keys import (
    TEXTS,
    WORDS,
    Grouping,
    Numbers,
    grouping,
    numbers,
    sort_key,
    texts,
)
from cs_desktop.domain.portfolio_query import Query, Term
from cs_desktop.domain.query_fields import BY_NAME
from cs_desktop.domain.query_values import Span, Test

Mask = NDArray[np.bool_]
Positions = NDArray[np.intp]
_MOST_WORDS = 64
"""Words whose rows are remembered."""


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


class PortfolioIndex:
    """Columns over the rows of one portfolio, made once; positions are places in `rows`.

    `pending` names the columns that are still being read. Only one thread may ask at a time.
    """

    def __init__(
        self,
        rows: tuple[PortfolioRow, ...],
        as_of: date,
        currency: str = "USD",
        pending: frozenset[PortfolioColumn] = frozenset(),
    ) -> None:
        self._rows = rows
        self._as_of = as_of
        self._pending = pending
        self._arr = np.array([row.arr for row in rows], dtype=np.int64)
        self._at_risk = np.array([row.band is Band.AT_RISK for row in rows], dtype=bool)
        self._texts = {column: texts(rows, text_of) for column, text_of in (TEXTS | WORDS).items()}
        self._haystacks = np.array(self._joined_texts(), dtype=object)
        self._numbers = numbers(rows, currency)
        self._keys = {
            column: sort_key(column, rows, self._texts, self._numbers) for column in PortfolioColumn
        }
        self._groupings: dict[PortfolioColumn, Grouping] = {}
        self._values: dict[PortfolioColumn, tuple[str, ...]] = {}
        self._orders: dict[object, Positions] = {}
        self._words: dict[str, Mask] = {"": np.ones(len(rows), dtype=bool)}

    def arrange(
        self,
        query: Query,
        sort: Sequence[tuple[PortfolioColumn, bool]],
        group: PortfolioColumn | None = None,
    ) -> Arranged:
        """Return the rows that meet a query, in order and in groups.

        `sort` names columns and whether each descends, the first one first. Rows without a value come
        last in both directions; equal ones are in order of name. Groups are in the order of their values,
        or the other way round where the column is sorted so.
        """
        order = self._order(tuple(sort), group)
        positions = order[self._meeting(query)[order]]
        return Arranged(positions, self._groups(positions, group) if group else ())

    def totals(self, positions: Positions) -> Totals:
        """Return the figures over the rows at these positions."""
        arr, at_risk = self._arr[positions], self._at_risk[positions]
        return Totals(len(positions), int(arr.sum()), int(arr[at_risk].sum()), int(at_risk.sum()))

    def knows(
        self,
        query: Query,
        sort: Sequence[tuple[PortfolioColumn, bool]] = (),
        group: PortfolioColumn | None = None,
    ) -> bool:
        """Return whether everything that is asked for has been read; until then an answer may be wrong."""
        asked = {BY_NAME[term.field].column for term in query.terms if term.field in BY_NAME}
        return not self._pending & {*asked, *(column for column, _ in sort), group}

    def values(self, column: PortfolioColumn) -> tuple[str, ...]:
        """Return the different texts that people wrote in a column, the most frequent first."""
        if column not in TEXTS:
            return ()
        if column not in self._values:
            counts = Counter(map(TEXTS[column], self._rows))
            self._values[column] = tuple(sorted(filter(None, counts), key=lambda text: (-counts[text], text)))
        return self._values[column]

    def _joined_texts(self) -> list[str]:
        columns = [[t.unique[code] for code in t.codes.tolist()] for t in map(self._texts.get, TEXTS) if t]
        return ["\n".join(parts) for parts in zip(*columns, strict=True)]

    def _order(
        self, sort: tuple[tuple[PortfolioColumn, bool], ...], group: PortfolioColumn | None
    ) -> Positions:
        """Return all rows in order; it is kept, since one types more often than one sorts."""
        if (sort, group) not in self._orders:
            keys = [self._keys[PortfolioColumn.NAME]]
            keys += [_turned(self._keys[column], descending=down) for column, down in reversed(sort)]
            if group:
                keys.append(_turned(self._grouping(group).codes, descending=dict(sort).get(group, False)))
            self._orders = {(sort, group): np.lexsort(keys)}
        return self._orders[sort, group]

    def _grouping(self, column: PortfolioColumn) -> Grouping:
        if column not in self._groupings:
            days = self._numbers.get(column)
            self._groupings[column] = grouping(column, self._rows, self._as_of, days)
        return self._groupings[column]

    def _groups(self, positions: Positions, column: PortfolioColumn) -> tuple[Group, ...]:
        if not len(positions):
            return ()
        groups = self._grouping(column)
        codes = groups.codes[positions]
        # NaN is unequal to itself, but all rows without a value are one group.
        differs = (codes[1:] != codes[:-1]) & ~(np.isnan(codes[1:]) & np.isnan(codes[:-1]))
        starts = np.concatenate(([0], np.flatnonzero(differs) + 1))
        counts = np.diff(starts, append=len(positions))
        sums = np.add.reduceat(self._arr[positions], starts)
        return tuple(
            Group(groups.label(codes[start]), int(start), int(count), int(arr))
            for start, count, arr in zip(starts, counts, sums, strict=True)
        )

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
        if isinstance(test, Span):
            return _within(self._numbers[BY_NAME[term.field].column], test)
        if term.is_word:
            return self._word(test.text)
        column = self._texts[BY_NAME[term.field].column]
        return column.where(test.text.__eq__ if test.whole else lambda text: test.text in text)

    def _word(self, word: str) -> Mask:
        """Return the rows in which a word occurs; what begins it tells which rows have to be looked at."""
        if word not in self._words:
            if len(self._words) > _MOST_WORDS:
                self._words = {"": self._words[""]}
            begun = max((known for known in self._words if word.startswith(known)), key=len)
            looked_at = np.flatnonzero(self._words[begun])
            found = (word in haystack for haystack in self._haystacks[looked_at])
            mask = np.zeros(len(self._rows), dtype=bool)
            mask[looked_at] = np.fromiter(found, dtype=bool, count=len(looked_at))
            self._words[word] = mask
        return self._words[word]


def _within(numbers_of: Numbers, span: Span) -> Mask:
    inside: Mask = (numbers_of >= span.low) & (numbers_of <= span.high)
    return inside | np.isnan(numbers_of) if span.nothing else inside


def _turned(key: Numbers, *, descending: bool) -> Numbers:
    """Return a key that orders the other way round; NaN stays last."""
    return -key if descending else key
