"""Between a stored note and the document of its editor, and its look where it is only read."""

import html
from collections.abc import Iterator, Sequence

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextList,
    QTextListFormat,
)

from cs_desktop.domain.note_text import DEEPEST, Form, Line, Run, read_note

_STYLES = {
    Form.BULLET: QTextListFormat.Style.ListDisc,
    Form.NUMBER: QTextListFormat.Style.ListDecimal,
}
INDENT = 18
"""Pixels that an item of a list lies further in than the one above it."""


def fill_document(document: QTextDocument, lines: Sequence[Line], link_color: QTextCharFormat) -> None:
    """Put a note into an empty document."""
    cursor = QTextCursor(document)
    lists: dict[tuple[Form, int], QTextList] = {}
    for place, line in enumerate(lines):
        if place:
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        if line.form is Form.PLAIN:
            lists.clear()
        else:
            _list_item(cursor, line, lists)
        for run in line.runs:
            cursor.insertText(run.text, _format(run, link_color))


def _list_item(cursor: QTextCursor, line: Line, lists: dict[tuple[Form, int], QTextList]) -> None:
    """Join the list of this form and depth that is open, or begin one."""
    for key in [
        key for key in lists if key[1] > line.level or (key[1] == line.level and key[0] != line.form)
    ]:
        del lists[key]
    open_one = lists.get((line.form, line.level))
    if open_one is not None:
        open_one.add(cursor.block())
        return
    made = QTextListFormat()
    made.setStyle(_STYLES[line.form])
    made.setIndent(line.level + 1)
    lists[line.form, line.level] = cursor.createList(made)


def read_document(document: QTextDocument) -> tuple[Line, ...]:
    """Return the note that a document shows."""
    lines = []
    block = document.begin()
    while block.isValid():
        form, level = form_of(block)
        lines.append(Line(tuple(_runs(block)), form, level))
        block = block.next()
    return tuple(lines)


def form_of(block: QTextBlock) -> tuple[Form, int]:
    """Return what a block is, and how deep it lies."""
    found: QTextList | None = block.textList()
    if found is None:
        return Form.PLAIN, 0
    numbered = found.format().style() is QTextListFormat.Style.ListDecimal
    level = min(max(found.format().indent() - 1, 0), DEEPEST)
    return (Form.NUMBER if numbered else Form.BULLET), level


def _runs(block: QTextBlock) -> Iterator[Run]:
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        style = fragment.charFormat()
        # A line broken within its paragraph is one line to us.
        text = fragment.text().replace("\u2028", " ")
        yield Run(text, style.fontWeight() >= QFont.Weight.DemiBold, style.fontItalic(), style.anchorHref())
        iterator += 1


def _format(run: Run, link_color: QTextCharFormat) -> QTextCharFormat:
    made = QTextCharFormat()
    if run.link:
        made.merge(link_color)
        made.setAnchor(True)
        made.setAnchorHref(run.link)
    if run.bold:
        made.setFontWeight(QFont.Weight.DemiBold)
    if run.italic:
        made.setFontItalic(True)
    return made


def note_html(text: str, link_color: str) -> str:
    """Return a stored note for a label; nothing in it is taken for markup but its own marks."""
    parts = []
    numbers = [0] * (DEEPEST + 1)
    for line in read_note(text):
        lead = ""
        if line.form is Form.NUMBER:
            numbers[line.level] += 1
            lead = f"{numbers[line.level]}. "
        elif line.form is Form.BULLET:
            lead = "• "
        else:
            numbers = [0] * (DEEPEST + 1)
        inside = "".join(_run_html(run, link_color) for run in line.runs) or "&nbsp;"
        margin = 0 if line.form is Form.PLAIN else 4 + INDENT * line.level
        parts.append(f'<p style="margin:0 0 0 {margin}px">{lead}{inside}</p>')
    return "".join(parts)


def _run_html(run: Run, link_color: str) -> str:
    inside = html.escape(run.text)
    if run.link:
        inside = f'<a href="{html.escape(run.link)}" style="color:{link_color}">{inside}</a>'
    if run.italic:
        inside = f"<i>{inside}</i>"
    return f'<span style="font-weight:600">{inside}</span>' if run.bold else inside
