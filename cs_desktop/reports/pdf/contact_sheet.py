"""A contact sheet: of many decks the first pages, small, one deck a row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.deck.content import Picture
from cs_desktop.reports.fonts.book import FontBook
from cs_desktop.reports.look import BORDER, BORDER_STRONG, TEXT2, TEXT3, look_of
from cs_desktop.reports.pdf.about import About
from cs_desktop.reports.pdf.canvas import TextCanvas
from cs_desktop.reports.pdf.surface import Surface
from cs_desktop.reports.sheet import Align, Sheet
from cs_desktop.reports.slides.page import chunks
from cs_desktop.reports.text.setter import Setter
from cs_desktop.reports.text.style import TextStyle

PICTURES = 5
"""Pages of a deck that stand in its row."""
PICTURE_WIDTH = 118.0
"""In points."""
_PAGE = (841.89, 595.28)
"""A4, wide, in points."""
_LEFT, _TOP = 40.0, 36.0
_FIRST_ROW = 84.0
_ROW, _GAP = 78.0, 8.0
_ROWS = 6
_NAMES = 116.0
_TITLE = TextStyle(16, 600, 22, -0.012)
_NAME = TextStyle(10, 600, 13)
_SMALL = TextStyle(8.5, 400, 12)
_LEAST = 7.0
_ACCENT = "#2355C4"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One deck: its account, what is told of it, and its first pages; or why there is none."""

    name: str
    told: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    reason: str = ""


def draw_contact_sheet(title: str, day: date, rows: Sequence[SheetRow], language: str = "en-US") -> bytes:
    """Return the sheet as PDF; the same rows give the same bytes."""
    target = BytesIO()
    canvas = TextCanvas(target, *_PAGE, 1.0, About(title, day=day, language=language))
    setter = Setter(FontBook(language, [title, *(text for row in rows for text in (row.name, row.reason))]))
    groups = chunks(rows, _ROWS)
    for number, group in enumerate(groups, 1):
        sheet = Sheet(Surface(canvas, _PAGE[1]), setter, look_of(_ACCENT))
        _draw_head(sheet, title, day, tr("{number} of {count}", number=number, count=len(groups)))
        for place, row in enumerate(group):
            _draw_row(sheet, row, _FIRST_ROW + place * _ROW)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _draw_head(sheet: Sheet, title: str, day: date, pages: str) -> None:
    right = _PAGE[0] - _LEFT
    sheet.text(title, _TITLE, _LEFT, _TOP + 16, width=right - _LEFT - 200, smallest=_LEAST)
    sheet.text(f"{day_text(day)} · {pages}", _SMALL, right, _TOP + 16, TEXT3, width=190, align=Align.END)


def _draw_row(sheet: Sheet, row: SheetRow, top: float) -> None:
    sheet.drawing.line((_LEFT, top - 5), (_PAGE[0] - _LEFT, top - 5), BORDER, 0.75)
    found = sheet.fitted(row.name, _NAME, _NAMES, 2, _LEAST, wide=3)
    below = sheet.paragraph(found, _LEFT, top)
    for line in row.told:
        below = sheet.paragraph(sheet.fitted(line, _SMALL, _NAMES, 1, _LEAST), _LEFT, below, TEXT2)
    left = _LEFT + _NAMES + _GAP
    if row.reason:
        reason = sheet.fitted(row.reason, _SMALL, _PAGE[0] - _LEFT - left, 3, _LEAST)
        sheet.paragraph(reason, left, top, TEXT2)
    for picture in row.pictures:
        height = PICTURE_WIDTH * picture.height / picture.width
        sheet.drawing.image(picture, left, top, PICTURE_WIDTH, height)
        sheet.drawing.rect(left, top, PICTURE_WIDTH, height, stroke=BORDER_STRONG, stroke_width=0.5)
        left += PICTURE_WIDTH + _GAP
