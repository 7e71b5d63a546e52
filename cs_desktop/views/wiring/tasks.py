"""Tasks of the account on screen: list, form and inspector joined to their controller."""

from cs_desktop.common.language import marked, tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.tasks import TasksController, TasksShown
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.tasks import NewTask
from cs_desktop.views.tasks.form import TaskForm
from cs_desktop.views.tasks.inspector import TaskInspector
from cs_desktop.views.tasks.list import TaskList
from cs_desktop.views.wiring.desk import AccountDesk
from cs_desktop.views.wiring.part import PartWiring


class TaskWiring(PartWiring):
    """Shows tasks wherever a list of them stands, and stores what is done with them."""

    kind = Kind.TASK
    called = marked("Task")
    inspector: TaskInspector
    form: TaskForm

    def __init__(self, around: AccountDesk, controller: TasksController) -> None:
        theme, today = around.theme, around.clock.today
        self.list = TaskList(theme)
        # Until it stands in the timeline; that may be built later, or never.
        self.list.setParent(around.window)
        super().__init__(around, controller, TaskForm(theme, today), TaskInspector(theme), self.list.table)
        self._controller = controller
        around.actions[ActionId.ADD_TASK].triggered.connect(self._add)
        self.list.add_requested.connect(self._add)
        self.list.done_requested.connect(self._set_done)
        self.list.delete_requested.connect(controller.delete)
        self.list.picked.connect(self._pick)
        self.list.opened.connect(self._open)
        self.list.entered.connect(self._enter)
        self.form.entered.connect(self._send)
        self.inspector.done_requested.connect(self._set_done)

    def begin(self, new: NewTask) -> None:
        """Open the form on a task with what is known of it."""
        self.form.begin(new)
        if self._shown is not None:
            self.form.offer(self._shown)
        self._open_form(tr("New task"))

    def _add(self) -> None:
        self.begin(NewTask("", self._account.account_id))

    def _send(self, new: NewTask) -> None:
        self._controller.add(new, mine=self.form.is_mine)

    def _set_done(self, task_id: int, done: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._controller.set_done(task_id, done=done)

    def _open(self, _task_id: int) -> None:
        self.reveal()

    def _fill(self, shown: TasksShown) -> None:
        names = list(shown.members.values())
        today = self._around.clock.today()
        self.list.show_tasks(shown.tasks, names, today, editable=self._editable)
        self.form.offer(shown)

    def _empty(self) -> None:
        self.list.show_tasks((), (), self._around.clock.today(), editable=False)

    def _select(self, record_id: int) -> bool:
        known = any(task.id == record_id for task in self._shown.tasks)
        if known:
            self.list.select(record_id)
        return known

    def _look_at(self, record_id: int) -> bool:
        tasks = self._shown.tasks if self._shown is not None else ()
        task = next((task for task in tasks if task.id == record_id), None)
        if task is not None:
            names = list(self._shown.members.values())
            self.inspector.show_task(task, names, editable=self._editable)
        return task is not None
