"""The first page and the portfolio."""

from cs_desktop.views.scenes import people
from cs_desktop.views.scenes.walks.stop import Stop, Walker
from cs_desktop.views.screen import PORTFOLIO


def stops(on: Walker) -> list[Stop]:
    """Return the stops from the first page to the open sample workspace."""
    wiring = on.wiring
    search = wiring.portfolio_screen.search

    def show_portfolio() -> None:
        wiring.navigation.go(PORTFOLIO.key)
        # What was begun at Home may be through already, or not yet: once more, and then it is whole.
        wiring.portfolio.load()

    def find_nothing() -> None:
        people.end(on.window)
        search.setText("nobody has this name")

    return [
        Stop("welcome", on.welcome.show_start),
        Stop("new-workspace", on.welcome.show_new),
        Stop("home", wiring.workspace.open_sample, wiring.home.loaded),
        Stop("portfolio", show_portfolio, wiring.portfolio.completed),
        Stop("others", lambda: people.show_people(on.window)),
        Stop("no-match", find_nothing),
        Stop("match", search.clear),
    ]
