"""What is to be known about the place in which the open workspace lies."""

from PySide6.QtCore import QObject, Signal

from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.preferences import Preferences
from cs_desktop.controllers.workspace import OpenedWorkspace, WorkspaceController
from cs_desktop.domain.notices import Notice
from cs_desktop.services.places import place_notices


class PlaceController(QObject):
    """Looks around a workspace once it is open, and remembers what the user has read."""

    told = Signal(object)
    """The Notice to show now, None where there is none (any more)."""

    def __init__(self, jobs: Jobs, preferences: Preferences, workspace: WorkspaceController) -> None:
        super().__init__()
        self._jobs, self._preferences = jobs, preferences
        self._waiting: list[Notice] = []
        workspace.opened.connect(self._look_around)
        workspace.closed.connect(self._forget)

    def dismiss(self) -> None:
        """Show the notice that is on screen never again, and go on to the next."""
        if self._waiting:
            self._preferences.dismiss(self._waiting.pop(0).key)
        self._tell()

    def _look_around(self, opened: OpenedWorkspace) -> None:
        self._forget()
        if not opened.sample:
            self._jobs.run(
                lambda _job: place_notices(opened.path), self._found, lambda _error: None, key="place"
            )

    def _found(self, notices: tuple[Notice, ...]) -> None:
        self._waiting = [n for n in notices if n.key not in self._preferences.settings.dismissed]
        self._tell()

    def _forget(self) -> None:
        self._waiting = []
        self._tell()

    def _tell(self) -> None:
        self.told.emit(self._waiting[0] if self._waiting else None)
