"""The first look at a file: what it is, how it is written, its headings and first rows."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, pairwise
from pathlib import Path

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.import_mapping import FileLook, ReadAs
from cs_desktop.models.opening import SUFFIX
from cs_desktop.services.importing.csv_table import DELIMITERS
from cs_desktop.services.importing.formats import BadCell, NumberFormat
from cs_desktop.services.importing.reading import open_table
from cs_desktop.services.importing.spelling import DATE_FORMS, reads_as_date
from cs_desktop.services.importing.stamp import check_stamp, stamp_of
from cs_desktop.services.importing.tables import FileOptions, SourceTable

LOOKED_AT = 500
"""Rows from which kind, columns and forms are guessed."""
_TITLES = 15
"""Lines among which headings are looked for."""
_MANY = 2
"""Times the cells of the first line that headings below it have."""
_SQLITE = b"SQLite format 3\0"


def is_workspace(path: Path) -> bool:
    """Return whether a file is a workspace (or another database) rather than a table, by name or content.

    What bears the name is one even where it is empty, torn or no file at all: opening it says what is wrong.
    Must not be asked of the workspace that is open: reading its bytes would drop SQLite's locks on it.
    """
    if path.suffix.casefold() == SUFFIX:
        return True
    try:
        # Reading a pipe would wait for ever.
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False


def with_heading(path: Path, read_as: ReadAs) -> ReadAs:
    """Return how to read a file that has titles above its headings; as it was said where it has none.

    Headings are the first line that has as many cells as the lines after it, and many more than the first.
    """
    with open_table(path, options_of(read_as)) as table:
        first = _filled(table.headings)
        later = max((_filled(cells) for _line, cells in islice(table.rows(), _TITLES)), default=0)
        is_text = not table.sheets
    if first > 1 and later < _MANY * first:
        return read_as
    tried = [read_as]
    if is_text and not read_as.delimiter:
        tried = [replace(read_as, delimiter=sign) for sign in DELIMITERS]
    best, most = read_as, max(2, _MANY * first - 1)
    for one in tried:
        for (line, cells), (_line, after) in pairwise(_first_lines(path, one)):
            if _filled(cells) > most and _filled(cells) == len(cells) >= _filled(after) > 1:
                best, most = replace(one, heading=line), _filled(cells)
                break
    return best


def _first_lines(path: Path, read_as: ReadAs) -> list[tuple[int, Sequence[str]]]:
    """Return the first lines with cells; none where the file cannot be read in this way."""
    try:
        with open_table(path, options_of(read_as)) as table:
            return [(table.heading_line, table.headings), *islice(table.rows(), _TITLES)]
    except KnownError:
        return []


def _filled(cells: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in cells)


def options_of(read_as: ReadAs) -> FileOptions:
    """Return what the user said of the form of a file."""
    return FileOptions(read_as.encoding, read_as.delimiter, read_as.sheet, heading=read_as.heading)


def look_at_source(path: Path, read_as: ReadAs) -> FileLook:
    """Read a file's headings and first rows.

    Raises:
        KnownError: it is missing, empty, no table, or cannot be read; the message says what to do.
    """
    stamp = stamp_of(path)
    read_as = read_as if read_as.heading else with_heading(path, read_as)
    with open_table(path, options_of(read_as)) as table:
        width = len(table.headings)
        rows = tuple(_fitted(cells, width) for _line, cells in islice(table.rows(), LOOKED_AT))
        look = FileLook(
            path=path,
            stamp=stamp,
            read_as=read_as,
            encoding=table.encoding,
            delimiter=table.delimiter,
            sheets=table.sheets,
            sheet=table.sheet,
            headings=table.headings,
            rows=rows,
            total=len(rows) if len(rows) < LOOKED_AT else table.total,
            warnings=(),
            heading_line=table.heading_line,
        )
        warnings = _warnings(table, rows, path.name)
    check_stamp(path, stamp)
    return replace(look, warnings=warnings)


def _warnings(table: SourceTable, rows: Sequence[Sequence[str]], name: str) -> tuple[str, ...]:
    headings = [heading for heading in table.headings if heading]
    if not rows:
        raise KnownError(tr("{name} has a heading line but no rows; there is nothing to import.", name=name))
    # Which sheet was read is shown beside its name.
    found = [] if len(table.sheets) > 1 else list(table.warnings)
    if len(table.headings) == 1:
        found.append(tr("There is only one column. If there should be more, choose another separator."))
    if _looks_like_data(headings):
        found.append(tr("The first line looks like data. Put a line with the columns’ names above it."))
    twice = sorted({h for h in headings if [o.casefold() for o in headings].count(h.casefold()) > 1})
    if twice:
        found.append(
            tr("Several columns are named {name}. Rename all but one of them to import it.", name=twice[0])
        )
    return tuple(found)


def _looks_like_data(headings: Sequence[str]) -> bool:
    return any("@" in heading or _is_value(heading) for heading in headings)


def _is_value(text: str) -> bool:
    if any(reads_as_date(text, form) for form in DATE_FORMS):
        return True
    # Years and numbered columns are headings that many tables have.
    if text.isdecimal() and len(text) <= 4:
        return False
    try:
        NumberFormat().parse(text)
    except BadCell:
        return False
    return True


def _fitted(cells: Sequence[str], width: int) -> tuple[str, ...]:
    return tuple(cells[:width]) + ("",) * (width - len(cells))
