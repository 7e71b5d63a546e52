"""The fonts that a deck is set in."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from cs_desktop.domain.deck.content import AnyDeck
from cs_desktop.reports.fonts.book import FontBook


def book_of(deck: AnyDeck) -> FontBook:
    """Return the fonts of a deck: the brand's, ours, then those for other scripts."""
    return FontBook(deck.language, texts_of(deck), deck.typeface)


def texts_of(part: object) -> Iterator[str]:
    """Yield every text in the content, to tell which languages are in it."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from texts_of(item)
    elif is_dataclass(part):
        for field in fields(part):
            yield from texts_of(getattr(part, field.name))
