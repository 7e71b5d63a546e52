"""Tasks of the account on screen: list, form and inspector joined to their controller."""

from PySide6.QtCore import QObject

from cs_desktop.common.clock import Clock
from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.controllers.account import AccountController
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.controllers.tasks import TasksController, TasksShown
from cs_desktop.controllers.workspace import WorkspaceController
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.tasks import NewTask, TaskRow
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.tasks.form import TaskForm
from cs_desktop.views.tasks.inspector import TaskInspector
from cs_desktop.views.tasks.list import TaskList
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.wiring.edits import EditWiring
from cs_desktop.views.wiring.fields import FieldsWiring


class TaskWiring(QObject):
    """Shows tasks wherever a list of them stands, and stores what is done with them."""

    kind = Kind.TASK

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        actions: ActionTable,
        clock: Clock,
        account: AccountController,
        controller: TasksController,
        workspace: WorkspaceController,
        edits: EditWiring,
    ) -> None:
        super().__init__(window)
        self._window, self._clock, self._workspace = window, clock, workspace
        self._account, self._controller = account, controller
        self._shown: TasksShown | None = None
        self.list = TaskList(theme)
        self.form = window.side.take(TaskForm(theme, clock.today))
        self.inspector = window.side.take(TaskInspector(theme))
        self._action = actions[ActionId.ADD_TASK]
        self._action.triggered.connect(self._add)
        self.list.add_requested.connect(self._add)
        self.list.done_requested.connect(self._set_done)
        self.list.delete_requested.connect(controller.delete)
        self.list.picked.connect(self._pick)
        self.list.opened.connect(self._open)
        self.list.entered.connect(self._enter)
        self.form.entered.connect(controller.add)
        self.form.cancelled.connect(window.side.close_panel)
        self.inspector.done_requested.connect(self._set_done)
        self.inspector.delete_requested.connect(lambda task_id: controller.delete([task_id]))
        controller.loaded.connect(self._show)
        controller.done.connect(edits.took)
        controller.failed.connect(lambda error: window.toasts.warn(str(error)))
        controller.refused.connect(self._refused)
        controller.added.connect(self._took_in)
        account.loaded.connect(lambda page: controller.follow(page.row.id))
        workspace.closed.connect(self._leave)

    def join_fields(self, joined: FieldsWiring) -> None:
        """Read anew once a field is stored."""
        joined.settled.connect(lambda _ref: self._controller.refresh())

    def begin(self, new: NewTask) -> None:
        """Open the form on a task with what is known of it."""
        self.form.begin(new, self._shown)
        self._window.side.show_panel(self.form, tr("New task"))

    def find(self, task_id: int) -> bool:
        """Go to a task, and return whether it is among those read."""
        tasks = self._shown.tasks if self._shown else ()
        found = next((task for task in tasks if task.id == task_id), None)
        self._pick(found)
        return found is not None

    def reveal(self) -> None:
        """Open the inspector on the task that one is on."""
        if self.inspector.task is not None:
            self._window.side.show_panel(self.inspector, tr("Task"))

    def _add(self) -> None:
        self.begin(NewTask("", self._account.account_id))

    def _set_done(self, task_id: int, done: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._controller.set_done(task_id, done=done)

    def _refused(self, error: KnownError) -> None:
        self.form.say(str(error))
        if self._window.side.shown is not self.form:
            self._window.toasts.warn(str(error))

    def _took_in(self, _task_id: int) -> None:
        self.form.clear()
        if self._window.side.shown is self.form:
            self._window.side.close_panel()

    @property
    def _editable(self) -> bool:
        return not self._workspace.context().workspace.read_only

    def _show(self, shown: TasksShown) -> None:
        self._shown = shown
        names = list(shown.members.values())
        self.list.show_tasks(shown.tasks, names, self._clock.today(), editable=self._editable)
        here = self.inspector.task
        known = next((task for task in shown.tasks if here and task.id == here.id), None)
        if known is not None:
            self._pick(known)
        elif here is not None:
            self.inspector.leave()
            if self._window.side.shown is self.inspector:
                self._window.side.close_panel()

    def _pick(self, task: TaskRow | None) -> None:
        if task is not None and self._shown is not None:
            names = list(self._shown.members.values())
            self.inspector.show_task(task, names, editable=self._editable)

    def _open(self, _task_id: int) -> None:
        self.reveal()

    def _enter(self, task: TaskRow, field: str, text: str) -> None:
        self._pick(task)
        if not self.inspector.fields.enter(field, text):
            self.reveal()

    def _leave(self) -> None:
        self._shown = None
        self._controller.follow(None)
        self.inspector.leave()
