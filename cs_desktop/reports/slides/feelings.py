"""How the journey feels, as a curve over its stages, and the curve that is aimed at."""

from collections.abc import Sequence

from cs_desktop.domain.deck.slides import JourneyStage
from cs_desktop.domain.figures import Status
from cs_desktop.domain.journey.curve import bends, height_of
from cs_desktop.domain.journey.geometry import Point
from cs_desktop.reports.drawing import Box, Dash
from cs_desktop.reports.fonts.bidi import has_right_to_left
from cs_desktop.reports.look import (
    CONTROL,
    GRID,
    LEFT,
    RIGHT,
    SMALL,
    SMALL_MEDIUM,
    STATUS_TEXT,
    TEXT,
    TEXT2,
    WHITE,
)
from cs_desktop.reports.sheet import Align, Sheet, baseline_at
from cs_desktop.reports.tags import Tag

LABEL = 124
"""The room for the names of the rows, left of the stages."""
SMALLEST = SMALL.size
"""Units: 8.4 points on the slide."""
_DOT = 6
_WORD = 20
_SAMPLE = 28
_LEFT_TO_RIGHT = "\u200e"
_TARGET = "Target"
Column = tuple[JourneyStage, Box]


def draw_feelings(sheet: Sheet, columns: Sequence[Column]) -> None:
    """Draw the curve; words stand above their points, or below in the upper half."""
    area = columns[0][1]
    zero = height_of(0, area.top, area.height, _WORD + _DOT)
    sheet.drawing.line((LEFT + LABEL, zero), (RIGHT, zero), GRID)
    places = [_place(stage.feeling, box) for stage, box in columns if stage.feeling is not None]
    _draw_curve(sheet, places, sheet.look.accent, 2.5)
    _draw_target(sheet, columns)
    for stage, box in columns:
        with sheet.tagged(Tag.CELL), sheet.tagged(Tag.FIGURE, words=_words(stage), box=box):
            if stage.target is not None:
                aim = _place(stage.target, box)
                sheet.drawing.circle((aim.x, aim.y), _DOT - 1.5, fill=WHITE, stroke=CONTROL, stroke_width=2)
            if stage.feeling is not None:
                _draw_feeling(sheet, stage, stage.feeling, box)


def _draw_feeling(sheet: Sheet, stage: JourneyStage, feeling: float, box: Box) -> None:
    place = _place(feeling, box)
    fill = sheet.look.accent if feeling >= 0 else STATUS_TEXT[Status.RISK]
    sheet.drawing.circle((place.x, place.y), _DOT, fill=fill, stroke=WHITE, stroke_width=2)
    value = _value(feeling)
    room = box.width - 8 - sheet.setter.line(f" {value}", SMALL_MEDIUM).width
    word = sheet.fitted(stage.word, SMALL_MEDIUM, room, 1, SMALLEST).lines[0].text
    above = place.y - _DOT - _WORD / 2
    below = place.y + _DOT + _WORD / 2
    middle = above if feeling >= 0 else below
    # Behind a word that is read from the right the sign would change sides.
    sign = _LEFT_TO_RIGHT if has_right_to_left(word) else ""
    line = sheet.setter.line(f"{word} {sign}{value}".strip(), SMALL_MEDIUM)
    # The dashed curve may come through here; it stops short of the words.
    left, top = place.x - line.width / 2 - 4, middle - _WORD / 2 + 1
    sheet.drawing.rect(left, top, line.width + 8, _WORD - 3, fill=WHITE)
    sheet.line(line, place.x, baseline_at(SMALL_MEDIUM, middle), TEXT, Align.CENTER)


def _place(value: float, box: Box) -> Point:
    return Point(box.left + box.width / 2, height_of(value, box.top, box.height, _WORD + _DOT))


def _value(value: float) -> str:
    return f"{value:+.1f}".replace("-", "−")


def _words(stage: JourneyStage) -> str:
    """Return in words what can be seen of a stage's feeling."""
    feeling = "" if stage.feeling is None else f"{stage.word} {_value(stage.feeling)}".strip()
    aim = "" if stage.target is None else f"{_TARGET}: {_value(stage.target)}"
    return ", ".join(part for part in (feeling, aim) if part)


def _draw_target(sheet: Sheet, columns: Sequence[Column]) -> None:
    """Draw the curve that is aimed at, dashed, and its name with a piece of it below that of the row."""
    places = [_place(stage.target, box) for stage, box in columns if stage.target is not None]
    if not places:
        return
    _draw_curve(sheet, places, CONTROL, 2, (5, 5))
    middle = columns[0][1].top + 12 + SMALL.leading
    sheet.drawing.line((LEFT, middle), (LEFT + _SAMPLE, middle), CONTROL, 2, (5, 5))
    left, baseline = LEFT + _SAMPLE + 8, baseline_at(SMALL, middle)
    with sheet.tagged(Tag.DECORATION):
        sheet.text(_TARGET, SMALL, left, baseline, TEXT2, width=LABEL - _SAMPLE - 8)


def _draw_curve(sheet: Sheet, places: Sequence[Point], color: str, width: float, dash: Dash = ()) -> None:
    """Draw a smooth line through places; one alone has none."""
    if len(places) > 1:
        bent = [((b.first.x, b.first.y), (b.second.x, b.second.y), (b.end.x, b.end.y)) for b in bends(places)]
        sheet.drawing.curve((places[0].x, places[0].y), bent, color, width, dash)
