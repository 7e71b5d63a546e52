"""The page for the customer as a workbook: a line a measure, with cells to tick and to fill in."""

import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from xml.etree.ElementTree import ParseError

from openpyxl import Workbook, load_workbook
from openpyxl.styles import PatternFill, Protection
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.money import exponent
from cs_desktop.domain.figures import Unit
from cs_desktop.domain.plan.client_answers import (
    FORMAT,
    MARK,
    Answers,
    checked_row,
    filled_row,
    foreign,
    require_ours,
)
from cs_desktop.domain.plan.client_form import page_target
from cs_desktop.domain.plan.client_page import FilledRow, PageRow
from cs_desktop.domain.plan.content import PlanContent
from cs_desktop.domain.vocabulary import MeasureKind
from cs_desktop.services.plan.workbook import DAY_FORMAT, fill_sheet, put, saved

TICK = "x"
LARGEST = 5 << 20
"""Bytes of a file; a page is a few kilobytes."""
UNPACKED = 50 << 20
_KEY = "key"
_FIRST = 2
"""The first line below the heading."""
_TICKED, _BASELINE, _TARGET, _DUE = 1, 6, 7, 8
_OPEN = PatternFill("solid", fgColor="FFF8E1")
_UNREADABLE = (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, ParseError, OSError)


def page_workbook(
    rows: Sequence[PageRow], content: PlanContent, account: str, company: str, day: date
) -> bytes:
    """Return a page as XLSX: a line a measure, with cells to tick and to fill in."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = tr("Measures and targets")
    fill_sheet(
        sheet,
        (
            *((tr("Agreed: x"), 11), (tr("Objective"), 44), (tr("Measure"), 32), (tr("What it means"), 44)),
            *((tr("Unit"), 16), (tr("Where it began"), 14), (tr("Target"), 14), (tr("By when"), 14)),
        ),
        (
            (
                *(TICK if row.ticked else None, row.objective, row.name, row.definition or None),
                *(_unit(row), _cell(row, row.baseline), _target(row), row.due),
            )
            for row in rows
        ),
    )
    _let_fill_in(sheet, rows)
    last = len(rows) + _FIRST
    notes = (
        tr("Tick with x what you agree to, and fill in the coloured cells; then send the file back."),
        tr("Where it began and the target are yours to say; leave empty what you do not know yet."),
    )
    for number, text in enumerate(notes, 1):
        put(sheet, last + number, 2, text)
    _write_key(book.create_sheet(_KEY), rows, content)
    return saved(book, company, f"{content.head.name}, {account}", day)


def _unit(row: PageRow) -> str | None:
    if row.kind in (MeasureKind.DONE, MeasureKind.SCALE):
        return None
    if row.unit == Unit.SHARE or row.currency:
        return row.currency or "%"
    return row.unit if row.unit not in set(Unit) else tr(row.unit)


def _cell(row: PageRow, value: float | None) -> object:
    if value is None:
        return None
    if row.kind == MeasureKind.SCALE and row.words:
        return row.words[min(max(round(value), 0), len(row.words) - 1)]
    if row.kind == MeasureKind.DONE:
        return tr("Done") if value >= 1 else tr("Not done")
    return float(Decimal(str(value)).scaleb(-exponent(row.currency))) if row.currency else value


def _target(row: PageRow) -> object:
    if row.kind == MeasureKind.STAY_WITHIN:
        return page_target(row) or None
    return _cell(row, row.target)


def _let_fill_in(sheet: Worksheet, rows: Sequence[PageRow]) -> None:
    """Let the cells that are the customer's be filled in, with what each takes; all others are locked."""
    last = len(rows) + _FIRST - 1
    tick = DataValidation("list", formula1=f'"{TICK}"', allow_blank=True, showErrorMessage=True)
    number = DataValidation("decimal", formula1="-1E+12", formula2="1E+12", allow_blank=True)
    number.operator = "between"
    day = DataValidation("date", formula1="36526", allow_blank=True)
    day.operator = "greaterThan"
    number.showErrorMessage = day.showErrorMessage = True
    number.error, day.error = tr("Enter a number."), tr("Enter a date.")
    tick.error = tr("Enter x, or leave it empty.")
    for line, row in enumerate(rows, _FIRST):
        fill = [_TICKED, _DUE]
        if row.kind != MeasureKind.DONE:
            fill += [_BASELINE, _TARGET]
        for place in fill:
            cell = sheet.cell(line, place)
            cell.protection = Protection(locked=False)
            cell.fill = _OPEN
        sheet.cell(line, _DUE).number_format = DAY_FORMAT
        for place in (_BASELINE, _TARGET):
            is_range = row.kind == MeasureKind.STAY_WITHIN and place == _TARGET
            if row.unit == Unit.SHARE:
                sheet.cell(line, place).number_format = "0.0%"
            if row.kind == MeasureKind.SCALE and row.words and "," not in "".join(row.words):
                words = DataValidation("list", formula1=f'"{",".join(row.words)}"', allow_blank=True)
                sheet.add_data_validation(words)
                words.add(sheet.cell(line, place).coordinate)
            elif row.kind not in (MeasureKind.SCALE, MeasureKind.DONE) and not is_range:
                number.add(sheet.cell(line, place).coordinate)
    tick.add(f"A{_FIRST}:A{last}")
    day.add(f"H{_FIRST}:H{last}")
    for one in (tick, number, day):
        sheet.add_data_validation(one)
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False


def _write_key(sheet: Worksheet, rows: Sequence[PageRow], content: PlanContent) -> None:
    """Write beside the page, unseen, what each line is about and what stood there."""
    sheet.sheet_state = "veryHidden"
    for place, value in enumerate((MARK, FORMAT, str(content.head.id), content.head.name), 1):
        put(sheet, 1, place, value)
    for line, row in enumerate(rows, _FIRST):
        values = (
            *(str(row.objective_id), row.objective, str(row.measure_id or ""), str(row.library_id or "")),
            *(row.name, row.definition, row.unit, row.kind, "\n".join(row.words)),
            *(row.baseline, row.target, row.due, row.target_high, row.currency),
        )
        for place, value in enumerate(values, 1):
            put(sheet, line, place, value if value != "" else None)


def read_workbook(path: Path, plan_id: int) -> tuple[tuple[FilledRow, ...], tuple[str, ...]]:
    """Return the lines of a page that came back, and what in it makes no sense.

    Raises:
        KnownError: it is no such page, or another plan's, or a newer version's.
    """
    try:
        if not _is_small(path):
            raise foreign(path.name)
        book = load_workbook(path)
        key = book[_KEY]
        assert isinstance(key, Worksheet)
        if key.cell(1, 1).value != MARK:
            raise foreign(path.name)
        written, belongs_to, plan = (str(key.cell(1, place).value) for place in (2, 3, 4))
        require_ours(path.name, int(written), belongs_to, plan, plan_id)
        sheet = book[next(title for title in book.sheetnames if title != _KEY)]
        assert isinstance(sheet, Worksheet)
        rows = [
            checked_row(_key_row(key, line))
            for line in range(_FIRST, key.max_row + 1)
            if key.cell(line, 1).value
        ]
    except KnownError:
        raise
    except _UNREADABLE as error:
        raise foreign(path.name) from error
    problems: list[str] = []
    filled = tuple(
        filled_row(row, _answers(sheet, line), tr("Line {line}", line=line), problems)
        for line, row in enumerate(rows, _FIRST)
    )
    return filled, tuple(problems)


def _answers(sheet: Worksheet, line: int) -> Answers:
    return Answers(*(sheet.cell(line, place).value for place in (_TICKED, _BASELINE, _TARGET, _DUE)))


def _is_small(path: Path) -> bool:
    """Return whether a file unpacks to what a page may have: more is an attack, or no page."""
    if path.stat().st_size > LARGEST:
        return False
    with zipfile.ZipFile(path) as parts:
        return sum(part.file_size for part in parts.infolist()) <= UNPACKED


def _key_row(key: Worksheet, line: int) -> PageRow:
    def text(place: int) -> str:
        value = key.cell(line, place).value
        return "" if value is None else str(value)

    def number(place: int) -> float | None:
        value = key.cell(line, place).value
        return float(value) if isinstance(value, int | float) else None

    measure, library = text(3), text(4)
    due = key.cell(line, 12).value
    return PageRow(
        int(text(1)),
        text(2),
        int(measure) if measure else None,
        int(library) if library else None,
        name=text(5),
        definition=text(6),
        unit=text(7),
        kind=text(8),
        words=tuple(text(9).split("\n")) if text(9) else (),
        baseline=number(10),
        target=number(11),
        due=due.date() if isinstance(due, datetime) else None,
        target_high=number(13),
        currency=text(14),
    )
