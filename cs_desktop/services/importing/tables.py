"""A file as chunks of text columns, whatever its format."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

CHUNK_ROWS = 2000
"""Small enough for the rows to stay in the processor's cache: larger chunks took twice the time."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows of a file, as one list of cells for each column asked for."""

    lines: Sequence[int]
    """The line in the file on which each row begins, from 1."""
    columns: tuple[list[str], ...]
    ragged: tuple[tuple[int, int], ...]
    """Line and number of cells of rows that do not have as many cells as the heading; not in `columns`."""


class SourceTable(Protocol):
    """An open file."""

    headings: tuple[str, ...]
    encoding: str
    """As the user knows it."""
    total: int | None
    """Rows, roughly."""
    warnings: tuple[str, ...]
    delimiter: str
    """Empty for a workbook."""
    sheets: tuple[str, ...]
    """Empty for a text file."""
    sheet: str
    heading_line: int

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield once the line and all cells of each row that is not empty, however many there are."""
        ...

    def chunks(self, wanted: Sequence[int]) -> Iterator[Chunk]:
        """Yield the rows once, with the cells of the columns at these places."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


@dataclass(frozen=True, slots=True)
class FileOptions:
    """What a mapping says about the form of a file."""

    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    decimal: str = "."
    """How numbers of a workbook are to be spelled, so that they read as the text cells beside them do."""
    date_pattern: str = "YYYY-MM-DD"
    """The same for dates."""
    heading: int = 0
    """The line with the headings; 0 for the first that is not empty."""


class FirstRows:
    """The first rows of a table, in whole chunks."""

    def __init__(self, table: SourceTable, rows: int) -> None:
        self._table = table
        self._chunks = max(rows // CHUNK_ROWS, 1)
        self.headings, self.encoding, self.warnings = table.headings, table.encoding, table.warnings
        self.delimiter, self.sheets, self.sheet = table.delimiter, table.sheets, table.sheet
        self.total, self.heading_line = table.total, table.heading_line

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the first rows with all their cells."""
        return islice(self._table.rows(), self._chunks * CHUNK_ROWS)

    def chunks(self, wanted: Sequence[int]) -> Iterator[Chunk]:
        """Yield the first chunks."""
        return islice(self._table.chunks(wanted), self._chunks)

    def close(self) -> None:
        """Let go of the file."""
        self._table.close()
