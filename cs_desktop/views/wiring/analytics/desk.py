"""What the pages of Analytics share."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from cs_desktop.controllers.me import MeController
from cs_desktop.controllers.portfolio import PortfolioController
from cs_desktop.views.analytics.screen import AnalyticsScreen
from cs_desktop.views.wiring.desk import AccountDesk
from cs_desktop.views.wiring.leading import Leading
from cs_desktop.views.wiring.navigation import Navigation


@dataclass(frozen=True, slots=True)
class AnalyticsDesk:
    """The place with what its pages are joined to."""

    around: AccountDesk
    """The window with everything that the tabs of an account are joined to, too."""
    screen: AnalyticsScreen
    navigation: Navigation
    portfolio: PortfolioController
    leading: Leading
    me: MeController
    show_accounts: Callable[[Collection[int]], None]
    """Goes to the table of accounts with these selected."""
    filter_accounts: Callable[[str], None]
    """Goes to it with those that a filter's text asks for."""
    show_scorecard: Callable[[str], None]
    """Goes to the scorecard of a name in the Library."""
