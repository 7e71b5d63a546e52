"""Pages of PDF files as pictures, drawn by PDFium."""

from contextlib import closing
from dataclasses import dataclass
from threading import Lock

# PDFium may be asked by one thread at a time.
PDFIUM = Lock()


@dataclass(frozen=True, slots=True, eq=False)
class PagePicture:
    """A page as pixels of four bytes: blue, green, red and one that says nothing."""

    width: int
    height: int
    stride: int
    """Bytes from one line to the next."""
    pixels: bytes


def draw_page(pdf: bytes, page: int, width: int) -> PagePicture:
    """Return a page of a file of ours, so many pixels wide; `page` counts from 0."""
    import pypdfium2  # noqa: PLC0415 - a library that is loaded for the first page

    with PDFIUM, closing(pypdfium2.PdfDocument(pdf)) as document, closing(document[page]) as sheet:
        bitmap = sheet.render(scale=width / sheet.get_width(), prefer_bgrx=True)
        with closing(bitmap):
            return PagePicture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
