"""A deck as a PDF file."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from itertools import accumulate
from pathlib import Path

from cs_desktop.common.files import write_whole
from cs_desktop.domain.deck.content import AnyDeck, slide_title
from cs_desktop.domain.deck.keys import keys_on
from cs_desktop.reports.fonts.characters import clean
from cs_desktop.reports.look import PAGE_HEIGHT, PAGE_WIDTH, POINTS_A_UNIT
from cs_desktop.reports.pdf.about import About
from cs_desktop.reports.pdf.canvas import TextCanvas
from cs_desktop.reports.pdf.surface import Surface
from cs_desktop.reports.slides.book import book_of
from cs_desktop.reports.slides.counts import page_counts
from cs_desktop.reports.slides.renderer import DeckRenderer
from cs_desktop.reports.text.setter import MOST_CHARACTERS, Setter


@dataclass(frozen=True, slots=True)
class RenderReport:
    """What came of a deck."""

    pages: int
    missing_glyphs: tuple[str, ...]
    """Characters that no font has, each once; a box stands in their place."""
    shortened: tuple[tuple[int, str], ...]
    """Texts that end in an ellipsis on a page of this number; they stand in full on the last pages."""


def render_pdf(
    deck: AnyDeck, path: Path, opening: int = 1, on_page: Callable[[int], object] = lambda _number: None
) -> RenderReport:
    """Write the deck as 16:9 pages of 13.33 by 7.5 inches; the same deck gives the same bytes.

    Text can be selected and searched, is never read as markup, and is drawn without any font of the
    system. What shows a gap leads to the objective that it is about, and back. A reader of the file begins
    on the page `opening`. The file appears at once and whole, or not at all. `on_page` is told the number
    of each page before it is drawn; what it raises stops the work.

    Raises:
        KnownError: the file cannot be written.
    """
    target = BytesIO()
    canvas = TextCanvas(target, PAGE_WIDTH, PAGE_HEIGHT, POINTS_A_UNIT, _about(deck))
    canvas.showOutline()
    book = book_of(deck)
    renderer = DeckRenderer(deck, Surface(canvas, PAGE_HEIGHT), Setter(book))
    known = {key: slide_title(deck, slide) for slide in reversed(deck.slides) for key in keys_on(slide)}
    for number, (outline, page) in enumerate(renderer.pages(), 1):
        on_page(number)
        _mark_page(canvas, number, outline)
        renderer.draw(page, number)
        for key, box in renderer.marks:
            canvas.mark_once(key, box.left * POINTS_A_UNIT, (PAGE_HEIGHT - box.top) * POINTS_A_UNIT)
        for key, box in renderer.links:
            if key in known:
                below, above = PAGE_HEIGHT - box.bottom, PAGE_HEIGHT - box.top
                canvas.lead_to(key, box.left, below, box.right, above, clean(f"Go to: {known[key]}"))
        if number == opening > 1:
            canvas.open_here()
        canvas.showPage()
    canvas.save()
    write_whole(target.getvalue(), path)
    missing = dict.fromkeys(char for cluster in book.missing for char in cluster)
    return RenderReport(renderer.drawn, tuple(missing), tuple(renderer.rest.shortened))


def first_pages(deck: AnyDeck) -> tuple[int, ...]:
    """Return the number of the page on which each slide begins, as `render_pdf` counts them."""
    setter = Setter(book_of(deck))
    return tuple(accumulate(page_counts(deck.slides[:-1], deck, setter), initial=1))


def _about(deck: AnyDeck) -> About:
    """Return what the file is and whose."""
    subject = ", ".join(part for part in (deck.subtitle, deck.account) if part)
    return About(f"{deck.title}, {deck.account}", deck.company, subject, deck.day, deck.language)


def _mark_page(canvas: TextCanvas, number: int, outline: str) -> None:
    """Name the page for the reader's list of pages and, at a slide's beginning, in the outline."""
    canvas.addPageLabel(number - 1, style="ARABIC", start=number)
    if outline:
        canvas.bookmarkPage(f"slide-{number}")
        canvas.addOutlineEntry(clean(outline)[:MOST_CHARACTERS], f"slide-{number}", level=0)
