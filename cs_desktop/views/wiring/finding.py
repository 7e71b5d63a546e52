"""Everything that finds: the command palette, search, and the sheet of shortcuts."""

from collections.abc import Callable

from PySide6.QtCore import QObject, SignalInstance

from cs_desktop.controllers.account import AccountController
from cs_desktop.controllers.actions import ActionTable
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.palette import PaletteController
from cs_desktop.controllers.portfolio import PortfolioController
from cs_desktop.controllers.preferences import Preferences
from cs_desktop.controllers.search import SearchController
from cs_desktop.controllers.workspace import WorkspaceController
from cs_desktop.domain.changes import Kind
from cs_desktop.views.account.screen import AccountScreen
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.wiring.leading import Leading
from cs_desktop.views.wiring.navigation import Navigation
from cs_desktop.views.wiring.palette import PaletteWiring
from cs_desktop.views.wiring.recording import RecordWiring
from cs_desktop.views.wiring.search import SearchWiring
from cs_desktop.views.wiring.shortcuts import ShortcutWiring


class FindingWiring(QObject):
    """Holds the controllers of what finds, and begins them one after the other."""

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        actions: ActionTable,
        jobs: Jobs,
        hub: ChangeHub,
        workspace: WorkspaceController,
        portfolio: PortfolioController,
        navigation: Navigation,
        screen: AccountScreen,
        account: AccountController,
        account_shown: SignalInstance,
        records: Callable[[], RecordWiring],
        open_account: Callable[[int], None],
        show_history: Callable[[Kind, int, str], None],
        preferences: Preferences,
    ) -> None:
        super().__init__(window)
        self.things = PaletteController(jobs, hub, workspace.context, actions)
        self.search = SearchController(jobs, hub, workspace.context)
        self.leading = Leading(window, screen, account, account_shown, records, open_account, show_history)
        self.palette = PaletteWiring(
            *(window, theme, actions, self.things, workspace, navigation, screen, self.leading)
        )
        self.texts = SearchWiring(
            *(window, theme, actions, self.search, workspace, self.palette.overlay, self.leading)
        )
        self.keys = ShortcutWiring(window, theme, actions, preferences)
        # What is on screen comes first; the index, which takes longest, comes last.
        portfolio.completed.connect(self.things.begin)
        self.things.loaded.connect(self.search.begin)
