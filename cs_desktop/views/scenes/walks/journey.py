"""The journey map of an account."""

from cs_desktop.views.account.tabs import OVERVIEW
from cs_desktop.views.scenes.walks.stop import Stop, Walker

TEMPLATE = "saas-high-touch"


def stops(on: Walker) -> list[Stop]:
    """Return the stops on the journey of the account that is open, which has no map yet."""
    wiring = on.wiring
    tabs = wiring.account_screen.tabs
    journey = wiring.journey
    loaded = journey.controller.loaded
    return [
        Stop("journey-start", lambda: tabs.show_tab("journey"), loaded),
        Stop("journey", lambda: journey.controller.start_from(TEMPLATE), loaded),
        Stop("journey-card", lambda: _choose(on)),
        Stop("journey-left", lambda: _leave(on)),
    ]


def _choose(on: Walker) -> None:
    scene = on.wiring.journey.view.canvas.scene
    scene.select_cards(sorted(scene.cards)[:1])
    on.window.toasts.clear()


def _leave(on: Walker) -> None:
    on.tidy()
    on.wiring.account_screen.tabs.show_tab(OVERVIEW.key)
