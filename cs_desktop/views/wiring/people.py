"""The People tab, its inspector and its form, joined to the controller of people."""

from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import marked, tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.people import PeopleController, PeopleShown
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.coverage import Gap, Step
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.portfolio import AccountPage
from cs_desktop.domain.tasks import NewTask
from cs_desktop.views.account.tabs import AccountTab
from cs_desktop.views.people.form import ContactForm
from cs_desktop.views.people.inspector import ContactInspector
from cs_desktop.views.people.page import PeopleView
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import row
from cs_desktop.views.wiring.desk import AccountDesk
from cs_desktop.views.wiring.part import PartWiring
from cs_desktop.views.wiring.tasks import TaskWiring

PEOPLE = AccountTab("people", marked("People"), 6)


class PeopleWiring(PartWiring):
    """Shows the people of the account on screen, and stores what is done with them."""

    kind = Kind.CONTACT
    called = marked("Contact")
    tab = PEOPLE
    inspector: ContactInspector
    form: ContactForm

    def __init__(self, around: AccountDesk, controller: PeopleController, tasks: TaskWiring) -> None:
        theme, screen = around.theme, around.screen
        self.view = PeopleView(theme)
        super().__init__(around, controller, ContactForm(theme), ContactInspector(theme), self.view.table)
        self._controller, self._tasks = controller, tasks
        self._add_action = around.actions[ActionId.ADD_CONTACT]
        screen.tabs.add(PEOPLE, self.view, self._make_tools())
        self._add_action.triggered.connect(self.add)
        around.account.loaded.connect(self._count)
        controller.tied.connect(self.inspector.show_ties)
        self._connect_view()

    def add(self) -> None:
        """Open the form for a new contact of the account on screen."""
        here = self._account.account_id
        if here is not None:
            self._show_tab()
            self.form.begin(here, self.view.people)
            self._open_form(tr("New contact"))

    def _connect_view(self) -> None:
        view, controller = self.view, self._controller
        view.add_requested.connect(self.add)
        view.delete_requested.connect(controller.delete)
        view.picked.connect(self._pick)
        view.inspect_requested.connect(self._inspect)
        view.entered.connect(self._enter)
        view.step_requested.connect(self._take_step)
        self.form.entered.connect(controller.add)
        self.inspector.left_requested.connect(controller.mark_left)

    def _count(self, page: AccountPage) -> None:
        self._around.screen.tabs.set_count(PEOPLE.key, len(page.contacts))

    def _took_in(self, record_id: int) -> None:
        was_open = self._side.shown is self.form
        super()._took_in(record_id)
        if was_open:
            self.view.take_focus()

    def _fill(self, shown: PeopleShown) -> None:
        self.view.show_people(shown, editable=self._editable)
        self.form.offer(shown.page.people)

    def _empty(self) -> None:
        self.view.start_over()

    def _select(self, record_id: int) -> bool:
        known = any(one.id == record_id for one in self._shown.page.people)
        if known:
            self.view.select(record_id)
        return known

    def _look_at(self, record_id: int) -> bool:
        page = self._shown.page if self._shown is not None else None
        person = next((one for one in page.people if one.id == record_id), None) if page else None
        if page is None or person is None:
            return False
        self.inspector.show_person(person, page.people, page.as_of, editable=self._editable)
        if self._side.shown is self.inspector:
            self._opened(record_id)
        return True

    def _opened(self, record_id: int) -> None:
        self._controller.look_at(record_id)

    def _take_step(self, gap: Gap) -> None:
        here = self._account.account_id
        if gap.step is Step.ADD_CONTACT or here is None:
            self.add()
            return
        about = ObjectKey(Kind.CONTACT, gap.people[0]) if gap.people else None
        self._tasks.begin(NewTask(gap.task, here, about=about))

    def _make_tools(self) -> QWidget:
        add = Button(self._around.theme, tr("Contact"), "default", "plus", name=tr("Add contact"))
        add.follow(self._add_action)
        tools = QWidget()
        tools.setLayout(row(0, add))
        return tools
