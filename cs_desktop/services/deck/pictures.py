"""The pages of a deck as pictures: taken from the PDF, and drawn again only where they changed."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from cs_desktop.common.language import in_english
from cs_desktop.domain.deck.content import AnyDeck
from cs_desktop.services.page_pictures import PagePicture, draw_page

if TYPE_CHECKING:
    from cs_desktop.reports.slides.rest import PageRest, Rest

_MOST_PAGES = 400
"""Of which files and counts are kept; a file has some 25 KB."""
_MOST_BYTES = 96 << 20
"""Of pictures that are kept."""


MadeT = TypeVar("MadeT")


class _Kept(Generic[MadeT]):
    """What was made for a page or slide, kept for those that were asked for last."""

    def __init__(self) -> None:
        self._made: OrderedDict[Hashable, MadeT] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], MadeT]) -> MadeT:
        """Return what is kept, else what is made, with all words in English."""
        if key not in self._made:
            with in_english():
                self._made[key] = make()
            if len(self._made) > _MOST_PAGES:
                self._made.popitem(last=False)
        self._made.move_to_end(key)
        return self._made[key]


class PictureBook:
    """Draws pages and keeps what it drew, by their slide's content, their number and the brand.

    To be asked by one thread at a time.
    """

    def __init__(self) -> None:
        self._files = _Kept[bytes]()
        self._pictures: OrderedDict[Hashable, PagePicture] = OrderedDict()
        self._bytes = 0
        self._counts = _Kept[int]()
        """How many pages a slide has, whatever the number of its first page."""
        self._rests: _Kept[tuple[PageRest, ...]] = _Kept()
        """What the pages of a slide have no room for."""

    def pages(self, deck: AnyDeck, place: int) -> int:
        """Return how many pages a slide of a deck has."""
        from cs_desktop.reports.pdf import one_slide  # noqa: PLC0415 - reportlab is loaded for the first page

        return self._counts.get(_unnumbered(deck, place), lambda: one_slide.slide_page_count(deck, place))

    def ending_pages(self, deck: AnyDeck) -> int:
        """Return how many pages come behind the last slide, with what all others have no room for."""
        from cs_desktop.reports.pdf import one_slide  # noqa: PLC0415 - as above

        rest = self._rest(deck)
        if not (rest.sources or rest.shortened):
            return 0
        with in_english():
            return one_slide.ending_page_count(deck, rest)

    def file(self, deck: AnyDeck, place: int, page: int) -> bytes:
        """Return a page of a slide as a PDF of its own; of fewer pages the last.

        To the last slide belong the pages that come behind it.
        """
        from cs_desktop.reports.pdf import one_slide  # noqa: PLC0415 - as above

        # The number of its first page depends on how many pages those before it have.
        first = 1 + sum(self.pages(deck, before) for before in range(place))
        own = self.pages(deck, place)
        if page >= own and place == len(deck.slides) - 1 and (ending := self.ending_pages(deck)):
            with in_english():
                return one_slide.ending_pdf(deck, self._rest(deck), first + own, min(page - own, ending - 1))
        page = min(page, own - 1)
        key = _unnumbered(deck, place), first, page
        return self._files.get(key, lambda: one_slide.slide_pdf(deck, place, first, page))

    def picture(self, deck: AnyDeck, place: int, page: int, width: int) -> PagePicture:
        """Return a page of a slide, so many pixels wide; of fewer pages the last.

        The same page gives the same object, for as long as it is kept.
        """
        key = self.file(deck, place, page), width
        found = self._pictures.get(key)
        if found is None:
            found = self._pictures[key] = draw_page(key[0], 0, width)
            self._bytes += len(found.pixels)
            while self._bytes > _MOST_BYTES and len(self._pictures) > 1:
                _, oldest = self._pictures.popitem(last=False)
                self._bytes -= len(oldest.pixels)
        self._pictures.move_to_end(key)
        return found

    def _rest(self, deck: AnyDeck) -> "Rest":
        """Return what all pages have no room for; only slides that changed are laid out for it."""
        from cs_desktop.reports.pdf import one_slide  # noqa: PLC0415 - as above
        from cs_desktop.reports.slides.rest import Rest  # noqa: PLC0415 - as above

        rest, number = Rest(), 0
        for place in range(len(deck.slides)):
            made = partial(one_slide.slide_rest, deck, place)
            for page in self._rests.get(_unnumbered(deck, place), made):
                number += 1
                rest.add(number, page)
        return rest


def _unnumbered(deck: AnyDeck, place: int) -> Hashable:
    """Return all that a slide's pages are made of but their numbers."""
    return replace(deck, slides=(), marks=()), deck.slides[place]
