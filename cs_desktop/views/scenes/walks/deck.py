"""The deck builder: how a deck begins, one that is worked on, and a review of the whole book."""

from PySide6.QtCore import Qt

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.deck.kinds import DeckTemplate, SlideKey
from cs_desktop.views.deck.details import DATA, SLIDE
from cs_desktop.views.scenes.walks.stop import Stop, Walker
from cs_desktop.views.screen import PORTFOLIO
from cs_desktop.views.wiring.deck_builder import BuilderWiring

ACCOUNT = "Halden Freight"
"""An account of the sample workspace of which there is much to tell."""


def stops(on: Walker) -> list[Stop]:
    """Return the stops on two decks."""
    builder = on.wiring.decks.builder
    drawn = builder.pages.pages.rested
    return [
        Stop("deck-start", lambda: _start(on), builder.begun),
        Stop("deck", lambda: builder.screen.start.chosen.emit(DeckTemplate.EBR), drawn),
        Stop("deck-slide", lambda: _go_to(builder, SlideKey.OUTCOMES), drawn),
        Stop("deck-data", lambda: builder.details.details.show_tab(DATA)),
        Stop("deck-leaving", builder.side.side.leaving.click, builder.export.listed),
        Stop("deck-left-out", lambda: _leave_out(on, builder), drawn),
        Stop("deck-portfolio-start", on.choose(ActionId.PORTFOLIO_DECK), builder.begun),
        Stop("deck-portfolio", lambda: builder.screen.start.chosen.emit(DeckTemplate.PORTFOLIO), drawn),
        Stop("deck-done", lambda: _leave(on), on.wiring.portfolio_shown),
    ]


def _start(on: Walker) -> None:
    """Open an account, and ask for its deck."""
    on.tidy()
    model = on.wiring.portfolio_screen.model
    rows = [model.account_at(place) for place in range(model.rowCount())]
    once = Qt.ConnectionType.SingleShotConnection
    on.wiring.account_shown.connect(on.choose(ActionId.OPEN_DECK), once)
    on.wiring.open_account(next(row.id for row in rows if row.name == ACCOUNT))


def _go_to(builder: BuilderWiring, key: SlideKey) -> None:
    """Look at a slide."""
    deck = builder.screen.deck
    assert deck is not None
    builder.screen.go_to(next(one.design.id for one in deck.slides if one.design.key is key))


def _leave_out(on: Walker, builder: BuilderWiring) -> None:
    """Leave out the slide that one is at."""
    on.tidy()
    builder.details.details.show_tab(SLIDE)
    builder.screen.slides.list.toggle()


def _leave(on: Walker) -> None:
    on.tidy()
    on.wiring.navigation.go(PORTFOLIO.key)
