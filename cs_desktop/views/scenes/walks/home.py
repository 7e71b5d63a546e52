"""Home: the team's things, the ranking, what moved, and who one is."""

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.home import Scope
from cs_desktop.views.scenes.walks.stop import Stop, Walker
from cs_desktop.views.screen import HOME, PORTFOLIO


def stops(on: Walker) -> list[Stop]:
    """Return the stops at Home; the sample workspace is open."""
    wiring = on.wiring
    home, actions = wiring.home, wiring.actions

    def leave() -> None:
        on.window.side.close_panel()
        home.choose_scope(Scope.MINE)
        wiring.navigation.go(PORTFOLIO.key)

    def show_team() -> None:
        wiring.navigation.go(HOME.key)
        home.choose_scope(Scope.TEAM)

    return [
        Stop("home-team", show_team, home.loaded),
        Stop("home-ranking", actions[ActionId.RANKING].trigger),
        Stop("home-who", actions[ActionId.WHO_AM_I].trigger),
        Stop("home-left", leave),
    ]
