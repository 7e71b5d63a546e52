"""Agreed measures: from baseline to target as a bar, with what each is worth."""

from collections.abc import Sequence

from cs_desktop.domain.deck.kept import limit_parts
from cs_desktop.domain.deck.slides import MeasureRow, MeasuresSlide
from cs_desktop.domain.figures import Figure
from cs_desktop.reports.drawing import Box
from cs_desktop.reports.look import (
    LEFT,
    NAME,
    RIGHT,
    SMALL,
    STATUS_WORD,
    TEXT,
    TEXT2,
    TEXT3,
    TEXT_16,
    TEXT_18,
    TOTAL,
    VALUE,
    VALUE_QUIET,
    WIDTH,
)
from cs_desktop.reports.marks import agreement, confirmation, status_mark
from cs_desktop.reports.sheet import Align, Sheet, baseline_at
from cs_desktop.reports.slides.measure_bars import Span, bar_words, draw_measure, planned_words, span_of
from cs_desktop.reports.slides.page import Draw, Page, chunks, numbered
from cs_desktop.reports.slides.table import (
    HEAD_BASELINE,
    ROW_HEIGHT,
    ROWS_TOP,
    Column,
    draw_hairline,
    draw_head,
    draw_rule,
)
from cs_desktop.reports.tags import Tag

_ROWS = 6
_ROWS_ABOVE_TOTAL = 5
_NAME_WIDTH = 330
_BASELINE_RIGHT = 515
_BASELINE_WIDTH = 95
_BAR_LEFT = 532
_BAR_WIDTH = 548
_TARGET_LEFT = 1096
_TARGET_WIDTH = 105
_STATUS_LEFT = 1211
_STATUS_WIDTH = 170
_WORTH_WIDTH = 130
_LIFT = 6
"""How much higher a bar stands above the signs."""
_SIGN_TOP = 75
_SIGN_MARK = 14
_AGREED_SPAN = (_BAR_LEFT, 286)
_CONFIRMED_SPAN = (_BAR_LEFT + 306, 540)
"""Left edges and widths; the second reaches below target and status."""
_AGREED, _NOT_AGREED = "Agreed: {who}", "Not agreed yet"
_CONFIRMED, _NOT_CONFIRMED = "Confirmed: {who}", "Value not confirmed yet"


def measures_pages(slide: MeasuresSlide) -> list[Page]:
    """Return the pages of a slide of measures; sum and sign-off stand below the last rows."""
    has_foot = slide.total is not None or bool(slide.sign_off.strip())
    groups = chunks(slide.measures, _ROWS_ABOVE_TOTAL if has_foot else _ROWS)
    draws = [_drawing(slide, group, is_last=i == len(groups) - 1) for i, group in enumerate(groups)]
    return numbered(slide.title, draws, slide.source)


def _drawing(slide: MeasuresSlide, rows: Sequence[MeasureRow], *, is_last: bool) -> Draw:
    span = span_of(slide.measures)

    def draw(sheet: Sheet) -> None:
        with sheet.tagged(Tag.TABLE):
            _draw_head(sheet, slide)
            for i, row in enumerate(rows):
                if i:
                    draw_hairline(sheet, ROWS_TOP + i * ROW_HEIGHT)
                top = ROWS_TOP + i * ROW_HEIGHT
                with sheet.tagged(Tag.ROW):
                    _draw_row(sheet, row, top, span, has_worth=_has_worth(slide), has_signs=_has_signs(slide))
        bottom = ROWS_TOP + len(rows) * ROW_HEIGHT
        if not rows:
            sheet.text("No measure is agreed yet", TEXT_18, LEFT, bottom + 40, TEXT2, width=WIDTH)
            bottom += ROW_HEIGHT
        draw_rule(sheet, bottom)
        if is_last:
            _draw_foot(sheet, slide, bottom + 39)

    return draw


def _draw_head(sheet: Sheet, slide: MeasuresSlide) -> None:
    columns = [
        Column("Agreed measure", LEFT, _NAME_WIDTH),
        Column("Baseline", _BASELINE_RIGHT, _BASELINE_WIDTH, Align.END),
        Column("Target", _TARGET_LEFT, _TARGET_WIDTH),
        Column("Status", _STATUS_LEFT, _STATUS_WIDTH),
    ]
    if _has_worth(slide):
        columns.append(Column("Worth a year", RIGHT, _WORTH_WIDTH, Align.END))
    draw_head(sheet, columns)
    planned = planned_words(slide.measures)
    if planned:
        line = sheet.setter.line(planned, TEXT_16)
        x = _BAR_LEFT + (_BAR_WIDTH - line.width) / 2
        sheet.drawing.rect(x - 12, HEAD_BASELINE - 14, 3, 17, fill=TEXT2)
        with sheet.tagged(Tag.DECORATION):
            sheet.line(line, x, HEAD_BASELINE, TEXT3)


def _has_worth(slide: MeasuresSlide) -> bool:
    return slide.total is not None or any(row.worth is not None for row in slide.measures)


def _draw_row(
    sheet: Sheet,
    row: MeasureRow,
    top: float,
    span: Span,
    *,
    has_worth: bool,
    has_signs: bool,
) -> None:
    middle = top + 52 - (_LIFT if has_signs else 0)
    name = sheet.fitted(row.name, NAME, _NAME_WIDTH, 1, 18, wide=2)
    sub = sheet.fitted(row.sub, TEXT_16, _NAME_WIDTH, 1, 13)
    parts = [(name, TEXT), (sub, TEXT3)] if row.sub.strip() else [(name, TEXT)]
    with sheet.tagged(Tag.ROW_HEAD):
        sheet.stack(parts, LEFT, top + ROW_HEIGHT / 2)
    baseline = _words(row.baseline)
    with sheet.tagged(Tag.CELL):
        _draw_value(sheet, baseline, _BASELINE_RIGHT, middle, _BASELINE_WIDTH, TEXT2, Align.END, quiet=True)
    with sheet.tagged(Tag.CELL):
        _draw_target(sheet, row, middle)
    with sheet.tagged(Tag.CELL):
        bar = Box(_BAR_LEFT, top, _BAR_WIDTH, ROW_HEIGHT)
        with sheet.tagged(Tag.FIGURE, words=bar_words(row), box=bar):
            draw_measure(sheet, row, bar, middle, span)
        if has_signs:
            _draw_signs(sheet, row, top + _SIGN_TOP)
        status_mark(sheet.drawing, row.status, (_STATUS_LEFT + 7, middle), 14)
        width = _STATUS_WIDTH - 23
        word = sheet.fitted(row.word, STATUS_WORD.sized(20), width, 1, 14)
        sheet.line(word.lines[0], _STATUS_LEFT + 23, baseline_at(word.style, middle))
    if has_worth:
        with sheet.tagged(Tag.CELL):
            _draw_worth(sheet, row.worth, middle, counts=not has_signs or bool(row.confirmed.strip()))


def _draw_target(sheet: Sheet, row: MeasureRow, middle: float) -> None:
    """Draw the target; of what is to be kept "at least" stands above it."""
    word, target = limit_parts(row.kept, _words(row.target))
    if not word:
        _draw_value(sheet, target, _TARGET_LEFT, middle, _TARGET_WIDTH, TEXT, Align.START)
        return
    above = sheet.fitted(word, TEXT_16, _TARGET_WIDTH, 1, 12)
    value = sheet.fitted(target, VALUE, _TARGET_WIDTH, 1, 12)
    sheet.stack([(above, TEXT2), (value, TEXT)], _TARGET_LEFT, middle - above.height / 2)


def _has_signs(slide: MeasuresSlide) -> bool:
    """Return whether anybody signed any of the measures; otherwise the page does not speak of it."""
    return any(row.agreed.strip() or row.confirmed.strip() for row in slide.measures)


def _draw_signs(sheet: Sheet, row: MeasureRow, middle: float) -> None:
    """Draw below the bar who agreed to its target before, and who confirmed what came of it after."""
    signs = (
        (agreement, row.agreed.strip(), _AGREED, _NOT_AGREED, _AGREED_SPAN),
        (confirmation, row.confirmed.strip(), _CONFIRMED, _NOT_CONFIRMED, _CONFIRMED_SPAN),
    )
    for mark, who, given, missing, (left, width) in signs:
        mark(sheet.drawing, (left + _SIGN_MARK / 2, middle), _SIGN_MARK, sheet.look.accent, given=bool(who))
        text, color = (given.format(who=who), TEXT2) if who else (missing, TEXT3)
        room = width - _SIGN_MARK - 7
        x, baseline = left + _SIGN_MARK + 7, baseline_at(SMALL, middle)
        with sheet.tagged(Tag.PARAGRAPH):
            sheet.text(text, SMALL, x, baseline, color, width=room, smallest=12)


def _draw_worth(sheet: Sheet, worth: Figure | None, middle: float, *, counts: bool) -> None:
    """Draw what a measure is worth, if anything, quietly until it counts; an estimate says so below."""
    if worth is None:
        _draw_value(sheet, "–", RIGHT, middle, _WORTH_WIDTH, TEXT3, Align.END, quiet=True)
        return
    height = middle - 10 if worth.note.strip() else middle
    color = TEXT if counts else TEXT2
    _draw_value(sheet, worth.text(), RIGHT, height, _WORTH_WIDTH, color, Align.END, quiet=not counts)
    if worth.note.strip():
        note = sheet.fitted(worth.note, TEXT_16, _WORTH_WIDTH, 1, 12)
        sheet.line(note.lines[0], RIGHT, baseline_at(note.style, middle + 12), TEXT3, Align.END)


def _draw_value(
    sheet: Sheet,
    text: str,
    x: float,
    middle: float,
    width: float,
    color: str,
    align: Align,
    *,
    quiet: bool = False,
) -> None:
    found = sheet.fitted(text, VALUE_QUIET if quiet else VALUE, width, 1, 12)
    sheet.line(found.lines[0], x, baseline_at(found.style, middle), color, align)


def _draw_foot(sheet: Sheet, slide: MeasuresSlide, middle: float) -> None:
    left: float = RIGHT
    if slide.total is not None:
        value = sheet.fitted(slide.total.text(), TOTAL, 260, 1, 16)
        color = sheet.look.accent_text
        sheet.line(value.lines[0], RIGHT, baseline_at(value.style, middle), color, Align.END)
        label_right = RIGHT - value.width - 40
        name = sheet.fitted(slide.total.label, VALUE_QUIET, 300, 1, 14)
        sheet.line(name.lines[0], label_right, baseline_at(name.style, middle), TEXT2, Align.END)
        left = label_right - name.width
    if slide.sign_off.strip():
        found = sheet.fitted(slide.sign_off, TEXT_18, left - LEFT - 40, 1, 16, wide=2)
        sheet.stack([(found, TEXT2)], LEFT, middle)


def _words(figure: Figure | None) -> str:
    return "–" if figure is None else figure.text()
