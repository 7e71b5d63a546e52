"""The accounts opened last and those pinned: in the sidebar, and kept for the next time."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.language import tr
from cs_desktop.common.settings import RecentFacts
from cs_desktop.controllers.account import AccountController
from cs_desktop.controllers.workspace import OpenedWorkspace
from cs_desktop.domain.portfolio import AccountPage, Portfolio, PortfolioRow
from cs_desktop.views.widgets.account_list import ListedAccount
from cs_desktop.views.wiring.window_desk import WindowDesk

KEPT = 6
LISTED = 9
"""Accounts that the sidebar has room for in its smallest height, pinned ones first."""


class RecentWiring(QObject):
    """Keeps both lists; an account leaves them when it is gone from the portfolio."""

    changed = Signal(object)
    """The ids of the accounts opened last, newest first."""

    def __init__(self, desk: WindowDesk, account: AccountController) -> None:
        super().__init__(desk.window)
        self._window, self._sidebar, self._account = desk.window, desk.window.sidebar, account
        self._preferences, self._clock = desk.preferences, desk.clock
        self._key = ""
        self._path: Path | None = None
        self._opened_at = desk.clock.now()
        self._rows: dict[int, PortfolioRow] = {}
        self._recent: list[int] = []
        """In the order of the sidebar, where an account keeps its place while it is listed."""
        self._pinned: list[int] = []
        desk.workspace.opened.connect(self._take_up)

    def opened(self, page: AccountPage) -> None:
        """Take in the account that is on screen now."""
        account_id = page.row.id
        self._rows.setdefault(account_id, page.row)
        if account_id not in self._recent:
            self._recent = [account_id, *self._recent][:KEPT]
        visited = (account_id, *(known for known in self._visited() if known != account_id))[:KEPT]
        if self._key:
            self._preferences.set_visited(self._key, visited)
        self._show()

    def rename(self, portfolio: Portfolio) -> None:
        """Take over what accounts are called now, and let go of those that are gone."""
        self._rows = {row.id: row for row in portfolio.rows}
        if self._path is not None:
            facts = RecentFacts(len(portfolio.rows), self._opened_at.isoformat(timespec="seconds"))
            self._preferences.set_facts(self._path, facts)
        self._show()

    def forget(self) -> None:
        """Stand for no workspace."""
        self._path = None
        self._key, self._rows, self._recent, self._pinned = "", {}, [], []
        self._show()

    def toggle_pin(self, account_id: int) -> None:
        """Pin an account, or unpin it, and say so."""
        row = self._rows.get(account_id)
        if row is None:
            return
        if account_id in self._pinned:
            self._pinned.remove(account_id)
            text = tr("Unpinned {name}", name=row.name)
        else:
            self._pinned.append(account_id)
            text = tr("Pinned {name} in the sidebar", name=row.name)
        self._preferences.set_pinned(self._key, tuple(self._pinned))
        self._show()
        self._window.toasts.tell(text)

    def _take_up(self, opened: OpenedWorkspace) -> None:
        self._key = opened.key
        self._path = None if opened.sample else opened.path
        self._opened_at = self._clock.now()
        self._recent = list(self._visited())
        self._pinned = list(self._preferences.workspace(self._key).pinned)
        self._rows = {}
        self._show()

    def _visited(self) -> tuple[int, ...]:
        return self._preferences.workspace(self._key).visited if self._key else ()

    def _show(self) -> None:
        current = self._account.account_id
        pinned = self._listed(self._pinned)[:LISTED]
        unpinned = [account_id for account_id in self._recent if account_id not in self._pinned]
        self._sidebar.pinned.show_accounts(pinned, current)
        self._sidebar.recent.show_accounts(self._listed(unpinned)[: LISTED - len(pinned)], current)
        self.changed.emit(self._visited())

    def _listed(self, account_ids: Iterable[int]) -> list[ListedAccount]:
        rows = [self._rows[account_id] for account_id in account_ids if account_id in self._rows]
        return [ListedAccount(row.id, row.name, row.quadrant) for row in rows]
