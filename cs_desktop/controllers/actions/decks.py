"""What is done with decks: built, presented, exported."""

from cs_desktop.common.language import marked
from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.spec import (
    EVERYWHERE,
    ActionSpec,
    Menu,
    Situation,
    Where,
    on_account,
    with_workspace,
)


def on_deck(now: Situation) -> bool:
    """Return whether a deck is on screen in the builder."""
    return now.deck


_OF_ACCOUNT = EVERYWHERE | Where.ACCOUNT_HEADER | Where.ACCOUNT_DECK
_ITSELF = EVERYWHERE | Where.DECK_ITSELF

DECK_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.OPEN_DECK,
        marked("Open the deck of the account"),
        Menu.DECK,
        "Ctrl+Alt+D",
        "presentation",
        when=on_account,
        where=_OF_ACCOUNT,
    ),
    ActionSpec(
        ActionId.NEW_DECK,
        marked("New deck from a template"),
        Menu.DECK,
        icon="plus",
        when=lambda now: now.account or now.deck,
        where=_OF_ACCOUNT,
        writes=True,
    ),
    ActionSpec(
        ActionId.PORTFOLIO_DECK,
        marked("Portfolio review"),
        Menu.DECK,
        icon="presentation",
        when=with_workspace,
    ),
    ActionSpec(ActionId.PRESENT_DECK, marked("Present the deck"), Menu.DECK, "F11", "play", when=on_deck),
    ActionSpec(
        ActionId.EXPORT_DECK_PDF,
        marked("Export the open deck as PDF…"),
        Menu.DECK,
        icon="download",
        when=lambda now: now.deck and not now.exporting,
        where=_ITSELF,
    ),
    ActionSpec(
        ActionId.EXPORT_DECK_PPTX,
        marked("Export the open deck as PowerPoint…"),
        Menu.DECK,
        icon="download",
        when=lambda now: now.deck and not now.exporting,
        where=_ITSELF,
    ),
    ActionSpec(
        ActionId.DUPLICATE_DECK,
        marked("Duplicate the deck"),
        Menu.DECK,
        icon="copy",
        when=on_deck,
        writes=True,
    ),
    ActionSpec(
        ActionId.DELETE_DECK, marked("Delete the deck"), Menu.DECK, icon="trash-2", when=on_deck, writes=True
    ),
)
