"""The way from a slide to its deck, and whether that is still there."""

from sqlalchemy import Connection

from cs_desktop.domain.deck.shown import DeckEntry
from cs_desktop.models.queries import decks as stored
from cs_desktop.services.context import Context
from cs_desktop.services.deck.stored.listing import entries_of


def deck_of_slide(ctx: Context, slide_id: int) -> DeckEntry | None:
    """Return the deck that a slide belongs to; None if either is gone."""

    def read(connection: Connection) -> DeckEntry | None:
        slide = stored.slide(connection, slide_id)
        deck = None if slide is None else stored.deck(connection, slide.deck_id)
        return None if deck is None else entries_of(connection, [deck])[0]

    return ctx.workspace.read(read)


def deck_is_there(ctx: Context, deck_id: int) -> bool:
    """Return whether a deck is stored, whatever can be made of it."""
    return ctx.workspace.read(lambda connection: stored.deck(connection, deck_id)) is not None
