"""A deck's pages one after the other, drawn on whatever can draw."""

from collections.abc import Iterator

from cs_desktop.domain.deck.content import AnyDeck, slide_title
from cs_desktop.reports.drawing import Box, Drawing
from cs_desktop.reports.look import look_of
from cs_desktop.reports.sheet import Sheet
from cs_desktop.reports.slides.appendix import full_text_pages
from cs_desktop.reports.slides.frame import draw_footer, draw_source, draw_title
from cs_desktop.reports.slides.layout import pages_of
from cs_desktop.reports.slides.page import Page
from cs_desktop.reports.text.setter import Setter


class DeckRenderer:
    """Draws one page after the other and remembers what was shortened on them."""

    def __init__(self, deck: AnyDeck, drawing: Drawing, setter: Setter) -> None:
        self._deck = deck
        self._drawing = drawing
        self._setter = setter
        self._look = look_of(deck.accent)
        self.shortened: list[tuple[int, str]] = []
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
        if self.shortened:
            for i, page in enumerate(full_text_pages(tuple(self.shortened), self._setter)):
                yield ("" if i else page.title), page

    def draw(self, page: Page, number: int) -> None:
        """Draw a page with its title, source and footer, in reading order."""
        sheet = Sheet(self._drawing, self._setter, self._look)
        if not page.is_cover:
            draw_title(sheet, page.title, page.part)
        page.draw(sheet)
        if not page.is_cover:
            draw_source(sheet, page.source)
            draw_footer(sheet, self._deck, number)
        known = {text for _, text in self.shortened}
        self.shortened += [(number, text) for text in sheet.shortened if text not in known]
        self.drawn = number
        self.marks, self.links = sheet.marks, sheet.links
