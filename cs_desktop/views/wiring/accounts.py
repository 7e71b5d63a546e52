"""The Accounts place, and pinning from wherever an account is at hand."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from cs_desktop.controllers.account import AccountController
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.portfolio import PortfolioController
from cs_desktop.domain.portfolio import Portfolio
from cs_desktop.views.accounts.screen import AccountsScreen
from cs_desktop.views.portfolio.table import PortfolioTable
from cs_desktop.views.screen import ACCOUNTS, PORTFOLIO
from cs_desktop.views.widgets.logos import LogoBook
from cs_desktop.views.wiring.navigation import Navigation
from cs_desktop.views.wiring.recent import RecentWiring
from cs_desktop.views.wiring.window_desk import WindowDesk


class AccountsWiring(QObject):
    """Shows the accounts whenever the portfolio has been read."""

    def __init__(
        self,
        desk: WindowDesk,
        navigation: Navigation,
        portfolio: PortfolioController,
        table: PortfolioTable,
        account: AccountController,
        recent: RecentWiring,
        logos: LogoBook,
        open_account: Callable[[int], None],
    ) -> None:
        super().__init__(desk.window)
        self.screen = screen = AccountsScreen(desk.theme, desk.actions)
        screen.use_logos(logos)
        self._actions, self._table = desk.actions, table
        self._account, self._recent = account, recent
        self._stale: Portfolio | None = None
        navigation.add(ACCOUNTS, screen)
        desk.workspace.opened.connect(lambda _opened: screen.start_over())
        navigation.shown.connect(self._arrive)
        portfolio.loaded.connect(self._take)
        recent.changed.connect(screen.show_recent)
        screen.account_requested.connect(open_account)
        desk.actions[ActionId.FILTER].triggered.connect(self._filter)
        desk.actions[ActionId.PIN_ACCOUNT].triggered.connect(self._pin)

    def _take(self, portfolio: Portfolio) -> None:
        # Building the tree of ten thousand accounts takes its time; it waits until somebody looks.
        self._stale = portfolio
        if self._actions.situation.place == ACCOUNTS.key:
            self._arrive(ACCOUNTS.key)

    def _arrive(self, key: str) -> None:
        if key == ACCOUNTS.key and self._stale is not None:
            self.screen.show_portfolio(self._stale)
            self._stale = None

    def _filter(self) -> None:
        if self._actions.situation.place == ACCOUNTS.key:
            self.screen.search.setFocus()
            self.screen.search.selectAll()

    def _pin(self) -> None:
        situation = self._actions.situation
        if situation.account:
            chosen = self._account.account_id
        elif situation.place == ACCOUNTS.key:
            chosen = self.screen.tree.current_account()
        elif situation.place == PORTFOLIO.key:
            chosen = next(iter(self._table.selected_ids), None)
        else:
            return
        if chosen is not None:
            self._recent.toggle_pin(chosen)
