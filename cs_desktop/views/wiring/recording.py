"""What is written down about an account: its people, its timeline, its tasks, each with its fields."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from cs_desktop.common.language import tr
from cs_desktop.controllers.account_following import AccountFollower
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.people import PeopleController
from cs_desktop.controllers.recording import RecordKeeper, Who
from cs_desktop.controllers.tasks import TasksController
from cs_desktop.controllers.timeline import TimelineController
from cs_desktop.domain.drafts import Draft
from cs_desktop.domain.portfolio import AccountPage
from cs_desktop.views.wiring.desk import AccountDesk
from cs_desktop.views.wiring.fields import FieldsWiring
from cs_desktop.views.wiring.part import PartWiring
from cs_desktop.views.wiring.people import PeopleWiring
from cs_desktop.views.wiring.tasks import TaskWiring
from cs_desktop.views.wiring.timeline import TimelineWiring


class RecordWiring(QObject):
    """Holds the controllers and wirings of the tabs in which one writes things down."""

    def __init__(self, around: AccountDesk, me: Callable[[], Who]) -> None:
        super().__init__(around.window)
        self._around, self._actions = around, around.actions
        self._window, self._account, self._open_account = around.window, around.account, around.open_account
        self._to_put: tuple[PartWiring, Draft] | None = None
        self._to_open: ActionId | None = None
        """What opens a form of the account that is on its way, which a draft is waiting for."""
        self._here: int | None = None
        """The account whose parts may lie open in the side panel."""
        parts = around.jobs, around.hub, around.workspace.context
        self.task_list = TasksController(*parts, me)
        self.contacts = PeopleController(*parts)
        self.entries = TimelineController(*parts, me)
        self._steps = iter(
            (
                *(self._build_tasks, self._build_people, self._build_timeline),
                lambda: self._join(self.people, self.contacts, ActionId.ADD_CONTACT),
                lambda: self._join(self.timeline, self.entries, ActionId.ADD_ENTRY),
                lambda: self._join(self.tasks, self.task_list, ActionId.ADD_TASK),
                self._follow_account,
            )
        )

    def build_next(self) -> bool:
        """Build one more part; return whether there was one left."""
        step = next(self._steps, None)
        if step is not None:
            step()
        return step is not None

    def build(self) -> None:
        """Build all that is left."""
        while self.build_next():
            pass

    def _build_tasks(self) -> None:
        self.tasks = TaskWiring(self._around, self.task_list)

    def _build_people(self) -> None:
        self.people = PeopleWiring(self._around, self.contacts, self.tasks)

    def _build_timeline(self) -> None:
        self.timeline = TimelineWiring(self._around, self.entries, self.tasks)

    def _join(self, part: PartWiring, controller: RecordKeeper, add: ActionId) -> None:
        around, writing = self._around, self._around.writing
        part.join_fields(
            FieldsWiring(
                *(self._window, part.inspector.fields, part.kind, writing.typing, writing.drafts),
                *(around.workspace, around.edits, self._account, part.reveal),
            )
        )
        writing.drafted.lead(part.kind, partial(self._put_in, part, controller))
        controller.loaded.connect(lambda _read: self._put_in_here())
        self._account.left.connect(partial(controller.follow, None))
        writing.forms.lead(part.kind.value, partial(self._open_again, add))

    def _follow_account(self) -> None:
        self._account.left.connect(self._leave)
        self._account.loaded.connect(self._arrive)

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
