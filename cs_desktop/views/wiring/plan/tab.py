"""The Success plan tab, joined to the controller of plans."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import marked, tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.plan.page import PlanController
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.views.account.tabs import AccountTab
from cs_desktop.views.plan.page import PlanView
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import row
from cs_desktop.views.wiring.desk import AccountDesk
from cs_desktop.views.wiring.plan.blueprints import BlueprintsWiring
from cs_desktop.views.wiring.plan.desk import PlanDesk
from cs_desktop.views.wiring.plan.ledger import LedgerWiring
from cs_desktop.views.wiring.plan.lines import Lines
from cs_desktop.views.wiring.plan.objectives import ObjectivesWiring
from cs_desktop.views.wiring.plan.sharing import SharingWiring
from cs_desktop.views.wiring.plan.work import WorkWiring

SUCCESS_PLAN = AccountTab("plan", marked("Success plan"), 3)


class PlanTools(QWidget):
    """The tools of the tab in a row; what is added last stands first, so that “Objective” ends the row."""

    def __init__(self) -> None:
        super().__init__()
        self._row = row(0)
        self.setLayout(self._row)

    def add(self, tool: QWidget) -> None:
        """Put a tool before the others."""
        self._row.insertWidget(1, tool)


class PlanWiring(QObject):
    """Shows the success plan of the account on screen, and stores what is done to it."""

    def __init__(self, around: AccountDesk, controller: PlanController) -> None:
        window, screen, account, workspace = around.window, around.screen, around.account, around.workspace
        super().__init__(window)
        self._screen, self._account, self._workspace = screen, account, workspace
        self.controller = controller
        self._shown_of: int | None = None
        self.view = PlanView(around.theme, around.actions)
        self.tools = PlanTools()
        """At the right end of the tabs; topics add what is theirs."""
        screen.tabs.add(SUCCESS_PLAN, self.view, self.tools)
        self.desk = PlanDesk(**around.parts(), view=self.view, controller=controller)
        self.view.gesture.connect(controller.do)
        controller.loaded.connect(self._show)
        controller.done.connect(around.edits.took)
        controller.doing.connect(around.edits.expect)
        controller.failed.connect(lambda error: window.toasts.warn(str(error)))
        self.objectives = ObjectivesWiring(self.desk)
        self.work = WorkWiring(self.desk)
        self.lines = Lines(self.desk, self.work.actions)
        self.ledger = LedgerWiring(self.desk, self.objectives)
        self.tools.add(self._make_button())
        self.blueprints = BlueprintsWiring(self.desk, self.objectives.table)
        self.sharing = SharingWiring(self.desk)
        self.tools.add(self.sharing.button)
        account.loaded.connect(lambda _page: self._follow())
        account.left.connect(self._leave)
        screen.tabs.chosen.connect(lambda _key: self._follow())
        workspace.closed.connect(self._leave)

    def _make_button(self) -> Button:
        add = Button(self.desk.theme, tr("Objective"), "default", "plus", name=tr("Add objective"))
        add.follow(self.desk.actions[ActionId.ADD_OBJECTIVE])
        return add

    def know_me(self, name: str) -> None:
        """Take note of who works here, to whom new work of ours may fall."""
        self.work.actions.me = self.objectives.me = name

    @property
    def shown_of(self) -> int | None:
        """The account whose plan was read last, while it is on screen."""
        return self._shown_of

    def _follow(self) -> None:
        """Read only where somebody looks."""
        here = self._account.account_id if self._screen.tabs.shown == SUCCESS_PLAN.key else None
        if here is None:
            self.desk.actions.update(plan=False, objective=False, measure=False)
        if here is not None and here != self._shown_of:
            self.view.start_over()
        self.controller.follow(here)

    def _leave(self) -> None:
        self._shown_of = None
        self.desk.actions.update(plan=False, objective=False, measure=False)
        self.controller.follow(None)
        self.view.start_over()

    def _show(self, shown: PlanShown) -> None:
        self._shown_of = shown.account_id
        self.desk.actions.update(plan=shown.content is not None)
        count = len(shown.content.objectives) if shown.content is not None else 0
        self._screen.tabs.set_count(SUCCESS_PLAN.key, count)
        self.view.show_plan(shown, editable=not self._workspace.context().workspace.read_only)
