"""CSV files: delimiter, heading, rows in chunks."""

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import itemgetter
from pathlib import Path

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import count_text, tr
from cs_desktop.services.importing.encoding import look_at
from cs_desktop.services.importing.tables import CHUNK_ROWS, Chunk, FileOptions

LONGEST_CELL = 131_072
"""Characters; the csv module's own limit, which stops a quote that is never closed."""
DELIMITERS = (",", ";", "\t", "|")
_DECLARED = re.compile(r"sep=([,;\t|])\r?\n?", re.IGNORECASE)
"""The first line of a file by which Excel is told the separator."""
_LINE_BREAK = re.compile(r"\r\n|\r|\n")


class CsvTable:
    """A CSV file, decoded and split as it is read."""

    def __init__(self, path: Path, options: FileOptions) -> None:
        if options.sheet:
            raise KnownError(
                tr("{name} is a text file without sheets; leave the sheet's name out.", name=path.name)
            )
        facts = look_at(path, options.encoding)
        self.encoding = facts.label
        self.total: int | None = max(facts.lines - 1, 0)
        self.warnings: tuple[str, ...] = ()
        self.sheets: tuple[str, ...] = ()
        self.sheet = ""
        if facts.codec == "cp1252":
            self.warnings = (
                tr(
                    "{name} is not UTF-8 and was read as {label}; look at names with accents.",
                    name=path.name,
                    label=facts.label,
                ),
            )
        self._name = path.name
        self.heading_line = 1
        self._file = path.open(encoding=facts.codec, newline="")
        try:
            declared = _DECLARED.fullmatch(self._file.readline())
            first = max(options.heading, 2 if declared else 1)
            self._file.seek(0)
            line = next(islice(self._file, first - 1, None), "")
            self.delimiter = options.delimiter or (declared[1] if declared else _delimiter(line))
            self._file.seek(0)
            self._reader = csv.reader(self._file, delimiter=self.delimiter, strict=True)
            self._first = first
            self.headings = tuple(cell.strip() for cell in self._heading())
        except BaseException:
            self._file.close()
            raise

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield once the line and all cells of each row that is not empty.

        Raises:
            KnownError: a quote is not closed, or a cell is far too long.
        """
        for lines, rows in self._batches():
            yield from ((line, row) for line, row in zip(lines, rows, strict=True) if any(row))

    def chunks(self, wanted: Sequence[int]) -> Iterator[Chunk]:
        """Yield the rows once, with the cells of the columns at these places.

        Raises:
            KnownError: a quote is not closed, or a cell is far too long.
        """
        width = {len(self.headings)}
        pick = [itemgetter(place) for place in wanted]
        for first, read in self._batches():
            lines, rows = first, read
            ragged: tuple[tuple[int, int], ...] = ()
            if set(map(len, rows)) != width or not all(map(any, rows)):
                rows, lines, ragged = _sorted_out(rows, lines, len(self.headings))
            yield Chunk(lines, tuple(list(map(cell, rows)) for cell in pick), ragged)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _heading(self) -> list[str]:
        for row in self._guarded(self._reader):
            if any(cell.strip() for cell in row) and self._reader.line_num >= self._first:
                self.heading_line = self._reader.line_num
                return row
        raise KnownError(tr("{name} is empty; choose a file with a heading line and rows.", name=self._name))

    def _batches(self) -> Iterator[tuple[Sequence[int], list[list[str]]]]:
        """Yield rows as they stand in the file, with the line on which each begins."""
        while True:
            before = self._reader.line_num
            rows = list(self._guarded(islice(self._reader, CHUNK_ROWS)))
            if not rows:
                return
            lines: Sequence[int] = range(before + 1, self._reader.line_num + 1)
            yield (lines if len(lines) == len(rows) else _first_lines(rows, before + 1)), rows

    def _guarded(self, rows: Iterator[list[str]]) -> Iterator[list[str]]:
        try:
            yield from rows
        except csv.Error as error:
            line = self._reader.line_num
            if "field limit" in str(error):
                problem = tr(
                    "a cell of more than {longest_cell} characters; close its quote or shorten it",
                    longest_cell=count_text(LONGEST_CELL),
                )
            else:
                problem = tr("quotes that do not match ({error}); correct them", error=error)
            raise KnownError(
                tr("{name}, line {line}, has {problem}.", name=self._name, line=line, problem=problem)
            ) from None


def _delimiter(heading: str) -> str:
    """Return the delimiter that splits the heading into the most cells; the comma if none does."""

    def cells(delimiter: str) -> int:
        return len(next(csv.reader([heading], delimiter=delimiter), []))

    return max(DELIMITERS, key=cells)


def _first_lines(rows: Sequence[Sequence[str]], line: int) -> list[int]:
    """Return on which line each row begins, where cells hold line breaks."""
    lines = []
    for row in rows:
        lines.append(line)
        line += 1 + sum(len(_LINE_BREAK.findall(cell)) for cell in row)
    return lines


def _sorted_out(
    rows: Sequence[list[str]], lines: Sequence[int], width: int
) -> tuple[list[list[str]], list[int], tuple[tuple[int, int], ...]]:
    """Leave out empty rows, and set rows of another width apart."""
    filled = [(row, line) for row, line in zip(rows, lines, strict=True) if any(row)]
    good = [(row, line) for row, line in filled if len(row) == width]
    ragged = tuple((line, len(row)) for row, line in filled if len(row) != width)
    return [row for row, _line in good], [line for _row, line in good], ragged
