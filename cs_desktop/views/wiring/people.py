"""The People tab, its inspector and its form, joined to the controller of people."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import marked, tr
from cs_desktop.controllers.account import AccountController
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.controllers.people import PeopleController, PeopleShown
from cs_desktop.controllers.workspace import WorkspaceController
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.coverage import Gap, Step
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.people import NewContact, Person
from cs_desktop.domain.portfolio import AccountPage
from cs_desktop.domain.tasks import NewTask
from cs_desktop.views.account.screen import AccountScreen
from cs_desktop.views.account.tabs import AccountTab
from cs_desktop.views.people.form import ContactForm
from cs_desktop.views.people.inspector import ContactInspector
from cs_desktop.views.people.page import PeopleView
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import row
from cs_desktop.views.wiring.edits import EditWiring
from cs_desktop.views.wiring.fields import FieldsWiring
from cs_desktop.views.wiring.tasks import TaskWiring

PEOPLE = AccountTab("people", marked("People"), 6)


class PeopleWiring(QObject):
    """Shows the people of the account on screen, and stores what is done with them."""

    kind = Kind.CONTACT

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        actions: ActionTable,
        screen: AccountScreen,
        account: AccountController,
        controller: PeopleController,
        workspace: WorkspaceController,
        edits: EditWiring,
        tasks: TaskWiring,
    ) -> None:
        super().__init__(window)
        self._window, self._screen, self._workspace = window, screen, workspace
        self._controller, self._account, self._tasks = controller, account, tasks
        self._shown: PeopleShown | None = None
        self._added: int | None = None
        """A contact just taken in, to be selected once it is read."""
        self.view = PeopleView(theme)
        self.inspector = window.side.take(ContactInspector(theme))
        self.form = window.side.take(ContactForm(theme))
        self._add_action = actions[ActionId.ADD_CONTACT]
        screen.tabs.add(PEOPLE, self.view, self._make_tools(theme))
        self._add_action.triggered.connect(self.add)
        account.loaded.connect(self._show_account)
        screen.tabs.chosen.connect(lambda _key: self._follow())
        controller.loaded.connect(self._show)
        controller.tied.connect(self.inspector.show_ties)
        controller.done.connect(edits.took)
        controller.failed.connect(lambda error: window.toasts.warn(str(error)))
        controller.refused.connect(self._refused)
        controller.added.connect(self._took_in)
        workspace.closed.connect(self._leave)
        self._connect_view()

    def join_fields(self, joined: FieldsWiring) -> None:
        """Read anew once a field is stored."""
        joined.settled.connect(lambda _ref: self._controller.refresh())

    def add(self) -> None:
        """Open the form for a new contact of the account on screen."""
        here = self._account.account_id
        if here is None:
            return
        self._screen.tabs.show_tab(PEOPLE.key)
        self.form.begin(here, self.view.people)
        self._window.side.show_panel(self.form, tr("New contact"))

    def find(self, contact_id: int) -> bool:
        """Go to a contact, and return whether they are among those read."""
        self._screen.tabs.show_tab(PEOPLE.key)
        if self._shown is None or all(one.id != contact_id for one in self._shown.page.people):
            return False
        self.view.select(contact_id)
        return True

    def reveal(self) -> None:
        """Open the inspector on the contact that one is on."""
        if self._person is not None:
            self._screen.tabs.show_tab(PEOPLE.key)
            self._window.side.show_panel(self.inspector, tr("Contact"))

    @property
    def _person(self) -> Person | None:
        return self.inspector.person

    @property
    def _editable(self) -> bool:
        return not self._workspace.context().workspace.read_only

    def _connect_view(self) -> None:
        view, controller = self.view, self._controller
        view.add_requested.connect(self.add)
        view.delete_requested.connect(controller.delete)
        view.picked.connect(self._pick)
        view.inspect_requested.connect(self._inspect)
        view.entered.connect(self._enter)
        view.step_requested.connect(self._take_step)
        self.form.entered.connect(self._send)
        self.form.cancelled.connect(self._window.side.close_panel)
        self.inspector.left_requested.connect(controller.mark_left)
        self.inspector.delete_requested.connect(lambda contact_id: controller.delete([contact_id]))

    def _send(self, new: NewContact) -> None:
        self._controller.add(new)

    def _refused(self, error: KnownError) -> None:
        self.form.say(str(error))
        if self._window.side.shown is not self.form:
            self._window.toasts.warn(str(error))

    def _took_in(self, contact_id: int) -> None:
        self._added = contact_id
        self.form.clear()
        if self._window.side.shown is self.form:
            self._window.side.close_panel()
            self.view.take_focus()

    def _show_account(self, page: AccountPage) -> None:
        self._screen.tabs.set_count(PEOPLE.key, len(page.contacts))
        self._follow()

    def _follow(self) -> None:
        """Read only where somebody looks."""
        here = self._account.account_id if self._screen.tabs.shown == PEOPLE.key else None
        if here is not None and self._shown is not None and self._shown.page.account_id != here:
            self._leave()
        self._controller.follow(here)
        if here is None and self._window.side.shown in (self.form, self.inspector):
            self._window.side.close_panel()

    def _leave(self) -> None:
        self._shown = None
        self.inspector.leave()
        self.view.start_over()

    def _show(self, shown: PeopleShown) -> None:
        self._shown = shown
        self.view.show_people(shown, editable=self._editable)
        if self._added is not None and any(one.id == self._added for one in shown.page.people):
            self.view.select(self._added)
            self._added = None
        person = self._person
        known = next((one for one in shown.page.people if person and one.id == person.id), None)
        if known is not None:
            self._look_at(known)
        elif person is not None:
            # Somebody deleted the one who is looked at.
            self.inspector.leave()
            if self._window.side.shown is self.inspector:
                self._window.side.close_panel()

    def _pick(self, person: Person | None) -> None:
        if person is not None:
            self._look_at(person)

    def _look_at(self, person: Person) -> None:
        if self._shown is None:
            return
        page = self._shown.page
        self.inspector.show_person(person, page.people, page.as_of, editable=self._editable)
        if self._window.side.shown is self.inspector:
            self._controller.look_at(person.id)

    def _inspect(self, contact_id: int | None) -> None:
        """Open the inspector; the space bar closes it again."""
        side = self._window.side
        if contact_id is None and side.shown is self.inspector:
            side.close_panel()
            return
        if self._person is None:
            return
        side.show_panel(self.inspector, tr("Contact"))
        self._controller.look_at(self._person.id)
        if contact_id is None:
            # Space only looks: the keyboard stays in the table.
            self.view.table.setFocus()

    def _enter(self, person: Person, field: str, text: str) -> None:
        self._look_at(person)
        if not self.inspector.fields.enter(field, text):
            self.reveal()

    def _take_step(self, gap: Gap) -> None:
        here = self._account.account_id
        if gap.step is Step.ADD_CONTACT or here is None:
            self.add()
            return
        about = ObjectKey(Kind.CONTACT, gap.people[0]) if gap.people else None
        self._tasks.begin(NewTask(gap.task, here, about=about))

    def _make_tools(self, theme: Theme) -> QWidget:
        add = Button(theme, tr("Contact"), "default", "plus", name=tr("Add contact"))
        add.follow(self._add_action)
        tools = QWidget()
        tools.setLayout(row(0, add))
        return tools
