"""Pages of a deck as PDF files, to be looked at while it is written: as they are in the whole deck."""

from collections.abc import Sequence
from io import BytesIO

from cs_desktop.domain.deck.content import AnyDeck
from cs_desktop.reports.look import PAGE_HEIGHT, PAGE_WIDTH, POINTS_A_UNIT
from cs_desktop.reports.pdf.about import About
from cs_desktop.reports.pdf.canvas import TextCanvas
from cs_desktop.reports.pdf.surface import Surface
from cs_desktop.reports.slides.appendix import listing_pages
from cs_desktop.reports.slides.blind import Blind
from cs_desktop.reports.slides.book import book_of
from cs_desktop.reports.slides.counts import page_counts
from cs_desktop.reports.slides.layout import pages_of
from cs_desktop.reports.slides.page import Page
from cs_desktop.reports.slides.renderer import DeckRenderer
from cs_desktop.reports.slides.rest import PageRest, Rest
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
    setter = Setter(book_of(deck))
    if first is None:
        first = 1 + sum(page_counts(deck.slides[:place], deck, setter))
    return _drawn(deck, setter, pages_of(deck.slides[place], deck, setter), first, only)


def slide_rest(deck: AnyDeck, place: int) -> tuple[PageRest, ...]:
    """Return what each page of the slide at a place of the deck has no room for."""
    setter = Setter(book_of(deck))
    renderer = DeckRenderer(deck, Blind(), setter)
    pages = pages_of(deck.slides[place], deck, setter)
    return tuple(renderer.draw(page, number) for number, page in enumerate(pages, 1))


def ending_page_count(deck: AnyDeck, rest: Rest) -> int:
    """Return how many pages at the end of the deck tell the rest of all others."""
    return len(_ending(rest, Setter(book_of(deck))))


def ending_pdf(deck: AnyDeck, rest: Rest, first: int, only: int) -> bytes:
    """Return one of those pages, counted from 0; `first` is the number of the first of them."""
    setter = Setter(book_of(deck))
    return _drawn(deck, setter, _ending(rest, setter), first, only)


def _ending(rest: Rest, setter: Setter) -> list[Page]:
    return [page for title, texts in rest.listings() for page in listing_pages(title, texts, setter)]


def _drawn(deck: AnyDeck, setter: Setter, pages: Sequence[Page], first: int, only: int | None) -> bytes:
    target = BytesIO()
    about = About(deck.title, deck.company, "", deck.day, deck.language)
    canvas = TextCanvas(target, PAGE_WIDTH, PAGE_HEIGHT, POINTS_A_UNIT, about)
    renderer = DeckRenderer(deck, Surface(canvas, PAGE_HEIGHT), setter)
    for behind, page in enumerate(pages):
        if only in (None, behind):
            renderer.draw(page, first + behind)
            canvas.showPage()
    canvas.save()
    return target.getvalue()
