"""The portfolio: key figures, ready-made selections, a filter, and the table of accounts."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QToolButton, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.common.money import money_short
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.domain.portfolio import Portfolio
from cs_desktop.domain.portfolio_index import PortfolioFilter, PortfolioIndex
from cs_desktop.views.itemmodels.portfolio_model import PortfolioModel
from cs_desktop.views.portfolio.sketch import TableSketch
from cs_desktop.views.portfolio.table import PortfolioTable
from cs_desktop.views.screen import Screen
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.empty import EmptyState
from cs_desktop.views.widgets.pieces import Panel, column, key_cap, row
from cs_desktop.views.widgets.segments import SegmentedButtons
from cs_desktop.views.widgets.text import Label
from cs_desktop.views.widgets.tiles import TileStrip

SEARCH = QSize(256, 30)
FILTERS = {
    PortfolioFilter.ALL: "All accounts",
    PortfolioFilter.RENEWING: "Renewing in 180 days",
    PortfolioFilter.OVERDUE: "Overdue",
    PortfolioFilter.AT_RISK: "At risk",
    PortfolioFilter.TRAPPED: "Trapped",
    PortfolioFilter.SILENT: "Silent 90 days",
}


class _SearchField(QLineEdit):
    """The filter; Esc empties it, Down goes to the table."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty or leave."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class PortfolioScreen(Screen):
    """Shows a Portfolio and says which account the user opens."""

    account_requested = Signal(object)

    def __init__(self, theme: Theme, actions: ActionTable) -> None:
        self._as_of = Label("", TextStyle.CELL, "text3")
        header = QWidget()
        header.setLayout(row(Label("Portfolio", TextStyle.TITLE), self._as_of, 0, spacing=8))
        super().__init__(header)
        self._theme = theme
        self._filter = PortfolioFilter.ALL
        self._tiles = TileStrip(theme)
        self._filters = SegmentedButtons(theme, "filter")
        for key, text in FILTERS.items():
            self._filters.add(key.value, text)
        self._filters.choose(PortfolioFilter.ALL.value)
        self._filters.chosen.connect(self._choose_filter)
        self.search = self._make_search(actions[ActionId.FILTER])
        self.model = PortfolioModel(self)
        self.table = PortfolioTable(theme, self.model)
        self.table.opened.connect(self.account_requested)
        self._count = Label("", TextStyle.CELL_BOLD)
        self._sum = Label("", TextStyle.CELL, "text3")
        self._pages = QStackedWidget()
        self._list = self._make_list()
        self._nothing = self._make_nothing()
        self._no_accounts = self._make_no_accounts(actions)
        for page in (self._list, self._no_accounts):
            self._pages.addWidget(page)
        self.setLayout(column(self._pages))

    def show_portfolio(self, portfolio: Portfolio, index: PortfolioIndex) -> None:
        """Show the accounts; filter, sorting and selection stay."""
        self._as_of.setText(f"as of {day_text(portfolio.as_of)}")
        self._tiles.show_figures(portfolio.tiles)
        for key, text in FILTERS.items():
            self._filters.set_text(key.value, f"{text}  {index.count(key):,}")
        self.model.show_portfolio(portfolio, index)
        self._pages.setCurrentWidget(self._list if portfolio.rows else self._no_accounts)
        self._count_up()

    def start_over(self) -> None:
        """Forget filter and selection, as for another workspace."""
        self.search.clear()
        self._filters.choose(PortfolioFilter.ALL.value)
        self._choose_filter(PortfolioFilter.ALL.value)

    def take_focus(self) -> None:
        """Start in the table, on the account where one was."""
        if self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self.table.setFocus()

    def _make_search(self, shortcut: QAction) -> _SearchField:
        search = _SearchField()
        search.setProperty("look", "search")
        search.setPlaceholderText("Filter by name, owner, segment …")
        search.setMinimumWidth(SEARCH.width() * 5 // 8)
        search.setMaximumSize(SEARCH)
        search.setAccessibleName("Filter the accounts")
        glass = search.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        cross = search.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
        cross.setToolTip("Empty the filter")
        cross.setVisible(False)
        cross.triggered.connect(search.clear)

        for button, name in zip(
            search.findChildren(QToolButton), ("Filter", "Empty the filter"), strict=True
        ):
            button.setAccessibleName(name)

        def draw() -> None:
            glass.setIcon(self._theme.icon("search", "text3"))
            cross.setIcon(self._theme.icon("x", "text3"))

        draw()
        self._theme.changed.connect(draw)
        search.textChanged.connect(lambda text: cross.setVisible(bool(text)))
        search.textChanged.connect(self._apply)
        search.left.connect(self.table_focus)
        shortcut.triggered.connect(search.setFocus)
        shortcut.triggered.connect(search.selectAll)
        return search

    def table_focus(self) -> None:
        """Go from the filter to the table."""
        self.take_focus()

    def _make_list(self) -> QWidget:
        tools = row(self._filters, 0, spacing=8, margins=(16, 0, 20, 0))
        tools.addWidget(self.search, 1)
        tool_bar = Panel(edge="bottom")
        fix_height(tool_bar, 48)
        tool_bar.setLayout(tools)
        tiles = QWidget()
        tiles.setLayout(row(self._tiles, margins=(16, 16, 16, 6)))
        self._rows = QStackedWidget()
        page = QWidget()
        box = column(tiles, tool_bar, spacing=0)
        box.addWidget(self._rows, 1)
        box.addWidget(self._make_foot())
        self._rows.addWidget(self.table)
        page.setLayout(box)
        return page

    def _make_foot(self) -> Panel:
        foot = Panel("sunken", "top")
        fix_height(foot, 33)
        keys: QHBoxLayout = row(spacing=5)
        for caps, text in ((("↑", "↓"), "Move"), (("Enter",), "Open"), (("Ctrl", "F"), "Filter")):
            for cap in caps:
                keys.addWidget(key_cap(cap))
            keys.addWidget(Label(text, TextStyle.CELL, "text3"))
            keys.addSpacing(9)
        box = row(self._count, self._sum, 0, spacing=4, margins=(20, 1, 11, 0))
        box.addLayout(keys)
        foot.setLayout(box)
        return foot

    def _make_nothing(self) -> EmptyState:
        state = EmptyState(TableSketch(self._theme), "No account matches", "")
        button = Button(self._theme, "Show all accounts", "primary")
        button.clicked.connect(self.start_over)
        state.offer(button)
        self._rows.addWidget(state)
        return state

    def _make_no_accounts(self, actions: ActionTable) -> EmptyState:
        text = tr(
            "Import accounts from a CSV or Excel file that your CRM writes, or look at the sample workspace "
            "first."
        )
        state = EmptyState(TableSketch(self._theme), tr("No accounts yet"), text)
        for action_id, name, kind in (
            (ActionId.IMPORT, tr("Import accounts"), "primary"),
            (ActionId.OPEN_SAMPLE, tr("Open the sample workspace"), "default"),
        ):
            button = Button(self._theme, name, kind)
            button.follow(actions[action_id])
            state.offer(button)
        return state

    def _choose_filter(self, key: str) -> None:
        self._filter = PortfolioFilter(key)
        self._apply()

    def _apply(self) -> None:
        self.model.set_filter(self.search.text(), self._filter)
        self.table.reveal()
        self._count_up()

    def _count_up(self) -> None:
        shown = self.model.rowCount()
        self._count.setText(f"{shown:,} {'account' if shown == 1 else 'accounts'}")
        total = self.model.total_arr
        money = f" · {money_short(total, self.model.currency)} ARR" if total else ""
        self._sum.setText(f"in view{money}")
        words = f"“{self.search.text()}”" if self.search.text() else f"“{FILTERS[self._filter]}”"
        self._nothing.say("No account matches", f"Nothing here fits {words}.")
        self._rows.setCurrentWidget(self.table if shown else self._nothing)
