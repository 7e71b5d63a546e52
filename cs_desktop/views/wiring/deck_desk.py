"""What the parts of the deck builder share."""

from dataclasses import dataclass

from cs_desktop.controllers.deck.page import DeckController
from cs_desktop.views.deck.screen import DeckScreen
from cs_desktop.views.wiring.desk import AccountDesk


@dataclass(frozen=True, slots=True)
class DeckDesk:
    """The builder's screen and controller, with the window around them."""

    around: AccountDesk
    screen: DeckScreen
    controller: DeckController
