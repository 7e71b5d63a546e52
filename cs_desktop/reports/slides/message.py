"""A page in words: what is missing on the left, the steps to get it on the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from cs_desktop.domain.deck.slides import MessageSlide
from cs_desktop.reports.look import (
    BODY,
    BODY_BOTTOM,
    BODY_TOP,
    BORDER,
    HEADING,
    LEFT,
    RIGHT,
    RULE,
    TEXT,
)
from cs_desktop.reports.sheet import Sheet, baseline_in
from cs_desktop.reports.slides.page import Page, filled, numbered, written
from cs_desktop.reports.tags import Tag
from cs_desktop.reports.text.setter import Paragraph, Setter

_WORDS_WIDTH = 560
_STEPS_LEFT = 740
_PAD = 22
_BETWEEN = 18
_MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class _Text:
    text: str
    paragraph: Paragraph
    number: int = 0
    """Of a step; 0 for words."""

    @property
    def height(self) -> float:
        return self.paragraph.height + (2 * _PAD if self.number else _BETWEEN)


def message_pages(slide: MessageSlide, setter: Setter) -> list[Page]:
    """Return the pages of a message, words and steps side by side as far as they reach."""
    room = BODY_BOTTOM - BODY_TOP
    paragraphs, wanted = written(slide.paragraphs), written(slide.steps)
    words_width = _WORDS_WIDTH if wanted else 900
    steps_left = _STEPS_LEFT if paragraphs else LEFT
    words = [_Text(text, setter.wrap(text, BODY, words_width, _MOST_LINES)) for text in paragraphs]
    steps = [
        _Text(text, setter.wrap(text, BODY, RIGHT - steps_left - 48, _MOST_LINES), number)
        for number, text in enumerate(wanted, 1)
    ]
    columns = [filled(column, lambda one: one.height, room - _PAD) for column in (words, steps)]
    count = max(len(column) for column in columns)
    padded = [column + [[]] * (count - len(column)) for column in columns]
    draws = [
        partial(_draw, words=left, steps=right, steps_left=steps_left)
        for left, right in zip(*padded, strict=True)
    ]
    return numbered(slide.title, draws, slide.source)


def _draw(sheet: Sheet, *, words: Sequence[_Text], steps: Sequence[_Text], steps_left: float) -> None:
    right = LEFT + _WORDS_WIDTH if steps else RIGHT
    if words or not steps:
        sheet.drawing.rect(LEFT, BODY_TOP - RULE / 2, right - LEFT, RULE, fill=TEXT)
    top: float = BODY_TOP + _PAD
    for one in words:
        sheet.shorten(one.paragraph, one.text)
        top = sheet.paragraph(one.paragraph, LEFT, top) + _BETWEEN
    if steps:
        sheet.drawing.rect(steps_left, BODY_TOP - RULE / 2, RIGHT - steps_left, RULE, fill=TEXT)
    with sheet.tagged(Tag.LIST):
        _draw_steps(sheet, steps, steps_left)


def _draw_steps(sheet: Sheet, steps: Sequence[_Text], left: float) -> None:
    top: float = BODY_TOP
    for i, one in enumerate(steps):
        if i:
            sheet.drawing.line((left, top), (RIGHT, top), BORDER)
        top += _PAD
        sheet.shorten(one.paragraph, one.text)
        number = sheet.setter.line(str(one.number), HEADING.sized(22))
        with sheet.tagged(Tag.ITEM):
            with sheet.tagged(Tag.LABEL):
                sheet.line(number, left, top + baseline_in(BODY), sheet.look.accent_text)
            with sheet.tagged(Tag.ITEM_BODY):
                top = sheet.paragraph(one.paragraph, left + 48, top) + _PAD
