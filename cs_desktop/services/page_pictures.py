"""Pages of PDF files as pictures, drawn by PDFium."""

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

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
    return draw_pages(pdf, [page], width)[0]


def draw_pages(pdf: bytes, pages: Iterable[int], width: int) -> tuple[PagePicture, ...]:
    """Return pages of a file of ours as `draw_page` does; the file is opened once."""
    import pypdfium2  # noqa: PLC0415 - a library that is loaded for the first page

    with PDFIUM, closing(pypdfium2.PdfDocument(pdf)) as document:
        return tuple(_drawn(document[page], width) for page in pages)


def _drawn(page: "PdfPage", width: int) -> PagePicture:
    with closing(page), closing(page.render(scale=width / page.get_width(), prefer_bgrx=True)) as bitmap:
        return PagePicture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
