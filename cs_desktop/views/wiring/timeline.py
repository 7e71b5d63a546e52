"""The Timeline tab, its inspector and its form, joined to the controller of the timeline."""

from PySide6.QtWidgets import QWidget

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import marked, tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.timeline import TimelineController, TimelineShown
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.tasks import NewTask
from cs_desktop.domain.timeline import NewActivity, TimelineEntry
from cs_desktop.domain.vocabulary import ActivityKind
from cs_desktop.views.account.tabs import AccountTab
from cs_desktop.views.timeline.form import EntryForm
from cs_desktop.views.timeline.inspector import EntryInspector
from cs_desktop.views.timeline.page import TimelineView
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import row
from cs_desktop.views.wiring.desk import AccountDesk
from cs_desktop.views.wiring.part import PartWiring
from cs_desktop.views.wiring.tasks import TaskWiring

TIMELINE = AccountTab("timeline", marked("Timeline"), 7)


class TimelineWiring(PartWiring):
    """Shows the timeline of the account on screen, and stores what is done with it."""

    kind = Kind.ACTIVITY
    called = marked("Entry")
    tab = TIMELINE
    inspector: EntryInspector
    form: EntryForm

    def __init__(self, around: AccountDesk, controller: TimelineController, tasks: TaskWiring) -> None:
        theme, actions = around.theme, around.actions
        self.view = TimelineView(theme, tasks.list)
        form = EntryForm(theme, around.clock.today)
        super().__init__(around, controller, form, EntryInspector(theme), self.view.table)
        self._controller, self._tasks = controller, tasks
        self._from_form = False
        """Whether what was sent last came from the form, and not from the line above the entries."""
        around.screen.tabs.add(TIMELINE, self.view, self._make_tools())
        actions[ActionId.ADD_NOTE].triggered.connect(lambda: self.add(ActivityKind.NOTE))
        actions[ActionId.ADD_ENTRY].triggered.connect(lambda: self.add(ActivityKind.CALL))
        self._connect_view()

    def add(self, kind: ActivityKind) -> None:
        """Open the form for a new entry of the account on screen."""
        here = self._account.account_id
        if here is None:
            return
        self.form.begin(here, kind.value)
        if self._shown is not None and self._shown_of == here:
            self.form.offer(self._shown)
        self._open_form(tr("New note") if kind is ActivityKind.NOTE else tr("New entry"))

    def _connect_view(self) -> None:
        view, controller = self.view, self._controller
        view.add_requested.connect(self._around.actions[ActionId.ADD_ENTRY].trigger)
        view.delete_requested.connect(controller.delete)
        view.picked.connect(self._pick)
        view.inspect_requested.connect(self._inspect)
        view.entered.connect(self._enter)
        view.quick.entered.connect(self._log_line)
        self.form.entered.connect(self._log_form)
        self.inspector.participants_changed.connect(controller.set_participants)
        self.inspector.task_requested.connect(self._make_task)

    def _log_line(self, new: NewActivity) -> None:
        self._from_form = False
        self._controller.add(new, mine=True)

    def _log_form(self, new: NewActivity) -> None:
        self._from_form = True
        self._controller.add(new, mine=self.form.is_mine)

    def _refused(self, error: KnownError) -> None:
        if self._from_form:
            super()._refused(error)
        else:
            self.view.quick.refuse()
            self._warn(error)

    def _took_in(self, record_id: int) -> None:
        if self._from_form:
            super()._took_in(record_id)
        else:
            self._awaited, self._to_reveal = record_id, False
            self.view.quick.clear()

    def _fill(self, shown: TimelineShown) -> None:
        self.view.show_timeline(shown, editable=self._editable)
        self.form.offer(shown)

    def _empty(self) -> None:
        self.view.start_over()

    def _select(self, record_id: int) -> bool:
        known = self.view.entry(record_id) is not None
        if known:
            self.view.select(record_id)
        return known

    def _look_at(self, record_id: int) -> bool:
        entry = self.view.entry(record_id) if self._shown is not None else None
        if entry is not None:
            self.inspector.show_entry(entry, self._shown, editable=self._editable)
        return entry is not None

    def _make_task(self, entry: TimelineEntry) -> None:
        about = ObjectKey(Kind.ACTIVITY, entry.id)
        self._tasks.begin(NewTask(entry.title, self._account.account_id, about=about))

    def _make_tools(self) -> QWidget:
        theme, actions = self._around.theme, self._around.actions
        note = Button(theme, tr("Note"), "default", "sticky-note", name=tr("New note"))
        note.follow(actions[ActionId.ADD_NOTE])
        entry = Button(theme, tr("Entry"), "default", "plus", name=tr("Log to the timeline"))
        entry.follow(actions[ActionId.ADD_ENTRY])
        tools = QWidget()
        tools.setLayout(row(0, note, entry))
        return tools
