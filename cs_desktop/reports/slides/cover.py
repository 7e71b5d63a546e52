"""The first page: names, title and date on the left, the way so far on the right."""

from collections.abc import Sequence
from datetime import date

from cs_desktop.common.dates import month_text
from cs_desktop.domain.deck.content import AnyDeck, Audience
from cs_desktop.domain.deck.slides import Milestone, MilestoneState, TitleSlide
from cs_desktop.reports.drawing import Box, Point
from cs_desktop.reports.look import (
    COVER_SUBTITLE,
    COVER_TITLE,
    LEFT,
    NAME,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    SMALL,
    TEXT2,
    TEXT3,
    TEXT_16,
    TEXT_16_BOLD,
    TEXT_18,
    WHITE,
)
from cs_desktop.reports.marks import milestone
from cs_desktop.reports.sheet import Align, Sheet, baseline_at, baseline_in
from cs_desktop.reports.slides.frame import (
    draw_internal,
    draw_mark,
    draw_parties,
    draw_party,
    parties,
)
from cs_desktop.reports.slides.page import Page
from cs_desktop.reports.tags import Tag

MOST_MILESTONES = 8
_BLOCK_LEFT = 980
_EMPTY_BLOCK_LEFT = 1340
_MARK = 44
_BETWEEN = 24
_NAMES_MIDDLE = 98
_TITLE_TOP = 318
_DATE_TOP = 767
_WAY_BOTTOM = 770
_WAY_LEFT = 1085
_LEAN = 26
"""How far the way moves to the right with each step up."""
_STEP = 150
_WAY_HEIGHT = 640
_HALF = 18
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


def cover_page(deck: AnyDeck, slide: TitleSlide) -> Page:
    """Return the first page."""
    return Page(deck.title, lambda sheet: _draw(sheet, deck, slide), is_cover=True)


def _draw(sheet: Sheet, deck: AnyDeck, slide: TitleSlide) -> None:
    milestones = _nearest(slide.milestones, deck.day)
    block = _BLOCK_LEFT if milestones else _EMPTY_BLOCK_LEFT
    sheet.drawing.rect(block, 0, PAGE_WIDTH - block, PAGE_HEIGHT, fill=sheet.look.ground)
    width = block - LEFT - 60
    if deck.audience is Audience.INTERNAL:
        draw_internal(sheet, LEFT + width)
    _draw_names(sheet, deck, width)
    title = sheet.balanced(deck.title, COVER_TITLE, min(width, 760), 3, 34)
    bottom = sheet.heading(title, Box(LEFT, _TITLE_TOP, width, title.height))
    subtitle = sheet.fitted(deck.subtitle, COVER_SUBTITLE, width, 2, 18)
    sheet.paragraph(subtitle, LEFT, bottom + 28, TEXT2)
    day = f"{_MONTHS[deck.day.month - 1]} {deck.day.day}, {deck.day.year}"
    prepared = sheet.fitted(slide.prepared, TEXT_18, width, 2, 15)
    top = _DATE_TOP - (prepared.height - TEXT_18.leading if slide.prepared.strip() else 0)
    sheet.line(sheet.setter.line(day, TEXT_18), LEFT, top + baseline_in(TEXT_18), TEXT2)
    sheet.paragraph(prepared, LEFT, top + TEXT_18.leading + 2, TEXT2)
    if deck.parts.confidentiality:
        sheet.text(deck.confidentiality, SMALL, LEFT, 859, TEXT3, width=width)
    _draw_way(sheet, milestones, deck.day)


def _draw_names(sheet: Sheet, deck: AnyDeck, width: float) -> None:
    """Draw both names in one row, or below each other where they are long."""
    ours, theirs = parties(sheet, deck)
    wanted = sum(sheet.setter.line(one.name, NAME).width + one.mark_width(_MARK) for one in (ours, theirs))
    if wanted + 2 * _BETWEEN <= width:
        draw_parties(sheet, deck, LEFT, _NAMES_MIDDLE, _MARK, NAME, (width, width), _BETWEEN)
        return
    middle: float = _NAMES_MIDDLE
    if ours.is_there:
        draw_party(sheet, ours, LEFT, middle, _MARK, NAME, width - ours.mark_width(_MARK))
        middle += _MARK + 18
    if not theirs.is_there:
        return
    left = draw_mark(sheet, theirs, LEFT, middle, _MARK)
    name = sheet.fitted(deck.account, NAME, width - theirs.mark_width(_MARK), 4, 16, wide=5)
    sheet.paragraph(name, left, middle - name.style.leading / 2)


def _nearest(milestones: tuple[Milestone, ...], day: date) -> list[Milestone]:
    """Return those that fit on the way, in order of time: the next ones to come and the last that passed."""
    ordered = sorted(milestones, key=lambda m: m.day)
    passed = [m for m in ordered if _is_behind(m, day)]
    ahead = [m for m in ordered if not _is_behind(m, day)]
    coming = ahead[: max(MOST_MILESTONES // 2, MOST_MILESTONES - len(passed))]
    return passed[max(len(passed) + len(coming) - MOST_MILESTONES, 0) :] + coming


def _is_behind(one: Milestone, day: date) -> bool:
    return one.state is MilestoneState.REACHED or one.day < day


def _draw_way(sheet: Sheet, milestones: list[Milestone], day: date) -> None:
    """Draw the milestones from bottom to top: a solid way to today, a dotted one beyond."""
    if not milestones:
        return
    count = len(milestones)
    step = min(_STEP, _WAY_HEIGHT / max(count - 1, 1))
    bottom = _WAY_BOTTOM - (_WAY_HEIGHT - step * (count - 1)) / 2
    points = [(_WAY_LEFT + _LEAN * i, bottom - step * i) for i in range(count)]
    behind = sum(_is_behind(m, day) for m in milestones)
    _draw_line(sheet, points, behind)
    with sheet.tagged(Tag.LIST):
        for one, place in zip(milestones, points, strict=True):
            with sheet.tagged(Tag.ITEM):
                _draw_milestone(sheet, one, place, step)


def _draw_milestone(sheet: Sheet, one: Milestone, place: Point, step: float) -> None:
    x, y = place
    mark = Box(x - _HALF, y - _HALF, 2 * _HALF, 2 * _HALF)
    with sheet.tagged(Tag.LABEL), sheet.tagged(Tag.FIGURE, words=one.state.value, box=mark):
        milestone(sheet.drawing, one.state, (x, y), _HALF, WHITE, sheet.look.ground)
    with sheet.tagged(Tag.ITEM_BODY):
        width = PAGE_WIDTH - 40 - (x + 38)
        most, smallest = (2, 15) if step > 80 else (1, 15)
        name = sheet.fitted(one.name, NAME.sized(21), width, most, smallest)
        when = sheet.fitted(month_text(one.day), TEXT_16, width, 1, 16)
        sheet.stack([(name, WHITE), (when, WHITE)], x + 38, y)


def _draw_line(sheet: Sheet, points: Sequence[Point], behind: int) -> None:
    if behind:
        start, end = points[0], points[behind - 1]
        sheet.drawing.line(start, end, WHITE, 3)
    if 0 < behind < len(points):
        (x1, y1), (x2, y2) = points[behind - 1], points[behind]
        today = ((x1 + x2) / 2, (y1 + y2) / 2)
        sheet.drawing.line(points[behind - 1], today, WHITE, 3)
        sheet.drawing.line(today, points[-1], WHITE, 2.2, (5, 6))
        _draw_today(sheet, today)
    elif not behind:
        sheet.drawing.line(points[0], points[-1], WHITE, 2.2, (5, 6))


def _draw_today(sheet: Sheet, center: Point) -> None:
    x, y = center
    line = sheet.setter.line("Today", TEXT_16_BOLD)
    sheet.drawing.rect(x - 44, y - 15, 88, 30, fill=WHITE, radius=15)
    with sheet.tagged(Tag.DECORATION):
        sheet.line(line, x, baseline_at(TEXT_16_BOLD, y), sheet.look.ground, Align.CENTER)
