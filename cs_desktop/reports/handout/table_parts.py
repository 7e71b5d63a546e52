"""A table in a flow of pages: rows as high as their longest text, the headings again on each page."""

from collections.abc import Sequence

from cs_desktop.domain.deck.slides import Align, Cell, Column, Row
from cs_desktop.reports.handout.styles import BODY, LEAST, NAME, NUMBER, SMALL
from cs_desktop.reports.handout.tables import Table
from cs_desktop.reports.look import BORDER, TEXT, TEXT2, TEXT3
from cs_desktop.reports.marks import status_mark
from cs_desktop.reports.plan.flow import MARGIN, Flow, Part
from cs_desktop.reports.sheet import Sheet, baseline_in
from cs_desktop.reports.tags import Tag
from cs_desktop.reports.text.setter import Paragraph
from cs_desktop.reports.text.style import TextStyle

_GAP = 14.0
_PAD = 6.0
_MARK, _MARK_ROOM = 9.0, 16.0
_MOST_LINES = 12
"""Of one cell; what is longer is set smaller, and ends in an ellipsis only then."""
Span = tuple[float, float]
"""Left and width of a column."""


def put_table(flow: Flow, table: Table, most: int | None = None) -> int:
    """Put a table, of which at most so many rows; return how many were left out.

    The last row does not stand alone on a page.
    """
    spans = _spans(table.columns, flow.room)
    rows = table.rows if most is None else table.rows[:most]
    parts = [_row(flow, table.columns, row, spans) for row in rows]
    head = _head(flow, table.columns, spans)
    whole = object()
    for number, part in enumerate(parts):
        goes_along = parts[-1].height if number and number == len(parts) - 2 else 0.0
        if number == 0 or flow.top + part.height + goes_along > flow.bottom:
            flow.ask(head.height + part.height)
            flow.put(_repeated(head) if number else _tagged(head, whole))
        flow.put(_tagged(part, whole))
    return len(table.rows) - len(rows)


def first_height(flow: Flow, table: Table) -> float:
    """Return the height of the headings with the first row."""
    spans = _spans(table.columns, flow.room)
    first = [_row(flow, table.columns, row, spans) for row in table.rows[:1]]
    return _head(flow, table.columns, spans).height + sum(row.height for row in first)


def _tagged(row: Part, table: object) -> Part:
    """Return a row that is drawn as one of a table."""

    def draw(sheet: Sheet, top: float) -> None:
        with sheet.tagged(Tag.TABLE, thing=table), sheet.tagged(Tag.ROW):
            row.draw(sheet, top)

    return Part(row.height, draw)


def _repeated(head: Part) -> Part:
    """Return headings that were told on an earlier page."""

    def draw(sheet: Sheet, top: float) -> None:
        with sheet.tagged(Tag.DECORATION):
            head.draw(sheet, top)

    return Part(head.height, draw)


def _spans(columns: Sequence[Column], room: float) -> list[Span]:
    whole = sum(column.share for column in columns)
    free = room - _GAP * (len(columns) - 1)
    spans, left = [], MARGIN
    for column in columns:
        width = free * column.share / whole
        spans.append((left, width))
        left += width + _GAP
    return spans


def _head(flow: Flow, columns: Sequence[Column], spans: Sequence[Span]) -> Part:
    names = [
        flow.setter.fit(one.heading, SMALL, width, 2, LEAST)
        for one, (_, width) in zip(columns, spans, strict=True)
    ]
    height = max((name.height for name in names), default=0.0)

    def draw(sheet: Sheet, top: float) -> None:
        for name, column, (left, width) in zip(names, columns, spans, strict=True):
            with sheet.tagged(Tag.COLUMN_HEAD):
                _draw(sheet, name, left, width, top + height - name.height, TEXT3, column.align)
        sheet.drawing.line((MARGIN, top + height + 3), (MARGIN + flow.room, top + height + 3), TEXT, 1.5)

    return Part(height + 6, draw)


def _row(flow: Flow, columns: Sequence[Column], row: Row, spans: Sequence[Span]) -> Part:
    cells = [
        _set(flow, cell, column, width)
        for cell, column, (_, width) in zip(row.cells, columns, spans, strict=True)
    ]
    height = max(sum(part.height for part, _ in cell) for cell in cells) + 2 * _PAD

    def draw(sheet: Sheet, top: float) -> None:
        if row.total:
            sheet.drawing.line((MARGIN, top), (MARGIN + flow.room, top), TEXT, 1.5)
        for cell, parts, column, (left, width) in zip(row.cells, cells, columns, spans, strict=True):
            with sheet.tagged(Tag.ROW_HEAD if column is columns[0] else Tag.CELL):
                _draw_cell(sheet, cell, parts, column, (left, width), top + _PAD)
        sheet.drawing.line((MARGIN, top + height), (MARGIN + flow.room, top + height), BORDER, 1)

    return Part(height, draw)


def _set(flow: Flow, cell: Cell, column: Column, width: float) -> list[tuple[Paragraph, str]]:
    text = cell.figure.text() if cell.figure is not None else cell.text
    style = _style(cell, column)
    room = width - (_MARK_ROOM if cell.status is not None else 0)
    parts = [(flow.setter.fit(text, style, room, _MOST_LINES, LEAST), TEXT)] if text else []
    if cell.sub:
        parts.append((flow.setter.fit(cell.sub, SMALL, room, _MOST_LINES, LEAST), TEXT2))
    return parts


def _style(cell: Cell, column: Column) -> TextStyle:
    if cell.strong:
        return NAME
    return NUMBER if column.align is Align.END else BODY


def _draw_cell(
    sheet: Sheet, cell: Cell, parts: Sequence[tuple[Paragraph, str]], column: Column, span: Span, top: float
) -> None:
    left, width = span
    if cell.status is not None and parts:
        status_mark(
            sheet.drawing, cell.status, (left + _MARK / 2, top + parts[0][0].style.leading / 2), _MARK
        )
        left, width = left + _MARK_ROOM, width - _MARK_ROOM
    for paragraph, color in parts:
        with sheet.tagged(Tag.PARAGRAPH if len(parts) > 1 else Tag.TEXT):
            _draw(sheet, paragraph, left, width, top, color, column.align)
        top += paragraph.height


def _draw(
    sheet: Sheet, paragraph: Paragraph, left: float, width: float, top: float, color: str, align: Align
) -> None:
    """Draw the lines of a cell; whichever way they are read, the cells of a column stand below each other."""
    for line in paragraph.lines:
        room = width if align is Align.END else paragraph.width if line.leftward else line.width
        sheet.line(line, left + room - line.width, top + baseline_in(paragraph.style), color)
        top += paragraph.style.leading
