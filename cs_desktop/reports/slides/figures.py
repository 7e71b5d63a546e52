"""Key figures in a row with charts below, or alone: as wide rows where they are few, else as a grid."""

from collections.abc import Sequence

from cs_desktop.domain.deck.slides import ChartPanel, FiguresSlide, KeyFigure
from cs_desktop.reports.drawing import Box
from cs_desktop.reports.look import (
    BODY_BOTTOM,
    BODY_TOP,
    BORDER,
    GUTTER,
    KEY_VALUE,
    LEFT,
    RIGHT,
    RULE,
    TEXT,
    TEXT2,
    TEXT_18,
    WIDTH,
)
from cs_desktop.reports.sheet import Sheet, baseline_at
from cs_desktop.reports.slides.charts import MOST_PANELS, draw_panels
from cs_desktop.reports.slides.keys import draw_key, draw_status, draw_words, key_height
from cs_desktop.reports.slides.page import Draw, Page, chunks, numbered
from cs_desktop.reports.tags import Tag
from cs_desktop.reports.text.setter import Setter

A_ROW = 4
_MOST_WIDE = 3
_LEAST_COLUMNS = 3
_STRIP_HEIGHT = 196
_STRIP_GAP = 46
_ROW_HEIGHT = 290
_WIDE_HEIGHT = 180
_WORDS_LEFT = LEFT + 400
_WORDS_WIDTH = 760


def figures_pages(slide: FiguresSlide) -> list[Page]:
    """Return the pages of a slide of figures; charts stand below the first ones."""
    draws: list[Draw] = []
    rest = slide.figures
    groups = chunks(slide.panels, MOST_PANELS)
    if slide.panels:
        draws.append(_strip(rest[:A_ROW], groups[0]))
        rest = rest[A_ROW:]
        draws += [_strip((), group) for group in groups[1:]]
    if rest or not draws:
        draws += [_alone(group) for group in chunks(rest, 2 * A_ROW)]
    return numbered(slide.title, draws, slide.source)


def _strip(figures: Sequence[KeyFigure], panels: Sequence[ChartPanel]) -> Draw:
    def draw(sheet: Sheet) -> None:
        bottom = draw_strip(sheet, figures, BODY_TOP)
        top = bottom + _STRIP_GAP if figures else BODY_TOP
        draw_panels(sheet, panels, Box(LEFT, top, WIDTH, BODY_BOTTOM - top))

    return draw


def _alone(figures: Sequence[KeyFigure]) -> Draw:
    def draw(sheet: Sheet) -> None:
        if not figures:
            line = sheet.setter.line("No figures for this period", TEXT_18)
            sheet.drawing.rect(LEFT, BODY_TOP - RULE / 2, WIDTH, RULE, fill=TEXT)
            sheet.line(line, LEFT, BODY_TOP + 44, TEXT2)
        elif len(figures) <= _MOST_WIDE:
            _draw_wide(sheet, figures)
        else:
            for i, row in enumerate(chunks(figures, A_ROW)):
                _draw_row(sheet, row, BODY_TOP + i * _ROW_HEIGHT, _ROW_HEIGHT - 20, columns=A_ROW)

    return draw


def strip_height(setter: Setter, figures: Sequence[KeyFigure]) -> float:
    """Return how high the figures above a table stand."""
    width = _width(_columns(figures))
    return max(key_height(setter, key, width, _STRIP_HEIGHT) for key in figures)


def draw_strip(sheet: Sheet, figures: Sequence[KeyFigure], top: float) -> float:
    """Draw figures above what they belong to; return where the longest ends."""
    return _draw_row(sheet, figures, top, _STRIP_HEIGHT, columns=_columns(figures))


def _columns(figures: Sequence[KeyFigure]) -> int:
    return max(len(figures), _LEAST_COLUMNS)


def _width(columns: int) -> float:
    return (WIDTH + GUTTER) / columns - GUTTER


def _draw_row(
    sheet: Sheet, figures: Sequence[KeyFigure], top: float, height: float, *, columns: int
) -> float:
    """Draw figures side by side; return where the longest ends."""
    width = _width(columns)
    bottom = top
    with sheet.tagged(Tag.LIST):
        for i, key in enumerate(figures):
            left = LEFT + i * (width + GUTTER)
            sheet.drawing.rect(left, top - RULE / 2, width, RULE, fill=TEXT)
            with sheet.tagged(Tag.ITEM), sheet.tagged(Tag.ITEM_BODY):
                bottom = max(bottom, draw_key(sheet, key, Box(left, top, width, height)))
    return bottom


def _draw_wide(sheet: Sheet, figures: Sequence[KeyFigure]) -> None:
    """Draw each figure on a row of its own: value, words, status."""
    sheet.drawing.rect(LEFT, BODY_TOP - RULE / 2, WIDTH, RULE, fill=TEXT)
    with sheet.tagged(Tag.LIST):
        for i, key in enumerate(figures):
            top = BODY_TOP + i * _WIDE_HEIGHT
            if i:
                sheet.drawing.line((LEFT, top), (RIGHT, top), BORDER)
            with sheet.tagged(Tag.ITEM), sheet.tagged(Tag.ITEM_BODY):
                _draw_on_row(sheet, key, top)


def _draw_on_row(sheet: Sheet, key: KeyFigure, top: float) -> None:
    middle = top + 70
    width = _WORDS_LEFT - LEFT - GUTTER
    value = sheet.fitted(key.figure.text(), KEY_VALUE, width, 1, 24)
    sheet.line_within(value.lines[0], LEFT, width, baseline_at(value.style, middle))
    draw_words(sheet, key, Box(_WORDS_LEFT, middle - 22, _WORDS_WIDTH, 0), top + _WIDE_HEIGHT - 8)
    draw_status(sheet, key, RIGHT, middle - 6, RIGHT - _WORDS_LEFT - _WORDS_WIDTH - GUTTER)
