"""The shared plan as a workbook: a sheet a topic, numbers as numbers and days as days."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cs_desktop.common.language import tr
from cs_desktop.domain.journey.words import Party
from cs_desktop.domain.plan.shared import SharedPlan
from cs_desktop.reports.look import TILE

_LONGEST = 32_767
"""Characters of a cell, as the format has it."""
DAY_FORMAT = "yyyy-mm-dd"


def plan_workbook(plan: SharedPlan) -> bytes:
    """Return the plan as XLSX. Texts stay texts: none is read as a formula."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = tr("Plan")
    _plan_sheet(first, plan)
    _objectives_sheet(book.create_sheet(tr("Objectives")), plan)
    if plan.milestones:
        fill_sheet(
            book.create_sheet(tr("Milestones")),
            ((tr("Milestone"), 50), (tr("Whose"), 16), (tr("Due"), 12), (tr("Reached"), 12)),
            ((one.name, one.side, one.due, one.reached_on) for one in plan.milestones),
        )
    if plan.actions:
        _actions_sheet(book.create_sheet(tr("Actions")), plan)
    if plan.agreements or plan.confirmations:
        _ledger_sheet(book.create_sheet(tr("Agreed and confirmed")), plan)
    return saved(book, plan.company, f"{plan.name}, {plan.account}", plan.as_of)


def saved(book: Workbook, company: str, title: str, day: date) -> bytes:
    """Return a workbook as a file, with metadata that say whose it is and not which program made it."""
    book.properties.creator = company
    book.properties.lastModifiedBy = company
    book.properties.title = title
    made = datetime.combine(day, time(12), UTC).replace(tzinfo=None)
    book.properties.created = book.properties.modified = made
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def fill_sheet(
    sheet: Worksheet, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[object]]
) -> None:
    """Fill a sheet with a heading and rows; the heading stays in view."""
    for place, (title, width) in enumerate(columns, 1):
        put(sheet, 1, place, title)
        cell = sheet.cell(1, place)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor=TILE.removeprefix("#"))
        sheet.column_dimensions[get_column_letter(place)].width = width
    for line, row in enumerate(rows, 2):
        for place, value in enumerate(row, 1):
            put(sheet, line, place, value)
    sheet.freeze_panes = "A2"


def put(sheet: Worksheet, line: int, place: int, value: object) -> None:
    """Put a value into a cell: a text is text, whatever it begins with."""
    if value is None:
        return
    cell = sheet.cell(line, place)
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:_LONGEST]
        cell.data_type = "s"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    elif isinstance(value, date):
        cell.value = value
        cell.number_format = DAY_FORMAT
    else:
        assert isinstance(value, int | float)
        cell.value = value


def _plan_sheet(sheet: Worksheet, plan: SharedPlan) -> None:
    facts: list[tuple[str, object]] = [
        (tr("Success plan"), plan.name),
        (tr("Customer"), plan.account),
        (tr("Provider"), plan.company),
        (tr("Desired outcome"), plan.outcome),
        (tr("Status"), plan.status),
        (tr("Period"), plan.period),
        (tr("Version"), plan.version),
        (tr("Next review"), plan.next_review),
        (tr("As of"), plan.as_of),
        (tr("Notes"), plan.notes or None),
        (tr("Confidentiality"), plan.confidentiality or None),
        *((tr("Time to learn: {role}", role=role), hours) for role, hours in plan.learning),
    ]
    told = [fact for fact in facts if fact[1] not in (None, "")]
    for line, (name, value) in enumerate(told, 1):
        put(sheet, line, 1, name)
        sheet.cell(line, 1).font = Font(bold=True)
        put(sheet, line, 2, value)
        sheet.cell(line, 2).alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 90


def _objectives_sheet(sheet: Worksheet, plan: SharedPlan) -> None:
    columns = (
        *((tr("#"), 5), (tr("Objective"), 44), (tr("Category"), 16), (tr("Measure"), 34), (tr("Unit"), 16)),
        *((tr("Baseline"), 12), (tr("Current"), 12), (tr("Target"), 12), (tr("Due"), 12), (tr("Status"), 14)),
        *((plan.company or tr("We"), 26), (plan.account, 26), (tr("Agreement"), 26)),
        *((tr("What it means"), 44), (tr("Notes"), 44)),
    )
    rows: list[tuple[object, ...]] = []
    for one in plan.objectives:
        about = (one.ours, one.theirs, one.sign_off)
        head = (one.number, one.text, one.category)
        if not one.measures:
            rows.append((*head, *(None,) * 6, one.word, *about, None, one.notes or None))
        for place, measure in enumerate(one.measures):
            # A number where it is one, else the word of the scale.
            said = (measure.baseline, measure.current, measure.target)
            values = [_value(text, number) for text, number in zip(said, measure.values, strict=True)]
            word = one.word if one.parked else measure.word
            rows.append(
                (
                    *head,
                    *(measure.name, measure.unit or None, *values, measure.due_on, word, *about),
                    *(measure.definition or None, one.notes if one.notes and not place else None),
                )
            )
    fill_sheet(sheet, columns, rows)


def _value(text: str, number: float | None) -> object:
    """Return a number as a number where its text is one, else the text; none for none."""
    if text == "–":
        return None
    # A range has a dash in it.
    return text if number is None or "–" in text else number


def _actions_sheet(sheet: Worksheet, plan: SharedPlan) -> None:
    whose = {Party.OURS: plan.company or tr("We"), Party.THEIRS: plan.account}
    fill_sheet(
        sheet,
        (
            *((tr("Whose"), 24), (tr("Action"), 56), (tr("Owner"), 30), (tr("Objective"), 10)),
            *((tr("Start"), 12), (tr("Due"), 12), (tr("Done"), 12)),
        ),
        (
            (whose[one.party], one.text, one.who, one.objective, one.start, one.due, one.done_on)
            for one in plan.actions
        ),
    )


def _ledger_sheet(sheet: Worksheet, plan: SharedPlan) -> None:
    kinds = (
        (tr("Agreement, before"), plan.agreements),
        (tr("Confirmation of value, after"), plan.confirmations),
    )
    fill_sheet(
        sheet,
        (
            *((tr("What"), 28), (tr("Day"), 12), (tr("By"), 30), (tr("About"), 50)),
            *((tr("Quote"), 60), (tr("Value"), 16)),
        ),
        (
            (kind, one.day, one.who, one.about, one.quote or None, one.worth or None)
            for kind, entries in kinds
            for one in entries
        ),
    )
