"""The purge joined to the side panel."""

from PySide6.QtCore import QObject

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.controllers.purging import PurgingController
from cs_desktop.controllers.workspace import WorkspaceController
from cs_desktop.views.purge.panel import PurgePanel
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.theme.theme import Theme


class PurgeWiring(QObject):
    """Opens the panel, which asks at once what a purge would take."""

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        actions: ActionTable,
        workspace: WorkspaceController,
        purging: PurgingController,
    ) -> None:
        super().__init__(window)
        self._window, self._purging = window, purging
        self.panel = window.side.take(PurgePanel(theme))
        actions[ActionId.PURGE].triggered.connect(self._show)
        workspace.opened.connect(self._leave)
        workspace.closed.connect(self._leave)
        self.panel.purge_requested.connect(purging.purge)
        purging.found.connect(self.panel.show_found)
        purging.purged.connect(self.panel.show_purged)
        purging.failed.connect(lambda error: self.panel.show_problem(str(error)))

    def _show(self) -> None:
        self.panel.forget()
        self._window.side.show_panel(self.panel, tr("Purge deleted data"))
        self._purging.look()

    def _leave(self) -> None:
        self.panel.forget()
        self._window.side.put_away(self.panel)
