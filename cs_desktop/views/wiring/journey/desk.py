"""What the topics of the Journey tab share."""

from collections.abc import Callable
from dataclasses import dataclass

from cs_desktop.common.clock import Clock
from cs_desktop.controllers.account import AccountController
from cs_desktop.controllers.actions import ActionTable
from cs_desktop.controllers.drafts import DraftsController
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.journey.page import JourneyController
from cs_desktop.controllers.typing import TypingController
from cs_desktop.controllers.workspace import WorkspaceController
from cs_desktop.views.account.screen import AccountScreen
from cs_desktop.views.journey.page import JourneyView
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.wiring.drafts import DraftWiring
from cs_desktop.views.wiring.edits import EditWiring


@dataclass(frozen=True, slots=True)
class Writing:
    """What is needed where one types: the way into the workspace, drafts, and the past of what is typed."""

    typing: TypingController
    drafts: DraftsController
    drafted: DraftWiring
    show_object: Callable[..., None]
    """Shows the history of a kind's object, by its id and name, or of one of its fields."""


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
    writing: Writing
