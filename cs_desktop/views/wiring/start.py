"""Where the window starts in a workspace: where the user was last time, Home the first time."""

from PySide6.QtCore import QObject

from cs_desktop.controllers.preferences import Preferences
from cs_desktop.controllers.workspace import OpenedWorkspace, WorkspaceController
from cs_desktop.views.screen import HOME, PLACES
from cs_desktop.views.wiring.navigation import Navigation


class StartWiring(QObject):
    """Remembers the place that is on screen, by workspace."""

    def __init__(
        self, navigation: Navigation, preferences: Preferences, workspace: WorkspaceController
    ) -> None:
        super().__init__(navigation)
        self._navigation, self._preferences = navigation, preferences
        self._key, self._last = "", ""
        workspace.opened.connect(self._opened)
        navigation.shown.connect(self._remember)

    def go(self) -> None:
        """Go to the place to start on."""
        known = {place.key for place in PLACES}
        self._navigation.go(self._last if self._last in known else HOME.key)

    def _opened(self, opened: OpenedWorkspace) -> None:
        self._key = opened.key
        self._last = self._preferences.workspace(opened.key).place

    def _remember(self, key: str) -> None:
        if any(place.key == key for place in PLACES):
            self._preferences.set_place(self._key, key)
