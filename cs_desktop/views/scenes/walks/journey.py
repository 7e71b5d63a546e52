"""The journey maps of accounts: how one begins a map, and one that is worked on."""

from PySide6.QtCore import Qt

from cs_desktop.controllers.actions import ActionId
from cs_desktop.views.account.tabs import OVERVIEW
from cs_desktop.views.scenes.walks.stop import Stop, Walker

WITHOUT, WITH = "Lysandre Digital", "Halden Freight"
"""An account of the sample workspace that has no map, and one whose map was written by hand."""


def stops(on: Walker) -> list[Stop]:
    """Return the stops on the journeys of two accounts."""
    loaded = on.wiring.journey.controller.loaded
    return [
        Stop("journey-start", lambda: _open(on, WITHOUT), loaded),
        Stop("journey", lambda: _open(on, WITH), loaded),
        Stop("journey-card", lambda: _choose(on)),
        Stop("journey-outline", on.choose(ActionId.MAP_OUTLINE)),
        Stop("journey-left", lambda: _leave(on)),
    ]


def _open(on: Walker, name: str) -> None:
    model = on.wiring.portfolio_screen.model
    rows = [model.account_at(place) for place in range(model.rowCount())]
    tabs = on.wiring.account_screen.tabs
    once = Qt.ConnectionType.SingleShotConnection
    on.wiring.account_shown.connect(lambda: tabs.show_tab("journey"), once)
    on.wiring.open_account(next(row.id for row in rows if row.name == name))


def _choose(on: Walker) -> None:
    scene = on.wiring.journey.view.canvas.scene
    scene.select_cards(sorted(scene.cards)[:1])
    on.window.toasts.clear()


def _leave(on: Walker) -> None:
    on.wiring.actions[ActionId.MAP_OUTLINE].trigger()
    on.tidy()
    on.wiring.account_screen.tabs.show_tab(OVERVIEW.key)
