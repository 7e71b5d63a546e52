"""The last slides: what other slides had no room for, as a table."""

from collections.abc import Sequence
from functools import partial

from cs_desktop.reports.look import BODY_BOTTOM, LEFT, RIGHT, TEXT, TEXT3, TEXT_16
from cs_desktop.reports.pptx.setter import RoomySetter
from cs_desktop.reports.sheet import Sheet
from cs_desktop.reports.slides.page import Page, filled, numbered
from cs_desktop.reports.slides.table import ROWS_TOP, Column, draw_hairline, draw_head
from cs_desktop.reports.text.setter import Paragraph

_PAD = 10
_LEFT = 200
_Row = tuple[str, Paragraph]


def listing_slides(title: str, texts: Sequence[tuple[int, str]], setter: RoomySetter) -> list[Page]:
    """Return the pages that give texts in full, each with the number of the slide that it belongs to."""
    most = int((BODY_BOTTOM - ROWS_TOP - 2 * _PAD) // TEXT_16.leading)
    rows: list[_Row] = [
        (f"Slide {number}", setter.wrap(text, TEXT_16, RIGHT - _LEFT, most)) for number, text in texts
    ]
    groups = filled(rows, lambda row: row[1].height + 2 * _PAD, BODY_BOTTOM - ROWS_TOP)
    return numbered(title, [partial(_draw, rows=group) for group in groups if group], "")


def _draw(sheet: Sheet, *, rows: Sequence[_Row]) -> None:
    draw_head(sheet, [Column("Where", LEFT, 110), Column("Text", _LEFT, RIGHT - _LEFT)])
    top: float = ROWS_TOP
    for where, paragraph in rows:
        sheet.paragraph(sheet.setter.wrap(where, TEXT_16, 110, 1), LEFT, top + _PAD, TEXT3)
        top = sheet.paragraph(paragraph, _LEFT, top + _PAD, TEXT) + _PAD
        draw_hairline(sheet, top)
