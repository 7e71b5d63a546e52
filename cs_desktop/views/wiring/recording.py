"""What is written down about an account: its people, its timeline, its tasks, each with its fields."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from cs_desktop.common.clock import Clock
from cs_desktop.common.language import tr
from cs_desktop.controllers.account import AccountController
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.controllers.drafts import DraftsController
from cs_desktop.controllers.following import AccountFollower
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.people import PeopleController
from cs_desktop.controllers.recording import RecordKeeper, Who
from cs_desktop.controllers.tasks import TasksController
from cs_desktop.controllers.timeline import TimelineController
from cs_desktop.controllers.typing import TypingController
from cs_desktop.controllers.workspace import WorkspaceController
from cs_desktop.domain.drafts import Draft
from cs_desktop.domain.portfolio import AccountPage
from cs_desktop.views.account.screen import AccountScreen
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.wiring.drafts import DraftWiring
from cs_desktop.views.wiring.edits import EditWiring
from cs_desktop.views.wiring.fields import FieldsWiring
from cs_desktop.views.wiring.form_drafts import FormDrafts
from cs_desktop.views.wiring.part import Around, PartWiring
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
        form_drafts: FormDrafts,
        drafted: DraftWiring,
        open_account: Callable[[int], None],
        me: Callable[[], Who],
    ) -> None:
        super().__init__(window)
        self._actions = actions
        self._window, self._account, self._open_account = window, account, open_account
        self._to_put: tuple[PartWiring, Draft] | None = None
        self._to_open: ActionId | None = None
        """What opens a form of the account that is on its way, which a draft is waiting for."""
        self._here: int | None = None
        """The account whose parts may lie open in the side panel."""
        around = Around(window, theme, actions, clock, screen, account, workspace, edits, form_drafts)
        self.task_list = TasksController(jobs, hub, workspace.context, me)
        self.tasks = TaskWiring(around, self.task_list)
        self.contacts = PeopleController(jobs, hub, workspace.context)
        self.people = PeopleWiring(around, self.contacts, self.tasks)
        self.entries = TimelineController(jobs, hub, workspace.context, me)
        self.timeline = TimelineWiring(around, self.entries, self.tasks)
        parts: tuple[tuple[PartWiring, RecordKeeper], ...] = (
            (self.people, self.contacts),
            (self.timeline, self.entries),
            (self.tasks, self.task_list),
        )
        for part, controller in parts:
            part.join_fields(
                FieldsWiring(
                    *(window, part.inspector.fields, part.kind, typing, drafts, workspace, edits),
                    *(account, part.reveal),
                )
            )
            drafted.lead(part.kind, partial(self._put_in, part, controller))
            controller.loaded.connect(lambda _read: self._put_in_here())
            account.left.connect(partial(controller.follow, None))

        for part, action in (
            (self.people, ActionId.ADD_CONTACT),
            (self.timeline, ActionId.ADD_ENTRY),
            (self.tasks, ActionId.ADD_TASK),
        ):
            form_drafts.lead(part.kind.value, partial(self._open_again, action))
        account.left.connect(self._leave)
        account.loaded.connect(self._arrive)

    def _open_again(self, action: ActionId, account_id: int, _key: str) -> None:
        """Open the form of an account that a draft was typed into."""
        if account_id in (0, self._account.account_id):
            self._actions[action].trigger()
        else:
            self._to_open = action
            self._open_account(account_id)

    def _arrive(self, page: AccountPage) -> None:
        if page.row.id != self._here:
            self._leave()
            self._here = page.row.id
        action, self._to_open = self._to_open, None
        if action is not None:
            self._actions[action].trigger()
        self._put_in_here()

    def _leave(self) -> None:
        """Close what lies open about the account: beside another one it would be taken for that one's."""
        self._here = None
        side = self._window.side
        if any(
            side.shown in (part.form, part.inspector) for part in (self.people, self.timeline, self.tasks)
        ):
            side.close_panel()

    def _put_in(self, part: PartWiring, controller: AccountFollower, draft: Draft) -> None:
        """Go to the draft's thing, wherever it is, and enter its text there."""
        self._to_put = (part, draft)
        controller.find_account(draft.typed.ref.kind, draft.typed.ref.id, self._go)

    def _go(self, account_id: int | None) -> None:
        if account_id is None:
            self._to_put = None
            self._window.toasts.warn(tr("This was deleted: bring it back first, or copy the text"))
        elif account_id == self._account.account_id:
            self._put_in_here()
        else:
            self._open_account(account_id)

    def _put_in_here(self) -> None:
        if self._to_put is None:
            return
        part, draft = self._to_put
        if part.find(draft.typed.ref.id):
            self._to_put = None
            part.inspector.fields.put_in(draft)
            part.reveal()
