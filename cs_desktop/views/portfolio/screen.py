"""The portfolio: key figures, named views, a filter, and the table of accounts."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.domain.portfolio import Portfolio
from cs_desktop.domain.portfolio_index import PortfolioIndex
from cs_desktop.domain.portfolio_query import Query, parse_query
from cs_desktop.domain.query_completion import complete
from cs_desktop.domain.query_editing import without
from cs_desktop.domain.saved_views import BUILT_IN_VIEWS, SavedView
from cs_desktop.views.itemmodels.portfolio_model import PortfolioModel
from cs_desktop.views.portfolio.empty import NoAccounts, NothingMatches
from cs_desktop.views.portfolio.filter_bar import FilterBar
from cs_desktop.views.portfolio.foot import Foot
from cs_desktop.views.portfolio.head_menu import HeadMenu
from cs_desktop.views.portfolio.look import PortfolioLook
from cs_desktop.views.portfolio.table import PortfolioTable
from cs_desktop.views.portfolio.view_bar import ViewBar
from cs_desktop.views.screen import Screen
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, icon_button
from cs_desktop.views.widgets.pieces import column, row
from cs_desktop.views.widgets.text import Label
from cs_desktop.views.widgets.tiles import TileStrip


class PortfolioScreen(Screen):
    """Shows a Portfolio and says which account the user opens."""

    account_requested = Signal(object)

    def __init__(self, theme: Theme, actions: ActionTable) -> None:
        self._as_of = Label("", TextStyle.CELL, "text3")
        header = QWidget()
        header.setLayout(row(Label(tr("Portfolio"), TextStyle.TITLE), self._as_of, 0, spacing=8))
        new = Button(theme, tr("New account"), "primary", "plus")
        new.follow(actions[ActionId.NEW_ACCOUNT])
        super().__init__(header, new)
        self._theme, self._actions = theme, actions
        self._index: PortfolioIndex | None = None
        self._me = ""
        self._own: tuple[SavedView, ...] = ()
        self.look = PortfolioLook()
        self.query = Query()
        self._tiles = TileStrip(theme)
        self._tiles.chosen.connect(self._filter_by)
        self.views = ViewBar(theme)
        self.filter = FilterBar(theme)
        self.search = self.filter.field
        self.model = PortfolioModel(self)
        self.table = PortfolioTable(theme, self.model)
        self._head_menu = HeadMenu(self.table.head, self.look, self.show_columns)
        self._foot = Foot()
        self._pages, self._rows = QStackedWidget(), QStackedWidget()
        self._nothing = NothingMatches(theme)
        self._no_accounts = NoAccounts(theme, actions)
        self._list = self._lay_out()
        for page in (self._list, self._no_accounts):
            self._pages.addWidget(page)
        self.setLayout(column(self._pages))
        self._connect()
        self._choose_nothing()

    def show_portfolio(self, portfolio: Portfolio, index: PortfolioIndex) -> None:
        """Show the accounts; filter, sorting and selection stay."""
        another_day = self.model.as_of != portfolio.as_of
        self._as_of.setText(tr("as of {day}", day=day_text(portfolio.as_of)))
        if portfolio.is_whole:
            self._tiles.show_figures(portfolio.tiles)
        else:
            self._tiles.wait()
        self._index = index
        self.model.show_portfolio(portfolio, index)
        if another_day:
            self._apply()
        self._pages.setCurrentWidget(self._list if portfolio.rows else self._no_accounts)
        self._count_views()
        self._count_up()

    @property
    def index(self) -> PortfolioIndex | None:
        """Return what is known of all accounts, once they are read."""
        return self._index

    @property
    def own_views(self) -> tuple[SavedView, ...]:
        """Return the workspace's own views, in their order."""
        return self._own

    def show_views(self, own: tuple[SavedView, ...]) -> None:
        """Show the workspace's own views behind the ready-made ones."""
        self._own = own
        self.look.know(own)
        self._count_views()

    def set_me(self, name: str) -> None:
        """Take note of who "me" is in a filter; empty where that is not known."""
        if name != self._me:
            self._me = name
            self._apply()
            self._count_views()

    def set_choices(self, choices: Mapping[str, Sequence[str]]) -> None:
        """Offer what other accounts have, where a cell is edited."""
        self.table.editing.set_choices(choices)

    def forget_figures(self) -> None:
        """Show no figures until others are read, as for another workspace."""
        self._tiles.show_figures(())

    def start_over(self) -> None:
        """Forget filter and selection."""
        self.table.clearSelection()
        self.look.choose(BUILT_IN_VIEWS[0])
        self._show_own_text()

    def take_focus(self) -> None:
        """Start in the table, on the account where one was."""
        if self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self.table.setFocus()

    def parse(self, text: str) -> Query:
        """Return what a filter's text asks for today."""
        return parse_query(text, self.model.as_of, self._me) if self.model.as_of else Query()

    def show_columns(self) -> None:
        """Ask for the panel of columns."""
        self._actions[ActionId.COLUMNS].trigger()

    def _connect(self) -> None:
        look = self.look
        self.table.opened.connect(self.account_requested)
        self.table.selected.connect(self._count_up)
        self.table.head.sort_requested.connect(lambda key, added: look.turn(key, added=added))
        self.table.head.moved.connect(look.set_columns)
        self.table.head.widened.connect(look.set_width)
        self.filter.changed.connect(look.set_text)
        self.filter.me_requested.connect(self._actions[ActionId.WHO_AM_I].trigger)
        self.search.left.connect(self.take_focus)
        self.search.use_suggestions(lambda text, cursor: complete(text, cursor, self._index))
        shortcut = self._actions[ActionId.FILTER]
        shortcut.triggered.connect(self.search.setFocus)
        shortcut.triggered.connect(self.search.selectAll)
        self.views.chosen.connect(look.choose)
        look.filtered.connect(self._apply)
        look.laid_out.connect(self._lay_out_again)
        look.chosen.connect(self._choose_nothing)
        self._nothing.all_requested.connect(self.start_over)
        self._nothing.less_requested.connect(self._take_last_back)

    def _lay_out(self) -> QWidget:
        tools = row(spacing=2, margins=(10, 0, 12, 0))
        tools.addWidget(self.views, 1)
        for action_id, icon in ((ActionId.FILTER_PANEL, "list-filter"), (ActionId.COLUMNS, "columns-3")):
            action = self._actions[action_id]
            button = icon_button(self._theme, icon, action.text())
            button.follow(action)
            tools.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        bar = QWidget()
        bar.setLayout(tools)
        tiles = QWidget()
        tiles.setLayout(row(self._tiles, margins=(16, 16, 16, 8)))
        page = QWidget()
        box = column(tiles, bar, self.filter, spacing=0)
        box.addWidget(self._rows, 1)
        box.addWidget(self._foot)
        for part in (self.table, self._nothing):
            self._rows.addWidget(part)
        page.setLayout(box)
        return page

    def _filter_by(self, text: str) -> None:
        """Show what a tile is made of."""
        self.look.set_text(text)
        self.take_focus()

    def _take_last_back(self) -> None:
        if self.query.terms:
            self.look.set_text(without(self.look.text, [self.query.terms[-1]]))

    def _apply(self) -> None:
        self.query = self.parse(self.look.text)
        layout = self.look.layout
        self.model.arrange(self.query, layout.sort, layout.group)
        self.filter.show_query(self.look.text, self.query)
        self.table.reveal()
        self._count_up()

    def _show_own_text(self) -> None:
        self.filter.show_query(self.look.text, self.query)

    def _lay_out_again(self) -> None:
        layout = self.look.layout
        if (self.model.sorting, self.model.grouped_by) != (layout.sort, layout.group):
            self._apply()
        self.table.show_columns(layout.columns, self.look.widths)
        self.table.head.show_sorting(layout.sort)

    def _choose_nothing(self) -> None:
        self.views.show_chosen(self.look.view, departs=self.look.departs)
        self.table.head.show_sorting(self.look.layout.sort)

    def _count_views(self) -> None:
        views = (*BUILT_IN_VIEWS, *self._own)
        self.views.show_views(views, [self._count(view) for view in views])

    def _count(self, view: SavedView) -> int | None:
        if self._index is None:
            return None
        query = self.parse(view.query)
        # "Mine" has no number while nobody has said who that is.
        if not self._index.knows(query) or any(term.problem for term in query.terms):
            return None
        layout = self.look.layout
        return len(self._index.arrange(query, layout.sort, layout.group).positions)

    def _count_up(self) -> None:
        shown, selected = self.model.totals, self.model.totals_of(self.table.selected_ids)
        self._foot.show_totals(shown, selected, self.model.currency)
        if not shown.count:
            self._nothing.tell(self.query, self.look.text)
        self._rows.setCurrentWidget(self.table if shown.count else self._nothing)
