"""Reading a metrics file into columns of numbers: a million rows in about a second."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cs_desktop.domain.importing import ImportKind, Rejected
from cs_desktop.domain.progress import Progress
from cs_desktop.services.importing.cells import cell_reader, text_rules
from cs_desktop.services.importing.columns import (
    CodeColumn,
    Column,
    DayColumn,
    DistinctColumn,
    N,
    NumberColumn,
    OnesColumn,
)
from cs_desktop.services.importing.fields import Cell, Field, field_of
from cs_desktop.services.importing.layout import Layout, Measure, Source
from cs_desktop.services.importing.mapping import Aggregate
from cs_desktop.services.importing.records import ChunkReader
from cs_desktop.services.importing.tables import Chunk, SourceTable


@dataclass(frozen=True, slots=True)
class Measured:
    """The accepted rows of a metrics file, as columns of equal length."""

    accounts: tuple[str, ...]
    """The different account cells; `account_of` has each row's place among them."""
    account_of: NDArray[np.int32]
    days: NDArray[np.int32]
    """Ordinals."""
    metrics: tuple[str, ...]
    """Where each row names its metric: the different names, and `metric_of`; else both are empty."""
    metric_of: NDArray[np.int32]
    values: tuple[NDArray[np.float64], ...]
    """One column for each measure of the layout, or the only one; NaN where the cell is empty."""
    lines: NDArray[np.int32]
    rejected: tuple[Rejected, ...]
    rows: int
    skipped: int


def read_measured(table: SourceTable, layout: Layout, currency: str, progress: Progress) -> Measured:
    """Read all rows; a row with a cell that cannot be taken is rejected by its first such cell.

    Raises:
        KnownError: the file itself is damaged.
    """
    return _MeasuredReader(table, layout, currency, progress).read()


class _MeasuredReader:
    def __init__(self, table: SourceTable, layout: Layout, currency: str, progress: Progress) -> None:
        self._walk = ChunkReader(table, layout, progress)
        self._layout = layout
        self._currency = currency
        self._account = self._code_column("account")
        self._metric = self._code_column("metric") if "metric" in layout.sources else None
        self._words: list[Column[np.int32]] = [self._account, self._day_column()]
        if self._metric:
            self._words.append(self._metric)
            self._numbers = [self._number_column(layout.sources["value"], "value", needed=True)]
        else:
            self._numbers = [self._measure_column(measure) for measure in layout.measures]
        self._lines: list[NDArray[np.int32]] = []
        self._parts: tuple[list[NDArray[np.int32]], ...] = tuple([] for _column in self._words)
        self._values: tuple[list[NDArray[np.float64]], ...] = tuple([] for _column in self._numbers)

    def read(self) -> Measured:
        """Read the file to its end."""
        for chunk in self._walk.chunks():
            self._take(chunk)
        account_of, days, *metric_of = (_joined(part, np.int32) for part in self._parts)
        return Measured(
            accounts=tuple(self._account.codes.texts),
            account_of=account_of,
            days=days,
            metrics=tuple(self._metric.codes.texts) if self._metric else (),
            metric_of=metric_of[0] if metric_of else np.empty(0, np.int32),
            values=tuple(_joined(part, np.float64) for part in self._values),
            lines=_joined(self._lines, np.int32),
            rejected=tuple(self._walk.rejected),
            rows=self._walk.rows,
            skipped=self._walk.skipped,
        )

    def _take(self, chunk: Chunk) -> None:
        bad: dict[int, Rejected] = {}
        words = [_read(column, chunk, bad) for column in self._words]
        numbers = [_read(column, chunk, bad) for column in self._numbers]
        self._walk.rejected.extend(bad[row] for row in sorted(bad))
        keep = np.ones(len(chunk.lines), bool)
        keep[list(bad)] = False
        self._lines.append(np.array(chunk.lines, np.int32)[keep])
        for part, column in zip(self._parts, words, strict=True):
            part.append(column[keep])
        for values, numbers_read in zip(self._values, numbers, strict=True):
            values.append(numbers_read[keep])

    def _code_column(self, name: str) -> CodeColumn:
        source = self._layout.sources[name]
        return CodeColumn(source, self._place(source), text_rules(self._layout.mapping, name))

    def _day_column(self) -> DayColumn:
        source = self._layout.sources["date"]
        field = field_of(ImportKind.METRICS, "date")
        assert field is not None
        reader = cell_reader(self._layout.mapping, field, source, self._currency)
        return DayColumn(source, self._place(source), reader)

    def _measure_column(self, measure: Measure) -> Column[np.float64]:
        rule, source = measure.rule, measure.source
        rules = text_rules(self._layout.mapping, rule.key)
        if rule.aggregate is Aggregate.COUNT or source is None:
            return OnesColumn(source, self._place(source), rules)
        if rule.aggregate is Aggregate.NUNIQUE:
            return DistinctColumn(source, self._place(source), rules)
        return self._number_column(source, rule.key, needed=False)

    def _number_column(self, source: Source, name: str, *, needed: bool) -> Column[np.float64]:
        mapping = self._layout.mapping
        rules = text_rules(mapping, name)
        if mapping.aggregate is Aggregate.NUNIQUE:
            return DistinctColumn(source, self._place(source), rules)
        if mapping.aggregate is Aggregate.COUNT:
            return OnesColumn(source, self._place(source), rules)
        # Cells that need nothing done to them are read all at once.
        plain = mapping.numbers.is_plain and not rules.values and not rules.empty
        plain = plain and source.times == source.divided_by == 1
        reader = cell_reader(mapping, Field(name, Cell.NUMBER), source, self._currency)
        return NumberColumn(source, self._place(source), reader, plain=plain, needed=needed)

    def _place(self, source: Source | None) -> int | None:
        return None if source is None or source.place is None else self._walk.column(source.place)


def _read(column: Column[N], chunk: Chunk, bad: dict[int, Rejected]) -> NDArray[N]:
    found = column.read(chunk)
    for row, reason in found.bad.items():
        bad.setdefault(row, Rejected(chunk.lines[row], column.heading, reason))
    return found.values


def _joined(parts: Sequence[NDArray[N]], dtype: type[N]) -> NDArray[N]:
    return np.concatenate(parts) if parts else np.empty(0, dtype)
