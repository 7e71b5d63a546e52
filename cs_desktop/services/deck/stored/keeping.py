"""A title that stays though the data says otherwise, and the way from a slide to its deck."""

from sqlalchemy import Connection

from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.deck.shown import DeckEntry
from cs_desktop.models.queries import decks as stored
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context
from cs_desktop.services.deck.stored.changing import open_slide, slide_name
from cs_desktop.services.deck.stored.listing import entries_of


def keep_title(ctx: Context, slide_id: int, basis: str, initiator: object = None) -> Change | None:
    """Hold a title written by hand against what the data says now, `basis`: it was looked at and stays.

    Raises:
        KnownError: the slide is gone, or its deck shows a frozen state.
    """

    def work(tx: WriteTx) -> None:
        slide, deck = open_slide(tx, slide_id)
        tx.recorder.label = f"Change slide {slide_name(slide)} of {shortened(deck.name)}"
        slide.title_basis = basis if slide.title else ""

    return ctx.workspace.write("Change slide", work, initiator).change


def deck_of_slide(ctx: Context, slide_id: int) -> DeckEntry | None:
    """Return the deck that a slide belongs to; None if it is gone."""

    def read(connection: Connection) -> DeckEntry | None:
        slide = stored.slide(connection, slide_id)
        deck = None if slide is None else stored.deck(connection, slide.deck_id)
        return None if deck is None else entries_of(connection, [deck])[0]

    return ctx.workspace.read(read)
