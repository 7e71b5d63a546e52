"""The journey: stages side by side with goals, milestones and feelings, and the gaps that matter most."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from cs_desktop.common.dates import day_text
from cs_desktop.domain.figures import Status
from cs_desktop.domain.journey.curve import bends, height_of
from cs_desktop.domain.journey.geometry import Point
from cs_desktop.domain.slides import TOP_GAPS, JourneyGap, JourneySlide, JourneyStage, MilestoneState
from cs_desktop.reports import marks
from cs_desktop.reports.drawing import Box
from cs_desktop.reports.icons import draw_icon
from cs_desktop.reports.look import (
    BODY_BOTTOM,
    BODY_TOP,
    BORDER,
    BORDER_STRONG,
    CONTROL,
    GRID,
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
from cs_desktop.reports.sheet import Align, Sheet, baseline_at
from cs_desktop.reports.slides.page import Draw, Page, chunks, numbered, written

_STAGES = 7
_GAP = 8
_HEAD = 66
_PAD = 12
_LABEL = 124
_MOST_STRETCH = 1.2
_MOST_MILESTONES = 2
_MOST_GOALS = 2
_MOST_TOUCHPOINTS = 4
_ROW = 40
_MARK = 18
_DOT = 6
_WORD = 20
_SECTION = 10
_NO_STAGE = "The journey map has no stages yet"
_TOP_GAPS_HEADING = "Where the journey needs work"
Column = tuple[JourneyStage, Box]


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
    draws: list[Draw] = [
        partial(_draw, stages=group, gaps=slide.gaps[:TOP_GAPS]) for group in chunks(slide.stages, _STAGES)
    ]
    return numbered(slide.title, draws, slide.source)


def _draw_nothing(sheet: Sheet) -> None:
    sheet.text(_NO_STAGE, TEXT_16, LEFT, BODY_TOP + 48, TEXT2, width=WIDTH)


def _draw(sheet: Sheet, *, stages: Sequence[JourneyStage], gaps: Sequence[JourneyGap]) -> None:
    bottom = BODY_BOTTOM - (_gaps_height(gaps) if gaps else 0)
    bands = _bands(stages)
    room = bottom - BODY_TOP - _HEAD - _SECTION * len(bands)
    share = min(room / sum(band.wanted for band in bands), _MOST_STRETCH)
    width = (WIDTH - _LABEL - _GAP * (len(stages) - 1)) / len(stages)
    lefts = [LEFT + _LABEL + number * (width + _GAP) for number in range(len(stages))]
    for stage, left in zip(stages, lefts, strict=True):
        _draw_head(sheet, stage, Box(left, BODY_TOP, width, _HEAD))
    top: float = BODY_TOP + _HEAD + _SECTION
    for number, band in enumerate(bands):
        height = band.wanted * share
        sheet.text(band.name, SMALL_MEDIUM, LEFT, baseline_at(SMALL, top + 12), TEXT2, width=_LABEL - _GAP)
        if number:
            sheet.drawing.line((LEFT, top - _SECTION / 2), (RIGHT, top - _SECTION / 2), BORDER)
        band.draw(
            sheet, [(stage, Box(left, top, width, height)) for stage, left in zip(stages, lefts, strict=True)]
        )
        top += height + _SECTION
    if gaps:
        _draw_gaps(sheet, gaps, bottom)


def _bands(stages: Sequence[JourneyStage]) -> list[_Band]:
    """Return the rows that have something to show; goals are always there, to say that there are none."""
    found = [_Band("Goals", 110, _draw_goals)]
    if any(stage.milestones for stage in stages):
        found.append(_Band("Milestones", 100, _draw_milestones))
    feels = any(stage.feeling is not None for stage in stages)
    has_gaps = any(stage.open_gaps for stage in stages)
    if feels:
        found.append(_Band("Feeling, −2 to +2", 130, _draw_feelings))
    if has_gaps:
        found.append(_Band("Gaps", 30, _draw_counts))
    if not (feels or has_gaps) and any(written(stage.touchpoints) for stage in stages):
        found.append(_Band("Touchpoints", 150, _draw_touchpoints))
    return found


def _draw_head(sheet: Sheet, stage: JourneyStage, box: Box) -> None:
    ground, ink, quiet = (sheet.look.ground, WHITE, WHITE) if stage.here else (TILE, TEXT, TEXT2)
    sheet.drawing.rect(box.left, box.top, box.width, box.height, fill=ground, radius=6)
    width = box.width - 2 * _PAD
    name = sheet.fitted(stage.name, HEADING, width, 1, 13)
    sheet.line(name.lines[0], box.left + _PAD, baseline_at(name.style, box.top + 22), ink)
    words = ", ".join(part for part in ("now" if stage.here else "", stage.days) if part)
    if words:
        days = sheet.fitted(words, SMALL, width, 1, 11)
        sheet.line(days.lines[0], box.left + _PAD, baseline_at(days.style, box.top + 47), quiet)


def _draw_goals(sheet: Sheet, columns: Sequence[Column]) -> None:
    for stage, box in columns:
        goals = written(stage.goals)
        shown = goals[:_MOST_GOALS]
        for goal in goals[_MOST_GOALS:]:
            sheet.omit(goal)
        room = box.height / max(len(shown), 1)
        for number, goal in enumerate(shown):
            top = box.top + number * room
            most = max(int((room - 4) // TEXT_16.leading), 1)
            found = sheet.fitted(goal, TEXT_16_MEDIUM, box.width - 2 * _PAD, most, 13)
            sheet.drawing.rect(box.left, top + 2, 4, max(found.height, 8), fill=sheet.look.accent, radius=2)
            sheet.paragraph(found, box.left + _PAD, top + 2)


def _draw_milestones(sheet: Sheet, columns: Sequence[Column]) -> None:
    for stage, box in columns:
        row = box.height / _MOST_MILESTONES
        for milestone in stage.milestones[_MOST_MILESTONES:]:
            sheet.omit(milestone.name)
        for number, milestone in enumerate(stage.milestones[:_MOST_MILESTONES]):
            top = box.top + number * row
            ink = sheet.look.accent if milestone.state is MilestoneState.REACHED else CONTROL
            marks.milestone(sheet.drawing, milestone.state, (box.left + _PAD, top + 12), 8, ink, WHITE)
            left, width = box.left + _PAD + 18, box.width - _PAD - 20
            baseline = baseline_at(SMALL, top + 12)
            sheet.text(milestone.name, SMALL_MEDIUM, left, baseline, width=width, smallest=12)
            if row >= 2 * SMALL.leading:
                day = sheet.setter.line(day_text(milestone.day), SMALL)
                sheet.line(day, left, baseline + SMALL.leading - 1, TEXT3)


def _draw_touchpoints(sheet: Sheet, columns: Sequence[Column]) -> None:
    for stage, box in columns:
        touchpoints = written(stage.touchpoints)
        for touchpoint in touchpoints[_MOST_TOUCHPOINTS:]:
            sheet.omit(touchpoint)
        row = box.height / _MOST_TOUCHPOINTS
        for number, touchpoint in enumerate(touchpoints[:_MOST_TOUCHPOINTS]):
            middle = box.top + number * row + 12
            draw_icon(sheet.drawing, "messages-square", box.left, middle - 8, 16, TEXT3)
            left, width = box.left + 24, box.width - 28
            sheet.text(touchpoint, SMALL, left, baseline_at(SMALL, middle), TEXT, width=width, smallest=11)


def _draw_feelings(sheet: Sheet, columns: Sequence[Column]) -> None:
    """Draw the curve; words stand above their points, or below in the upper half."""
    area = columns[0][1]
    zero = height_of(0, area.top, area.height, _WORD + _DOT)
    sheet.drawing.line((LEFT + _LABEL, zero), (RIGHT, zero), GRID)
    points = [
        (
            stage,
            Point(box.left + box.width / 2, height_of(stage.feeling, box.top, box.height, _WORD + _DOT)),
            box,
        )
        for stage, box in columns
        if stage.feeling is not None
    ]
    places = [place for _stage, place, _box in points]
    if len(places) > 1:
        bent = [((b.first.x, b.first.y), (b.second.x, b.second.y), (b.end.x, b.end.y)) for b in bends(places)]
        sheet.drawing.curve((places[0].x, places[0].y), bent, sheet.look.accent, 2.5)
    for stage, place, box in points:
        assert stage.feeling is not None
        fill = sheet.look.accent if stage.feeling >= 0 else STATUS_TEXT[Status.RISK]
        sheet.drawing.circle((place.x, place.y), _DOT, fill=fill, stroke=WHITE, stroke_width=2)
        words = f"{stage.word} {stage.feeling:+.1f}".strip().replace("-", "−")
        above = place.y - _DOT - _WORD / 2
        below = place.y + _DOT + _WORD / 2
        middle = above if stage.feeling >= 0 else below
        found = sheet.fitted(words, SMALL_MEDIUM, box.width - 8, 1, 11)
        sheet.line(found.lines[0], place.x, baseline_at(found.style, middle), TEXT, Align.CENTER)


def _draw_counts(sheet: Sheet, columns: Sequence[Column]) -> None:
    for stage, box in columns:
        if not stage.open_gaps:
            continue
        middle = box.top + box.height / 2
        words = f"{stage.open_gaps} open gap{'' if stage.open_gaps == 1 else 's'}"
        if stage.unbridged:
            words += f", {stage.unbridged} without a bridge"
        color = STATUS_TEXT[Status.WATCH if stage.unbridged else Status.NONE]
        draw_icon(sheet.drawing, "gap", box.left, middle - _MARK / 2, _MARK, color)
        width = box.width - _MARK - 8
        sheet.text(
            words,
            SMALL_MEDIUM,
            box.left + _MARK + 8,
            baseline_at(SMALL, middle),
            color,
            width=width,
            smallest=10,
        )


def _gaps_height(gaps: Sequence[JourneyGap]) -> float:
    return 34 + _ROW * len(gaps)


def _draw_gaps(sheet: Sheet, gaps: Sequence[JourneyGap], top: float) -> None:
    sheet.drawing.line((LEFT, top), (RIGHT, top), BORDER_STRONG, 2)
    sheet.text(_TOP_GAPS_HEADING, HEADING.sized(18), LEFT, baseline_at(HEADING, top + 20), width=WIDTH)
    edges = (LEFT + 34, LEFT + 620, LEFT + 960, RIGHT)
    spans = [(left, right - left - 20) for left, right in pairwise(edges)]
    for number, gap in enumerate(gaps):
        middle = top + 34 + (number + 0.5) * _ROW
        sheet.drawing.line((LEFT, middle - _ROW / 2), (RIGHT, middle - _ROW / 2), BORDER)
        color = TEXT2 if gap.bridge.strip() else STATUS_TEXT[Status.WATCH]
        draw_icon(sheet.drawing, "gap", LEFT, middle - _MARK / 2, _MARK, STATUS_TEXT[Status.WATCH])
        texts = (
            (gap.name, TEXT_16_MEDIUM, TEXT),
            (gap.where, TEXT_16, TEXT3),
            (gap.bridge if gap.bridge.strip() else "No bridge yet", TEXT_16, color),
        )
        for (left, width), (text, style, ink) in zip(spans, texts, strict=True):
            sheet.text(text, style, left, baseline_at(style, middle), ink, width=width, smallest=11)
        sheet.marks += [(key, Box(LEFT, middle - _ROW / 2, WIDTH, _ROW)) for key in gap.keys]
        left, width = spans[-1]
        sheet.links += [(key, Box(left, middle - _ROW / 2, width, _ROW)) for key in gap.leads_to[:1]]
