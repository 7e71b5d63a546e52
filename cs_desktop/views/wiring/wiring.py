"""One window joined to its controllers."""

import logging
from collections.abc import Collection
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cs_desktop.common.clock import Clock
from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.controllers.account import AccountController
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.controllers.check import CheckController
from cs_desktop.controllers.deleting import DeletingController
from cs_desktop.controllers.drafts import DraftsController
from cs_desktop.controllers.history import HistoryController
from cs_desktop.controllers.home import HomeController
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.portfolio import PortfolioController
from cs_desktop.controllers.preferences import Preferences
from cs_desktop.controllers.purging import PurgingController
from cs_desktop.controllers.typing import TypingController
from cs_desktop.controllers.undo import UndoController
from cs_desktop.controllers.workspace import OpenedWorkspace, WorkspaceController
from cs_desktop.domain.portfolio import AccountPage, Portfolio
from cs_desktop.domain.portfolio_index import PortfolioIndex
from cs_desktop.views.about import show_about
from cs_desktop.views.account.details import choices_of
from cs_desktop.views.account.screen import AccountScreen
from cs_desktop.views.files import WORKSPACES, ask_open
from cs_desktop.views.portfolio.screen import PortfolioScreen
from cs_desktop.views.screen import HOME, PORTFOLIO
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.welcome.screen import WelcomeScreen
from cs_desktop.views.wiring.accounts import AccountsWiring
from cs_desktop.views.wiring.backups import BackupWiring
from cs_desktop.views.wiring.check import CheckWiring
from cs_desktop.views.wiring.commerce import CommerceWiring
from cs_desktop.views.wiring.decks import DeckWiring
from cs_desktop.views.wiring.deletions import DeletionWiring
from cs_desktop.views.wiring.drafts import DraftWiring
from cs_desktop.views.wiring.edits import EditWiring
from cs_desktop.views.wiring.files import FilesWiring
from cs_desktop.views.wiring.finding import FindingWiring
from cs_desktop.views.wiring.frame import FrameWiring
from cs_desktop.views.wiring.history import HistoryWiring
from cs_desktop.views.wiring.home import HomeWiring
from cs_desktop.views.wiring.import_door import ImportDoor
from cs_desktop.views.wiring.language import LanguageWiring
from cs_desktop.views.wiring.navigation import ACCOUNT, Navigation
from cs_desktop.views.wiring.others import OthersWiring
from cs_desktop.views.wiring.place import PlaceWiring
from cs_desktop.views.wiring.portfolio import PortfolioWiring
from cs_desktop.views.wiring.purging import PurgeWiring
from cs_desktop.views.wiring.recent import RecentWiring
from cs_desktop.views.wiring.recording import RecordWiring
from cs_desktop.views.wiring.reverts import RevertWiring
from cs_desktop.views.wiring.settling import SettleWiring
from cs_desktop.views.wiring.start import StartWiring
from cs_desktop.views.wiring.team import TeamWiring
from cs_desktop.views.wiring.typing import TypingWiring
from cs_desktop.views.wiring.welcome import WelcomeWiring

if TYPE_CHECKING:
    from cs_desktop.views.wiring.importing import ImportWiring


class Wiring(QObject):
    """Holds the controllers of one window, and the few answers that concern more than one screen."""

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
        self._starts = False
        self.hub = ChangeHub(self)
        self.workspace = WorkspaceController(jobs, clock, log)
        self.portfolio = PortfolioController(jobs, self.hub, self.workspace.context)
        self.drafts = DraftsController(jobs, clock)
        self.typing = TypingController(jobs, self.drafts, self.workspace.context)
        self.account = AccountController(jobs, self.hub, self.workspace.context, self.typing)
        self.undo = UndoController(jobs, self.hub, self.workspace.context)
        self.deleting = DeletingController(jobs, self.workspace.context)
        self.recent = RecentWiring(window, self.account, preferences, self.workspace, clock)
        self.portfolio_screen = PortfolioScreen(theme, actions)
        self.account_screen = AccountScreen(theme, actions)
        self.navigation = Navigation(window, actions, self._leave_account)
        self.navigation.add(PORTFOLIO, self.portfolio_screen)
        window.add_screen(ACCOUNT, self.account_screen)
        self.edits = EditWiring(
            *(window, actions, self.hub, self.undo, self.typing, clock),
            *(self._finish_typing, self._go_to),
        )
        self.typed = TypingWiring(
            *(window, self.account_screen, self.account, self.typing, self.drafts),
            *(self.workspace, self.edits),
        )
        self.drafted = DraftWiring(
            *(window, theme, clock, self.account_screen, self.account, self.drafts, self.open_account),
            self.account_shown,
        )
        self.purging = PurgingController(jobs, self.hub, self.workspace.context)
        self.purged = PurgeWiring(window, theme, actions, self.workspace, self.purging)
        self.reverts = RevertWiring(window, theme, self.undo, self.workspace)
        self.deletions = DeletionWiring(
            *(window, actions, self.portfolio_screen.table, self.account, self.deleting),
            *(self.undo, self.edits, self.show_portfolio),
        )
        self.attached = FilesWiring(
            *(window, self.account_screen, self.portfolio_screen, actions, self.workspace, self.account),
            *(self.edits, jobs, self.hub),
        )
        self.table = PortfolioWiring(
            *(window, theme, actions, self.portfolio_screen, preferences, jobs, self.hub, self.workspace),
            *(self.edits, self.navigation, self.typed, self.attached.book),
        )
        self.history = HistoryController(jobs, self.hub, self.workspace.context)
        self.past = HistoryWiring(
            *(window, theme, self.account_screen, actions, self.history),
            *(self.workspace, self.account, self.undo, self.portfolio_shown),
        )
        self.check = CheckController(jobs, self.hub, self.workspace.context)
        self.checked = CheckWiring(window, theme, actions, self.workspace, self.check)
        self.exports = DeckWiring(window, self.account_screen, actions, self.account)
        self.first_page = WelcomeWiring(window, welcome, theme, actions, preferences, self.workspace, clock)
        self.first_page.left.connect(self._leave_form)
        self.backups = BackupWiring(
            *(window, theme, actions, jobs, self.hub, self.workspace, clock, self._close_workspace)
        )
        self.finding = FindingWiring(
            *(window, theme, actions, jobs, self.hub, self.workspace, self.portfolio, self.navigation),
            *(self.account_screen, self.account, self.account_shown, self._build_records),
            *(self.open_account, self.past.show_object, preferences),
        )
        self.accounts = AccountsWiring(
            *(window, theme, actions, self.navigation, self.portfolio, self.portfolio_screen.table),
            *(self.account, self.recent, self.attached.book, self.workspace, self.open_account),
        )
        self.language = LanguageWiring(window, actions, preferences)
        self.home = HomeController(jobs, self.hub, self.workspace.context, preferences)
        self.team = TeamWiring(window, theme, actions, jobs, self.hub, self.workspace, self.edits)
        self.homed = HomeWiring(
            *(window, theme, actions, self.home, self.workspace, self.navigation, self.edits, clock),
            *(self.open_account, self.team),
        )
        self.start = StartWiring(self.navigation, preferences, self.workspace)
        self.import_door = ImportDoor(
            *(window, actions, jobs, self.workspace, self.first_page, lambda: self.imports, self.started)
        )
        self.frame = FrameWiring(
            *(window, theme, actions, jobs, self.navigation, preferences, self.workspace)
        )
        self.place = PlaceWiring(window, jobs, preferences, self.workspace)
        self.others = OthersWiring(window, jobs, self.hub, clock, self.workspace, self.account)
        self._records: RecordWiring | None = None
        self._idle = QTimer(self, singleShot=True, interval=0)
        self._idle.timeout.connect(self._build_records)
        self._connect()

    @cached_property
    def imports(self) -> "ImportWiring":
        """The import wizard, built when it is first asked for."""
        from cs_desktop.views.wiring.importing import ImportWiring  # noqa: PLC0415 - few need it, and not at once

        return ImportWiring(
            *(self.window, self.theme, self._jobs, self.workspace, self.navigation, self.edits),
            *(self.show_accounts, self.past.show_workspace),
        )

    @property
    def recorded(self) -> RecordWiring:
        """What is written down about an account: built before the first one opens, or once there is time."""
        return self._build_records()

    def _connect(self) -> None:
        window, workspace, account = self.window, self.workspace, self.account
        for action_id, do in {
            ActionId.OPEN_SAMPLE: workspace.open_sample,
            ActionId.OPEN: lambda: ask_open(window, tr("Open workspace"), WORKSPACES, workspace.open),
            ActionId.CLOSE: self._close_workspace,
            ActionId.QUIT: window.close,
            ActionId.BACK: self.show_portfolio,
            ActionId.LICENSES: lambda: show_about(window, self.theme),
        }.items():
            self.actions[action_id].triggered.connect(do)

        window.recent_requested.connect(lambda path: workspace.open(Path(path)))
        self.navigation.shown.connect(self._tell_portfolio)
        window.sidebar.account_requested.connect(self.open_account)
        window.progress.cancelled.connect(workspace.cancel)
        window.closing.connect(self._shut_down)

        workspace.opening.connect(lambda name: window.progress.start(tr("Opening {name}", name=name)))
        workspace.progressed.connect(window.progress.advance)
        workspace.stopped.connect(window.progress.finish)
        workspace.opened.connect(self._opened)
        workspace.failed.connect(self._not_opened)
        workspace.failed.connect(window.leave_opening)
        window.progress.cancelled.connect(window.leave_opening)

        self.portfolio_screen.account_requested.connect(self.open_account)
        self.portfolio_screen.table.editing.entered.connect(account.edit)
        self.portfolio.loaded.connect(self._show_portfolio)
        self.portfolio.loaded.connect(lambda portfolio, _index: self.table.me.know(portfolio))
        self.portfolio.scored.connect(self.homed.take)
        self.portfolio.completed.connect(self._idle.start)
        self.home.loaded.connect(lambda page: self.table.me.take(page.my_name))
        self.portfolio.failed.connect(
            lambda error: window.banner.tell(str(error), tr("Try again"), self.portfolio.load)
        )

        screen = self.account_screen
        screen.back_requested.connect(self.show_portfolio)
        account.loaded.connect(self._show_account)
        account.failed.connect(lambda error: window.banner.tell(str(error)))
        # A draft may belong to what is written down about an account.
        self.drafts.offered.connect(lambda drafts: self._idle.start() if drafts else None)
        self.entered = CommerceWiring(
            *(window, self.theme, self.actions, self._jobs, self._clock, workspace, self.portfolio, account),
            *(screen, self.edits, self.drafts, self.open_account),
        )
        self.drafted.put_in_form = self.entered.drafts.put_in
        self.settling = SettleWiring(
            *(window, account, screen, self.entered, self._build_records, self.open_account),
            self.past.show_object,
        )
        self.homed.settle_requested.connect(self.settling.settle)
        self.homed.screen.list.use_logos(self.attached.book)
        self.actions.update(ready=True)

    def _build_records(self) -> RecordWiring:
        if self._records is None:
            self._records = RecordWiring(
                *(self.window, self.theme, self.actions, self._clock, self.account_screen, self.account),
                *(self.workspace, self._jobs, self.hub, self.typing, self.drafts, self.edits),
                *(self.drafted, self.open_account, self.home.who),
            )
        return self._records

    def show_portfolio(self) -> None:
        """Go to the table of accounts."""
        self.navigation.go(PORTFOLIO.key)

    def show_accounts(self, account_ids: Collection[int]) -> None:
        """Go to the table of accounts with these selected, whatever was filtered before."""
        self.portfolio_screen.start_over()
        self.show_portfolio()
        self.portfolio_screen.table.select_accounts(account_ids)

    def _tell_portfolio(self, key: str) -> None:
        if key == PORTFOLIO.key:
            self.portfolio_shown.emit()

    def _leave_account(self) -> None:
        self.account_screen.fields.commit()
        self.account.leave()

    def open_account(self, account_id: int) -> None:
        """Go to an account's page, once it is read."""
        self.account_screen.fields.commit()
        self._build_records()
        self.account.show(account_id)

    def _leave_form(self) -> None:
        self.show_portfolio()

    def _opened(self, opened: OpenedWorkspace) -> None:
        path = opened.path
        if not opened.sample:
            self._preferences.remember(path)
        self.actions.update(read_only=opened.read_only)
        self.window.banner.hide()
        self.window.sidebar.set_workspace(path.stem, path.name)
        self.window.sidebar.set_saved(
            tr("Read only") if opened.read_only else tr("All changes saved"), read_only=opened.read_only
        )
        self.undo.forget()
        self.undo.load()
        self.portfolio_screen.forget_figures()
        self.portfolio_screen.start_over()
        self._starts = True
        self.portfolio.load()

    def _not_opened(self, error: KnownError, path: str) -> None:
        if path in self._preferences.settings.recent:
            self.window.banner.tell(
                str(error), tr("Remove from the list"), lambda: self._preferences.forget(path)
            )
        else:
            self.window.banner.tell(str(error))

    def _close_workspace(self) -> None:
        self._leave_account()
        self.portfolio.leave()
        self.workspace.close()
        self.recent.forget()
        self.undo.forget()
        self.window.toasts.clear()
        self.actions.update(workspace=False, read_only=False, place="", account=False)
        self.welcome.show_start()
        self.window.show_welcome()

    def _show_portfolio(self, portfolio: Portfolio, index: PortfolioIndex) -> None:
        self.portfolio_screen.show_portfolio(portfolio, index)
        company = portfolio.company or self.workspace.context().workspace.path.stem
        self.window.sidebar.set_workspace(company, self.workspace.context().workspace.path.name)
        self.window.sidebar.set_count(PORTFOLIO.key, len(portfolio.rows))
        self.window.setWindowTitle(tr("{company} – CS Desktop", company=company))
        choices = choices_of(portfolio)
        self.account_screen.set_choices(choices)
        self.table.set_choices(choices)
        self.recent.rename(portfolio)
        if self._starts:
            self._starts = False
            self.actions.update(workspace=True)
            self.start.go()
            self.started.emit()
        elif self.actions.situation.place == PORTFOLIO.key:
            self.portfolio_shown.emit()

    def _finish_typing(self) -> None:
        self.typed.commit()
        self.portfolio_screen.table.editing.commit()

    def _show_account(self, page: AccountPage) -> None:
        self.account_screen.show_page(page)
        self.navigation.show_account()
        self.recent.opened(page)
        self.account_shown.emit()

    def _go_to(self, account_id: int) -> None:
        """Move the view to the account of which something was undone."""
        if self.actions.situation.place == HOME.key:
            # What came back stands in the list again.
            return
        if self.actions.situation.place == PORTFOLIO.key:
            self.portfolio_screen.table.select(account_id)
        elif self.account.account_id != account_id:
            self.open_account(account_id)

    def _shut_down(self) -> None:
        self._leave_account()
        self.portfolio.leave()
        self.workspace.shut_down()
        self.drafts.shut_down()
        self.hub.close()
