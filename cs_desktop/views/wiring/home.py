"""Home joined to what it reads, and to what is done with what stands there."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QShortcut

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.home import HomeController
from cs_desktop.controllers.workspace import OpenedWorkspace
from cs_desktop.domain.attention import Finding, Item
from cs_desktop.domain.home import HomePage, Moves
from cs_desktop.domain.portfolio import Portfolio
from cs_desktop.views.home.me import MePanel
from cs_desktop.views.home.moves import MovesPanel
from cs_desktop.views.home.ranking import RankingPanel
from cs_desktop.views.home.screen import HomeScreen
from cs_desktop.views.home.until import UntilForm
from cs_desktop.views.screen import HOME, PORTFOLIO
from cs_desktop.views.wiring.edits import EditWiring
from cs_desktop.views.wiring.navigation import Navigation
from cs_desktop.views.wiring.team import TeamWiring
from cs_desktop.views.wiring.window_desk import WindowDesk


class HomeWiring(QObject):
    """Keeps Home up to date, and puts away, puts off and turns into tasks."""

    settle_requested = Signal(object)
    """The Finding that the user goes to."""

    def __init__(
        self,
        desk: WindowDesk,
        home: HomeController,
        navigation: Navigation,
        edits: EditWiring,
        open_account: Callable[[int], None],
        team: TeamWiring,
    ) -> None:
        super().__init__(desk.window)
        self._window, self._actions, self._home, self._clock = desk.window, desk.actions, home, desk.clock
        self._open_account = open_account
        self._page: HomePage | None = None
        self._putting_off: Finding | None = None
        self.screen = HomeScreen(desk.theme, desk.actions)
        side = desk.window.side
        self.me, self.ranking = side.take(MePanel(desk.theme)), side.take(RankingPanel(desk.theme))
        self.moves = side.take(MovesPanel(desk.theme, titled=False))
        self.until = side.take(UntilForm(desk.theme, desk.clock.today))
        navigation.add(HOME, self.screen)
        navigation.shown.connect(self._arrive)
        desk.workspace.opened.connect(self._opened)
        desk.workspace.closed.connect(home.leave)
        desk.window.closing.connect(home.leave)
        home.marked.connect(edits.took)
        self._connect()
        self.screen.portfolio_requested.connect(lambda: navigation.go(PORTFOLIO.key))
        for asks in (self.screen, self.me):
            asks.join_requested.connect(team.add_myself)
        team.joined.connect(home.choose_me)

    def take(self, portfolio: Portfolio) -> None:
        """Take the portfolio that is known now."""
        self._home.take(portfolio)

    def _connect(self) -> None:
        screen, home, window = self.screen, self._home, self._window
        home.loaded.connect(self._show)
        home.moved.connect(self._show_moves)
        home.failed.connect(lambda error: window.toasts.warn(str(error)))
        screen.account_requested.connect(self._open_account)
        screen.scope_chosen.connect(home.choose_scope)
        screen.me_requested.connect(self._ask_me)
        screen.ranking_requested.connect(self._show_ranking)
        screen.moves_requested.connect(
            lambda: window.side.show_panel(self.moves, tr("Moved since yesterday"))
        )
        self.moves.account_requested.connect(self._open_account)
        self.me.chosen.connect(self._be)
        self.ranking.weights_changed.connect(home.choose_weights)
        self.until.chosen.connect(self._put_off)
        self.until.left.connect(window.side.close_panel)
        screen.list.opened.connect(lambda item: self.settle_requested.emit(item.finding))
        screen.list.done.connect(self._done)
        screen.list.snooze_chosen.connect(self._snooze)
        screen.list.task_wanted.connect(lambda item: home.make_task(item.finding))
        screen.list.moved.connect(lambda: self._actions.update(item=screen.list.current is not None))
        self._share_key_of_tasks()
        for action_id, do in {
            ActionId.ITEM_DONE: lambda: self._with_current(self._done),
            ActionId.ITEM_SNOOZE: lambda: screen.list.ask_snooze() if self._is_here else None,
            ActionId.ITEM_TASK: lambda: self._with_current(lambda item: home.make_task(item.finding)),
            ActionId.RANKING: self._show_ranking,
            ActionId.WHO_AM_I: self._ask_me,
        }.items():
            self._actions[action_id].triggered.connect(do)

    def _share_key_of_tasks(self) -> None:
        """Let the key that makes a task on the account's page make one of the item here, whatever it is."""
        elsewhere = self._actions[ActionId.ADD_TASK]
        key = QShortcut(self.screen.list)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self._actions[ActionId.ITEM_TASK].trigger)
        key.setKey(elsewhere.shortcut())
        self._actions.keys_changed.connect(lambda: key.setKey(elsewhere.shortcut()))

    def _arrive(self, key: str) -> None:
        """Read where somebody looks; what only Home can use closes with it."""
        self._home.show(shown=key == HOME.key)
        if key != HOME.key and self._window.side.shown in (self.ranking, self.until):
            self._window.side.close_panel()

    def _opened(self, opened: OpenedWorkspace) -> None:
        self._page = None
        self.screen.moves.wait()
        self.moves.wait()
        self.screen.set_editable(editable=not opened.read_only)
        self.me.join.setEnabled(not opened.read_only)
        self._home.open(opened.key, sample=opened.sample)

    def _show(self, page: HomePage) -> None:
        self._page = page
        self.screen.show_page(page)
        self.me.show_team(page.members, page.me)
        self.ranking.show_weights(page.weights)
        self.ranking.show_feeds(page.feeds)
        self._window.sidebar.set_count(HOME.key, len(page.items))

    def _show_moves(self, moves: Moves) -> None:
        today = self._clock.today()
        self.screen.show_moves(moves, today)
        self.moves.show_moves(moves, today)

    def _with_current(self, do: Callable[[Item], None]) -> None:
        item = self.screen.list.current
        if item is not None and self._is_here:
            do(item)

    @property
    def _is_here(self) -> bool:
        """Return whether Home is on screen; its keys are those of signals elsewhere."""
        return self._actions.situation.place == HOME.key

    def _done(self, item: Item) -> None:
        self._home.done(item.finding)

    def _snooze(self, item: Item, until: date | None) -> None:
        if until is not None:
            self._home.snooze(item.finding, until)
            return
        self._putting_off = item.finding
        self.until.ask_about(item.finding.title)
        self._window.side.show_panel(self.until, tr("Snooze until"))

    def _put_off(self, until: date) -> None:
        finding, self._putting_off = self._putting_off, None
        self._window.side.close_panel()
        if finding is not None:
            self._home.snooze(finding, until)

    def _ask_me(self) -> None:
        if self._page is None:
            return
        self._window.side.show_panel(self.me, tr("Who I am"))

    def _be(self, name: str) -> None:
        self._window.side.close_panel()
        self._home.choose_me(name)

    def _show_ranking(self) -> None:
        self._window.side.show_panel(self.ranking, tr("Ranking"))
