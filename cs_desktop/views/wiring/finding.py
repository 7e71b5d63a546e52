"""Everything that finds: the command palette, search, and the sheet of shortcuts."""

from collections.abc import Callable

from PySide6.QtCore import QObject, SignalInstance

from cs_desktop.controllers.account import AccountController
from cs_desktop.controllers.palette import PaletteController
from cs_desktop.controllers.portfolio import PortfolioController
from cs_desktop.controllers.search import SearchController
from cs_desktop.domain.changes import Kind
from cs_desktop.views.account.screen import AccountScreen
from cs_desktop.views.wiring.leading import Leading
from cs_desktop.views.wiring.navigation import Navigation
from cs_desktop.views.wiring.palette import PaletteWiring
from cs_desktop.views.wiring.recording import RecordWiring
from cs_desktop.views.wiring.search import SearchWiring
from cs_desktop.views.wiring.shortcuts import ShortcutWiring
from cs_desktop.views.wiring.window_desk import WindowDesk


class FindingWiring(QObject):
    """Holds the controllers of what finds, and begins them one after the other."""

    def __init__(
        self,
        desk: WindowDesk,
        portfolio: PortfolioController,
        navigation: Navigation,
        screen: AccountScreen,
        account: AccountController,
        account_shown: SignalInstance,
        records: Callable[[], RecordWiring],
        open_account: Callable[[int], None],
        show_history: Callable[[Kind, int, str], None],
    ) -> None:
        super().__init__(desk.window)
        self.things = PaletteController(desk.jobs, desk.hub, desk.workspace.context, desk.actions)
        self.search = SearchController(desk.jobs, desk.hub, desk.workspace.context)
        self.leading = Leading(
            desk.window, screen, account, account_shown, records, open_account, show_history
        )
        self.palette = PaletteWiring(desk, self.things, navigation, screen, self.leading)
        self.texts = SearchWiring(desk, self.search, self.palette.overlay, self.leading)
        self.keys = ShortcutWiring(desk)
        # What is on screen comes first; the index, which takes longest, comes last.
        portfolio.completed.connect(self.things.begin)
        self.things.loaded.connect(self.search.begin)
