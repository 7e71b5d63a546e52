"""The pages of a deck as pictures: taken from the PDF, and drawn again only where they changed."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, replace

from cs_desktop.common.language import in_english
from cs_desktop.domain.deck.content import AnyDeck
from cs_desktop.services.page_pictures import PagePicture, count_pages, draw_page

_MOST_SLIDES = 400
"""Files of one slide that are kept; each has some 25 KB."""
_MOST_BYTES = 96 << 20
"""Of pictures that are kept."""


@dataclass(frozen=True, slots=True)
class SlideFile:
    """A slide as a PDF of its own."""

    pdf: bytes
    pages: int


def slide_pdf(deck: AnyDeck, place: int, first: int) -> bytes:
    """Return one slide of a deck as a file, its pages numbered from `first`."""
    from cs_desktop.reports.pdf import one_slide  # noqa: PLC0415 - reportlab is loaded for the first page

    return one_slide.slide_pdf(deck, place, first)


class PictureBook:
    """Draws slides and keeps what it drew, by their content, the number of their page and the brand.

    To be asked by one thread at a time.
    """

    def __init__(self) -> None:
        self._files: OrderedDict[Hashable, SlideFile] = OrderedDict()
        self._pictures: OrderedDict[Hashable, PagePicture] = OrderedDict()
        self._bytes = 0
        self._counts: dict[Hashable, int] = {}
        """How many pages a slide has, whatever the number of its first page."""

    def file(self, deck: AnyDeck, place: int) -> SlideFile:
        """Return a slide of a deck as a file."""
        # The number of its first page depends on how many pages those before it have.
        first = 1 + sum(self._count(deck, before) for before in range(place))
        return self._file(deck, place, first)

    def picture(self, deck: AnyDeck, place: int, page: int, width: int) -> PagePicture:
        """Return a page of a slide, so many pixels wide; of fewer pages the last.

        The same page gives the same object, for as long as it is kept.
        """
        file = self.file(deck, place)
        key = file.pdf, min(page, file.pages - 1), width
        found = self._pictures.get(key)
        if found is None:
            found = self._pictures[key] = draw_page(*key)
            self._bytes += len(found.pixels)
            while self._bytes > _MOST_BYTES and len(self._pictures) > 1:
                _, oldest = self._pictures.popitem(last=False)
                self._bytes -= len(oldest.pixels)
        self._pictures.move_to_end(key)
        return found

    def _count(self, deck: AnyDeck, place: int) -> int:
        key = _unnumbered(deck, place)
        if key not in self._counts:
            # All before it are known by now: they are counted in order.
            self.file(deck, place)
        return self._counts[key]

    def _file(self, deck: AnyDeck, place: int, first: int) -> SlideFile:
        unnumbered = _unnumbered(deck, place)
        key = unnumbered, first
        found = self._files.get(key)
        if found is None:
            with in_english():
                pdf = slide_pdf(deck, place, first)
            found = self._files[key] = SlideFile(pdf, count_pages(pdf))
            self._counts[unnumbered] = found.pages
            if len(self._files) > _MOST_SLIDES:
                self._files.popitem(last=False)
        self._files.move_to_end(key)
        return found


def _unnumbered(deck: AnyDeck, place: int) -> Hashable:
    """Return all that a slide's pages are made of but their numbers."""
    return replace(deck, slides=(), marks=()), deck.slides[place]
