"""The Timeline tab, its inspector and its form, joined to the controller of the timeline."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cs_desktop.common.clock import Clock
from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import marked, tr
from cs_desktop.controllers.account import AccountController
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.controllers.timeline import TimelineController, TimelineShown
from cs_desktop.controllers.workspace import WorkspaceController
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.tasks import NewTask
from cs_desktop.domain.timeline import NewActivity, TimelineEntry
from cs_desktop.domain.vocabulary import ActivityKind
from cs_desktop.views.account.screen import AccountScreen
from cs_desktop.views.account.tabs import AccountTab
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.timeline.form import EntryForm
from cs_desktop.views.timeline.inspector import EntryInspector
from cs_desktop.views.timeline.page import TimelineView
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import row
from cs_desktop.views.wiring.edits import EditWiring
from cs_desktop.views.wiring.fields import FieldsWiring
from cs_desktop.views.wiring.tasks import TaskWiring

TIMELINE = AccountTab("timeline", marked("Timeline"), 7)


class TimelineWiring(QObject):
    """Shows the timeline of the account on screen, and stores what is done with it."""

    kind = Kind.ACTIVITY

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        actions: ActionTable,
        clock: Clock,
        screen: AccountScreen,
        account: AccountController,
        controller: TimelineController,
        workspace: WorkspaceController,
        edits: EditWiring,
        tasks: TaskWiring,
    ) -> None:
        super().__init__(window)
        self._window, self._screen, self._workspace = window, screen, workspace
        self._controller, self._account, self._tasks = controller, account, tasks
        self._shown: TimelineShown | None = None
        self._added: int | None = None
        """An entry just logged, to be selected once it is read."""
        self._from_form = False
        """Whether what was sent last came from the form, and not from the line above the entries."""
        self.view = TimelineView(theme, tasks.list)
        self.inspector = window.side.take(EntryInspector(theme))
        self.form = window.side.take(EntryForm(theme, clock.today))
        self._actions = actions
        screen.tabs.add(TIMELINE, self.view, self._make_tools(theme))
        actions[ActionId.ADD_NOTE].triggered.connect(lambda: self.add(ActivityKind.NOTE))
        actions[ActionId.ADD_ENTRY].triggered.connect(lambda: self.add(ActivityKind.CALL))
        account.loaded.connect(lambda _page: self._follow())
        screen.tabs.chosen.connect(lambda _key: self._follow())
        controller.loaded.connect(self._show)
        controller.done.connect(edits.took)
        controller.failed.connect(lambda error: window.toasts.warn(str(error)))
        controller.refused.connect(self._refused)
        controller.added.connect(self._took_in)
        workspace.closed.connect(self._leave)
        self._connect_view()

    def join_fields(self, joined: FieldsWiring) -> None:
        """Read anew once a field is stored."""
        joined.settled.connect(lambda _ref: self._controller.refresh())

    def add(self, kind: ActivityKind) -> None:
        """Open the form for a new entry of the account on screen."""
        here = self._account.account_id
        if here is None:
            return
        people = self._shown.people if self._shown and self._is_of(here) else ()
        self.form.begin(here, people, kind.value)
        title = tr("New note") if kind is ActivityKind.NOTE else tr("New entry")
        self._window.side.show_panel(self.form, title)

    def find(self, entry_id: int) -> bool:
        """Go to an entry, and return whether it is among those read."""
        self._screen.tabs.show_tab(TIMELINE.key)
        if self.view.entry(entry_id) is None:
            return False
        self.view.select(entry_id)
        return True

    def reveal(self) -> None:
        """Open the inspector on the entry that one is on."""
        if self.inspector.entry is not None:
            self._screen.tabs.show_tab(TIMELINE.key)
            self._window.side.show_panel(self.inspector, tr("Entry"))

    @property
    def _editable(self) -> bool:
        return not self._workspace.context().workspace.read_only

    def _connect_view(self) -> None:
        view, controller = self.view, self._controller
        view.add_requested.connect(self._actions[ActionId.ADD_ENTRY].trigger)
        view.delete_requested.connect(controller.delete)
        view.picked.connect(self._pick)
        view.inspect_requested.connect(self._inspect)
        view.entered.connect(self._enter)
        view.quick.entered.connect(lambda new: self._log(new, from_form=False))
        self.form.entered.connect(lambda new: self._log(new, from_form=True))
        self.form.cancelled.connect(self._window.side.close_panel)
        self.inspector.participants_changed.connect(controller.set_participants)
        self.inspector.delete_requested.connect(lambda entry_id: controller.delete([entry_id]))
        self.inspector.task_requested.connect(self._make_task)

    def _log(self, new: NewActivity, *, from_form: bool) -> None:
        self._from_form = from_form
        self._controller.add(new)

    def _refused(self, error: KnownError) -> None:
        if self._from_form:
            self.form.say(str(error))
        else:
            self.view.quick.refuse()
        if not self._from_form or self._window.side.shown is not self.form:
            self._window.toasts.warn(str(error))

    def _took_in(self, entry_id: int) -> None:
        self._added = entry_id
        if not self._from_form:
            self.view.quick.clear()
            return
        self.form.clear()
        if self._window.side.shown is self.form:
            self._window.side.close_panel()

    def _follow(self) -> None:
        """Read only where somebody looks."""
        here = self._account.account_id if self._screen.tabs.shown == TIMELINE.key else None
        if here is not None and self._shown is not None and not self._is_of(here):
            self._leave()
        self._controller.follow(here)
        if here is None and self._window.side.shown is self.inspector:
            self._window.side.close_panel()

    def _is_of(self, account_id: int) -> bool:
        return self._shown is not None and self._shown.index.timeline.account_id == account_id

    def _leave(self) -> None:
        self._shown = None
        self.inspector.leave()
        self.view.start_over()

    def _show(self, shown: TimelineShown) -> None:
        self._shown = shown
        self.view.show_timeline(shown, editable=self._editable)
        if self._added is not None and self.view.entry(self._added) is not None:
            self.view.select(self._added)
            self._added = None
        here = self.inspector.entry
        known = self.view.entry(here.id) if here is not None else None
        if known is not None:
            self._pick(known)
        elif here is not None:
            # Somebody deleted the one that is looked at.
            self.inspector.leave()
            if self._window.side.shown is self.inspector:
                self._window.side.close_panel()

    def _pick(self, entry: TimelineEntry | None) -> None:
        if entry is None or self._shown is None:
            return
        index = self._shown.index
        self.inspector.show_entry(
            entry, self._shown.people, index.members(), index.timeline.as_of, editable=self._editable
        )

    def _inspect(self, entry_id: int | None) -> None:
        """Open the inspector; the space bar closes it again."""
        side = self._window.side
        if entry_id is None and side.shown is self.inspector:
            side.close_panel()
            return
        if self.inspector.entry is None:
            return
        side.show_panel(self.inspector, tr("Entry"))
        if entry_id is None:
            # Space only looks: the keyboard stays in the table.
            self.view.table.setFocus()

    def _enter(self, entry: TimelineEntry, field: str, text: str) -> None:
        self._pick(entry)
        if not self.inspector.fields.enter(field, text):
            self.reveal()

    def _make_task(self, entry: TimelineEntry) -> None:
        about = ObjectKey(Kind.ACTIVITY, entry.id)
        self._tasks.begin(NewTask(entry.title, self._account.account_id, about=about))

    def _make_tools(self, theme: Theme) -> QWidget:
        note = Button(theme, tr("Note"), "default", "sticky-note", name=tr("New note"))
        note.follow(self._actions[ActionId.ADD_NOTE])
        entry = Button(theme, tr("Entry"), "default", "plus", name=tr("Log to the timeline"))
        entry.follow(self._actions[ActionId.ADD_ENTRY])
        tools = QWidget()
        tools.setLayout(row(0, note, entry))
        return tools
