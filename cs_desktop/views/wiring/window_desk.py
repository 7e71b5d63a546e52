"""What the wirings of one window share."""

from dataclasses import dataclass

from cs_desktop.common.clock import Clock
from cs_desktop.controllers.actions import ActionTable
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.preferences import Preferences
from cs_desktop.controllers.workspace import WorkspaceController
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class WindowDesk:
    """The window and what it is joined to, whatever it shows."""

    window: MainWindow
    theme: Theme
    actions: ActionTable
    preferences: Preferences
    jobs: Jobs
    clock: Clock
    hub: ChangeHub
    workspace: WorkspaceController
