"""Headed blocks of sentences side by side, below a quotation if there is one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil

from cs_desktop.domain.deck.slides import Block, PointsSlide
from cs_desktop.reports.look import (
    BODY,
    BODY_BOTTOM,
    BODY_TOP,
    BORDER,
    LEFT,
    NAME,
    RULE,
    TEXT,
    TEXT3,
    TEXT_18,
    WIDTH,
)
from cs_desktop.reports.sheet import Sheet
from cs_desktop.reports.slides.page import Page, chunks, filled, numbered, written
from cs_desktop.reports.tags import Tag
from cs_desktop.reports.text.setter import Paragraph, Setter
from cs_desktop.reports.text.style import TextStyle

_SIDE_BY_SIDE = 3
_GAP = 56
_WIDEST = 960
"""Of a block's lines; longer ones are hard to read."""
_DENSITIES = ((22.0, 20.0), (22.0, 14.0), (22.0, 10.0), (20.0, 9.0), (18.0, 8.0), (16.0, 8.0))
"""Size of the sentences and room above and below each, to try in turn."""
_HEAD_PAD, _HEAD_GAP = 18, 5
_BELOW = 40
_MOST_LINES = 10
_EMPTY = "Nothing to report"
_QUOTE = TextStyle(30, 500, 42, -0.014)
_QUOTE_WIDTH = 1200
_QUOTE_LINES = 5
_QUOTE_PAD = 26


@dataclass(frozen=True, slots=True)
class _Sentence:
    paragraph: Paragraph
    text: str
    color: str
    pad: float

    @property
    def height(self) -> float:
        return self.paragraph.height + 2 * self.pad


@dataclass(frozen=True, slots=True)
class _Column:
    """A block, or as much of it as stands on one page."""

    heading: Paragraph
    text: str
    sentences: Sequence[_Sentence]

    @property
    def height(self) -> float:
        head = self.heading.height + _HEAD_PAD + _HEAD_GAP if self.text.strip() else 0
        return head + sum(one.height for one in self.sentences)


_Line = Sequence[_Column]
"""Blocks side by side."""


@dataclass(frozen=True, slots=True)
class _Quote:
    words: Paragraph
    said_by: Paragraph | None
    texts: tuple[str, str]

    @property
    def height(self) -> float:
        below = self.said_by.height + 10 if self.said_by else 0
        return self.words.height + below + _QUOTE_PAD + _BELOW


def points_pages(slide: PointsSlide, setter: Setter) -> list[Page]:
    """Return the pages of blocks; what does not fit in the smallest size goes on to further pages."""
    quote = _set_quote(slide, setter) if slide.quote.strip() else None
    room = BODY_BOTTOM - BODY_TOP
    first = room - (quote.height if quote else 0)
    for size, pad in _DENSITIES:
        pages = _shared_out(_set(slide.blocks, setter, size, pad), first, room)
        if len(pages) == 1:
            break
    draws = [partial(_draw, quote=quote if not i else None, lines=lines) for i, lines in enumerate(pages)]
    return numbered(slide.title, draws, slide.source)


def _set_quote(slide: PointsSlide, setter: Setter) -> _Quote:
    words = setter.balanced(slide.quote, _QUOTE, _QUOTE_WIDTH, 3, 22)
    if words.shortened:
        words = setter.wrap(slide.quote, words.style, _QUOTE_WIDTH, _QUOTE_LINES)
    said_by = setter.fit(slide.quoted, TEXT_18, _QUOTE_WIDTH, 1, 15, wide=2) if slide.quoted.strip() else None
    return _Quote(words, said_by, (slide.quote, slide.quoted))


def _set(blocks: Sequence[Block], setter: Setter, size: float, pad: float) -> list[_Line]:
    """Return the blocks set, about as many side by side in each line as in the next."""
    lines = ceil(len(blocks) / _SIDE_BY_SIDE)
    most = ceil(len(blocks) / lines) if lines else 1
    width = _width(most)
    return [
        [_column(block, setter, size, pad, width) for block in group]
        for group in chunks(blocks, most)
        if group
    ]


def _width(count: int) -> float:
    return min((WIDTH + _GAP) / count - _GAP, _WIDEST)


def _column(block: Block, setter: Setter, size: float, pad: float, width: float) -> _Column:
    texts = written(block.sentences)
    sentences = [
        _Sentence(
            setter.wrap(text, BODY.sized(size), width, _MOST_LINES), text, TEXT if texts else TEXT3, pad
        )
        for text in texts or (_EMPTY,)
    ]
    return _Column(setter.fit(block.heading, NAME, width, 1, 17, wide=2), block.heading, sentences)


def _shared_out(lines: Sequence[_Line], first: float, room: float) -> list[list[_Line]]:
    """Return the lines of blocks by page; one higher than a page goes on under its headings."""
    pages: list[list[_Line]] = [[]]
    used = room - first
    for line in lines:
        height = _height(line)
        if used + height <= room:
            pages[-1].append(line)
            used += height + _BELOW
            continue
        if pages[-1] or height <= room:
            pages.append([])
            used = 0.0
        for number, part in enumerate(_parts(line, room - used)):
            if number:
                pages.append([])
            pages[-1].append(part)
            used = _height(part) + _BELOW
    return pages


def _parts(line: _Line, room: float) -> list[_Line]:
    """Return the line in parts that fit into the room each; a block that is at its end is left out."""
    cut = []
    for column in line:
        head = column.height - sum(one.height for one in column.sentences)
        groups = filled(column.sentences, lambda one: one.height, room - head)
        cut.append([_Column(column.heading, column.text, group) for group in groups])
    ended = _Column(line[0].heading, "", ())
    count = max(len(parts) for parts in cut)
    return [[parts[i] if i < len(parts) else ended for parts in cut] for i in range(count)]


def _height(line: _Line) -> float:
    return max((column.height for column in line), default=0.0)


def _draw(sheet: Sheet, *, quote: _Quote | None, lines: Sequence[_Line]) -> None:
    top: float = BODY_TOP
    if quote:
        _draw_quote(sheet, quote, top)
        top += quote.height
    if not lines and not quote:
        sheet.drawing.rect(LEFT, top - RULE / 2, WIDTH, RULE, fill=TEXT)
        sheet.text(_EMPTY, TEXT_18, LEFT, top + 44, TEXT3, width=WIDTH)
    for line in lines:
        for number, column in enumerate(line):
            width = _width(len(line))
            _draw_column(sheet, column, LEFT + number * (width + _GAP), top, width)
        top += _height(line) + _BELOW


def _draw_quote(sheet: Sheet, quote: _Quote, top: float) -> None:
    """Draw the customer's words beside a bar in the accent."""
    height = quote.height - _BELOW - _QUOTE_PAD
    sheet.drawing.rect(LEFT, top + 4, 5, height, fill=sheet.look.accent, radius=2)
    sheet.shorten(quote.words, quote.texts[0])
    with sheet.tagged(Tag.QUOTE):
        top = sheet.paragraph(quote.words, LEFT + 32, top)
    if quote.said_by:
        sheet.shorten(quote.said_by, quote.texts[1])
        sheet.paragraph(quote.said_by, LEFT + 32, top + 10, TEXT3)


def _draw_column(sheet: Sheet, column: _Column, left: float, top: float, width: float) -> None:
    if not column.sentences:
        return
    sheet.drawing.rect(left, top - RULE / 2, width, RULE, fill=TEXT)
    if column.text.strip():
        sheet.shorten(column.heading, column.text)
        with sheet.tagged(Tag.H2):
            top = sheet.paragraph(column.heading, left, top + _HEAD_PAD) + _HEAD_GAP
    with sheet.tagged(Tag.LIST):
        for number, one in enumerate(column.sentences):
            if number:
                sheet.drawing.line((left, top), (left + width, top), BORDER)
            sheet.shorten(one.paragraph, one.text)
            with sheet.tagged(Tag.ITEM):
                top = sheet.paragraph(one.paragraph, left, top + one.pad, one.color) + one.pad
