"""The executive summary: key figures on the left; what worked, what did not, what we ask on the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from cs_desktop.domain.deck.slides import Block, FiguresSlide, KeyFigure, SummarySlide
from cs_desktop.reports.drawing import Box
from cs_desktop.reports.look import (
    BODY,
    BODY_BOTTOM,
    BODY_TOP,
    BORDER,
    LEFT,
    NAME,
    RIGHT,
    RULE,
    TEXT,
    TEXT3,
)
from cs_desktop.reports.sheet import Sheet, baseline_in
from cs_desktop.reports.slides.figures import figures_pages
from cs_desktop.reports.slides.keys import draw_key
from cs_desktop.reports.slides.page import Draw, Page, numbered, written
from cs_desktop.reports.tags import Tag
from cs_desktop.reports.text.setter import Paragraph, Setter

_FIGURES = 3
_FIGURES_WIDTH = 430
_FIGURE_HEIGHT = 189
_BLOCKS_LEFT = 598
_HEADING_WIDTH = 178
_DASH = 788
_SENTENCES = 816
_SIZES = (22.0, 20.0, 18.0, 16.0)
_PAD_TOP = 24
_PAD_BOTTOM = 26
_BETWEEN = 11
_BLOCK_HEIGHT, _STEP = 170, 10
_MOST_LINES = 8
_EMPTY = "Nothing to report"


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One set sentence under its block's heading."""

    heading: str
    paragraph: Paragraph
    color: str
    text: str
    alone: bool
    """Whether its block says no more: then it needs no dash."""


def summary_pages(slide: SummarySlide, setter: Setter) -> list[Page]:
    """Return the summary; what does not fit in the smallest size goes on to further pages."""
    for size in _SIZES:
        sentences = _set(slide.blocks, setter, size)
        groups = _shared_out(sentences)
        if len(groups) == 1:
            break
    draws = [_drawing(slide.figures[:_FIGURES] if not i else (), group) for i, group in enumerate(groups)]
    pages = numbered(slide.title, draws, slide.source)
    if len(slide.figures) > _FIGURES:
        rest = FiguresSlide(slide.title, slide.figures[_FIGURES:], slide.source)
        pages += figures_pages(rest)
    return pages


def _set(blocks: Sequence[Block], setter: Setter, size: float) -> list[_Sentence]:
    style = BODY.sized(size)
    found = []
    for block in blocks:
        sentences = written(block.sentences)
        for text in sentences or (_EMPTY,):
            color = TEXT if sentences else TEXT3
            paragraph = setter.wrap(text, style, RIGHT - _SENTENCES, _MOST_LINES)
            found.append(_Sentence(block.heading, paragraph, color, text, len(sentences) < 2))
    return found


def _shared_out(sentences: Sequence[_Sentence]) -> list[list[_Sentence]]:
    """Return the sentences by page, each page as full as it can be.

    A page may begin within a block and then repeats its heading.
    """
    pages: list[list[_Sentence]] = [[]]
    for sentence in sentences:
        if pages[-1] and _height([*pages[-1], sentence]) > BODY_BOTTOM - BODY_TOP:
            pages.append([])
        pages[-1].append(sentence)
    return pages


def _height(sentences: Sequence[_Sentence]) -> float:
    headings = len(_blocks(sentences))
    lines = sum(sentence.paragraph.height + _BETWEEN for sentence in sentences)
    return lines + headings * (_PAD_TOP + _PAD_BOTTOM) - _PAD_BOTTOM


def _blocks(sentences: Sequence[_Sentence]) -> list[list[_Sentence]]:
    return [list(group) for _, group in groupby(sentences, key=lambda one: one.heading)]


def _least_height(sentences: Sequence[_Sentence]) -> float:
    """Return the height that each block has at least: of three short sentences, less where many share it."""
    heights = [_height(group) + _PAD_BOTTOM for group in _blocks(sentences)]
    room = BODY_BOTTOM - BODY_TOP + _PAD_BOTTOM
    steps = range(_BLOCK_HEIGHT, 0, -_STEP)
    return next((least for least in steps if sum(max(height, least) for height in heights) <= room), 0)


def _drawing(figures: Sequence[KeyFigure], sentences: Sequence[_Sentence]) -> Draw:
    def draw(sheet: Sheet) -> None:
        if figures:
            _draw_figures(sheet, figures)
        _draw_sentences(sheet, sentences)

    return draw


def _draw_figures(sheet: Sheet, figures: Sequence[KeyFigure]) -> None:
    sheet.drawing.rect(LEFT, BODY_TOP - RULE / 2, _FIGURES_WIDTH, RULE, fill=TEXT)
    with sheet.tagged(Tag.LIST):
        for i, key in enumerate(figures):
            top = BODY_TOP + i * _FIGURE_HEIGHT
            if i:
                sheet.drawing.line((LEFT, top), (LEFT + _FIGURES_WIDTH, top), BORDER)
            with sheet.tagged(Tag.ITEM), sheet.tagged(Tag.ITEM_BODY):
                draw_key(sheet, key, Box(LEFT, top, _FIGURES_WIDTH, _FIGURE_HEIGHT))


def _draw_sentences(sheet: Sheet, sentences: Sequence[_Sentence]) -> None:
    top = block_top = float(BODY_TOP)
    least = _least_height(sentences)
    for number, block in enumerate(_blocks(sentences)):
        if number:
            top = block_top = max(top + _PAD_BOTTOM, block_top + least)
        sheet.drawing.rect(_BLOCKS_LEFT, top - RULE / 2, RIGHT - _BLOCKS_LEFT, RULE, fill=TEXT)
        top += _PAD_TOP
        head = sheet.fitted(block[0].heading, NAME, _HEADING_WIDTH, 2, 15)
        with sheet.tagged(Tag.H2):
            sheet.paragraph(head, _BLOCKS_LEFT, top)
        with sheet.tagged(Tag.TEXT if block[0].alone else Tag.LIST):
            for sentence in block:
                top = _draw_sentence(sheet, sentence, top)


def _draw_sentence(sheet: Sheet, sentence: _Sentence, top: float) -> float:
    """Draw a sentence, after a dash unless it stands alone; return where the next one begins."""
    style = sentence.paragraph.style
    sheet.shorten(sentence.paragraph, sentence.text)
    with sheet.tagged(Tag.ITEM):
        if not sentence.alone:
            with sheet.tagged(Tag.LABEL):
                sheet.line(sheet.setter.line("–", style), _DASH, top + baseline_in(style), TEXT3)
        left = _DASH if sentence.alone else _SENTENCES
        with sheet.tagged(Tag.ITEM_BODY):
            return sheet.paragraph(sentence.paragraph, left, top, sentence.color) + _BETWEEN
