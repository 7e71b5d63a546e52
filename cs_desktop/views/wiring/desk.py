"""What the tabs of an account share."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from cs_desktop.common.clock import Clock
from cs_desktop.controllers.account import AccountController
from cs_desktop.controllers.actions import ActionTable
from cs_desktop.controllers.drafts import DraftsController
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.typing import TypingController
from cs_desktop.controllers.workspace import WorkspaceController
from cs_desktop.views.account.screen import AccountScreen
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.wiring.charts import ChartWiring
from cs_desktop.views.wiring.drafts import DraftWiring
from cs_desktop.views.wiring.edits import EditWiring
from cs_desktop.views.wiring.form_drafts import FormDrafts


@dataclass(frozen=True, slots=True)
class Writing:
    """What is needed where one types: the way into the workspace, drafts, and the past of what is typed."""

    typing: TypingController
    drafts: DraftsController
    drafted: DraftWiring
    show_object: Callable[..., None]
    """Shows the history of a kind's object, by its id and name, or of one of its fields."""
    forms: FormDrafts
    """Keeps what is entered into forms."""


@dataclass(frozen=True, slots=True)
class AccountDesk:
    """The page of an account with its window and what it is joined to."""

    window: MainWindow
    theme: Theme
    actions: ActionTable
    clock: Clock
    screen: AccountScreen
    account: AccountController
    workspace: WorkspaceController
    jobs: Jobs
    hub: ChangeHub
    edits: EditWiring
    open_account: Callable[[int], None]
    """Goes to an account's page."""
    writing: Writing
    charts: ChartWiring
    """Answers what is asked of a chart."""

    def parts(self) -> dict[str, Any]:
        """Return all of these by name, for the desk of a tab, which has them too."""
        return {one.name: getattr(self, one.name) for one in fields(AccountDesk)}
