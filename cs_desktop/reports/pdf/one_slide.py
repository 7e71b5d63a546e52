"""One slide of a deck as a PDF file, to be looked at while it is written: its pages as in the whole deck."""

from io import BytesIO

from cs_desktop.domain.deck.content import AnyDeck
from cs_desktop.reports.look import PAGE_HEIGHT, PAGE_WIDTH, POINTS_A_UNIT
from cs_desktop.reports.pdf.about import About
from cs_desktop.reports.pdf.canvas import TextCanvas
from cs_desktop.reports.pdf.surface import Surface
from cs_desktop.reports.slides.book import book_of
from cs_desktop.reports.slides.counts import page_counts
from cs_desktop.reports.slides.layout import pages_of
from cs_desktop.reports.slides.renderer import DeckRenderer
from cs_desktop.reports.text.setter import Setter


def slide_page_count(deck: AnyDeck, place: int) -> int:
    """Return how many pages the slide at a place of the deck has, without drawing them."""
    return len(pages_of(deck.slides[place], deck, Setter(book_of(deck))))


def slide_pdf(deck: AnyDeck, place: int, first: int | None = None, only: int | None = None) -> bytes:
    """Return the pages of the slide at a place of the deck, numbered from `first`, else as in the whole one.

    `only` is the one page of them that is wanted, counted from 0. Without outline and links; what they
    shorten is listed nowhere.

    Raises:
        IndexError: the deck has no slide there.
    """
    target = BytesIO()
    about = About(deck.title, deck.company, "", deck.day, deck.language)
    canvas = TextCanvas(target, PAGE_WIDTH, PAGE_HEIGHT, POINTS_A_UNIT, about)
    setter = Setter(book_of(deck))
    renderer = DeckRenderer(deck, Surface(canvas, PAGE_HEIGHT), setter)
    if first is None:
        first = 1 + sum(page_counts(deck.slides[:place], deck, setter))
    for behind, page in enumerate(pages_of(deck.slides[place], deck, setter)):
        if only in (None, behind):
            renderer.draw(page, first + behind)
            canvas.showPage()
    canvas.save()
    return target.getvalue()
