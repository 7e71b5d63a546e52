"""The next period's objectives: now, target, due, an owner on each side, a box to agree."""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial

from cs_desktop.common.dates import day_text
from cs_desktop.domain.deck.content import AnyDeck
from cs_desktop.domain.deck.kept import limit_parts
from cs_desktop.domain.deck.keys import leading_to
from cs_desktop.domain.deck.slides import MessageSlide, ObjectiveRow, ObjectivesSlide
from cs_desktop.domain.deck.value_days import ValueDays, value_days
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
from cs_desktop.reports.slides.page import Draw, Page, filled, numbered, written
from cs_desktop.reports.slides.table import ROW_HEIGHT, ROWS_TOP, Column, draw_hairline, draw_head
from cs_desktop.reports.tags import Tag
from cs_desktop.reports.text.setter import Paragraph, Setter
from cs_desktop.reports.text.style import TextStyle

_ROOM = 6 * ROW_HEIGHT
_ROOM_ABOVE_DECISIONS = 5 * ROW_HEIGHT
_PAD = 11
"""At least above and below what stands in a row."""
_NAME_LINES, _MEASURE_LINES, _OWNER_LINES = 5, 3, 5
_DECISIONS_IN_A_ROW = 3
_NAME_LEFT = 124
_TAG_ROOM = 30
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


@dataclass(frozen=True, slots=True)
class _Row:
    """An objective and its texts as they are set: a row is as high as the longest of them needs."""

    shown: ObjectiveRow
    name: Paragraph
    measure: Paragraph
    tag: Paragraph | None
    ours: Paragraph
    theirs: Paragraph

    @property
    def height(self) -> float:
        second = self.measure.height + self.tag_height if self.has_second else 0.0
        tallest = max(self.name.height + second, self.ours.height, self.theirs.height)
        return max(tallest + 2 * _PAD, ROW_HEIGHT)

    @property
    def tag_height(self) -> float:
        """Return what the tag takes below a measure that is too long for it to stand behind."""
        return _TAG_ROOM if self.tag and len(self.measure.lines) > 1 else 0.0

    @property
    def has_second(self) -> bool:
        """Return whether something stands below the name."""
        return bool(self.shown.measure.strip() or self.tag)


def objectives_pages(slide: ObjectivesSlide, deck: AnyDeck, setter: Setter) -> list[Page]:
    """Return the pages of a slide of objectives; many decisions get a page of their own."""
    wanted = written(slide.decisions)
    in_a_row = 0 < len(wanted) <= _DECISIONS_IN_A_ROW
    rows = [_set(objective, setter) for objective in slide.objectives]
    groups = filled(rows, lambda row: row.height, _ROOM_ABOVE_DECISIONS if in_a_row else _ROOM)
    decisions = wanted if in_a_row else ()
    first = 0
    days = value_days((row.now for row in slide.objectives), deck.day)
    draws: list[Draw] = []
    for i, group in enumerate(groups):
        shown = decisions if i == len(groups) - 1 else ()
        draws.append(partial(_draw, deck=deck, rows=group, first=first, days=days, decisions=shown))
        first += len(group)
    pages = numbered(slide.title, draws, slide.source)
    if wanted and not in_a_row:
        pages += message_pages(MessageSlide(_DECISIONS, (), wanted, slide.source), setter)
    return pages


def _set(row: ObjectiveRow, setter: Setter) -> _Row:
    """Return a row's texts: in the design's size where they are short, else smaller, then in more lines."""
    tag = (
        setter.fit(row.tag, SMALL_MEDIUM, _NAME_WIDTH / 2, 1, SMALL_MEDIUM.size) if row.tag.strip() else None
    )
    taken = tag.width + 30 if tag else 0.0
    return _Row(
        row,
        setter.fit(row.name, NAME, _NAME_WIDTH, 1, 18, wide=_NAME_LINES),
        setter.fit(row.measure, TEXT_16, _NAME_WIDTH - taken, 1, 13, wide=_MEASURE_LINES),
        tag,
        setter.fit(row.our_owner, TEXT_18, _OWNER_WIDTH, 2, 14, wide=_OWNER_LINES),
        setter.fit(row.their_owner, TEXT_18, _OWNER_WIDTH, 2, 14, wide=_OWNER_LINES),
    )


def _draw(
    sheet: Sheet,
    *,
    deck: AnyDeck,
    rows: Sequence[_Row],
    first: int,
    days: ValueDays,
    decisions: Sequence[str],
) -> None:
    ours = f"Owner, {deck.company}" if deck.company.strip() else "Our owner"
    theirs = f"Owner, {deck.account}" if deck.account.strip() else "Their owner"
    columns = [
        Column("Objective and measure", _NAME_LEFT, _NAME_WIDTH),
        Column(days.head, _NOW_LEFT, _NOW_WIDTH),
        Column("Target", _TARGET_LEFT, _TARGET_WIDTH),
        Column("Due", _DUE_LEFT, _DUE_WIDTH),
        Column(ours, _OURS_LEFT, _OWNER_WIDTH),
        Column(theirs, _THEIRS_LEFT, _OWNER_WIDTH),
        Column("Agreed", RIGHT, 70, Align.END),
    ]
    with sheet.tagged(Tag.TABLE):
        draw_head(sheet, columns)
        top: float = ROWS_TOP
        for number, row in enumerate(rows, first + 1):
            keys = row.shown.keys
            gap = next(filter(None, (leading_to(deck, key) for key in keys)), "")
            with sheet.tagged(Tag.ROW):
                _draw_row(sheet, row, number, top, gap, days)
            sheet.marks += [(key, Box(LEFT, top, WIDTH, row.height)) for key in keys]
            if gap:
                sheet.links.append((gap, Box(LEFT, top, _NAME_LEFT + _NAME_WIDTH - LEFT, row.height)))
            top += row.height
            draw_hairline(sheet, top)
    if not rows:
        sheet.text("No objective is agreed yet", TEXT_18, LEFT, ROWS_TOP + 48, TEXT2, width=WIDTH)
    if decisions:
        _draw_decisions(sheet, decisions, max(top, ROWS_TOP + ROW_HEIGHT) + 34)


def _draw_row(sheet: Sheet, made: _Row, number: int, top: float, gap: str, days: ValueDays) -> None:
    """Draw a row; its name leads to the gap, if there is one."""
    row = made.shown
    middle = top + made.height / 2
    with sheet.tagged(Tag.ROW_HEAD):
        baseline = baseline_at(VALUE_QUIET, middle)
        sheet.text(str(number), VALUE_QUIET, LEFT, baseline, TEXT3, width=36, smallest=14)
        with sheet.tagged(Tag.LINK, key=gap) if gap else nullcontext():
            _draw_name(sheet, made, middle)
    with sheet.tagged(Tag.CELL):
        _draw_now(sheet, row, middle, days)
    with sheet.tagged(Tag.CELL):
        _draw_target(sheet, row, middle)
    due = "" if row.due is None else day_text(row.due)
    for text, found, left, width in (
        (due, sheet.setter.fit(due, TEXT_18, _DUE_WIDTH, 2, 14, wide=3), _DUE_LEFT, _DUE_WIDTH),
        (row.our_owner, made.ours, _OURS_LEFT, _OWNER_WIDTH),
        (row.their_owner, made.theirs, _THEIRS_LEFT, _OWNER_WIDTH),
    ):
        with sheet.tagged(Tag.CELL):
            if text.strip():
                sheet.shorten(found, text)
                sheet.stack([(found, TEXT)], left, middle)
            else:
                _draw_blank(sheet, left, middle, width - 30)
    box = Box(RIGHT - _BOX, middle - _BOX / 2, _BOX, _BOX)
    words = "agreed" if row.agreed else "not agreed"
    with sheet.tagged(Tag.CELL), sheet.tagged(Tag.FIGURE, words=words, box=box):
        box_to_agree(sheet.drawing, box.left, box.top, _BOX, sheet.look.accent, agreed=row.agreed)


def _draw_now(sheet: Sheet, row: ObjectiveRow, middle: float, days: ValueDays) -> None:
    """Draw the value, with its day below where the head does not say it."""
    value = sheet.fitted("–" if row.now is None else row.now.text(), _NOW, _NOW_WIDTH, 1, 13)
    day = days.below(row.now)
    if not day:
        sheet.line(value.lines[0], _NOW_LEFT, baseline_at(value.style, middle), TEXT2)
        return
    sheet.stack([(value, TEXT2), (sheet.fitted(day, TEXT_16, _NOW_WIDTH, 1, 13), TEXT3)], _NOW_LEFT, middle)


def _draw_target(sheet: Sheet, row: ObjectiveRow, middle: float) -> None:
    """Draw where a way leads to; of what is kept, to which none leads, "at least" stands above it."""
    if row.target is None:
        _draw_blank(sheet, _TARGET_LEFT, middle, _TARGET_WIDTH - 20)
        return
    color = sheet.look.accent_text
    word, target = limit_parts(row.kept, row.target.text())
    if row.kept is None:
        arrow(sheet.drawing, _ARROW_LEFT, middle, 18, sheet.look.accent)
    if not word:
        _draw_value(sheet, target, _TARGET, _TARGET_LEFT, middle, _TARGET_WIDTH, color)
        return
    above = sheet.fitted(word, TEXT_16, _TARGET_WIDTH, 1, 13)
    value = sheet.fitted(target, _TARGET, _TARGET_WIDTH, 1, 13)
    sheet.stack([(above, TEXT2), (value, color)], _TARGET_LEFT, middle - above.height / 2)


def _draw_name(sheet: Sheet, row: _Row, middle: float) -> None:
    """Draw name and measure; a tag stands behind the measure."""
    name, measure, tag = row.name, row.measure, row.tag
    sheet.shorten(name, row.shown.name)
    sheet.shorten(measure, row.shown.measure)
    texts = [(name, TEXT), (measure, TEXT3)] if row.has_second else [(name, TEXT)]
    sheet.stack(texts, _NAME_LEFT, middle - row.tag_height / 2)
    if tag:
        sheet.shorten(tag, row.shown.tag)
        is_below = row.tag_height > 0
        center = middle + (name.height + (measure.height if is_below else 0)) / 2
        left = _NAME_LEFT + (measure.width + 10 if measure.width and not is_below else 0)
        sheet.drawing.rect(left, center - 12, tag.width + 18, 24, stroke=BORDER_STRONG, radius=5)
        with sheet.tagged(Tag.PARAGRAPH):
            sheet.line(tag.lines[0], left + 9, baseline_at(SMALL_MEDIUM, center), TEXT2)


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
