"""The milestones of a map on their line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cs_desktop.domain.deck.slides import MilestoneState
from cs_desktop.domain.figures import Status
from cs_desktop.domain.journey.geometry import Box
from cs_desktop.domain.journey.layout import NAME_WIDTH
from cs_desktop.domain.journey.milestones import tags
from cs_desktop.reports import marks
from cs_desktop.reports.drawing import Dash
from cs_desktop.reports.journey.styles import CAPTION, CAPTION_MEDIUM
from cs_desktop.reports.look import CONTROL, STATUS_MARK, STATUS_TEXT, TEXT, TEXT2, TEXT3, WHITE
from cs_desktop.reports.sheet import Align, Sheet, baseline_in

_DIAMOND = 7.0
_LINE_FROM_TOP = 18.0
_NAME_TOP = _LINE_FROM_TOP + _DIAMOND + 2
_LEADING = 14.0
_TWO_LINES = 70.0
"""How high a lane is at least in which names have two lines."""
_NOW = 0
"""Stands for the line where the account is; no milestone has this id."""
_LEAST_NAME = 18.0
_DOTS: Dash = (1.5, 3.0)
_APART = 8.0


@dataclass(frozen=True, slots=True)
class LineMilestone:
    """A milestone on its line: what it is called, its day in words, and how far it is."""

    id: int
    name: str
    day: str
    state: MilestoneState


def draw_milestones(
    sheet: Sheet, shown: Sequence[LineMilestone], places: Mapping[int, float], lane: Box, now: float | None
) -> None:
    """Draw milestones on their line, solid up to now and dotted after; `places` are the x of the diamonds."""
    if not shown:
        return
    y = lane.y + _LINE_FROM_TOP
    xs = sorted(places[one.id] for one in shown)
    turn = min(max(lane.right if now is None else now, xs[0]), xs[-1])
    if turn > xs[0]:
        sheet.drawing.line((xs[0], y), (turn, y), sheet.look.accent, 1.5)
    if turn < xs[-1]:
        sheet.drawing.line((turn, y), (xs[-1], y), TEXT3, 1.5, _DOTS)
    inks = {MilestoneState.REACHED: sheet.look.accent, MilestoneState.MISSED: STATUS_MARK[Status.RISK]}
    for one in shown:
        ink = inks.get(one.state, CONTROL)
        marks.milestone(sheet.drawing, one.state, (places[one.id], y), _DIAMOND, ink, WHITE)
    _name_milestones(sheet, shown, places, lane, now)


def _name_milestones(
    sheet: Sheet, shown: Sequence[LineMilestone], places: Mapping[int, float], lane: Box, now: float | None
) -> None:
    """Write names and days below the diamonds, pushed aside where they would lie on each other."""
    widths = {one.id: _name_width(sheet, one) + _APART for one in shown}
    taken = {one.id: places[one.id] for one in shown}
    if now is not None:
        # Names give way to the line that shows where the account is, too.
        taken[_NOW], widths[_NOW] = now, _APART
    placed = tags(taken, widths, lane.x, lane.right, (_NOW,))
    for one in sorted(shown, key=lambda one: placed[one.id].x if one.id in placed else places[one.id]):
        tag = placed.get(one.id)
        if tag is None:
            sheet.omit(one.name)
            continue
        room, middle, top = tag.width - _APART, tag.x + tag.width / 2, lane.y + _NAME_TOP
        name = sheet.setter.wrap(one.name, CAPTION_MEDIUM, max(room, 1.0), 2)
        if room < _LEAST_NAME or name.width > room:
            sheet.omit(one.name)
            continue
        sheet.shorten(name, one.name)
        for line in name.lines[: 2 if lane.height >= _TWO_LINES else 1]:
            sheet.line(line, middle, top + baseline_in(CAPTION_MEDIUM), TEXT, Align.CENTER)
            top += _LEADING
        day = sheet.setter.line(one.day, CAPTION)
        if day.width <= room:
            ink = STATUS_TEXT[Status.RISK] if one.state is MilestoneState.MISSED else TEXT2
            sheet.line(day, middle, top + baseline_in(CAPTION), ink, Align.CENTER)


def _name_width(sheet: Sheet, milestone: LineMilestone) -> float:
    """Return what a name takes, on two lines where it is long; its day at least."""
    name = sheet.setter.line(milestone.name, CAPTION_MEDIUM).width
    if name > NAME_WIDTH:
        name = min(sheet.setter.wrap(milestone.name, CAPTION_MEDIUM, NAME_WIDTH, 2).width, NAME_WIDTH)
    return max(name, sheet.setter.line(milestone.day, CAPTION).width) + 0.1
