"""Opening the file that the user chose, by what it is rather than by its name."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cs_desktop.common.errors import KnownError, reason_of
from cs_desktop.common.language import tr
from cs_desktop.services.importing.csv_table import CsvTable
from cs_desktop.services.importing.tables import FileOptions, SourceTable

_ZIP = b"PK\x03\x04"
_PDF = b"%PDF"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
LARGEST = 1 << 30
"""Bytes; what a larger file holds would not fit into memory with what the workspace holds of it."""


@contextmanager
def open_table(path: Path, options: FileOptions) -> Iterator[SourceTable]:
    """Open a CSV or XLSX file and close it in the end.

    Raises:
        KnownError: it is missing, empty, no table, or cannot be read.
    """
    try:
        table = _opened(path, options)
        try:
            yield table
        finally:
            table.close()
    except FileNotFoundError:
        raise KnownError(tr("There is no file {path}; check the name and the folder.", path=path)) from None
    except IsADirectoryError:
        raise KnownError(tr("{path} is a folder; name a CSV or XLSX file in it.", path=path)) from None
    except OSError as error:
        raise KnownError(
            tr("{name} cannot be read ({error}).", name=path.name, error=reason_of(error))
        ) from None


def _opened(path: Path, options: FileOptions) -> SourceTable:
    with path.open("rb") as file:
        head = file.read(4)
        if os.fstat(file.fileno()).st_size > LARGEST:
            raise KnownError(tr("{name} is larger than 1 GB; split it into several files.", name=path.name))
    if head == _OLD_OFFICE:
        raise KnownError(
            tr("{name} is an old or protected workbook; save it as XLSX without a password.", name=path.name)
        )
    if head.lstrip()[:1] == b"<" or head == _PDF:
        raise KnownError(
            tr(
                "{name} is a document, not a table; save it from a spreadsheet as XLSX or CSV.",
                name=path.name,
            )
        )
    if head == _ZIP:
        from cs_desktop.services.importing.xlsx_table import (  # noqa: PLC0415 - openpyxl is heavy, CSV usual
            XlsxTable,
        )

        return XlsxTable(path, options)
    return CsvTable(path, options)
