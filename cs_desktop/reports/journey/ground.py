"""What the cards of a map lie on: columns and lanes, with their heads and labels."""

from cs_desktop.common.language import tr
from cs_desktop.domain.journey.calendar import StageDays, days_text
from cs_desktop.domain.journey.content import Lane, Persona, Stage
from cs_desktop.domain.journey.curve_looks import look_of_persona
from cs_desktop.domain.journey.geometry import HEAD_HEIGHT, LABEL_WIDTH, Box
from cs_desktop.domain.journey.icons import LANE_ICONS
from cs_desktop.domain.journey.layout import Layout
from cs_desktop.reports.icons import draw_icon
from cs_desktop.reports.journey.curves import draw_heard_sample, draw_sample
from cs_desktop.reports.journey.styles import CAPTION, CAPTION_BOLD, CARD, STAGE
from cs_desktop.reports.look import BORDER, BORDER_STRONG, SUNKEN, TEXT2, WHITE
from cs_desktop.reports.sheet import Sheet, baseline_at, baseline_in

_INSET = 12.0
_NAME_LEFT = 30.0
_NAME_LEADING = 15.0
_NAME_RIGHT = 4.0
"""What a name that is read from the right keeps from the map, where it is short enough."""
_ICON = 14.0
_PILL_PADDING = 7.0
_PILL_HEIGHT = 16.0
_PILL_APART = 8.0
_SWATCH = 17.0


def draw_ground(sheet: Sheet, layout: Layout, here: int | None) -> None:
    """Draw lanes and columns; `here` is the id of the stage in which the account is."""
    drawing, frame = sheet.drawing, layout.frame
    drawing.rect(frame.x, frame.y, frame.width, frame.height, fill=WHITE)
    drawing.rect(frame.x, 0, LABEL_WIDTH, layout.height, fill=SUNKEN)
    for stage in layout.stages:
        if stage.id == here:
            drawing.rect(stage.box.x, frame.y, stage.box.width, frame.height, fill=sheet.look.tint)
    for lane in layout.lanes:
        drawing.line((frame.x, lane.box.bottom), (layout.width, lane.box.bottom), BORDER)
    for stage in layout.stages:
        drawing.line((stage.box.right, frame.y), (stage.box.right, layout.height), BORDER)
    drawing.line((0, frame.y), (0, layout.height), BORDER)
    drawing.line((frame.x, 0), (layout.width, 0), BORDER)
    drawing.rect(frame.x, frame.y, frame.width, frame.height, stroke=BORDER_STRONG)


def draw_head(sheet: Sheet, stage: Stage, box: Box, days: StageDays, *, here: bool) -> None:
    """Draw a stage's name and days above its column."""
    x, width = box.x + _INSET, box.width - 2 * _INSET + 2
    top = -HEAD_HEIGHT + 5
    pill = sheet.setter.line(tr("Now"), CAPTION_BOLD) if here else None
    taken = 0.0 if pill is None else pill.width + 2 * _PILL_PADDING + _PILL_APART
    if taken > width / 2:
        pill, taken = None, 0.0
    name = sheet.fitted(stage.name, STAGE, width - taken, 1, STAGE.size).lines[0]
    start = sheet.line_in(name, x, width, top + baseline_in(STAGE))
    if pill is not None:
        left = start - taken if name.leftward else start + name.width + _PILL_APART
        middle = top + STAGE.leading / 2
        sheet.drawing.rect(
            *(left, middle - _PILL_HEIGHT / 2, pill.width + 2 * _PILL_PADDING, _PILL_HEIGHT),
            fill=sheet.look.ground,
            radius=_PILL_HEIGHT / 2,
        )
        sheet.line(pill, left + _PILL_PADDING, baseline_at(CAPTION_BOLD, middle), WHITE)
    line = sheet.setter.elided(days_text(stage, days), CAPTION, width)
    sheet.line(line, x, top + STAGE.leading + 1 + baseline_in(CAPTION), TEXT2)


def draw_label(sheet: Sheet, lane: Lane, box: Box, personas: tuple[Persona, ...], *, heard: bool) -> None:
    """Draw a lane's name beside it, and below it whose curves it shows, and what surveys say."""
    x, y = -LABEL_WIDTH, box.y
    draw_icon(sheet.drawing, LANE_ICONS[lane.kind], x + 10, y + 6, _ICON, TEXT2)
    bottom = box.bottom - 4
    most = max(int((bottom - y - 4) // _NAME_LEADING), 1)
    width = LABEL_WIDTH - _NAME_LEFT - 1
    name = sheet.setter.wrap(lane.name, CARD, width, most)
    sheet.shorten(name, lane.name)
    y += 5
    for line in name.lines:
        sheet.line_in(line, x + _NAME_LEFT, width - _NAME_RIGHT, y + baseline_in(CARD), TEXT2)
        y += _NAME_LEADING
    y += 5
    for number, persona in enumerate(personas):
        if y + CAPTION.leading > bottom:
            sheet.omit(persona.name)
            continue
        draw_sample(sheet, look_of_persona(number), x + 8, x + 8 + _SWATCH, y + CAPTION.leading / 2)
        _name_curve(sheet, persona.name, x, y)
        y += CAPTION.leading
    if heard and y + CAPTION.leading <= bottom:
        draw_heard_sample(sheet, x + 8, x + 8 + _SWATCH, y + CAPTION.leading / 2)
        _name_curve(sheet, tr("Surveys"), x, y)


def _name_curve(sheet: Sheet, name: str, left: float, top: float) -> None:
    width = LABEL_WIDTH - _NAME_LEFT - 4
    line = sheet.fitted(name, CAPTION, width, 1, CAPTION.size).lines[0]
    sheet.line_in(line, left + _NAME_LEFT, width, top + baseline_in(CAPTION), TEXT2)
