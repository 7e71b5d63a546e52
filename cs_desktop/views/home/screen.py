"""Home: how outreach stands, the next two weeks, what to do today, and what moved."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionTable
from cs_desktop.domain.home import HomePage, Moves, Scope
from cs_desktop.views.home.empty import EmptyPages
from cs_desktop.views.home.foot import HomeFoot
from cs_desktop.views.home.head import ListHead
from cs_desktop.views.home.list import AttentionList
from cs_desktop.views.home.moves import WIDTH as MOVES_WIDTH
from cs_desktop.views.home.moves import MovesPanel
from cs_desktop.views.home.strip import NextWeeks
from cs_desktop.views.home.tiles import HomeTiles
from cs_desktop.views.itemmodels.attention_model import AttentionModel
from cs_desktop.views.screen import Screen
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import column, line, row
from cs_desktop.views.widgets.segments import SegmentedButtons
from cs_desktop.views.widgets.text import ElidedLabel, Label

MOST_ITEMS = 300
"""Nobody works through more in a day; the rest ranks lower and comes up as these are done."""
MOVES_FROM = 1120
"""From this width on what moved stands beside the list; below it opens in the side panel."""


class HomeScreen(Screen):
    """Shows a HomePage, and says what the user wants."""

    account_requested = Signal(object)
    scope_chosen = Signal(object)
    me_requested = Signal()
    """The user wants to say who they are."""
    ranking_requested = Signal()
    moves_requested = Signal()

    join_requested = Signal()
    """The user is not on the team yet, and wants to be."""
    portfolio_requested = Signal()

    def __init__(self, theme: Theme, actions: ActionTable) -> None:
        self._day = Label("", TextStyle.CELL, "text3")
        self._scopes = SegmentedButtons(theme)
        self._scopes.add(Scope.MINE.value, tr("Mine"))
        self._scopes.add(Scope.TEAM.value, tr("Team"))
        header = QWidget()
        header.setLayout(row(Label(tr("Home"), TextStyle.TITLE), self._day, 8, self._scopes, 0, spacing=8))
        self._me = Button(theme, tr("Who am I?"), "default", "users")
        tools = QWidget()
        tools.setLayout(row(0, self._me))
        super().__init__(header, tools)
        self._theme = theme
        self._page: HomePage | None = None
        self._tiles = HomeTiles(theme)
        self._strip = NextWeeks(theme)
        self.model = AttentionModel(self)
        self.list = AttentionList(theme, self.model, actions)
        self.moves = MovesPanel(theme)
        self.moves.setFixedWidth(MOVES_WIDTH)
        self._most = ElidedLabel("", TextStyle.CELL, "text3")
        self._moved_link = Button(theme, tr("Moved since yesterday"), "link")
        self.foot = HomeFoot(actions)
        self._pages = QStackedWidget()
        self._empty = EmptyPages(theme, actions)
        for page in (self._make_list(), *self._empty.pages):
            self._pages.addWidget(page)
        self._lay_out()
        self._connect()

    def show_page(self, page: HomePage) -> None:
        """Show another page; the item that one is on stays."""
        if self._page is not None and (self._page.scope, self._page.me) != (page.scope, page.me):
            self.list.start_over()
        self._page = page
        self._day.setText(day_text(page.as_of))
        self._scopes.choose(page.scope.value)
        me = page.my_name
        self._me.setText(f" {me}".replace("&", "&&") if me else " " + tr("Who am I?"))
        self._me.setAccessibleName(tr("I am {name}, change", name=me) if me else tr("Say who I am"))
        self._tiles.show_tiles(page.targets, page.tiles)
        self._strip.show_days(page.days, page.as_of)
        self._strip.setVisible(bool(page.account_ids))
        weights = page.weights
        ranked_by_arr = bool(page.tiles)
        most = weights.time + weights.state + (weights.arr if ranked_by_arr else 0)
        self.list.set_most(most)
        if ranked_by_arr:
            text = tr("ranked by time left, ARR and state, {most} points at most", most=most)
        else:
            text = tr("ranked by time left and state, {most} points at most", most=most)
        self._most.setText(text)
        self.model.show_items(page.items[:MOST_ITEMS], page.currency, page.as_of)
        for part in (self._most, self._change):
            part.setVisible(bool(page.accounts))
        self._show_moves_link()
        self._choose_page(page)
        self.foot.count_up(page, self.model.rowCount() if self._pages.currentIndex() == 0 else 0)

    def set_editable(self, *, editable: bool) -> None:
        """Say whether anything can be put away; else Home only shows and opens."""
        self.list.set_editable(editable=editable)
        self.foot.set_editable(editable=editable)

    def show_moves(self, moves: Moves, today: date) -> None:
        """Show what moved."""
        self.moves.show_moves(moves, today)

    def take_focus(self) -> None:
        """Start in the list."""
        if self._pages.currentIndex() == 0:
            self.list.setFocus()
        else:
            self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list all the room where there is little."""
        super().resizeEvent(event)
        self.moves.setVisible(event.size().width() >= MOVES_FROM)
        self._show_moves_link()

    def _show_moves_link(self) -> None:
        something = self._page is None or bool(self._page.accounts)
        self._moved_link.setVisible(something and self.width() < MOVES_FROM)

    def _lay_out(self) -> None:
        left = QWidget()
        left.setLayout(column(self._make_head(), line(), self._pages, self.foot, spacing=0))
        below = QWidget()
        box: QHBoxLayout = row(spacing=0)
        box.addWidget(left, 1)
        box.addWidget(self.moves)
        below.setLayout(box)
        whole = column(self._tiles, self._strip, spacing=0)
        whole.addWidget(below, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self._scopes.chosen.connect(lambda key: self.scope_chosen.emit(Scope(key)))
        self._me.clicked.connect(self.me_requested)
        self._moved_link.clicked.connect(self.moves_requested)
        self._empty.me_requested.connect(self.me_requested)
        self._empty.join_requested.connect(self.join_requested)
        self._empty.portfolio_requested.connect(self.portfolio_requested)
        self._empty.team_requested.connect(lambda: self.scope_chosen.emit(Scope.TEAM))
        self._strip.account_requested.connect(self.account_requested)
        self.moves.account_requested.connect(self.account_requested)

    def _make_head(self) -> QWidget:
        change = self._change = Button(
            self._theme, tr("Change ranking"), "link", "sliders-horizontal", icon_role="accent_text"
        )
        change.clicked.connect(self.ranking_requested)
        head = QWidget()
        fix_height(head, 40)
        title = Label(tr("What to do today"), TextStyle.SECTION)
        box = row(title, self._most, self._moved_link, change, spacing=10, margins=(20, 0, 14, 0))
        box.setStretch(1, 1)
        head.setLayout(box)
        return head

    def _make_list(self) -> QWidget:
        page = QWidget()
        box = column(ListHead(self._theme, self.list), spacing=0)
        box.addWidget(self.list, 1)
        page.setLayout(box)
        return page

    def _choose_page(self, page: HomePage) -> None:
        empty = self._empty.page_for(page)
        if empty is not None:
            self._pages.setCurrentWidget(empty)
            return
        had_nothing = self._pages.currentIndex() != 0
        self._pages.setCurrentIndex(0)
        if had_nothing and self.hasFocus():
            self.list.setFocus()
