"""What is written down about an account: its people, its timeline, its tasks, each with its fields."""

from PySide6.QtCore import QObject

from cs_desktop.common.clock import Clock
from cs_desktop.controllers.account import AccountController
from cs_desktop.controllers.actions import ActionTable
from cs_desktop.controllers.drafts import DraftsController
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.people import PeopleController
from cs_desktop.controllers.tasks import TasksController
from cs_desktop.controllers.timeline import TimelineController
from cs_desktop.controllers.typing import TypingController
from cs_desktop.controllers.workspace import WorkspaceController
from cs_desktop.domain.changes import Kind
from cs_desktop.views.account.screen import AccountScreen
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.wiring.edits import EditWiring
from cs_desktop.views.wiring.fields import FieldsWiring
from cs_desktop.views.wiring.people import PeopleWiring
from cs_desktop.views.wiring.tasks import TaskWiring
from cs_desktop.views.wiring.timeline import TimelineWiring


class RecordWiring(QObject):
    """Holds the controllers and wirings of the tabs in which one writes things down."""

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        actions: ActionTable,
        clock: Clock,
        screen: AccountScreen,
        account: AccountController,
        workspace: WorkspaceController,
        jobs: Jobs,
        hub: ChangeHub,
        typing: TypingController,
        drafts: DraftsController,
        edits: EditWiring,
    ) -> None:
        super().__init__(window)
        self.me = ""
        """The name that the user picked for themselves; empty for none."""
        self.task_list = TasksController(jobs, hub, workspace.context, lambda: self.me)
        self.tasks = TaskWiring(window, theme, actions, clock, account, self.task_list, workspace, edits)
        self.contacts = PeopleController(jobs, hub, workspace.context)
        self.people = PeopleWiring(
            window, theme, actions, screen, account, self.contacts, workspace, edits, self.tasks
        )
        self.entries = TimelineController(jobs, hub, workspace.context, lambda: self.me)
        self.timeline = TimelineWiring(
            *(window, theme, actions, clock, screen, account, self.entries, workspace, edits),
            self.tasks,
        )
        for part, kind in (
            (self.people, Kind.CONTACT),
            (self.timeline, Kind.ACTIVITY),
            (self.tasks, Kind.TASK),
        ):
            part.join_fields(
                FieldsWiring(
                    *(window, part.inspector.fields, kind, typing, drafts, workspace, edits), part.reveal
                )
            )
