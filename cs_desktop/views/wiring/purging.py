"""The purge joined to the side panel."""

from PySide6.QtCore import QObject

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.purging import PurgingController
from cs_desktop.views.purge.panel import PurgePanel
from cs_desktop.views.wiring.window_desk import WindowDesk


class PurgeWiring(QObject):
    """Opens the panel, which asks at once what a purge would take."""

    def __init__(self, desk: WindowDesk) -> None:
        super().__init__(desk.window)
        self._window, workspace = desk.window, desk.workspace
        self.controller = purging = PurgingController(desk.jobs, desk.hub, workspace.context)
        self.panel = desk.window.side.take(PurgePanel(desk.theme))
        desk.actions[ActionId.PURGE].triggered.connect(self._show)
        workspace.opened.connect(self._leave)
        workspace.closed.connect(self._leave)
        self.panel.purge_requested.connect(purging.purge)
        purging.found.connect(self.panel.show_found)
        purging.purged.connect(self.panel.show_purged)
        purging.failed.connect(lambda error: self.panel.show_problem(str(error)))

    def _show(self) -> None:
        self.panel.forget()
        self._window.side.show_panel(self.panel, tr("Purge deleted data"))
        self.controller.look()

    def _leave(self) -> None:
        self.panel.forget()
        self._window.side.put_away(self.panel)
