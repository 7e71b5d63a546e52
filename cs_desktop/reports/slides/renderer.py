"""A deck's pages one after the other, drawn on whatever can draw."""

from collections.abc import Iterator

from cs_desktop.domain.deck.content import AnyDeck, slide_title
from cs_desktop.reports.drawing import Box, Drawing
from cs_desktop.reports.look import look_of
from cs_desktop.reports.sheet import Sheet
from cs_desktop.reports.slides.appendix import listing_pages
from cs_desktop.reports.slides.frame import draw_footer, draw_page_head, draw_source
from cs_desktop.reports.slides.layout import pages_of
from cs_desktop.reports.slides.page import Page
from cs_desktop.reports.slides.rest import PageRest, Rest, source_left
from cs_desktop.reports.tags import Tag
from cs_desktop.reports.text.setter import Setter


class DeckRenderer:
    """Draws one page after the other and remembers what was shortened on them."""

    def __init__(self, deck: AnyDeck, drawing: Drawing, setter: Setter) -> None:
        self._deck = deck
        self._drawing = drawing
        self._setter = setter
        self._look = look_of(deck.accent)
        self.rest = Rest()
        """Of the pages drawn so far."""
        self.drawn = 0
        """Pages drawn so far."""
        self.marks: list[tuple[str, Box]] = []
        self.links: list[tuple[str, Box]] = []
        """Of the page drawn last: what it shows, and what leads elsewhere, by key."""

    def pages(self) -> Iterator[tuple[str, Page]]:
        """Yield each page with its entry in the outline, empty for the further pages of a slide.

        What the pages drawn so far had to shorten comes on the last ones.
        """
        for slide in self._deck.slides:
            for i, page in enumerate(pages_of(slide, self._deck, self._setter)):
                yield ("" if i else slide_title(self._deck, slide)), page
        for title, texts in self.rest.listings():
            for i, page in enumerate(listing_pages(title, texts, self._setter)):
                yield ("" if i else page.title), page

    def draw(self, page: Page, number: int) -> PageRest:
        """Draw a page with its title, source and footer, in reading order; return what it has no room for."""
        sheet = Sheet(self._drawing, self._setter, self._look)
        left = source_left(self._deck, page.source)
        with sheet.tagged(Tag.SECTION):
            draw_page_head(sheet, self._deck, page)
            page.draw(sheet)
            if not page.is_cover:
                draw_source(sheet, "" if left else page.source, page.remark)
        if not page.is_cover:
            with sheet.tagged(Tag.FOOTER):
                draw_footer(sheet, self._deck, number)
        rest = PageRest(tuple(sheet.shortened), left)
        self.rest.add(number, rest)
        self.drawn = number
        self.marks, self.links = sheet.marks, sheet.links
        return rest
