"""A deck as a presentation that can be edited."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from pptx import Presentation

from cs_desktop.common.files import write_whole
from cs_desktop.domain.deck.content import AnyDeck
from cs_desktop.domain.deck.slides import Slide
from cs_desktop.reports.fonts.book import FontBook
from cs_desktop.reports.look import COVER_TITLE, look_of
from cs_desktop.reports.pptx.full_texts import full_text_slides
from cs_desktop.reports.pptx.markup import Paint, plain
from cs_desktop.reports.pptx.package import settled
from cs_desktop.reports.pptx.setter import RoomySetter
from cs_desktop.reports.pptx.sheet import FooterSheet, NativeSheet, Placeholder
from cs_desktop.reports.pptx.slide import Described, SlideWriter
from cs_desktop.reports.pptx.template import CONTENT, COVER, template
from cs_desktop.reports.pptx.told import drawing_told
from cs_desktop.reports.slides.frame import draw_footer, draw_source, draw_title
from cs_desktop.reports.slides.layout import pages_of
from cs_desktop.reports.slides.page import Page


@dataclass(frozen=True, slots=True)
class SlidesReport:
    """What came of a deck."""

    pages: int
    shortened: tuple[tuple[int, str], ...]
    """Texts that end in an ellipsis on a slide of this number; they stand in full on the last slides."""
    missing_glyphs: tuple[str, ...] = ()
    """None: whoever opens the file has the fonts."""


def render_pptx(deck: AnyDeck, path: Path) -> SlidesReport:
    """Write the deck as slides of 13.33 by 7.5 inches; the same deck gives the same bytes.

    Texts, tables and charts can be edited; text is never read as markup. The file appears at once and
    whole, or not at all.

    Raises:
        KnownError: the file cannot be written.
    """
    slides = _Slides(deck)
    for slide, page, notes in slides.pages():
        slides.add(slide, page, notes)
    target = BytesIO()
    slides.presentation.save(target)
    write_whole(settled(target.getvalue()), path)
    return SlidesReport(slides.drawn, tuple(slides.shortened))


class _Slides:
    """The slides of a deck, one after the other."""

    def __init__(self, deck: AnyDeck) -> None:
        self._deck = deck
        self._look = look_of(deck.accent)
        self._paint = Paint(self._look)
        self._setter = RoomySetter(FontBook(deck.language))
        self._writer = SlideWriter(deck, self._paint)
        title = ", ".join(part for part in (deck.title, deck.account) if part.strip())
        self.presentation: Any = Presentation(template(deck, self._look, title))
        self.shortened: list[tuple[int, str]] = []
        self.drawn = 0
        self._number = self._draw_layout()

    def pages(self) -> Iterator[tuple[Slide | None, Page, str]]:
        """Yield each page with its slide and what its speaker has to say; what was shortened comes last."""
        for place, slide in enumerate(self._deck.slides):
            for i, page in enumerate(pages_of(slide, self._deck, self._setter)):
                yield slide, page, "" if i else self._deck.notes(place)
        if self.shortened:
            for page in full_text_slides(tuple(self.shortened), self._setter):
                yield None, page, ""

    def add(self, slide: Slide | None, page: Page, notes: str) -> None:
        """Add a page as a slide."""
        layout = self.presentation.slide_layouts[COVER if page.is_cover else CONTENT]
        made = self.presentation.slides.add_slide(layout)
        for place in list(made.placeholders):
            place.element.getparent().remove(place.element)
        sheet = NativeSheet(self._setter, self._look, self._paint)
        if page.is_cover:
            page.draw(sheet)
            sheet.name_title("ctrTitle", COVER_TITLE.tracking)
        else:
            draw_title(sheet, page.title, page.part)
            sheet.name_title("title")
            page.draw(sheet)
            draw_source(sheet, page.source)
            sheet.items += self._number
        told = drawing_told(slide) if slide is not None else None
        self._writer.write(made, sheet, page.title, Described(*told) if told else None)
        if notes.strip():
            words = "\n".join(plain(line) for line in notes.splitlines())
            made.notes_slide.notes_text_frame.text = words
        self.drawn += 1
        known = {text for _, text in self.shortened}
        self.shortened += [(self.drawn, text) for text in sheet.shortened if text not in known]

    def _draw_layout(self) -> list[Placeholder]:
        """Draw the footer once, on the layout; return the place of the slide's number, which each slide "
        "has."""
        sheet = FooterSheet(self._setter, self._look, self._paint)
        draw_footer(sheet, self._deck, sheet.NUMBER)
        layout = self.presentation.slide_layouts[CONTENT]
        self._writer.write(layout, sheet, "")
        return [item for item in sheet.items if isinstance(item, Placeholder)]
