"""The next period's objectives: now, target, due, an owner on each side, a box to agree."""

from collections.abc import Sequence
from contextlib import nullcontext
from functools import partial

from cs_desktop.common.dates import day_text
from cs_desktop.domain.deck.content import AnyDeck
from cs_desktop.domain.deck.keys import leading_to
from cs_desktop.domain.deck.slides import MessageSlide, ObjectiveRow, ObjectivesSlide
from cs_desktop.reports.drawing import Box
from cs_desktop.reports.look import (
    BODY,
    BORDER_STRONG,
    HEADING,
    LEFT,
    NAME,
    RIGHT,
    SMALL_MEDIUM,
    SUNKEN,
    TEXT,
    TEXT2,
    TEXT3,
    TEXT_16,
    TEXT_18,
    VALUE_QUIET,
    WIDTH,
)
from cs_desktop.reports.marks import arrow, box_to_agree
from cs_desktop.reports.sheet import Align, Sheet, baseline_at
from cs_desktop.reports.slides.message import message_pages
from cs_desktop.reports.slides.page import Draw, Page, chunks, numbered, written
from cs_desktop.reports.slides.table import ROW_HEIGHT, ROWS_TOP, Column, draw_hairline, draw_head
from cs_desktop.reports.tags import Tag
from cs_desktop.reports.text.setter import Setter
from cs_desktop.reports.text.style import TextStyle

_ROWS = 6
_ROWS_ABOVE_DECISIONS = 5
_DECISIONS_IN_A_ROW = 3
_NAME_LEFT = 124
_NAME_WIDTH = 404
_NOW_LEFT = 552
_NOW_WIDTH = 130
_ARROW_LEFT = 696
_TARGET_LEFT = 746
_TARGET_WIDTH = 130
_DUE_LEFT = 896
_DUE_WIDTH = 124
_OURS_LEFT = 1040
_THEIRS_LEFT = 1244
_OWNER_WIDTH = 184
_BOX = 26
_TARGET = TextStyle(30, 600, 36, -0.015)
_NOW = TextStyle(24, 400, 30, -0.008)
_DECISIONS = "Decisions today"
_LETTERS = "ABC"
_DECISIONS_HEIGHT = 72
_DECISIONS_TEXT_LEFT = 396


def objectives_pages(slide: ObjectivesSlide, deck: AnyDeck, setter: Setter) -> list[Page]:
    """Return the pages of a slide of objectives; many decisions get a page of their own."""
    wanted = written(slide.decisions)
    in_a_row = 0 < len(wanted) <= _DECISIONS_IN_A_ROW
    groups = chunks(slide.objectives, _ROWS_ABOVE_DECISIONS if in_a_row else _ROWS)
    decisions = wanted if in_a_row else ()
    first = 0
    draws: list[Draw] = []
    for i, group in enumerate(groups):
        shown = decisions if i == len(groups) - 1 else ()
        draws.append(partial(_draw, deck=deck, rows=group, first=first, decisions=shown))
        first += len(group)
    pages = numbered(slide.title, draws, slide.source)
    if wanted and not in_a_row:
        pages += message_pages(MessageSlide(_DECISIONS, (), wanted, slide.source), setter)
    return pages


def _draw(
    sheet: Sheet, *, deck: AnyDeck, rows: Sequence[ObjectiveRow], first: int, decisions: Sequence[str]
) -> None:
    ours = f"Owner, {deck.company}" if deck.company.strip() else "Our owner"
    theirs = f"Owner, {deck.account}" if deck.account.strip() else "Their owner"
    columns = [
        Column("Objective and measure", _NAME_LEFT, _NAME_WIDTH),
        Column("Now", _NOW_LEFT, _NOW_WIDTH),
        Column("Target", _TARGET_LEFT, _TARGET_WIDTH),
        Column("Due", _DUE_LEFT, _DUE_WIDTH),
        Column(ours, _OURS_LEFT, _OWNER_WIDTH),
        Column(theirs, _THEIRS_LEFT, _OWNER_WIDTH),
        Column("Agreed", RIGHT, 70, Align.END),
    ]
    with sheet.tagged(Tag.TABLE):
        draw_head(sheet, columns)
        for i, row in enumerate(rows):
            top = ROWS_TOP + i * ROW_HEIGHT
            gap = next(filter(None, (leading_to(deck, key) for key in row.keys)), "")
            with sheet.tagged(Tag.ROW):
                _draw_row(sheet, row, first + i + 1, top, gap)
            sheet.marks += [(key, Box(LEFT, top, WIDTH, ROW_HEIGHT)) for key in row.keys]
            if gap:
                sheet.links.append((gap, Box(LEFT, top, _NAME_LEFT + _NAME_WIDTH - LEFT, ROW_HEIGHT)))
            draw_hairline(sheet, top + ROW_HEIGHT)
    bottom = ROWS_TOP + max(len(rows), 1) * ROW_HEIGHT
    if not rows:
        sheet.text("No objective is agreed yet", TEXT_18, LEFT, ROWS_TOP + 48, TEXT2, width=WIDTH)
    if decisions:
        _draw_decisions(sheet, decisions, bottom + 34)


def _draw_row(sheet: Sheet, row: ObjectiveRow, number: int, top: float, gap: str) -> None:
    """Draw a row; its name leads to the gap, if there is one."""
    middle = top + ROW_HEIGHT / 2
    with sheet.tagged(Tag.ROW_HEAD):
        baseline = baseline_at(VALUE_QUIET, middle)
        sheet.text(str(number), VALUE_QUIET, LEFT, baseline, TEXT3, width=36, smallest=14)
        with sheet.tagged(Tag.LINK, key=gap) if gap else nullcontext():
            _draw_name(sheet, row, middle)
    with sheet.tagged(Tag.CELL):
        now = "–" if row.now is None else row.now.text()
        _draw_value(sheet, now, _NOW, _NOW_LEFT, middle, _NOW_WIDTH, TEXT2)
    with sheet.tagged(Tag.CELL):
        if row.target is None:
            _draw_blank(sheet, _TARGET_LEFT, middle, _TARGET_WIDTH - 20)
        else:
            color = sheet.look.accent_text
            _draw_value(sheet, row.target.text(), _TARGET, _TARGET_LEFT, middle, _TARGET_WIDTH, color)
            arrow(sheet.drawing, _ARROW_LEFT, middle, 18, sheet.look.accent)
    due = "" if row.due is None else day_text(row.due)
    for text, left, width in (
        (due, _DUE_LEFT, _DUE_WIDTH),
        (row.our_owner, _OURS_LEFT, _OWNER_WIDTH),
        (row.their_owner, _THEIRS_LEFT, _OWNER_WIDTH),
    ):
        with sheet.tagged(Tag.CELL):
            if text.strip():
                found = sheet.fitted(text, TEXT_18, width, 2, 14, wide=3)
                sheet.stack([(found, TEXT)], left, middle)
            else:
                _draw_blank(sheet, left, middle, width - 30)
    box = Box(RIGHT - _BOX, middle - _BOX / 2, _BOX, _BOX)
    words = "agreed" if row.agreed else "not agreed"
    with sheet.tagged(Tag.CELL), sheet.tagged(Tag.FIGURE, words=words, box=box):
        box_to_agree(sheet.drawing, box.left, box.top, _BOX, sheet.look.accent, agreed=row.agreed)


def _draw_name(sheet: Sheet, row: ObjectiveRow, middle: float) -> None:
    """Draw name and measure; a tag stands behind the measure."""
    name = sheet.fitted(row.name, NAME, _NAME_WIDTH, 1, 18, wide=2)
    tag = sheet.elided(row.tag, SMALL_MEDIUM, _NAME_WIDTH / 2) if row.tag.strip() else None
    taken = tag.width + 30 if tag else 0.0
    measure = sheet.fitted(row.measure, TEXT_16, _NAME_WIDTH - taken, 1, 13)
    has_second = bool(row.measure.strip() or tag)
    sheet.stack([(name, TEXT), (measure, TEXT3)] if has_second else [(name, TEXT)], _NAME_LEFT, middle)
    if tag:
        center = middle + (name.height + measure.height) / 2 - measure.height / 2
        left = _NAME_LEFT + (measure.width + 10 if measure.width else 0)
        sheet.drawing.rect(left, center - 12, tag.width + 18, 24, stroke=BORDER_STRONG, radius=5)
        with sheet.tagged(Tag.PARAGRAPH):
            sheet.line(tag, left + 9, baseline_at(SMALL_MEDIUM, center), TEXT2)


def _draw_value(
    sheet: Sheet, text: str, style: TextStyle, left: float, middle: float, width: float, color: str
) -> None:
    found = sheet.fitted(text, style, width, 1, 13)
    sheet.line(found.lines[0], left, baseline_at(found.style, middle), color)


def _draw_blank(sheet: Sheet, left: float, middle: float, width: float) -> None:
    """Draw a line to write on."""
    sheet.drawing.line((left, middle + 12), (left + width, middle + 12), BORDER_STRONG, 1.5)


def _draw_decisions(sheet: Sheet, decisions: Sequence[str], top: float) -> None:
    sheet.drawing.rect(LEFT, top, WIDTH, _DECISIONS_HEIGHT, fill=SUNKEN, radius=8)
    middle = top + _DECISIONS_HEIGHT / 2
    with sheet.tagged(Tag.H2):
        sheet.line(sheet.setter.line(_DECISIONS, HEADING), LEFT + 28, baseline_at(HEADING, middle))
    slot = (RIGHT - 24 - _DECISIONS_TEXT_LEFT) / len(decisions)
    with sheet.tagged(Tag.LIST):
        for i, text in enumerate(decisions):
            left = _DECISIONS_TEXT_LEFT + i * slot
            letter = sheet.setter.line(_LETTERS[i], HEADING)
            found = sheet.fitted(text, BODY.sized(20), slot - 54, 2, 15, wide=3)
            with sheet.tagged(Tag.ITEM):
                with sheet.tagged(Tag.LABEL):
                    sheet.line(letter, left, baseline_at(HEADING, middle), sheet.look.accent_text)
                with sheet.tagged(Tag.ITEM_BODY):
                    sheet.stack([(found, TEXT)], left + 30, middle)
