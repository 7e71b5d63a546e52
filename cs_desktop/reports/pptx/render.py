"""A deck as a presentation that can be edited."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from pptx import Presentation

from cs_desktop.common.files import write_whole
from cs_desktop.domain.deck.content import AnyDeck
from cs_desktop.domain.deck.slides import Slide
from cs_desktop.reports.look import look_of
from cs_desktop.reports.pptx.blocks import NUMBER_FIELD
from cs_desktop.reports.pptx.full_texts import listing_slides
from cs_desktop.reports.pptx.markup import Paint, plain
from cs_desktop.reports.pptx.package import settled
from cs_desktop.reports.pptx.setter import RoomySetter
from cs_desktop.reports.pptx.sheet import FooterSheet, NativeSheet, Placeholder
from cs_desktop.reports.pptx.slide import SlideWriter
from cs_desktop.reports.pptx.template import CONTENT, COVER, template
from cs_desktop.reports.pptx.told import drawing_told
from cs_desktop.reports.slides.book import book_of
from cs_desktop.reports.slides.frame import draw_footer, draw_page_head, draw_source
from cs_desktop.reports.slides.layout import pages_of
from cs_desktop.reports.slides.page import Page
from cs_desktop.reports.slides.rest import PageRest, Rest, source_left


@dataclass(frozen=True, slots=True)
class SlidesReport:
    """What came of a deck."""

    pages: int
    shortened: tuple[tuple[int, str], ...]
    """Texts that end in an ellipsis on a slide of this number; they stand in full on the last slides."""
    missing_glyphs: tuple[str, ...] = ()
    """None: the letters are those of whoever opens the file."""


def render_pptx(
    deck: AnyDeck, path: Path, on_page: Callable[[int], object] = lambda _number: None
) -> SlidesReport:
    """Write the deck as slides of 13.33 by 7.5 inches; the same deck gives the same bytes.

    Texts, tables and charts can be edited; text is never read as markup. What shows a gap leads to the
    objective that it is about. The file appears at once and whole, or not at all. `on_page` is told the
    number of each slide before it is drawn; what it raises stops the work.

    Raises:
        KnownError: the file cannot be written.
    """
    slides = _Slides(deck)
    for number, (slide, page, notes) in enumerate(slides.pages(), 1):
        on_page(number)
        slides.draw(slide, page, notes, number)
    write_whole(settled(slides.written()), path)
    return SlidesReport(len(slides.drawn), tuple(slides.rest.shortened))


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A slide of the file, not yet filled, and what is to stand on it."""

    target: Any
    sheet: NativeSheet
    title: str


class _Slides:
    """The slides of a deck: drawn one after the other, then written."""

    def __init__(self, deck: AnyDeck) -> None:
        self._deck = deck
        self._look = look_of(deck.accent)
        self._paint = Paint(self._look)
        self._setter = RoomySetter(book_of(deck))
        self._writer = SlideWriter(deck, self._paint)
        title = ", ".join(part for part in (deck.title, deck.account) if part.strip())
        self._presentation: Any = Presentation(template(deck, self._look, title))
        self.rest = Rest()
        self.drawn: list[_Drawn] = []
        self._number = self._draw_layout()

    def pages(self) -> Iterator[tuple[Slide | None, Page, str]]:
        """Yield each page with its slide and what its speaker has to say; what had no room comes last."""
        for place, slide in enumerate(self._deck.slides):
            for i, page in enumerate(pages_of(slide, self._deck, self._setter)):
                yield slide, page, "" if i else self._deck.notes(place)
        for title, texts in self.rest.listings():
            for page in listing_slides(title, texts, self._setter):
                yield None, page, ""

    def draw(self, slide: Slide | None, page: Page, notes: str, number: int) -> None:
        """Add a slide, and draw what is to stand on it."""
        layout = self._presentation.slide_layouts[COVER if page.is_cover else CONTENT]
        made = self._presentation.slides.add_slide(layout)
        for place in list(made.placeholders):
            place.element.getparent().remove(place.element)
        sheet = NativeSheet(self._setter, self._look, self._paint, "ctrTitle" if page.is_cover else "title")
        left = source_left(self._deck, page.source)
        draw_page_head(sheet, self._deck, page)
        begin = len(sheet.items)
        page.draw(sheet)
        if told := drawing_told(slide):
            sheet.gather(begin, *told)
        if not page.is_cover:
            draw_source(sheet, "" if left else page.source, page.remark)
            sheet.items += [place.saying(f"{NUMBER_FIELD}{number}") for place in self._number]
        if notes.strip():
            words = "\n".join(plain(line) for line in notes.splitlines())
            made.notes_slide.notes_text_frame.text = words
        self.rest.add(number, PageRest(tuple(sheet.shortened), left))
        self.drawn.append(_Drawn(made, sheet, page.title))

    def written(self) -> bytes:
        """Return the file with all that was drawn."""
        jumps: dict[str, Any] = {}
        for one in self.drawn:
            for key, _ in one.sheet.marks:
                jumps.setdefault(key, one.target)
        for one in self.drawn:
            self._writer.write(one.target, one.sheet, one.title, jumps)
        target = BytesIO()
        self._presentation.save(target)
        return target.getvalue()

    def _draw_layout(self) -> list[Placeholder]:
        """Draw the footer once, on the layout; return the place of the slide's number, which each slide "
        "has."""
        sheet = FooterSheet(self._setter, self._look, self._paint)
        draw_footer(sheet, self._deck, sheet.NUMBER)
        self._writer.write(self._presentation.slide_layouts[CONTENT], sheet, "", {})
        return [item for item in sheet.items if isinstance(item, Placeholder)]
