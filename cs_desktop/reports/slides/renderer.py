"""A deck's pages one after the other, drawn on whatever can draw."""

from collections.abc import Iterator

from cs_desktop.domain.deck.content import AnyDeck, slide_title
from cs_desktop.reports.drawing import Box, Drawing
from cs_desktop.reports.look import look_of
from cs_desktop.reports.sheet import Sheet
from cs_desktop.reports.slides.appendix import IN_FULL, SOURCES, listing_pages
from cs_desktop.reports.slides.frame import draw_footer, draw_page_head, draw_source
from cs_desktop.reports.slides.layout import pages_of
from cs_desktop.reports.slides.page import Page
from cs_desktop.reports.tags import Tag
from cs_desktop.reports.text.setter import Setter


class DeckRenderer:
    """Draws one page after the other and remembers what was shortened on them."""

    def __init__(self, deck: AnyDeck, drawing: Drawing, setter: Setter) -> None:
        self._deck = deck
        self._drawing = drawing
        self._setter = setter
        self._look = look_of(deck.accent)
        self.shortened: list[tuple[int, str]] = []
        self._sources: list[tuple[int, str]] = []
        """By page, where they do not stand on it."""
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
        for title, texts in ((SOURCES, self._sources), (IN_FULL, self.shortened)):
            if texts:
                for i, page in enumerate(listing_pages(title, tuple(texts), self._setter)):
                    yield ("" if i else page.title), page

    def _source_on(self, page: Page, number: int) -> str:
        """Return what stands below a page; where that is not wanted the last pages tell it."""
        if self._deck.parts.sources or not page.source.strip():
            return page.source
        if page.source not in {source for _, source in self._sources}:
            self._sources.append((number, page.source))
        return ""

    def draw(self, page: Page, number: int) -> None:
        """Draw a page with its title, source and footer, in reading order."""
        sheet = Sheet(self._drawing, self._setter, self._look)
        with sheet.tagged(Tag.SECTION):
            draw_page_head(sheet, self._deck, page)
            page.draw(sheet)
            if not page.is_cover:
                draw_source(sheet, self._source_on(page, number), page.remark)
        if not page.is_cover:
            with sheet.tagged(Tag.FOOTER):
                draw_footer(sheet, self._deck, number)
        known = {text for _, text in self.shortened}
        self.shortened += [(number, text) for text in sheet.shortened if text not in known]
        self.drawn = number
        self.marks, self.links = sheet.marks, sheet.links
