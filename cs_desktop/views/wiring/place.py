"""The quiet bar: what to know about the workspace's folder."""

from PySide6.QtCore import QObject

from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.places import PlaceController
from cs_desktop.controllers.preferences import Preferences
from cs_desktop.controllers.workspace import WorkspaceController
from cs_desktop.domain.notices import Notice
from cs_desktop.views.shell import MainWindow


class PlaceWiring(QObject):
    """Shows one notice after the other; each is gone for good once it is dismissed."""

    def __init__(
        self, window: MainWindow, jobs: Jobs, preferences: Preferences, workspace: WorkspaceController
    ) -> None:
        super().__init__(window)
        self._bar = window.notice
        self._place = PlaceController(jobs, preferences, workspace)
        self._place.told.connect(self._show)
        self._bar.dismissed.connect(self._place.dismiss)

    def _show(self, notice: Notice | None) -> None:
        if notice is None:
            self._bar.hide()
        else:
            self._bar.tell(notice.text)
