"""Pages as pictures: numbered as in the whole deck, and drawn again only where something on them changed."""

import re
from dataclasses import replace
from pathlib import Path

import pypdfium2

from cs_desktop.domain.deck.content import AnyDeck, PageParts
from cs_desktop.reports.pdf import render_pdf
from cs_desktop.services.deck.pictures import PictureBook
from tests.unit.reports.samples import commitments, deck, long_deck, points

WIDTH = 96


def numbers(book: PictureBook, drawn: AnyDeck) -> list[int]:
    """Return the number at the foot of each page, slide after slide."""
    found = []
    for place in range(len(drawn.slides)):
        for number in range(book.pages(drawn, place)):
            (page,) = pypdfium2.PdfDocument(book.file(drawn, place, number))
            words = page.get_textpage().get_text_range()
            found.append(int(re.findall(r"\d+", words)[-1]))
    return found


def test_the_pages_behind_the_last_slide_are_those_of_the_file(tmp_path: Path) -> None:
    parts = PageParts(sources=False)
    drawn = replace(long_deck(), slides=long_deck().slides[:4], marks=(), parts=parts)
    book = PictureBook()
    count = [book.pages(drawn, place) for place in range(4)]
    ending = book.ending_pages(drawn)
    assert render_pdf(drawn, tmp_path / "deck.pdf").pages == sum(count) + ending
    whole = pypdfium2.PdfDocument(tmp_path / "deck.pdf")
    for number in range(ending):
        (page,) = pypdfium2.PdfDocument(book.file(drawn, 3, count[3] + number))
        there = whole[sum(count) + number].get_textpage().get_text_range()
        assert page.get_textpage().get_text_range() == there
        assert there.startswith(("Where the pages", "Texts in full"))
    # With room for all there is nothing to tell behind.
    assert book.ending_pages(replace(deck(), slides=(points(),), marks=())) == 0


def test_pages_are_numbered_on_and_drawn_again_only_where_they_changed() -> None:
    book = PictureBook()
    drawn = replace(deck(), slides=(points(), commitments(40), points()), marks=())
    counts = [book.pages(drawn, place) for place in range(3)]
    assert counts[1] > 1
    assert numbers(book, drawn) == list(range(1, sum(counts) + 1))

    first, last = book.picture(drawn, 0, 0, WIDTH), book.picture(drawn, 2, 0, WIDTH)
    assert (first.width, first.height) == (WIDTH, WIDTH * 9 // 16)
    assert book.picture(drawn, 0, 5, WIDTH) is first, "of fewer pages the last"

    # Another text on the first: only that one is another picture, also after the text is as it was.
    renamed = replace(drawn, slides=(replace(points(), title="Another message"), *drawn.slides[1:]))
    assert book.picture(renamed, 0, 0, WIDTH).pixels != first.pixels
    assert book.picture(renamed, 2, 0, WIDTH) is last
    assert book.picture(drawn, 0, 0, WIDTH) is first

    # Fewer pages before it: the last slide has another number.
    shorter = replace(drawn, slides=(points(), commitments(2), points()))
    assert book.picture(shorter, 2, 0, WIDTH) is not last
    assert numbers(book, shorter) == [1, 2, 3]

    # Another accent is another brand: nothing is as it was.
    assert book.picture(replace(drawn, accent="#0E676C"), 0, 0, WIDTH) is not first
