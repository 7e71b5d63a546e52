"""What a workspace has been, and what keeps it whole."""

from collections.abc import Callable

from PySide6.QtCore import QObject, SignalInstance

from cs_desktop.controllers.account import AccountController
from cs_desktop.controllers.undo import UndoController
from cs_desktop.views.account.screen import AccountScreen
from cs_desktop.views.wiring.backups import BackupWiring
from cs_desktop.views.wiring.check import CheckWiring
from cs_desktop.views.wiring.history import HistoryWiring
from cs_desktop.views.wiring.purging import PurgeWiring
from cs_desktop.views.wiring.reverts import RevertWiring
from cs_desktop.views.wiring.window_desk import WindowDesk


class KeepingParts(QObject):
    """Holds the panels of history, of what undoing left alone, of backups, checks and purges."""

    def __init__(
        self,
        desk: WindowDesk,
        screen: AccountScreen,
        account: AccountController,
        undo: UndoController,
        portfolio_shown: SignalInstance,
        close_workspace: Callable[[], None],
    ) -> None:
        super().__init__(desk.window)
        self.purging = PurgeWiring(desk)
        self.reverts = RevertWiring(desk, undo)
        self.history = HistoryWiring(desk, screen, account, undo, portfolio_shown)
        self.check = CheckWiring(desk)
        self.backups = BackupWiring(desk, close_workspace)
