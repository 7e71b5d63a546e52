"""What only the drawn pages of a deck tell: characters without a font, and texts that are cut short."""

from datetime import date

from cs_desktop.domain.deck.content import Deck
from cs_desktop.domain.deck.slides import MessageSlide
from cs_desktop.services.deck.preflight import look_at_pages

DAY = date(2026, 10, 13)


def test_what_the_pages_lack_is_told() -> None:
    whole = MessageSlide("No outage in the quarter", ("None was reported.",))
    assert look_at_pages(Deck("Review", "", "A", "B", "Q3", DAY, (whole,))) == ()
    private = MessageSlide("No outage \ue123 in the quarter", ("None " + "x" * 6_000,))
    told = [one.text for one in look_at_pages(Deck("Review", "", "A", "B", "Q3", DAY, (private,)))]
    assert told[0] == "No font has the character '\\ue123' (U+E123)."
    assert any("is cut short" in text for text in told[1:])


def test_a_deck_without_slides_has_no_pages_to_look_at() -> None:
    assert look_at_pages(Deck("Review", "", "A", "B", "Q3", DAY, ())) == ()
