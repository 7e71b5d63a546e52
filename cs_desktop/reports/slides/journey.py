"""The journey: stages side by side with goals, milestones and feelings, and the gaps that matter most."""

import math
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from cs_desktop.common.dates import day_text
from cs_desktop.domain.deck.slides import (
    TOP_GAPS,
    JourneyGap,
    JourneySlide,
    JourneyStage,
    Milestone,
    MilestoneState,
)
from cs_desktop.domain.figures import Status, plural
from cs_desktop.reports import marks
from cs_desktop.reports.drawing import Box
from cs_desktop.reports.icons import draw_icon
from cs_desktop.reports.look import (
    BODY_BOTTOM,
    BODY_TOP,
    BORDER,
    BORDER_STRONG,
    CONTROL,
    HEADING,
    LEFT,
    RIGHT,
    SMALL,
    SMALL_MEDIUM,
    STATUS_TEXT,
    TEXT,
    TEXT2,
    TEXT3,
    TEXT_16,
    TEXT_16_MEDIUM,
    TILE,
    WHITE,
    WIDTH,
)
from cs_desktop.reports.sheet import Sheet, baseline_at
from cs_desktop.reports.slides.feelings import LABEL, SMALLEST, Column, draw_feelings
from cs_desktop.reports.slides.page import Draw, Page, chunks, numbered, written
from cs_desktop.reports.tags import Tag

_STAGES = 6
"""Side by side, so that each has room for words that can be read; more go on to further pages."""
_GAP = 8
_HEAD = 66
_PAD = 12
_SMALLEST_DAYS = 12
_MOST_STRETCH = 1.2
_MOST_MILESTONES = 2
_MOST_GOALS = 2
_MOST_TOUCHPOINTS = 4
_ROW = 40
_MARK = 18
_SECTION = 10
_URGENCY = (MilestoneState.MISSED, MilestoneState.DUE, MilestoneState.PROPOSED, MilestoneState.REACHED)
_NO_STAGE = "The journey map has no stages yet"
_TOP_GAPS_HEADING = "Where the journey needs work"


_DrawCell = Callable[[Sheet, JourneyStage, Box], None]


@dataclass(frozen=True, slots=True)
class _Band:
    """A row of the page: how much room it wants, and how it is drawn into what it gets."""

    name: str
    wanted: float
    draw: Callable[[Sheet, Sequence[Column]], None]


def journey_pages(slide: JourneySlide) -> list[Page]:
    """Return the pages of the slide; the gaps stand on each, since they are of the whole journey."""
    if not slide.stages:
        return numbered(slide.title, [_draw_nothing], slide.source)
    groups = _groups(slide.stages)
    draws: list[Draw] = [partial(_draw, stages=group, gaps=slide.gaps[:TOP_GAPS]) for group in groups]
    return numbered(slide.title, draws, slide.source, remark=_left_out(slide, groups))


def _groups(stages: Sequence[JourneyStage]) -> list[Sequence[JourneyStage]]:
    """Return the stages of each page, about as many on one as on the other."""
    pages = math.ceil(len(stages) / _STAGES)
    return chunks(stages, math.ceil(len(stages) / pages))


def _left_out(slide: JourneySlide, groups: Sequence[Sequence[JourneyStage]]) -> str:
    """Return in words what the slide has no room for."""
    told = [stage for group in groups if _shows_touchpoints(group) for stage in group]
    counts = (
        ("goal", [max(len(written(stage.goals)) - _MOST_GOALS, 0) for stage in slide.stages]),
        ("milestone", [max(len(stage.milestones) - _MOST_MILESTONES, 0) for stage in slide.stages]),
        ("touchpoint", [max(len(written(stage.touchpoints)) - _MOST_TOUCHPOINTS, 0) for stage in told]),
        ("open gap", [max(len(slide.gaps) - TOP_GAPS, 0)]),
    )
    parts = [plural(sum(left), word) for word, left in counts if sum(left)]
    return f"Only on the map: {', '.join(parts)}." if parts else ""


def _draw_nothing(sheet: Sheet) -> None:
    sheet.text(_NO_STAGE, TEXT_16, LEFT, BODY_TOP + 48, TEXT2, width=WIDTH)


def _draw(sheet: Sheet, *, stages: Sequence[JourneyStage], gaps: Sequence[JourneyGap]) -> None:
    bottom = BODY_BOTTOM - (_gaps_height(gaps) if gaps else 0)
    bands = _bands(stages)
    room = bottom - BODY_TOP - _HEAD - _SECTION * (len(bands) + 1)
    share = min(room / sum(band.wanted for band in bands), _MOST_STRETCH)
    width = (WIDTH - LABEL - _GAP * (len(stages) - 1)) / len(stages)
    lefts = [LEFT + LABEL + number * (width + _GAP) for number in range(len(stages))]
    with sheet.tagged(Tag.TABLE):
        with sheet.tagged(Tag.ROW):
            with sheet.tagged(Tag.CELL):
                pass
            for stage, left in zip(stages, lefts, strict=True):
                _draw_head(sheet, stage, Box(left, BODY_TOP, width, _HEAD))
        top: float = BODY_TOP + _HEAD + _SECTION
        for number, band in enumerate(bands):
            height = band.wanted * share
            if number:
                sheet.drawing.line((LEFT, top - _SECTION / 2), (RIGHT, top - _SECTION / 2), BORDER)
            boxes = [Box(left, top, width, height) for left in lefts]
            with sheet.tagged(Tag.ROW):
                _draw_band(sheet, band, list(zip(stages, boxes, strict=True)))
            top += height + _SECTION
    if gaps:
        _draw_gaps(sheet, gaps, bottom)


def _draw_band(sheet: Sheet, band: _Band, columns: Sequence[Column]) -> None:
    baseline = baseline_at(SMALL, columns[0][1].top + 12)
    with sheet.tagged(Tag.ROW_HEAD):
        sheet.text(band.name, SMALL_MEDIUM, LEFT, baseline, TEXT2, width=LABEL - _GAP)
    band.draw(sheet, columns)


def _bands(stages: Sequence[JourneyStage]) -> list[_Band]:
    """Return the rows that have something to show; goals are always there, to say that there are none."""
    found = [_Band("Goals", 110, partial(_draw_cells, _draw_goals))]
    if any(stage.milestones for stage in stages):
        found.append(_Band("Milestones", 100, partial(_draw_cells, _draw_milestones)))
    feels = any(stage.feeling is not None or stage.target is not None for stage in stages)
    has_gaps = any(stage.open_gaps for stage in stages)
    if feels:
        found.append(_Band("Feeling, −2 to +2", 130, draw_feelings))
    if has_gaps:
        found.append(_Band("Gaps", 2 * SMALL.leading, partial(_draw_cells, _draw_counts)))
    if _shows_touchpoints(stages):
        found.append(_Band("Touchpoints", 150, partial(_draw_cells, _draw_touchpoints)))
    return found


def _shows_touchpoints(stages: Sequence[JourneyStage]) -> bool:
    """Return whether there is room for touchpoints, and any of them: they stand where nothing weighs more."""
    told = any(stage.feeling is not None or stage.target is not None or stage.open_gaps for stage in stages)
    return not told and any(written(stage.touchpoints) for stage in stages)


def _draw_head(sheet: Sheet, stage: JourneyStage, box: Box) -> None:
    ground, ink, quiet = (sheet.look.ground, WHITE, WHITE) if stage.here else (TILE, TEXT, TEXT2)
    sheet.drawing.rect(box.left, box.top, box.width, box.height, fill=ground, radius=6)
    width = box.width - 2 * _PAD
    name = sheet.fitted(stage.name, HEADING, width, 1, SMALLEST, wide=2)
    words = ", ".join(part for part in ("now" if stage.here else "", stage.days) if part)
    days = sheet.fitted(words, SMALL, width, 1, _SMALLEST_DAYS, wide=1 if len(name.lines) > 1 else 2)
    with sheet.tagged(Tag.COLUMN_HEAD):
        sheet.stack([(name, ink), *([(days, quiet)] if words else [])], box.left + _PAD, box.top + _HEAD / 2)


def _draw_cells(draw: _DrawCell, sheet: Sheet, columns: Sequence[Column]) -> None:
    for stage, box in columns:
        with sheet.tagged(Tag.CELL):
            draw(sheet, stage, box)


def _draw_goals(sheet: Sheet, stage: JourneyStage, box: Box) -> None:
    goals = written(stage.goals)
    shown = goals[:_MOST_GOALS]
    for goal in goals[_MOST_GOALS:]:
        sheet.omit(goal)
    room = box.height / max(len(shown), 1)
    for number, goal in enumerate(shown):
        top = box.top + number * room
        most, wide = (
            max(int((room - 4) // style.leading), 1)
            for style in (TEXT_16_MEDIUM, TEXT_16_MEDIUM.sized(SMALLEST))
        )
        found = sheet.fitted(goal, TEXT_16_MEDIUM, box.width - 2 * _PAD, most, SMALLEST, wide=wide)
        sheet.drawing.rect(box.left, top + 2, 4, max(found.height, 8), fill=sheet.look.accent, radius=2)
        with sheet.tagged(Tag.PARAGRAPH):
            sheet.paragraph(found, box.left + _PAD, top + 2)


def _draw_milestones(sheet: Sheet, stage: JourneyStage, box: Box) -> None:
    row = box.height / _MOST_MILESTONES
    shown = _milestones_shown(stage.milestones)
    for milestone in stage.milestones:
        if milestone not in shown:
            sheet.omit(milestone.name)
    for number, milestone in enumerate(shown):
        with sheet.tagged(Tag.PARAGRAPH):
            _draw_milestone(sheet, milestone, Box(box.left, box.top + number * row, box.width, row))


def _draw_milestone(sheet: Sheet, milestone: Milestone, box: Box) -> None:
    ink = sheet.look.accent if milestone.state is MilestoneState.REACHED else CONTROL
    mark = Box(box.left + _PAD - 8, box.top + 4, 16, 16)
    with sheet.tagged(Tag.FIGURE, words=milestone.state.value, box=mark):
        marks.milestone(sheet.drawing, milestone.state, (box.left + _PAD, box.top + 12), 8, ink, WHITE)
    left, width = box.left + _PAD + 18, box.width - _PAD - 20
    baseline = baseline_at(SMALL, box.top + 12)
    sheet.text(milestone.name, SMALL_MEDIUM, left, baseline, width=width, smallest=SMALLEST)
    if box.height >= 2 * SMALL.leading:
        day = sheet.setter.line(day_text(milestone.day), SMALL)
        sheet.line(day, left, baseline + SMALL.leading - 1, TEXT3)


def _milestones_shown(milestones: Sequence[Milestone]) -> list[Milestone]:
    """Return those that matter most, in the order of their days: missed, next to come, reached of late."""

    def urgency(one: Milestone) -> tuple[int, int]:
        day = one.day.toordinal()
        return _URGENCY.index(one.state), -day if one.state is MilestoneState.REACHED else day

    return sorted(sorted(milestones, key=urgency)[:_MOST_MILESTONES], key=lambda one: one.day)


def _draw_touchpoints(sheet: Sheet, stage: JourneyStage, box: Box) -> None:
    touchpoints = written(stage.touchpoints)
    for touchpoint in touchpoints[_MOST_TOUCHPOINTS:]:
        sheet.omit(touchpoint)
    row = box.height / _MOST_TOUCHPOINTS
    for number, touchpoint in enumerate(touchpoints[:_MOST_TOUCHPOINTS]):
        middle = box.top + number * row + 12
        draw_icon(sheet.drawing, "messages-square", box.left, middle - 8, 16, TEXT3)
        left, width = box.left + 24, box.width - 28
        with sheet.tagged(Tag.PARAGRAPH):
            sheet.text(touchpoint, SMALL, left, baseline_at(SMALL, middle), TEXT, width=width)


def _draw_counts(sheet: Sheet, stage: JourneyStage, box: Box) -> None:
    if not stage.open_gaps:
        return
    color = STATUS_TEXT[Status.WATCH if stage.unbridged else Status.NONE]
    words = [plural(stage.open_gaps, "open gap")]
    if stage.unbridged:
        words.append(f"{stage.unbridged} without a bridge")
    left, row = box.left + _MARK + 8, min(box.height / 2, SMALL.leading)
    middle = box.top + row / 2
    draw_icon(sheet.drawing, "gap", box.left, middle - _MARK / 2, _MARK, color)
    for number, text in enumerate(words):
        baseline = baseline_at(SMALL, middle + number * row)
        sheet.text(text, SMALL_MEDIUM, left, baseline, color, width=box.right - left)


def _gaps_height(gaps: Sequence[JourneyGap]) -> float:
    return 34 + _ROW * len(gaps)


def _draw_gaps(sheet: Sheet, gaps: Sequence[JourneyGap], top: float) -> None:
    sheet.drawing.line((LEFT, top), (RIGHT, top), BORDER_STRONG, 2)
    with sheet.tagged(Tag.H2):
        sheet.text(_TOP_GAPS_HEADING, HEADING.sized(18), LEFT, baseline_at(HEADING, top + 20), width=WIDTH)
    edges = (LEFT + 34, LEFT + 620, LEFT + 960, RIGHT)
    spans = [(left, right - left - 20) for left, right in pairwise(edges)]
    with sheet.tagged(Tag.TABLE):
        for number, gap in enumerate(gaps):
            middle = top + 34 + (number + 0.5) * _ROW
            sheet.drawing.line((LEFT, middle - _ROW / 2), (RIGHT, middle - _ROW / 2), BORDER)
            with sheet.tagged(Tag.ROW):
                _draw_gap(sheet, gap, middle, spans)
            sheet.marks += [(key, Box(LEFT, middle - _ROW / 2, WIDTH, _ROW)) for key in gap.keys]
            left, width = spans[-1]
            sheet.links += [(key, Box(left, middle - _ROW / 2, width, _ROW)) for key in gap.leads_to[:1]]


def _draw_gap(sheet: Sheet, gap: JourneyGap, middle: float, spans: Sequence[tuple[float, float]]) -> None:
    draw_icon(sheet.drawing, "gap", LEFT, middle - _MARK / 2, _MARK, STATUS_TEXT[Status.WATCH])
    color = TEXT2 if gap.bridge.strip() else STATUS_TEXT[Status.WATCH]
    bridge = gap.bridge if gap.bridge.strip() else "No bridge yet"
    texts = (
        (gap.name, TEXT_16_MEDIUM, TEXT, Tag.ROW_HEAD, ""),
        (gap.where, TEXT_16, TEXT3, Tag.CELL, ""),
        (bridge, TEXT_16, color, Tag.CELL, next(iter(gap.leads_to), "")),
    )
    for (left, width), (text, style, ink, tag, key) in zip(spans, texts, strict=True):
        found = sheet.fitted(text, style, width, 1, SMALLEST, wide=2)
        with sheet.tagged(tag), sheet.tagged(Tag.LINK, key=key) if key else nullcontext():
            sheet.stack([(found, ink)], left, middle)
