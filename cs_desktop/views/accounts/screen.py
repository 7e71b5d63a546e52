"""The Accounts place: those opened last, and all of them under their parents."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from cs_desktop.common.language import tr, trn
from cs_desktop.controllers.actions import ActionTable
from cs_desktop.domain.account_tree import AccountNode, account_forest, matching
from cs_desktop.domain.portfolio import Portfolio, PortfolioRow
from cs_desktop.views.accounts.recent import RecentAccounts
from cs_desktop.views.accounts.sketch import TreeSketch
from cs_desktop.views.accounts.tree import AccountTree
from cs_desktop.views.portfolio.empty import NoAccounts
from cs_desktop.views.screen import Screen
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_width
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.empty import EmptyState
from cs_desktop.views.widgets.logos import LogoBook
from cs_desktop.views.widgets.pieces import IconMark, column, line, row
from cs_desktop.views.widgets.text import Label

SEARCH_WIDTH = 256
PAUSE_MS = 60
"""After the last key before the tree is filtered: thousands of rows are opened then."""


class _FilterField(QLineEdit):
    """The filter; Esc empties it, Down and Enter go to the tree."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty or leave."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class AccountsScreen(Screen):
    """Shows a Portfolio as a tree and says which account the user opens."""

    account_requested = Signal(object)

    def __init__(self, theme: Theme, actions: ActionTable) -> None:
        self._count = Label("", TextStyle.CELL, "text3")
        header = QWidget()
        header.setLayout(row(Label(tr("Accounts"), TextStyle.TITLE), self._count, 0, spacing=8))
        self.search = _FilterField()
        self.search.setProperty("look", "search")
        self.search.setPlaceholderText(tr("Filter by name"))
        self.search.setAccessibleName(tr("Filter the accounts by name"))
        fix_width(self.search, SEARCH_WIDTH)
        self.search.setClearButtonEnabled(True)
        tools = QWidget()
        tools.setLayout(row(self.search))
        super().__init__(header, tools)
        self._portfolio: Portfolio | None = None
        self._recent_ids: tuple[int, ...] = ()
        self._forest: tuple[AccountNode, ...] = ()
        self.recent = RecentAccounts(theme)
        self.tree = AccountTree(theme)
        self._nothing = EmptyState(
            IconMark(theme, "building-2", "text3", 48), tr("No account has this in its name"), ""
        )
        every = Button(theme, tr("Show all accounts"), "primary")
        every.clicked.connect(self.search.clear)
        self._nothing.offer(every)
        self._no_accounts = NoAccounts(theme, actions, TreeSketch(theme))
        self._pages = QStackedWidget()
        for page in (self.tree, self._nothing, self._no_accounts):
            self._pages.addWidget(page)
        box = column(self.recent, line(), spacing=0)
        box.addWidget(self._pages, 1)
        self.setLayout(box)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._filter)
        self.search.textChanged.connect(self._pause.start)
        self.search.left.connect(self._leave_search)
        self.tree.left.connect(self.search.setFocus)
        self.tree.account_requested.connect(self.account_requested)
        self.recent.account_requested.connect(self.account_requested)

    def show_portfolio(self, portfolio: Portfolio) -> None:
        """Show the accounts of a portfolio."""
        self._portfolio = portfolio
        self._forest = account_forest(portfolio.rows)
        self._count.setText(trn("{count} account", "{count} accounts", len(portfolio.rows)))
        self._show_recent()
        self._filter()

    def show_recent(self, account_ids: Sequence[int]) -> None:
        """Show the accounts opened last, newest first."""
        self._recent_ids = tuple(account_ids)
        self._show_recent()

    def use_logos(self, logos: LogoBook) -> None:
        """Show the accounts' logos."""
        self.tree.use_logos(logos)
        self.recent.use_logos(logos)

    def start_over(self) -> None:
        """Forget the filter, as with another workspace."""
        self.search.clear()

    def take_focus(self) -> None:
        """Start in the tree."""
        here = self._pages.currentWidget()
        if here is self._no_accounts:
            self.setFocus()
        else:
            (self.tree if here is self.tree else self.search).setFocus()

    def _leave_search(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._filter()
        if self._pages.currentWidget() is self.tree:
            self.tree.setFocus()

    def _show_recent(self) -> None:
        if self._portfolio is None:
            return
        rows: dict[int, PortfolioRow] = {row.id: row for row in self._portfolio.rows}
        known = [rows[account_id] for account_id in self._recent_ids if account_id in rows]
        self.recent.show_accounts(known, self._portfolio.currency)

    def _filter(self) -> None:
        if self._portfolio is None:
            return
        words = self.search.text()
        nodes = matching(self._forest, words)
        self.tree.show_nodes(
            nodes, self._portfolio.currency, self._portfolio.as_of, opened=bool(words.strip())
        )
        if nodes:
            self._pages.setCurrentWidget(self.tree)
        else:
            self._pages.setCurrentWidget(self._nothing if self._forest else self._no_accounts)
