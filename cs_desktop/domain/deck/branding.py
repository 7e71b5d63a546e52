"""Brands as one looks at them and edits them: that of all decks, and where one client's differ from it."""

from dataclasses import dataclass

from cs_desktop.domain.deck.shown import BrandShown, DeckShown


@dataclass(frozen=True, slots=True)
class BrandBook:
    """The brand of all decks, and that of one client's, where one is looked at."""

    ours: BrandShown
    theirs: BrandShown | None = None
    account_id: int | None = None
    typefaces: tuple[str, ...] = ()
    """Families of which files are kept."""


@dataclass(frozen=True, slots=True)
class BrandEdit:
    """A text that was entered for a field of a brand; `account_id` is None for that of all decks."""

    account_id: int | None
    field: str
    base: str
    text: str


def frozen_book(deck: DeckShown) -> BrandBook:
    """Return how the pages of a frozen deck look, which is kept in it."""
    was = deck.deck
    brand = BrandShown(
        *(was.company, was.accent, was.footer, was.confidentiality, was.typeface.name),
        own_logo=was.own_logo,
        logo=was.logo,
    )
    of_client = brand if deck.entry.account_id is not None else None
    return BrandBook(brand, of_client, deck.entry.account_id, tuple(filter(None, (brand.typeface,))))


TEXTS = ("company", "footer", "confidentiality")
"""The fields of a brand that are texts."""


def own_value(book: BrandBook, account_id: int | None, field: str) -> str:
    """Return what is stored of a field: of a client's brand nothing where it follows that of all decks."""
    if account_id is None or book.theirs is None:
        return str(getattr(book.ours, field))
    return str(getattr(book.theirs, field)) if field in book.theirs.of_client else ""
