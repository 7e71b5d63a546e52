"""Finding a stored deck or one of its slides to change it, and what of them is stored how."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.deck.kinds import SLIDE_KINDS, SlideKey
from cs_desktop.models.tables import Deck, DeckSlide, DeckSnapshot
from cs_desktop.models.write import WriteTx


def stored_deck(tx: WriteTx, deck_id: int) -> Deck:
    """Return a deck.

    Raises:
        KnownError: it is gone.
    """
    deck = tx.session.get(Deck, deck_id)
    if deck is None:
        raise gone()
    return deck


def open_deck(tx: WriteTx, deck_id: int) -> Deck:
    """Return a deck whose live values are shown, so that what is changed of it is seen.

    Raises:
        KnownError: it is gone, or shows a frozen state.
    """
    deck = stored_deck(tx, deck_id)
    if deck.snapshot_id is not None and tx.session.get(DeckSnapshot, deck.snapshot_id) is not None:
        raise KnownError(
            tr("This deck shows a frozen state, which nothing changes; show live values to go on.")
        )
    return deck


def open_slide(tx: WriteTx, slide_id: int) -> tuple[DeckSlide, Deck]:
    """Return a slide and its deck, whose live values are shown.

    Raises:
        KnownError: the slide is gone, or its deck shows a frozen state.
    """
    slide = tx.session.get(DeckSlide, slide_id)
    if slide is None:
        raise KnownError(tr("This slide was removed by someone else; undo the removal to go on."))
    return slide, open_deck(tx, slide.deck_id)


def slides_in(tx: WriteTx, deck_id: int) -> list[DeckSlide]:
    """Return the slides of a deck in their order."""
    query = select(DeckSlide).where(DeckSlide.deck_id == deck_id)
    return list(tx.session.scalars(query.order_by(DeckSlide.position, DeckSlide.id)))


def put_in_order(slides: list[DeckSlide]) -> None:
    """Store the order of a deck's slides; those that stay where they are are not touched."""
    for position, slide in enumerate(slides):
        if slide.position != position:
            slide.position = position


def slide_name(slide: DeckSlide) -> str:
    """Return what a slide is called in English, as the log names it."""
    return SLIDE_KINDS[SlideKey(slide.key)].name if slide.key in set(SlideKey) else slide.key


def with_entry(stored: Mapping[str, Any], key: str, value: object, usual: object) -> dict[str, Any]:
    """Return a stored document with one entry more, or without it where it is the usual one.

    The keys are sorted, so that the same entries are the same document.
    """
    entries = {name: one for name, one in stored.items() if name != key}
    if value != usual:
        entries[key] = value
    return dict(sorted(entries.items()))


def gone() -> KnownError:
    """Return the refusal to go on with a deck that is deleted."""
    return KnownError(tr("This deck was deleted by someone else; undo the deletion to go on."))
