"""The sheet of shortcuts, made when it is first asked for."""

from PySide6.QtCore import QObject

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.controllers.preferences import Preferences
from cs_desktop.controllers.shortcuts import Shortcuts
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.shortcuts.panel import ShortcutsPanel
from cs_desktop.views.theme.theme import Theme


class ShortcutWiring(QObject):
    """Opens the sheet."""

    def __init__(
        self, window: MainWindow, theme: Theme, actions: ActionTable, preferences: Preferences
    ) -> None:
        super().__init__(window)
        self._window, self._theme, self._actions = window, theme, actions
        self.shortcuts = Shortcuts(actions, preferences)
        self.panel: ShortcutsPanel | None = None
        actions[ActionId.SHORTCUTS].triggered.connect(self.show)

    def show(self) -> None:
        """Open the sheet in the side panel."""
        if self.panel is None:
            self.panel = ShortcutsPanel(self._theme, self._actions, self.shortcuts)
        self._window.side.show_panel(self.panel, tr("Keyboard shortcuts"))
