"""The objectives and measures of a plan: chosen in their table, added, moved, and looked at beside it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ACTIONS, ActionId, Where
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture, New
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.plan.editing import add_measure, add_objective, delete_measure, delete_objective
from cs_desktop.views.account.tabs import OVERVIEW
from cs_desktop.views.plan.header import PlanHeader
from cs_desktop.views.plan.objectives import ObjectiveTable
from cs_desktop.views.plan.places import Place
from cs_desktop.views.wiring.plan.desk import PlanDesk
from cs_desktop.views.wiring.plan.inspecting import PlanInspecting


class ObjectivesWiring(QObject):
    """Does what one asks of objectives and measures."""

    def __init__(self, desk: PlanDesk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self.table = ObjectiveTable(desk.theme)
        self.me = ""
        """The name of whoever works here; empty where that is not known."""
        self._added: Kind | None = None
        """What was asked to be added last, to be shown once it is there."""
        desk.view.put(Place.OBJECTIVES, self.table)
        self.inspecting = PlanInspecting(desk, self.table)
        self.inspecting.panel.delete_requested.connect(self._delete)
        self.header = self._make_header()
        desk.view.put(Place.HEADER, self.header)
        for action, do in self._deeds().items():
            desk.actions[action].triggered.connect(do)
        self.table.picked.connect(self._picked)
        self.table.arrived.connect(self._show_added)
        self.table.delete_requested.connect(self.delete)
        self.table.menu_requested.connect(self._offer)
        desk.controller.gestured.connect(self._go_to_added)
        desk.controller.failed.connect(lambda _error: self._go_to_added({}))

    def _deeds(self) -> Mapping[ActionId, Callable[[], None]]:
        return {
            ActionId.NEW_PLAN: self._new_plan,
            ActionId.ADD_OBJECTIVE: self._add_objective,
            ActionId.ADD_MEASURE: self._add_measure,
            ActionId.DELETE_OBJECTIVE: self.delete,
            ActionId.OBJECTIVE_UP: lambda: self.table.move_chosen(-1),
            ActionId.OBJECTIVE_DOWN: lambda: self.table.move_chosen(1),
            ActionId.EDIT_OBJECTIVE: self.inspecting.open,
            ActionId.DUPLICATE_PLAN: self._desk.controller.duplicate_plan,
            ActionId.DELETE_PLAN: self._desk.controller.delete_plan,
        }

    def delete(self) -> None:
        """Delete what one is on: an objective with its measures, or one of its further measures."""
        key = self.table.key
        if key is not None:
            self._delete(key)

    def _delete(self, key: ObjectKey) -> None:
        desk = self._desk
        if not desk.view.editable:
            return
        if key.kind is Kind.SUCCESS_PLAN:
            desk.controller.delete_plan()
        else:
            desk.controller.do((delete_measure if key.kind is Kind.MEASURE else delete_objective)(key.id))

    def _make_header(self) -> PlanHeader:
        desk = self._desk
        header = PlanHeader(desk.theme)
        offered = [spec.id for spec in ACTIONS if Where.PLAN_ITSELF in spec.where]
        header.offer(tuple(desk.actions[action] for action in offered))
        header.plan_chosen.connect(desk.controller.choose_plan)
        header.metric_requested.connect(lambda: desk.screen.tabs.go(OVERVIEW.key))
        self.inspecting.join(Kind.SUCCESS_PLAN, header.fields, lambda: None)
        return header

    def _new_plan(self) -> None:
        account_id = self._desk.account.account_id
        if account_id is not None:
            self._desk.screen.tabs.show_tab("plan")
            self._desk.controller.add_plan(account_id)

    def _add_objective(self) -> None:
        shown = self._desk.view.shown
        if shown is not None and shown.content is not None:
            keeper = shown.keeper(self.me)
            self._add(Kind.OBJECTIVE, add_objective(shown.content, tr("New objective"), keeper))

    def _add_measure(self) -> None:
        shown, row = self._desk.view.shown, self.table.row
        if shown is not None and shown.content is not None and row is not None:
            self._add(Kind.MEASURE, add_measure(shown.content, row.objective.id, tr("New measure")))

    def _add(self, kind: Kind, gesture: Gesture) -> None:
        self._added = kind
        self._desk.controller.do(gesture)

    def _go_to_added(self, ids: Mapping[New, int]) -> None:
        """Go to what was added once it is read."""
        kind, self._added = self._added, None
        if kind is not None and ids:
            self.table.await_row(ObjectKey(kind, next(iter(ids.values()))))

    def _show_added(self, key: ObjectKey) -> None:
        """Let one type at once what the new one is called."""
        self.inspecting.go(key)
        panel = self.inspecting.panel
        fields, first = (
            (panel.measure.fields, "name") if key.kind is Kind.MEASURE else (panel.objective.fields, "text")
        )
        fields[first].button.click()
        fields[first].editor.selectAll()

    def _picked(self, key: ObjectKey | None) -> None:
        row = self.table.row
        self._desk.actions.update(
            objective=key is not None,
            objective_before=bool(self.table.moved(-1)),
            objective_after=bool(self.table.moved(1)),
            measure=row is not None and row.measure is not None,
        )

    def _offer(self, at: QPoint) -> None:
        menu = QMenu(self.table)
        for spec in ACTIONS:
            if Where.PLAN_OBJECTIVE in spec.where:
                menu.addAction(self._desk.actions[spec.id])
        menu.popup(at)
