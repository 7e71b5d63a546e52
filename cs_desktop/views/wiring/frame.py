"""What concerns the window as a whole: its look, work behind it, and the tour."""

from PySide6.QtCore import QObject

from cs_desktop.controllers.actions import ActionTable
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.preferences import Preferences
from cs_desktop.controllers.workspace import WorkspaceController
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.wiring.looks import LookWiring
from cs_desktop.views.wiring.navigation import Navigation
from cs_desktop.views.wiring.tour import TourWiring
from cs_desktop.views.wiring.work import WorkWiring


class FrameWiring(QObject):
    """Joins the frame around every screen to what it needs."""

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        actions: ActionTable,
        jobs: Jobs,
        navigation: Navigation,
        preferences: Preferences,
        workspace: WorkspaceController,
    ) -> None:
        super().__init__(window)
        self.looks = LookWiring(window, theme, actions, preferences)
        self.work = WorkWiring(window, theme, jobs)
        self.tour = TourWiring(window, theme, actions, navigation, preferences, workspace)
