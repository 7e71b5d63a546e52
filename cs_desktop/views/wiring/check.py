"""The check of the workspace joined to the side panel."""

from PySide6.QtCore import QObject

from cs_desktop.common.language import marked, tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.check import CheckController
from cs_desktop.controllers.workspace import OpenedWorkspace
from cs_desktop.views.check.section import CheckSection
from cs_desktop.views.wiring.window_desk import WindowDesk

TITLE = marked("Check workspace")


class CheckWiring(QObject):
    """Opens the panel, starts what is asked for there, and shows what comes of it."""

    def __init__(self, desk: WindowDesk) -> None:
        super().__init__(desk.window)
        self._window, workspace = desk.window, desk.workspace
        self.controller = check = CheckController(desk.jobs, desk.hub, workspace.context)
        self.section = section = desk.window.side.take(CheckSection(desk.theme))
        desk.actions[ActionId.CHECK].triggered.connect(self.show)
        workspace.opened.connect(self._start_over)
        workspace.closed.connect(self._leave)
        section.check_requested.connect(check.check)
        section.repair_requested.connect(check.repair)
        section.cancelled.connect(check.cancel)
        check.started.connect(section.start)
        check.progressed.connect(section.advance)
        check.checked.connect(section.show_result)
        check.repaired.connect(section.show_repaired)
        check.failed.connect(lambda error: section.show_problem(str(error)))
        check.ended.connect(section.finish)

    def show(self) -> None:
        """Open the panel and check at once."""
        self._window.side.show_panel(self.section, tr(TITLE))
        self.controller.check()

    def _start_over(self, opened: OpenedWorkspace) -> None:
        self.controller.forget()
        self.section.forget(read_only=opened.read_only)

    def _leave(self) -> None:
        self.controller.forget()
        self.section.forget()
        self._window.side.put_away(self.section)
