"""The health of one account."""

from cs_desktop.views.account.tabs import OVERVIEW
from cs_desktop.views.scenes.walks.stop import Stop, Walker


def stops(on: Walker) -> list[Stop]:
    """Return the stops on the Health tab of the largest account."""
    wiring = on.wiring
    tabs, health = wiring.account_screen.tabs, wiring.health
    return [
        Stop("account-of-health", on.open_largest, wiring.account_shown),
        Stop("health", lambda: tabs.show_tab("health"), health.controller.loaded),
        Stop("health-year", lambda: health.view.trend.spans.button("year").click()),
        # In little room they stand further down.
        Stop("health-measures", lambda: health.view.ensureWidgetVisible(health.view.measures)),
        Stop("health-left", lambda: tabs.show_tab(OVERVIEW.key)),
    ]
