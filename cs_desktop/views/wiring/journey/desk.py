"""What the topics of the Journey tab share."""

from collections.abc import Callable
from dataclasses import dataclass

from cs_desktop.common.clock import Clock
from cs_desktop.controllers.account import AccountController
from cs_desktop.controllers.actions import ActionTable
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.journey.page import JourneyController
from cs_desktop.controllers.workspace import WorkspaceController
from cs_desktop.views.account.screen import AccountScreen
from cs_desktop.views.journey.page import JourneyView
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.wiring.edits import EditWiring


@dataclass(frozen=True, slots=True)
class MapDesk:
    """The tab with its window and its controllers."""

    window: MainWindow
    theme: Theme
    actions: ActionTable
    clock: Clock
    screen: AccountScreen
    view: JourneyView
    account: AccountController
    workspace: WorkspaceController
    controller: JourneyController
    jobs: Jobs
    hub: ChangeHub
    edits: EditWiring
    open_account: Callable[[int], None]
    """Goes to an account's page."""
