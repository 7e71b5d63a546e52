"""Home: the team's things, the ranking, what moved, who one is, the team, and Home without anything."""

from dataclasses import replace

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.home import HomePage, Scope
from cs_desktop.views.scenes.walks.stop import Stop, Walker
from cs_desktop.views.screen import HOME, PORTFOLIO


def stops(on: Walker) -> list[Stop]:
    """Return the stops at Home; the sample workspace is open."""
    wiring = on.wiring
    home, actions, screen, team = wiring.home, wiring.actions, wiring.homed.screen, wiring.team
    pages: list[HomePage] = []
    home.loaded.connect(pages.append)

    def leave() -> None:
        on.window.side.close_panel()
        home.choose_scope(Scope.MINE)
        wiring.navigation.go(PORTFOLIO.key)

    def show_team() -> None:
        wiring.navigation.go(HOME.key)
        home.choose_scope(Scope.TEAM)

    def show_nothing() -> None:
        on.window.side.close_panel()
        page = replace(pages[-1], items=(), account_ids=(), accounts=0)
        screen.show_page(replace(page, targets=(), tiles=(), days=()))

    def open_member() -> None:
        team.panel.list.buttons[0].click()

    return [
        Stop("home-team", show_team, home.loaded),
        Stop("home-ranking", actions[ActionId.RANKING].trigger),
        Stop("home-who", actions[ActionId.WHO_AM_I].trigger),
        Stop("team", actions[ActionId.TEAM].trigger, team.controller.loaded),
        Stop("team-member", open_member),
        Stop("home-empty", show_nothing),
        Stop("about", actions[ActionId.LICENSES].trigger),
        Stop("home-left", leave),
    ]
