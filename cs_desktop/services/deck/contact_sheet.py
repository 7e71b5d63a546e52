"""The contact sheet of a batch of decks, made from the files that were written."""

from datetime import date
from io import BytesIO
from pathlib import Path

from cs_desktop.common.files import write_whole
from cs_desktop.common.language import tr, trn
from cs_desktop.domain.deck.batch import BatchResult, Written
from cs_desktop.domain.deck.content import Picture
from cs_desktop.domain.progress import Progress
from cs_desktop.services.page_pictures import PagePicture, draw_pages

_PIXELS_A_POINT = 2
_QUALITY = 82
"""Of JPEG; letters of this size stay clean."""


def write_contact_sheet(
    came: BatchResult, folder: Path, title: str, day: date, progress: Progress
) -> Path | None:
    """Write a PDF with the first pages of each deck, and who was left out; none where none was written.

    Raises:
        KnownError: it cannot be written.
    """
    from cs_desktop.reports.pdf.contact_sheet import SheetRow, draw_contact_sheet  # noqa: PLC0415 - brings reportlab

    decks = [one for one in came.written if one.path.suffix == ".pdf"]
    if not decks:
        return None
    rows = []
    for number, one in enumerate(decks):
        progress(number, len(decks), tr("Contact sheet"))
        rows.append(SheetRow(one.account, _told(one), _first_pages(one)))
    rows += [SheetRow(one.account, reason=one.reason) for one in came.skipped]
    path = folder / f"{tr('Contact sheet')}.pdf"
    write_whole(draw_contact_sheet(title, day, rows), path)
    return path


def _told(deck: Written) -> tuple[str, ...]:
    pages = trn("{count} page", "{count} pages", deck.pages)
    if not deck.warnings:
        return (pages,)
    return (pages, trn("{count} note", "{count} notes", len(deck.warnings)))


def _first_pages(deck: Written) -> tuple[Picture, ...]:
    from cs_desktop.reports.pdf.contact_sheet import PICTURE_WIDTH, PICTURES  # noqa: PLC0415 - brings reportlab

    pdf = deck.path.read_bytes()
    width = int(PICTURE_WIDTH * _PIXELS_A_POINT)
    return tuple(map(_jpeg, draw_pages(pdf, range(min(deck.pages, PICTURES)), width)))


def _jpeg(page: PagePicture) -> Picture:
    from PIL import Image  # noqa: PLC0415 - comes with reportlab, and is loaded with it

    size = (page.width, page.height)
    image = Image.frombuffer("RGB", size, page.pixels, "raw", "BGRX", page.stride, 1)
    target = BytesIO()
    image.save(target, "JPEG", quality=_QUALITY)
    return Picture(target.getvalue(), *size)
