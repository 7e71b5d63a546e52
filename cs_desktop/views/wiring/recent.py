"""The accounts opened last, in the sidebar."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from cs_desktop.controllers.account import AccountController
from cs_desktop.domain.portfolio import AccountPage, Portfolio
from cs_desktop.views.widgets.sidebar import Sidebar

KEPT = 6


class RecentWiring(QObject):
    """Keeps the list: an account comes to its top once, and goes when it is gone from the portfolio."""

    def __init__(self, sidebar: Sidebar, account: AccountController) -> None:
        super().__init__(sidebar)
        self._sidebar, self._account = sidebar, account
        self._names: dict[int, str] = {}

    def opened(self, page: AccountPage) -> None:
        """Take in the account that is on screen now."""
        if page.row.id not in self._names:
            newest = {page.row.id: page.row.name, **self._names}
            self._names = dict(list(newest.items())[:KEPT])
        self._show()

    def rename(self, portfolio: Portfolio) -> None:
        """Take over the names that accounts have now, and let go of those that are gone."""
        names: Mapping[int, str] = {row.id: row.name for row in portfolio.rows}
        self._names = {account_id: names[account_id] for account_id in self._names if account_id in names}
        self._show()

    def forget(self) -> None:
        """Begin anew, as with another workspace."""
        self._names = {}
        self._show()

    def _show(self) -> None:
        self._sidebar.show_accounts(list(self._names.items()), self._account.account_id)
