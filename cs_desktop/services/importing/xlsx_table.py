"""Workbooks (XLSX): one sheet's rows as text, in chunks."""

import warnings
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from pathlib import Path
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import count_text, tr
from cs_desktop.services.importing.csv_table import LONGEST_CELL
from cs_desktop.services.importing.formats import written_date
from cs_desktop.services.importing.tables import CHUNK_ROWS, Chunk, FileOptions

LARGEST = 2 << 30
"""Bytes that a workbook may unpack to: more is an attack or no table."""
_UNREADABLE = (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, ParseError, EOFError)


class XlsxTable:
    """One sheet of a workbook. Formulas are read as the values they had when the file was saved."""

    def __init__(self, path: Path, options: FileOptions) -> None:
        self._name = path.name
        self.heading_line = 1
        self._options = options
        # openpyxl would judge the file by its name.
        self._file = path.open("rb")
        try:
            self._book = self._opened()
            self.encoding = "XLSX"
            self.warnings: tuple[str, ...] = ()
            self.delimiter = ""
            self.sheets = tuple(self._book.sheetnames)
            self.sheet = self._sheet_name()
            sheet = self._book[self.sheet]
            # Some programs write a wrong extent, behind which rows would be missed.
            sheet.reset_dimensions()
            self.total: int | None = None
            self._rows = self._guarded(enumerate(sheet.iter_rows(values_only=True), start=1))
            self.headings = self._heading()
        except BaseException:
            self._file.close()
            raise

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield once the line and the cells of each row that is not empty, without the empty ones at its end.

        Raises:
            KnownError: the file is damaged further down.
        """
        return ((line, cells) for line, cells in self._rows if cells)

    def chunks(self, wanted: Sequence[int]) -> Iterator[Chunk]:
        """Yield the rows once, with the cells of the columns at these places.

        Raises:
            KnownError: the file is damaged further down.
        """
        width = len(self.headings)
        while taken := list(islice(self._rows, CHUNK_ROWS)):
            rows = [(line, cells) for line, cells in taken if cells]
            good = [
                (line, cells + [""] * (width - len(cells))) for line, cells in rows if len(cells) <= width
            ]
            yield Chunk(
                [line for line, _cells in good],
                tuple([cells[place] for _line, cells in good] for place in wanted),
                tuple((line, len(cells)) for line, cells in rows if len(cells) > width),
            )

    def close(self) -> None:
        """Let go of the file."""
        self._book.close()
        self._file.close()

    def _sheet_name(self) -> str:
        names = self._book.sheetnames
        wanted = self._options.sheet
        if not wanted and len(names) > 1:
            self.warnings = (f"{self._name} has {len(names)} sheets; the first, {names[0]!r}, was read.",)
        if wanted and wanted not in names:
            raise KnownError(
                tr(
                    "{name} has no sheet {wanted}; it has {sheets}.",
                    name=self._name,
                    wanted=repr(wanted),
                    sheets=", ".join(names),
                )
            )
        return wanted or str(names[0])

    def _opened(self) -> Workbook:
        try:
            with zipfile.ZipFile(self._file) as archive:
                unpacked = sum(entry.file_size for entry in archive.infolist())
            if unpacked > LARGEST:
                raise KnownError(
                    tr("{name} unpacks to more than 2 GB; save it as CSV and import that.", name=self._name)
                )
            with warnings.catch_warnings():
                # openpyxl warns of styles and extensions that it drops; we want only the values.
                warnings.simplefilter("ignore", UserWarning)
                return load_workbook(self._file, read_only=True, data_only=True)
        except _UNREADABLE:
            raise KnownError(
                tr("{name} is not a readable XLSX workbook; save it again or as CSV.", name=self._name)
            ) from None

    def _guarded(self, rows: Iterator[tuple[int, tuple[object, ...]]]) -> Iterator[tuple[int, list[str]]]:
        try:
            for line, cells in rows:
                yield line, self._texts(line, cells)
        except _UNREADABLE:
            raise KnownError(
                tr("{name} is damaged inside the sheet; save it again or as CSV.", name=self._name)
            ) from None

    def _heading(self) -> tuple[str, ...]:
        for line, cells in self._rows:
            if cells and line >= self._options.heading:
                self.heading_line = line
                return tuple(cell.strip() for cell in cells)
        raise KnownError(
            tr("{name} has an empty sheet; choose one with a heading line and rows.", name=self._name)
        )

    def _texts(self, line: int, cells: tuple[object, ...]) -> list[str]:
        """Return a row as text without the empty cells at its end."""
        texts = [self._text(cell) for cell in cells]
        if any(len(text) > LONGEST_CELL for text in texts):
            raise KnownError(
                tr(
                    "{name}, line {line}, has a cell of more than {longest_cell} characters; shorten it.",
                    name=self._name,
                    line=line,
                    longest_cell=count_text(LONGEST_CELL),
                )
            )
        while texts and not texts[-1]:
            texts.pop()
        return texts

    def _text(self, cell: object) -> str:
        if cell is None:
            return ""
        if isinstance(cell, bool):
            return "TRUE" if cell else "FALSE"
        if isinstance(cell, int | float):
            # Decimal(repr) keeps 0.1 as 0.1 and never writes an exponent.
            plain = format(Decimal(repr(cell)), "f").removesuffix(".0")
            return plain.replace(".", self._options.decimal)
        if isinstance(cell, datetime):
            moment = "" if cell.time() == time() else f" {cell:%H:%M:%S}"
            return written_date(cell, self._options.date_pattern) + moment
        if isinstance(cell, date):
            return written_date(cell, self._options.date_pattern)
        return str(cell)
