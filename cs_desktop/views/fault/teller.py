"""Tells of faults in the window: a bar at once, the panel when asked for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cs_desktop.common.language import tr
from cs_desktop.common.paths import log_dir
from cs_desktop.controllers.actions import ActionTable
from cs_desktop.controllers.faults import Fault, Faults
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.theme.theme import Theme

if TYPE_CHECKING:
    from cs_desktop.views.fault.panel import FaultPanel


class FaultTeller(QObject):
    """Shows the newest fault; works from the first moment of the window on."""

    def __init__(self, window: MainWindow, theme: Theme, actions: ActionTable, faults: Faults) -> None:
        super().__init__(window)
        self._window, self._theme, self._actions = window, theme, actions
        self._panel: FaultPanel | None = None
        faults.happened.connect(self._tell)

    def _tell(self, fault: Fault) -> None:
        self._window.banner.tell(
            tr("Something went wrong in the program. It goes on, and what was stored is safe."),
            tr("Show report"),
            lambda: self._show(fault),
        )

    def _show(self, fault: Fault) -> None:
        # Most starts have no fault.
        from cs_desktop.views.fault.panel import FaultPanel  # noqa: PLC0415
        from cs_desktop.views.files import open_outside  # noqa: PLC0415

        if self._panel is None:
            self._panel = FaultPanel(self._theme)
            self._panel.open_log.clicked.connect(lambda: open_outside(log_dir()))
        self._panel.show_fault(fault, self._safe())
        self._window.side.show_panel(self._panel, tr("Something went wrong"))

    def _safe(self) -> str:
        if not self._actions.situation.workspace:
            return tr("No workspace is open, so nothing can be lost.")
        return tr(
            "{saved}: what was stored by then is in the workspace. What you were typing is kept as a draft.",
            saved=self._window.sidebar.saved_text,
        )
