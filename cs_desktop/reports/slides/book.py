"""The fonts that a deck is set in."""

from cs_desktop.domain.deck.content import AnyDeck
from cs_desktop.reports.fonts.book import FontBook
from cs_desktop.reports.text.texts import texts_in


def book_of(deck: AnyDeck) -> FontBook:
    """Return the fonts of a deck: the brand's, ours, then those for other scripts."""
    return FontBook(deck.language, texts_in(deck), deck.typeface)
