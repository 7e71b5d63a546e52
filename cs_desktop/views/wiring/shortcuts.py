"""The sheet of shortcuts, made when it is first asked for."""

from PySide6.QtCore import QObject

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.shortcuts import Shortcuts
from cs_desktop.views.shortcuts.panel import ShortcutsPanel
from cs_desktop.views.wiring.window_desk import WindowDesk


class ShortcutWiring(QObject):
    """Opens the sheet."""

    def __init__(self, desk: WindowDesk) -> None:
        super().__init__(desk.window)
        self._window, self._theme, self._actions = desk.window, desk.theme, desk.actions
        self.shortcuts = Shortcuts(desk.actions, desk.preferences)
        self.panel: ShortcutsPanel | None = None
        desk.actions[ActionId.SHORTCUTS].triggered.connect(self.show)

    def show(self) -> None:
        """Open the sheet in the side panel."""
        if self.panel is None:
            self.panel = ShortcutsPanel(self._theme, self._actions, self.shortcuts)
        self._window.side.show_panel(self.panel, tr("Keyboard shortcuts"))
