"""What all files for a customer have alike: styles, rules between parts, feet of pages, and metadata."""

from cs_desktop.common.language import tr
from cs_desktop.reports.look import BORDER, TEXT3
from cs_desktop.reports.plan.flow import MARGIN, Flow, Part, beside
from cs_desktop.reports.sheet import Align, Sheet
from cs_desktop.reports.tags import Tag
from cs_desktop.reports.text.setter import Paragraph
from cs_desktop.reports.text.style import TextStyle

TITLE = TextStyle(20, 600, 26, -0.015)
OUTCOME = TextStyle(15, 500, 21, -0.008)
HEADING = TextStyle(12.5, 600, 18, -0.006)
NAME = TextStyle(10.5, 600, 14)
BODY = TextStyle(9.5, 400, 13.5)
SMALL = TextStyle(8.5, 400, 12)
SMALL_BOLD = TextStyle(8.5, 600, 12, tabular=True)
VALUE = TextStyle(9, 600, 12, tabular=True)


def rule(flow: Flow, height: float = 7) -> Part:
    """Return a line across the page."""

    def draw(sheet: Sheet, top: float) -> None:
        sheet.drawing.line((MARGIN, top + 3), (MARGIN + flow.room, top + 3), BORDER, 0.75)

    return Part(height, draw)


def draw_lines(sheet: Sheet, found: Paragraph, left: float, width: float, top: float, color: str) -> float:
    """Draw set lines below a place; return where they end."""
    part = beside([(found, left, width, color)])
    part.draw(sheet, top)
    return top + part.height


def foot(sheet: Sheet, flow: Flow, number: int, *told: str) -> None:
    """Draw the foot of a page: what the file is about, and which page of how many it is."""
    middle = flow.height - MARGIN + 6
    line = sheet.setter.elided(" · ".join(part for part in told if part), SMALL, flow.room - 80)
    pages = tr("{number} of {count}", number=number, count=len(flow.pages))
    with sheet.tagged(Tag.FOOTER):
        sheet.line(line, MARGIN, middle, TEXT3)
        sheet.text(pages, SMALL, MARGIN + flow.room, middle, TEXT3, width=80, align=Align.END)
