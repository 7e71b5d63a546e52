"""Tables as other programs take them: plain cells for CSV and the clipboard, marked cells for HTML."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from html import escape

Cell = str | int | float | Decimal | date | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet may take for the start of a formula (OWASP, "CSV injection")."""


def plain_cell(cell: Cell) -> str:
    """Return a cell as text: numbers with a point, days as ISO 8601, and no text that begins a formula."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, str):
        return safe_text(cell)
    return str(cell)


def safe_text(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: an apostrophe goes before what might be one."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def as_csv(rows: Sequence[Sequence[Cell]]) -> str:
    """Return rows as CSV (RFC 4180)."""
    return _written(rows, csv.excel())


def as_tabs(rows: Sequence[Sequence[Cell]]) -> str:
    """Return rows divided by tabs, as a clipboard holds them; tabs and line ends in a text become spaces."""
    plain = [[" ".join(plain_cell(cell).split()) for cell in row] for row in rows]
    return "".join("\t".join(row) + "\n" for row in plain)


def as_html(headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    """Return a table that spreadsheets read with its types: numbers right, texts never as formulas."""
    head = "".join(f"<th>{escape(heading)}</th>" for heading in headings)
    body = "".join("<tr>" + "".join(map(_html_cell, row)) + "</tr>" for row in rows)
    return f'<meta charset="utf-8"><table><tr>{head}</tr>{body}</table>'


def _html_cell(cell: Cell) -> str:
    if cell is None:
        return "<td></td>"
    if isinstance(cell, date):
        return f"<td style=\"mso-number-format:'yyyy\\-mm\\-dd'\">{cell.isoformat()}</td>"
    if isinstance(cell, str):
        # Excel's way to say that a cell is text, whatever it begins with; others read the cell's own text.
        return f"<td style=\"mso-number-format:'\\@'\">{escape(safe_text(cell))}</td>"
    return f'<td align="right" sdval="{cell}">{cell}</td>'


def _written(rows: Sequence[Sequence[Cell]], dialect: csv.Dialect) -> str:
    file = io.StringIO(newline="")
    writer = csv.writer(file, dialect)
    writer.writerows([plain_cell(cell) for cell in row] for row in rows)
    return file.getvalue()
