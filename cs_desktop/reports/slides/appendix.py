"""The last pages: where each number comes from, and in full what had to be shortened before."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from cs_desktop.common.dates import day_text
from cs_desktop.domain.deck.slides import AppendixSlide, Definition
from cs_desktop.reports.look import (
    BODY_BOTTOM,
    LEFT,
    RIGHT,
    TEXT,
    TEXT2,
    TEXT3,
    TEXT_16,
    TEXT_16_BOLD,
    TEXT_16_MEDIUM,
    TEXT_18,
    WIDTH,
)
from cs_desktop.reports.sheet import Align, Sheet
from cs_desktop.reports.slides.page import Page, filled, numbered
from cs_desktop.reports.slides.table import ROWS_TOP, Column, draw_hairline, draw_head
from cs_desktop.reports.tags import Tag
from cs_desktop.reports.text.line import Line
from cs_desktop.reports.text.setter import Paragraph, Setter

_PAD = 11
_COLUMNS = (
    Column("Figure", LEFT, 330),
    Column("Value", 572, 140, Align.END),
    Column("How it is calculated", 612, 420),
    Column("Source", 1064, 296),
    Column("As of", RIGHT, 124, Align.END),
)
_STYLES = (TEXT_16_BOLD, TEXT_16_MEDIUM, TEXT_16, TEXT_16, TEXT_16)
_COLORS = (TEXT, TEXT, TEXT2, TEXT2, TEXT3)
_MOST_LINES = 8
_TEXT_LEFT = 200


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[Paragraph, ...]
    texts: tuple[str, ...]

    @property
    def height(self) -> float:
        return max(cell.height for cell in self.cells) + 2 * _PAD


def appendix_pages(slide: AppendixSlide, setter: Setter) -> list[Page]:
    """Return the pages of definitions, as many as they need."""
    rows = [_row(definition, setter) for definition in slide.definitions]
    groups = filled(rows, lambda row: row.height, BODY_BOTTOM - ROWS_TOP)
    return numbered(slide.title, [partial(_draw, rows=group) for group in groups], slide.source)


def listing_pages(title: str, texts: Sequence[tuple[int, str]], setter: Setter) -> list[Page]:
    """Return the pages that give texts in full, each with the number of the page that it belongs to."""
    lines: list[tuple[str, Line]] = []
    for page, text in texts:
        wrapped = setter.wrap(text, TEXT_16, RIGHT - _TEXT_LEFT)
        lines += [(f"Page {page}" if not i else "", line) for i, line in enumerate(wrapped.lines)]
    groups = filled(lines, lambda _: TEXT_16.leading, BODY_BOTTOM - ROWS_TOP - 2 * _PAD)
    return numbered(title, [partial(_draw_texts, lines=group) for group in groups if group], "")


def _row(definition: Definition, setter: Setter) -> _Row:
    texts = (
        definition.name,
        definition.value,
        definition.formula,
        definition.source,
        "" if definition.as_of is None else day_text(definition.as_of),
    )
    cells = tuple(
        setter.wrap(text, style, column.width, _MOST_LINES)
        for text, style, column in zip(texts, _STYLES, _COLUMNS, strict=True)
    )
    return _Row(cells, texts)


def _draw(sheet: Sheet, *, rows: Sequence[_Row]) -> None:
    if not rows:
        draw_head(sheet, _COLUMNS)
        sheet.text("This deck shows no figures", TEXT_18, LEFT, ROWS_TOP + 40, TEXT2, width=WIDTH)
        return
    with sheet.tagged(Tag.TABLE):
        draw_head(sheet, _COLUMNS)
        top: float = ROWS_TOP
        for row in rows:
            with sheet.tagged(Tag.ROW):
                _draw_cells(sheet, row, top + _PAD)
            top += row.height
            draw_hairline(sheet, top)


def _draw_cells(sheet: Sheet, row: _Row, top: float) -> None:
    tag = Tag.ROW_HEAD
    for cell, text, column, color in zip(row.cells, row.texts, _COLUMNS, _COLORS, strict=True):
        sheet.shorten(cell, text)
        with sheet.tagged(tag):
            sheet.paragraph(cell, column.x, top, color, column.align)
        tag = Tag.CELL


def _draw_texts(sheet: Sheet, *, lines: Sequence[tuple[str, Line]]) -> None:
    starts = [place for place, (page, _) in enumerate(lines) if page or not place]
    with sheet.tagged(Tag.TABLE):
        draw_head(sheet, [Column("Where", LEFT, 110), Column("Text", _TEXT_LEFT, 800)])
        for start, end in pairwise((*starts, len(lines))):
            with sheet.tagged(Tag.ROW):
                _draw_text(sheet, lines[start:end], ROWS_TOP + _PAD + start * TEXT_16.leading)


def _draw_text(sheet: Sheet, lines: Sequence[tuple[str, Line]], top: float) -> None:
    """Draw the lines of one text, with the page that it belongs to before the first."""
    with sheet.tagged(Tag.ROW_HEAD):
        sheet.line(sheet.setter.line(lines[0][0], TEXT_16_MEDIUM), LEFT, top + 17, TEXT3)
    with sheet.tagged(Tag.CELL):
        for number, (_, line) in enumerate(lines):
            sheet.line(line, _TEXT_LEFT, top + number * TEXT_16.leading + 17)
