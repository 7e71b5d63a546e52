"""Milestones and actions as lines of a file for the customer."""

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.deck.slides import MilestoneState
from cs_desktop.domain.plan.shared import SharedAction, SharedMilestone
from cs_desktop.reports.look import CONTROL, TEXT, TEXT2, WHITE, look_of
from cs_desktop.reports.marks import milestone
from cs_desktop.reports.plan.flow import MARGIN, Flow, Part, beside
from cs_desktop.reports.plan.frame import BODY, SMALL
from cs_desktop.reports.sheet import Sheet


def milestone_line(flow: Flow, one: SharedMilestone) -> Part:
    """Return a milestone: its mark, its name, whose it is and its day."""
    reached = one.reached_on is not None
    name = flow.setter.wrap(one.name, BODY, flow.room - 190)
    when = (
        tr("Reached {day}", day=day_text(one.reached_on)) if reached else day_text(one.due) if one.due else ""
    )
    day = flow.setter.wrap(when, SMALL, 110)
    side = flow.setter.wrap(one.side, SMALL, 60)
    right = MARGIN + flow.room
    line = beside(
        [
            (name, MARGIN + 18, flow.room - 190, TEXT),
            (side, right - 170, 60, TEXT2),
            (day, right - 105, 105, TEXT2),
        ]
    )

    def draw(sheet: Sheet, top: float) -> None:
        state = MilestoneState.REACHED if reached else MilestoneState.DUE
        milestone(sheet.drawing, state, (MARGIN + 6, top + 7), 5.5, sheet.look.accent, WHITE)
        line.draw(sheet, top)

    return Part(line.height + 4, draw)


def action_line(flow: Flow, one: SharedAction, accent: str) -> Part:
    """Return an action: a box, ticked where it is done, who does it and until when."""
    done = one.done_on is not None
    text = one.text
    if one.objective is not None:
        # A number alone would ask what it counts.
        text = tr("{text} (objective {number})", text=text, number=one.objective)
    width = flow.room - 18 - 230
    right = MARGIN + flow.room
    when = tr("Done {day}", day=day_text(one.done_on)) if done else day_text(one.due) if one.due else ""
    if one.late:
        when = tr("{day}, overdue", day=when)
    line = beside(
        [
            (flow.setter.wrap(text, BODY, width), MARGIN + 18, width, TEXT2 if done else TEXT),
            (flow.setter.wrap(one.who, SMALL, 115), right - 225, 115, TEXT2),
            (flow.setter.wrap(when, SMALL, 105), right - 105, 105, TEXT2),
        ]
    )

    def draw(sheet: Sheet, top: float) -> None:
        _box(sheet, MARGIN, top + 1.5, look_of(accent).accent, ticked=done)
        line.draw(sheet, top)

    return Part(line.height + 4, draw)


def _box(sheet: Sheet, left: float, top: float, color: str, *, ticked: bool) -> None:
    """Draw a box to tick, with its tick where it is done."""
    sheet.drawing.rect(left, top, 10, 10, stroke=CONTROL, stroke_width=0.9, radius=2)
    if ticked:
        sheet.drawing.path(
            [(left + 2.5, top + 5.2), (left + 4.4, top + 7.1), (left + 7.7, top + 3.2)], color, 1.4
        )
