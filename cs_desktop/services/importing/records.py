"""Reading a file of objects (all kinds but metrics) into typed records."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cs_desktop.common.language import marked, tr, trn
from cs_desktop.domain.importing import Rejected
from cs_desktop.domain.progress import Progress
from cs_desktop.services.importing.cells import CellReader, Value, cell_reader
from cs_desktop.services.importing.fields import Field, field_of
from cs_desktop.services.importing.formats import BadCell
from cs_desktop.services.importing.layout import Layout
from cs_desktop.services.importing.tables import Chunk, SourceTable

READING = marked("Reading")
_DIGEST_BYTES = 16


@dataclass(frozen=True, slots=True)
class Record:
    """One accepted row."""

    line: int
    values: dict[str, Value]
    """By field, for the fields that the file has; None where the cell is empty."""
    digest: bytes
    """Of the values, and of how many equal rows came before."""


@dataclass(frozen=True, slots=True)
class Records:
    """What a file holds."""

    records: list[Record]
    rejected: tuple[Rejected, ...]
    rows: int
    skipped: int


class ChunkReader:
    """Walks through a table by a layout: leaves out what is to be skipped, rejects what is ragged."""

    def __init__(self, table: SourceTable, layout: Layout, progress: Progress) -> None:
        self._table = table
        self._progress = progress
        places = {place for source in layout.sources.values() for place in (source.place, source.also)}
        places |= {measure.source.place for measure in layout.measures if measure.source}
        places |= {place for place, _values in layout.skips}
        self._wanted = sorted(place for place in places if place is not None)
        self._skips = tuple((self._wanted.index(place), values) for place, values in layout.skips)
        self.rejected: list[Rejected] = []
        self.rows = 0
        self.skipped = 0

    def column(self, place: int) -> int:
        """Return where in a chunk's columns a column of the file stands."""
        return self._wanted.index(place)

    def chunks(self) -> Iterator[Chunk]:
        """Yield the rows that count."""
        width = len(self._table.headings)
        for chunk in self._table.chunks(self._wanted):
            self.rejected += [Rejected(line, "", _told_ragged(cells, width)) for line, cells in chunk.ragged]
            self.rows += len(chunk.lines) + len(chunk.ragged)
            yield self._without_skipped(chunk) if self._skips else chunk
            self._progress(self.rows, self._table.total, tr(READING))

    def _without_skipped(self, chunk: Chunk) -> Chunk:
        keep = [
            i
            for i in range(len(chunk.lines))
            if not any(chunk.columns[at][i].strip().casefold() in values for at, values in self._skips)
        ]
        self.skipped += len(chunk.lines) - len(keep)
        columns = tuple([column[i] for i in keep] for column in chunk.columns)
        return Chunk([chunk.lines[i] for i in keep], columns, chunk.ragged)


def _told_ragged(cells: int, width: int) -> str:
    return trn(
        "the row has {count} cell, the heading {width}",
        "the row has {count} cells, the heading {width}",
        cells,
        width=width,
    )


def read_records(table: SourceTable, layout: Layout, currency: str, progress: Progress) -> Records:
    """Read all rows; a row with a cell that cannot be taken is rejected by its first such cell.

    Raises:
        KnownError: the file itself is damaged.
    """
    walk = ChunkReader(table, layout, progress)
    columns = [_Column(layout, name, currency, walk) for name in layout.sources]
    seen: Counter[bytes] = Counter()
    records: list[Record] = []
    for chunk in walk.chunks():
        cells = [column.values(chunk) for column in columns]
        for i, line in enumerate(chunk.lines):
            values = {}
            for column, found in zip(columns, cells, strict=True):
                value = found[i]
                if isinstance(value, BadCell):
                    walk.rejected.append(Rejected(line, column.heading, value.reason))
                    break
                values[column.name] = value
            else:
                records.append(_record(line, values, seen))
    return Records(records, tuple(walk.rejected), walk.rows, walk.skipped)


def row_digest(values: dict[str, Value], occurrence: int) -> bytes:
    """Return what tells a row without an external id from all others, however its file was encoded."""
    parts = [f"{name}\x1f{_spelled(values[name])}" for name in sorted(values)]
    text = "\x1e".join([*parts, str(occurrence)])
    return hashlib.blake2b(text.encode(), digest_size=_DIGEST_BYTES).digest()


def _spelled(value: Value) -> str:
    # Not repr of a text: what it escapes changes with the version of Python.
    if value is None or isinstance(value, str):
        return value or ""
    return value.isoformat() if isinstance(value, date) else repr(value)


def _record(line: int, values: dict[str, Value], seen: Counter[bytes]) -> Record:
    plain = row_digest(values, 0)
    occurrence = seen[plain]
    seen[plain] += 1
    return Record(line, values, row_digest(values, occurrence) if occurrence else plain)


class _Column:
    """One field and the column that feeds it."""

    def __init__(self, layout: Layout, name: str, currency: str, walk: ChunkReader) -> None:
        source = layout.sources[name]
        field = field_of(layout.mapping.kind, name)
        assert field is not None
        if source.lookup:
            # The cell holds another object's external id, whatever the field's own type.
            field = Field(name)
        self.name = name
        self.heading = source.heading
        self._reader: CellReader = cell_reader(layout.mapping, field, source, currency)
        self._constant = source.constant
        self._place = None if source.place is None else walk.column(source.place)
        self._also = None if source.also is None else walk.column(source.also)

    def values(self, chunk: Chunk) -> list[Value | BadCell]:
        """Return the value of each row, or what is wrong with it."""
        if self._place is None:
            return [self._reader[self._constant]] * len(chunk.lines)
        texts = chunk.columns[self._place]
        if self._also is not None:
            pairs = zip(texts, chunk.columns[self._also], strict=True)
            texts = [f"{one.strip()} {other.strip()}" for one, other in pairs]
        return list(map(self._reader.__getitem__, texts))
