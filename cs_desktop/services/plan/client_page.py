"""The page for the customer as a workbook: written, read back, and taken in as one step."""

import zipfile
from collections.abc import Collection, Sequence
from datetime import date, datetime
from pathlib import Path
from xml.etree.ElementTree import ParseError

from openpyxl import Workbook, load_workbook
from openpyxl.styles import PatternFill, Protection
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from cs_desktop.common.dates import read_day
from cs_desktop.common.errors import KnownError
from cs_desktop.common.files import write_whole
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.figures import Unit
from cs_desktop.domain.plan.client_page import (
    ClientPage,
    FilledRow,
    PageRow,
    page_changes,
    page_rows,
    taken_in,
)
from cs_desktop.domain.plan.content import PlanContent
from cs_desktop.domain.plan.library import LibraryEntry
from cs_desktop.domain.vocabulary import MeasureKind
from cs_desktop.models.queries.plan_content import plan_content
from cs_desktop.models.queries.workspace import workspace_facts
from cs_desktop.models.tables import Account, SuccessPlan
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context
from cs_desktop.services.plan.changing import perform_on_plan
from cs_desktop.services.plan.library import read_fitting
from cs_desktop.services.plan.showing import load_plan
from cs_desktop.services.plan.workbook import DAY_FORMAT, fill_sheet, put, saved

MARK, FORMAT = "success-plan-page", 1
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


def write_page(ctx: Context, account_id: int, plan_id: int, out: Path) -> None:
    """Write the page of a plan: a line a measure, with cells to tick and to fill in.

    Raises:
        KnownError: the plan is gone or has no open objective, or the file cannot be written.
    """
    shown = load_plan(ctx, account_id, plan_id)
    content = shown.content
    if content is None or content.head.id != plan_id:
        raise KnownError(tr("This plan was deleted by someone else; undo the deletion to go on."))

    def fitting(text: str, taken: Collection[int]) -> Sequence[tuple[LibraryEntry, float | None]]:
        found = ctx.workspace.read(lambda connection: read_fitting(connection, account_id, text, taken=taken))
        return [
            (one.entry, one.baseline) for one in found.measures if one.entry.kind != MeasureKind.STAY_WITHIN
        ]

    rows = page_rows(content, fitting)
    if not rows:
        raise KnownError(tr("Add an objective with a measure before you send the customer a page."))
    company = ctx.workspace.read(workspace_facts).company
    write_whole(_workbook(rows, content, shown.account, company, shown.today), out)


def read_page(ctx: Context, plan_id: int, path: Path) -> ClientPage:
    """Read a page that came back, and compare it with the plan as it is now; nothing is stored.

    Raises:
        KnownError: it is no such page, or another plan's, or a newer version's.
    """
    filled, problems = _read(path, plan_id)
    content, currency = ctx.workspace.read(
        lambda connection: (plan_content(connection, plan_id), workspace_facts(connection).currency)
    )
    if content is None:
        raise KnownError(tr("This plan was deleted by someone else; undo the deletion to go on."))
    changes, notes = page_changes(filled, content, currency)
    return ClientPage(plan_id, path.name, filled, changes, (*problems, *notes))


def take_page(
    ctx: Context, page: ClientPage, chosen: Collection[str], initiator: object = None
) -> Change | None:
    """Store what was chosen of a page, as one step.

    Raises:
        KnownError: the plan is gone, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        content = plan_content(tx.session.connection(), page.plan_id)
        plan = tx.session.get(SuccessPlan, page.plan_id)
        if content is None or plan is None:
            raise KnownError(tr("This plan was deleted by someone else; undo the deletion to go on."))
        perform_on_plan(tx, plan, taken_in(page, content, chosen, tx.today))
        account = tx.session.get(Account, plan.account_id)
        tx.recorder.label = (
            f"Take in the customer's page of {shortened(account.name if account else plan.name)}"
        )

    return ctx.workspace.write("Take in the customer's page", work, initiator).change


def _workbook(rows: Sequence[PageRow], content: PlanContent, account: str, company: str, day: date) -> bytes:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = tr("Measures and targets")
    fill_sheet(
        sheet,
        (
            *((tr("Agreed: x"), 11), (tr("Objective"), 44), (tr("Measure"), 32), (tr("What it means"), 44)),
            *((tr("Unit"), 16), (tr("Where we are"), 14), (tr("Target"), 14), (tr("By when"), 14)),
        ),
        (
            (
                *(TICK if row.ticked else None, row.objective, row.name, row.definition or None),
                *(_unit(row), _cell(row, row.baseline), _cell(row, row.target), row.due),
            )
            for row in rows
        ),
    )
    _let_fill_in(sheet, rows)
    last = len(rows) + _FIRST
    notes = (
        tr("Tick with x what you agree to, and fill in the coloured cells; then send the file back."),
        tr("Where we are and the target are yours to say; leave empty what you do not know yet."),
    )
    for number, text in enumerate(notes, 1):
        put(sheet, last + number, 2, text)
    _write_key(book.create_sheet(_KEY), rows, content)
    return saved(book, company, f"{content.head.name}, {account}", day)


def _unit(row: PageRow) -> str | None:
    if row.kind in (MeasureKind.DONE, MeasureKind.SCALE):
        return None
    return "%" if row.unit == Unit.SHARE else row.unit if row.unit not in set(Unit) else tr(row.unit)


def _cell(row: PageRow, value: float | None) -> object:
    if value is None:
        return None
    if row.kind == MeasureKind.SCALE and row.words:
        return row.words[min(max(round(value), 0), len(row.words) - 1)]
    if row.kind == MeasureKind.DONE:
        return tr("Done") if value >= 1 else tr("Not done")
    return value


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
            if row.unit == Unit.SHARE:
                sheet.cell(line, place).number_format = "0.0%"
            if row.kind == MeasureKind.SCALE and row.words and "," not in "".join(row.words):
                words = DataValidation("list", formula1=f'"{",".join(row.words)}"', allow_blank=True)
                sheet.add_data_validation(words)
                words.add(sheet.cell(line, place).coordinate)
            elif row.kind not in (MeasureKind.SCALE, MeasureKind.DONE):
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
            *(row.baseline, row.target, row.due),
        )
        for place, value in enumerate(values, 1):
            put(sheet, line, place, value if value != "" else None)


def _read(path: Path, plan_id: int) -> tuple[tuple[FilledRow, ...], tuple[str, ...]]:
    foreign = KnownError(tr("{name} is no page that this program wrote for a customer.", name=path.name))
    try:
        if not _is_small(path):
            raise foreign
        book = load_workbook(path)
        key = book[_KEY]
        assert isinstance(key, Worksheet)
        _require_ours(key, path.name, plan_id, foreign)
        sheet = book[next(title for title in book.sheetnames if title != _KEY)]
        assert isinstance(sheet, Worksheet)
        rows = [_key_row(key, line) for line in range(_FIRST, key.max_row + 1) if key.cell(line, 1).value]
    except KnownError:
        raise
    except _UNREADABLE as error:
        raise foreign from error
    problems: list[str] = []
    filled = tuple(_filled(sheet, line, row, problems) for line, row in enumerate(rows, _FIRST))
    return filled, tuple(problems)


def _is_small(path: Path) -> bool:
    """Return whether a file unpacks to what a page may have: more is an attack, or no page."""
    if path.stat().st_size > LARGEST:
        return False
    with zipfile.ZipFile(path) as parts:
        return sum(part.file_size for part in parts.infolist()) <= UNPACKED


def _require_ours(key: Worksheet, name: str, plan_id: int, foreign: KnownError) -> None:
    if key.cell(1, 1).value != MARK:
        raise foreign
    if int(str(key.cell(1, 2).value)) > FORMAT:
        raise KnownError(
            tr("{name} was written by a newer version of CS Desktop; update to read it.", name=name)
        )
    if str(key.cell(1, 3).value) != str(plan_id):
        plan = key.cell(1, 4).value
        raise KnownError(
            tr("{name} belongs to another plan, {plan}; open that plan to read it.", name=name, plan=plan)
        )


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
    )


def _filled(sheet: Worksheet, line: int, row: PageRow, problems: list[str]) -> FilledRow:
    def told(place: int) -> object:
        return sheet.cell(line, place).value

    def number(place: int, written: float | None) -> float | None:
        value = told(place)
        if isinstance(value, bool) or value is None or (isinstance(value, str) and not value.strip()):
            return None
        if isinstance(value, int | float):
            return float(value)
        text = str(value).strip()
        if row.kind == MeasureKind.SCALE and text in row.words:
            return float(row.words.index(text))
        if row.kind == MeasureKind.DONE:
            return written
        found = _number(text)
        if found is None:
            problems.append(_problem(line, text, tr("no number")))
            return written
        return found / 100 if text.endswith("%") and row.unit == Unit.SHARE else found

    due = told(_DUE)
    day = due.date() if isinstance(due, datetime) else due if isinstance(due, date) else None
    if day is None and isinstance(due, str) and due.strip():
        day = read_day(due.strip())
        if day is None:
            problems.append(_problem(line, due, tr("no date")))
            day = row.due
    ticked = str(told(_TICKED) or "").strip().casefold() not in ("", "no", "nein", "0", "false")
    return FilledRow(row, ticked, number(_BASELINE, row.baseline), number(_TARGET, row.target), day)


def _number(text: str) -> float | None:
    bare = text.rstrip("%").replace(" ", "").replace("\u00a0", "")
    if "," in bare and "." not in bare:
        bare = bare.replace(",", ".")
    try:
        found = float(bare.replace(",", ""))
    except ValueError:
        return None
    return found if abs(found) < 1e15 else None


def _problem(line: int, text: str, why: str) -> str:
    return tr("Line {line}: “{text}” is {why}; it was left out.", line=line, text=shortened(text), why=why)
