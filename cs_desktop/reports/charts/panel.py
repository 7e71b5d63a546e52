"""A chart with its rule, title and unit above, or a word on why there is nothing to draw."""

from cs_desktop.domain.charts.spec import ChartKind, ChartSpec
from cs_desktop.reports.charts.bars import draw_bars
from cs_desktop.reports.charts.lines import draw_lines
from cs_desktop.reports.charts.words import chart_words
from cs_desktop.reports.drawing import Box
from cs_desktop.reports.look import BORDER_STRONG, HEADING, RULE, TEXT, TEXT2, TEXT3, TEXT_16, TEXT_18
from cs_desktop.reports.sheet import Align, Sheet
from cs_desktop.reports.tags import Tag

NOTHING = "Nothing measured yet"
_HEAD_ROOM = 12
_GAP = 22


def draw_panel(sheet: Sheet, spec: ChartSpec, box: Box) -> None:
    """Draw a chart with its heading into a box; the rule stands on the box's top."""
    sheet.drawing.rect(box.left, box.top - RULE / 2, box.width, RULE, fill=TEXT)
    title = sheet.fitted(spec.title, HEADING, box.width, 2, 17)
    with sheet.tagged(Tag.H2):
        top = sheet.paragraph(title, box.left, box.top + _HEAD_ROOM)
    if spec.subtitle:
        subtitle = sheet.fitted(spec.subtitle, TEXT_16, box.width, 2, 14)
        top = sheet.paragraph(subtitle, box.left, top, TEXT3)
    plot = Box(box.left, top + _GAP, box.width, box.bottom - top - _GAP)
    if spec.is_empty:
        draw_nothing(sheet, plot)
    elif sheet.takes_chart(spec, plot):
        return
    else:
        draw = draw_lines if spec.kind in (ChartKind.LINE, ChartKind.STEP) else draw_bars
        with sheet.tagged(Tag.FIGURE, words=chart_words(spec), box=plot):
            draw(sheet, spec, plot)


def draw_nothing(sheet: Sheet, box: Box) -> None:
    """Draw an empty axis that says so."""
    bottom = box.bottom - 44
    sheet.drawing.line((box.left, bottom), (box.right, bottom), BORDER_STRONG, 1.5, (5, 5))
    found = sheet.fitted(NOTHING, TEXT_18, box.width, 2, 14)
    x, top = box.left + box.width / 2, (box.top + bottom - found.height) / 2
    sheet.paragraph(found, x, top, TEXT2, Align.CENTER)
