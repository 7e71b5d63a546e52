"""What one window is made of: controllers, screens and those that join them, built piece by piece."""

import logging
from collections.abc import Callable, Collection
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cs_desktop.common.clock import Clock
from cs_desktop.controllers.account import AccountController
from cs_desktop.controllers.actions import ActionTable
from cs_desktop.controllers.drafts import DraftsController
from cs_desktop.controllers.home import HomeController
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.portfolio import PortfolioController
from cs_desktop.controllers.preferences import Preferences
from cs_desktop.controllers.typing import TypingController
from cs_desktop.controllers.undo import UndoController
from cs_desktop.controllers.workspace import WorkspaceController
from cs_desktop.views.account.screen import AccountScreen
from cs_desktop.views.portfolio.screen import PortfolioScreen
from cs_desktop.views.screen import ANALYTICS, LIBRARY, PORTFOLIO
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.welcome.screen import WelcomeScreen
from cs_desktop.views.wiring.account_parts import AccountParts
from cs_desktop.views.wiring.accounts import AccountsWiring
from cs_desktop.views.wiring.charts import ChartWiring
from cs_desktop.views.wiring.deck_ways import DeckWays
from cs_desktop.views.wiring.decks import DeckWiring
from cs_desktop.views.wiring.deletions import DeletionWiring
from cs_desktop.views.wiring.desk import AccountDesk, Writing
from cs_desktop.views.wiring.drafts import DraftWiring
from cs_desktop.views.wiring.edits import EditWiring
from cs_desktop.views.wiring.files import FilesWiring
from cs_desktop.views.wiring.finding import FindingWiring
from cs_desktop.views.wiring.form_drafts import FormDrafts
from cs_desktop.views.wiring.frame import FrameWiring
from cs_desktop.views.wiring.health import HealthWiring
from cs_desktop.views.wiring.home import HomeWiring
from cs_desktop.views.wiring.import_door import ImportDoor
from cs_desktop.views.wiring.journey import JourneyWiring
from cs_desktop.views.wiring.keeping import KeepingParts
from cs_desktop.views.wiring.navigation import ACCOUNT, Navigation
from cs_desktop.views.wiring.pages import PagesWiring
from cs_desktop.views.wiring.papers import PapersWiring
from cs_desktop.views.wiring.plan import PlanWiring
from cs_desktop.views.wiring.portfolio import PortfolioWiring
from cs_desktop.views.wiring.recent import RecentWiring
from cs_desktop.views.wiring.recording import RecordWiring
from cs_desktop.views.wiring.reviews import ReviewsWiring
from cs_desktop.views.wiring.reviews.hits import HitsWiring
from cs_desktop.views.wiring.reviews.place import ReviewsPlaceWiring
from cs_desktop.views.wiring.start import StartWiring
from cs_desktop.views.wiring.team import TeamWiring
from cs_desktop.views.wiring.typing import TypingWiring
from cs_desktop.views.wiring.welcome import WelcomeWiring
from cs_desktop.views.wiring.window_desk import WindowDesk

if TYPE_CHECKING:
    from cs_desktop.views.wiring.importing import ImportWiring


class Parts(QObject):
    """The parts of one window. What they ask of each other is answered by `Wiring`."""

    built = Signal()
    """Every part stands but those that are built when first asked for."""
    settled = Signal()
    """A workspace is open, and what is built ahead of being asked for stands too."""
    portfolio_shown = Signal()
    """The portfolio is on screen with what was read last."""
    account_shown = Signal()
    started = Signal()
    """A workspace has been opened, and the place to start on is on screen."""

    def __init__(
        self,
        window: MainWindow,
        welcome: WelcomeScreen,
        theme: Theme,
        actions: ActionTable,
        preferences: Preferences,
        jobs: Jobs,
        clock: Clock,
        log: logging.Logger,
    ) -> None:
        super().__init__(window)
        self.window, self.welcome, self.theme, self.actions = window, welcome, theme, actions
        self._preferences, self._jobs, self._clock = preferences, jobs, clock
        self.hub = ChangeHub(self)
        self.workspace = WorkspaceController(jobs, clock, log)
        self.desk = WindowDesk(window, theme, actions, preferences, jobs, clock, self.hub, self.workspace)
        self.portfolio = PortfolioController(jobs, self.hub, self.workspace.context)
        self.drafts = DraftsController(jobs, clock)
        self.typing = TypingController(jobs, self.drafts, self.workspace.context)
        self.account = AccountController(jobs, self.hub, self.workspace.context, self.typing)
        self.undo = UndoController(jobs, self.hub, self.workspace.context)
        self.home = HomeController(jobs, self.hub, self.workspace.context, preferences)
        self._steps = iter(
            (
                *(self._build_table, self._build_account, self._build_editing, self._build_portfolio),
                *(self._build_past, self._build_finding, self._build_home, self._build_frame),
                *(self._connect, self._build_of_account, self._build_places, self.built.emit),
            )
        )
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._build_next)
        # Whoever closes the window that early has opened nothing.
        window.closing.connect(self._turn.stop)

    def build(self) -> None:
        """Build the parts one after the other; in between the window answers. `built` tells of the end."""
        self._turn.start()

    def _build_next(self) -> None:
        step = next(self._steps, None)
        if step is None:
            self._turn.stop()
        else:
            step()

    @cached_property
    def imports(self) -> "ImportWiring":
        """The import wizard, built when it is first asked for."""
        from cs_desktop.views.wiring.importing import ImportWiring  # noqa: PLC0415 - few need it, and not at once

        return ImportWiring(
            self.desk, self.navigation, self.edits, self.show_accounts, self.keeping.history.show_workspace
        )

    @property
    def recorded(self) -> RecordWiring:
        """What is written down about an account."""
        return self.of_account.build_records()

    def build_ahead(self) -> None:
        """Build what is written down before anybody asks for it, piece by piece."""
        self._jobs.ahead(lambda: self._build_by_turns(self._jobs.ahead))

    def build_soon(self) -> None:
        """Build it piece by piece, since somebody will ask for it."""
        self._build_by_turns(self._jobs.soon)

    def _build_by_turns(self, wait: Callable[[Callable[[], object]], None]) -> None:
        if self.of_account.build_next():
            wait(lambda: self._build_by_turns(wait))
        else:
            self.pages.build()
            self.settled.emit()

    @property
    def journey(self) -> JourneyWiring:
        """The journey maps of accounts."""
        return self.of_account.planning.journey

    @property
    def plan(self) -> PlanWiring:
        """The success plans of accounts."""
        return self.of_account.planning.plan

    @property
    def reviews(self) -> ReviewsWiring:
        """The reviews of accounts."""
        return self.of_account.planning.reviews

    @property
    def health(self) -> HealthWiring:
        """The health of accounts."""
        return self.of_account.planning.health

    def _lead_to_reviews(self, account_id: int) -> None:
        self.of_account.lead_to_reviews(account_id)

    def _build_table(self) -> None:
        self.recent = RecentWiring(self.desk, self.account)
        self.portfolio_screen = PortfolioScreen(self.theme, self.actions)
        self.navigation = Navigation(self.window, self.actions, self._leave_account)
        self.navigation.add(PORTFOLIO, self.portfolio_screen)

    def _build_account(self) -> None:
        self.account_screen = AccountScreen(self.theme, self.actions)
        self.window.add_screen(ACCOUNT, self.account_screen)

    def _build_editing(self) -> None:
        desk, screen, account = self.desk, self.account_screen, self.account
        self.edits = EditWiring(desk, self.undo, self.typing, self._finish_typing, self._go_to)
        self.typed = TypingWiring(desk, screen, account, self.typing, self.drafts, self.edits)
        self.drafted = DraftWiring(desk, screen, account, self.drafts, self.open_account, self.account_shown)
        self.deletions = DeletionWiring(
            *(desk, self.portfolio_screen.table, account),
            *(self.undo, self.edits, self.show_portfolio),
        )
        self.attached = FilesWiring(desk, screen, self.portfolio_screen, account, self.edits)

    def _build_portfolio(self) -> None:
        desk, screen, navigation = self.desk, self.portfolio_screen, self.navigation
        self.table = PortfolioWiring(desk, screen, self.edits, navigation, self.typed, self.attached.book)
        self.papers = PapersWiring(desk, screen, self.account_screen, self.account, navigation)

    def _build_past(self) -> None:
        desk, screen, account = self.desk, self.account_screen, self.account
        self.keeping = KeepingParts(
            desk, screen, account, self.undo, self.portfolio_shown, self._close_workspace
        )
        self.exports = DeckWiring(desk, screen, account)
        self.first_page = WelcomeWiring(desk, self.welcome)
        self.first_page.left.connect(self.show_portfolio)

    def _build_finding(self) -> None:
        self.finding = FindingWiring(
            *(self.desk, self.portfolio, self.navigation, self.account_screen, self.account),
            *(self.account_shown, lambda: self.recorded, self.open_account),
            self.keeping.history.show_object,
        )
        self.table.inspector.panel.bridges_requested.connect(self.finding.leading.lead_to_bridges)
        self.accounts = AccountsWiring(
            *(self.desk, self.navigation, self.portfolio, self.portfolio_screen.table),
            *(self.account, self.recent, self.attached.book, self.open_account),
        )

    def _build_home(self) -> None:
        desk, navigation = self.desk, self.navigation
        self.team = TeamWiring(desk, self.edits)
        self.homed = HomeWiring(desk, self.home, navigation, self.edits, self.open_account, self.team)
        self.review_place = ReviewsPlaceWiring(
            *(desk, navigation, self.edits, self.account),
            lambda: self.account_screen.header_name,
        )
        self.hits = HitsWiring(desk, self.review_place.screen, self._lead_to_reviews)
        navigation.promise(LIBRARY.key, lambda: self.pages.library)
        navigation.promise(ANALYTICS.key, lambda: self.pages.analytics)

    def _build_frame(self) -> None:
        self.start = StartWiring(self.navigation, self._preferences, self.workspace)
        self.import_door = ImportDoor(self.desk, self.first_page, lambda: self.imports, self.started)
        self.frame = FrameWiring(self.desk, self.navigation, self.account)

    def _build_of_account(self) -> None:
        charts = ChartWiring(self.window, self._jobs)
        self.account_screen.chart_asked.connect(charts.answer)
        forms = FormDrafts(self.window, self._clock, self.drafts)
        self.drafted.put_in_form = forms.put_in
        around = AccountDesk(
            *(self.window, self.theme, self.actions, self._clock, self.account_screen, self.account),
            *(self.workspace, self._jobs, self.hub, self.edits, self.open_account),
            Writing(*(self.typing, self.drafts, self.drafted, self.keeping.history.show_object, forms)),
            charts,
        )
        self.of_account = AccountParts(
            *(around, self.portfolio, self.attached.files, self._preferences, self.navigation),
            *(self.finding.leading, self.review_place, self.homed, self.table.me, self.home.who),
        )

    def _build_places(self) -> None:
        planning, signals = self.of_account.planning, self.of_account.signals
        self.pages = PagesWiring(
            *(planning, self.navigation, self.portfolio, self.finding.leading, self.table.me, signals),
            *(self.portfolio_screen.table, self.show_accounts, self.filter_accounts),
        )
        self.decks = DeckWays(planning.around, self.navigation, self.finding.leading, self.filter_accounts)
        planning.deck_wanted.connect(self.decks.open_for)
        self.homed.screen.list.use_logos(self.attached.book)
        self.actions.update(ready=True)

    def open_account(self, account_id: int) -> None:
        """Go to an account's page, once it is read."""
        raise NotImplementedError

    def show_portfolio(self) -> None:
        """Go to the table of accounts."""
        raise NotImplementedError

    def show_accounts(self, account_ids: Collection[int]) -> None:
        """Go to the table of accounts with these selected, whatever was filtered before."""
        raise NotImplementedError

    def filter_accounts(self, text: str) -> None:
        """Go to the table of accounts with those that a filter's text asks for."""
        raise NotImplementedError

    def _connect(self) -> None:
        """Connect what concerns several parts; the forms and what settles come after it."""
        raise NotImplementedError

    def _leave_account(self) -> None:
        raise NotImplementedError

    def _close_workspace(self) -> None:
        raise NotImplementedError

    def _finish_typing(self) -> None:
        raise NotImplementedError

    def _go_to(self, account_id: int) -> None:
        raise NotImplementedError
