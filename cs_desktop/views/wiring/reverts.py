"""What undoing left alone: shown beside the work, and taken back where the user wants it all the same."""

from PySide6.QtCore import QObject

from cs_desktop.common.language import tr
from cs_desktop.controllers.undo import PartlyUndone, UndoController
from cs_desktop.views.undo.report import RevertReport
from cs_desktop.views.wiring.window_desk import WindowDesk


class RevertWiring(QObject):
    """Joins the report to the controller."""

    def __init__(self, desk: WindowDesk, undo: UndoController) -> None:
        super().__init__(desk.window)
        self._window = desk.window
        self.report = desk.window.side.take(RevertReport(desk.theme))
        undo.left_alone.connect(self._show)
        undo.taken_back.connect(self.report.took_back)
        self.report.wanted.connect(undo.take_back)
        self.report.emptied.connect(self._close)
        desk.workspace.opened.connect(self._end)
        desk.workspace.closed.connect(self._end)

    def _show(self, partly: PartlyUndone) -> None:
        self.report.show_report(partly)
        self._window.side.show_panel(self.report, tr("Left as it is"))

    def _end(self) -> None:
        self.report.clear()
        self._close()

    def _close(self) -> None:
        self._window.side.put_away(self.report)
