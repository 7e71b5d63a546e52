"""What undoing left alone: shown beside the work, and taken back where the user wants it all the same."""

from PySide6.QtCore import QObject

from cs_desktop.common.language import tr
from cs_desktop.controllers.undo import PartlyUndone, UndoController
from cs_desktop.controllers.workspace import WorkspaceController
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.undo.report import RevertReport


class RevertWiring(QObject):
    """Joins the report to the controller."""

    def __init__(
        self, window: MainWindow, theme: Theme, undo: UndoController, workspace: WorkspaceController
    ) -> None:
        super().__init__(window)
        self._window = window
        self.report = window.side.take(RevertReport(theme))
        undo.left_alone.connect(self._show)
        undo.taken_back.connect(self.report.took_back)
        self.report.wanted.connect(undo.take_back)
        self.report.emptied.connect(self._close)
        workspace.opened.connect(self._end)
        workspace.closed.connect(self._end)

    def _show(self, partly: PartlyUndone) -> None:
        self.report.show_report(partly)
        self._window.side.show_panel(self.report, tr("Left as it is"))

    def _end(self) -> None:
        self.report.clear()
        self._close()

    def _close(self) -> None:
        self._window.side.put_away(self.report)
