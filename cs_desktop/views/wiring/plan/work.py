"""Milestones and work, the actions of both sides and the work calendar, joined to what stores them."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.plan.details import texts_of
from cs_desktop.controllers.plan.work_calendar import WorkCalendarController
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.drafts import Draft
from cs_desktop.domain.gestures import New
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.plan.acting import add_milestone
from cs_desktop.domain.plan.gantt import chart_of
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.views.plan.actions import MutualActions
from cs_desktop.views.plan.all_actions import AllActions
from cs_desktop.views.plan.calendar_panel import CalendarPanel
from cs_desktop.views.plan.gantt import GanttSection
from cs_desktop.views.plan.places import Place
from cs_desktop.views.plan.step_panel import StepPanel
from cs_desktop.views.wiring.fields import FieldsWiring
from cs_desktop.views.wiring.plan.desk import PlanDesk

WIDTH = 340
_TAB = "plan"


class WorkWiring(QObject):
    """Does what one asks of actions, milestones and what waits for what."""

    def __init__(self, desk: PlanDesk) -> None:
        super().__init__(desk.window)
        self._desk, self._side = desk, desk.window.side
        self._added = False
        self.gantt, self.actions = GanttSection(desk.theme), MutualActions(desk.theme)
        self.panel = self._side.take(StepPanel(desk.theme, texts_of))
        self.all = self._side.take(AllActions(desk.theme))
        desk.view.put(Place.GANTT, self.gantt)
        desk.view.put(Place.ACTIONS, self.actions)
        self._connect()
        self._join()
        deeds = {
            ActionId.ADD_PLAN_ACTION: self.actions.add,
            ActionId.ADD_PLAN_MILESTONE: self.add_milestone,
            ActionId.ALL_PLAN_ACTIONS: self.show_all,
            ActionId.PLAN_TABLE: self.gantt.toggle_table,
            ActionId.MOVE_WAITING: self.gantt.move_waiting,
        }
        for action, do in deeds.items():
            desk.actions[action].triggered.connect(do)
        self.calendar = CalendarWiring(desk)
        self.gantt.calendar_requested.connect(self.calendar.open)

    def open(self, key: ObjectKey) -> None:
        """Open an action or a milestone beside the page."""
        shown = self._desk.view.shown
        if shown is None:
            return
        title = self.panel.show_step(shown, key, editable=self._desk.view.editable)
        if title is not None:
            self._side.show_panel(self.panel, title, WIDTH)

    def add_milestone(self) -> None:
        """Add a milestone that is due today, and open it."""
        shown = self._desk.view.shown
        if shown is not None and shown.content is not None:
            self._added = True
            self._desk.controller.do(add_milestone(shown.content, tr("New milestone"), shown.today))

    def show_all(self) -> None:
        """Open the panel of all actions."""
        shown = self._desk.view.shown
        if shown is not None:
            self.all.show_plan(shown)
            self._side.show_panel(self.all, tr("All actions"))

    def _connect(self) -> None:
        desk = self._desk
        for asking in (self.gantt, self.actions):
            asking.edit_requested.connect(self.open)
        self.gantt.refused.connect(desk.window.toasts.warn)
        self.gantt.milestone_requested.connect(self.add_milestone)
        self.actions.all_requested.connect(self.show_all)
        self.all.ticked.connect(self.actions.tick)
        self.all.delete_requested.connect(self.actions.delete)
        self.all.opened.connect(lambda one: self.open(ObjectKey(Kind.PLAN_ACTION, one)))
        self.panel.gesture.connect(desk.controller.do)
        desk.controller.loaded.connect(self._follow)
        desk.controller.failed.connect(lambda _error: self.gantt.forget())
        desk.controller.gestured.connect(self._go_to_added)
        desk.controller.failed.connect(lambda _error: self._go_to_added({}))
        self._side.closed.connect(self._leave)
        desk.screen.tabs.chosen.connect(lambda key: None if key == _TAB else self._close())
        desk.account.left.connect(self._close)
        desk.workspace.closed.connect(self._close)

    def _join(self) -> None:
        desk, writing = self._desk, self._desk.writing
        for kind, fields in self.panel.groups():
            joined = FieldsWiring(
                *(desk.window, fields, kind, writing.typing, writing.drafts, desk.workspace),
                *(desk.edits, desk.account, self._reveal),
            )
            joined.settled.connect(lambda _ref: desk.controller.refresh())
            fields.history_requested.connect(
                lambda ref, name: writing.show_object(ref.kind, ref.id, name, ref.field)
            )
        writing.drafted.lead(Kind.PLAN_ACTION, self._put_in)

    def _reveal(self) -> None:
        if self.panel.key is not None:
            self.open(self.panel.key)

    def _follow(self, shown: PlanShown) -> None:
        slipped = shown.content is not None and bool(chart_of(shown).schedule.knocked)
        self._desk.actions.update(plan_slipped=slipped)
        if self._side.shown is self.all:
            self.all.show_plan(shown)
        if self._side.shown is self.panel and self.panel.key is not None:
            title = self.panel.show_step(shown, self.panel.key, editable=self._desk.view.editable)
            if title is None:
                self._close()

    def _go_to_added(self, ids: Mapping[New, int]) -> None:
        """Open what was added once it is read."""
        added, self._added = self._added, False
        if not added or not ids:
            return
        key = ObjectKey(Kind.MILESTONE, next(iter(ids.values())))

        def go(_shown: PlanShown) -> None:
            self._desk.controller.loaded.disconnect(go)
            self.gantt.choose(key)
            self.open(key)

        self._desk.controller.loaded.connect(go)

    def _put_in(self, draft: Draft) -> None:
        """Enter a draft's text into its action, if that is on the plan that is shown."""
        ref = draft.typed.ref
        self.open(ObjectKey(ref.kind, ref.id))
        if self.panel.action.fields.holds(ref):
            self.panel.action.fields.put_in(draft)
        else:
            self._desk.window.toasts.warn(tr("Open the plan of this action first, or copy the text"))

    def _leave(self) -> None:
        if self._side.shown is not self.panel:
            self.panel.leave()

    def _close(self) -> None:
        self._side.put_away(self.panel)
        self._side.put_away(self.all)


class CalendarWiring(QObject):
    """Opens the work calendar of the workspace."""

    def __init__(self, desk: PlanDesk) -> None:
        super().__init__(desk.window)
        self._desk, self._side = desk, desk.window.side
        self.controller = WorkCalendarController(desk.jobs, desk.hub, desk.workspace.context)
        self.panel = self._side.take(CalendarPanel(desk.theme, desk.clock.today))
        self.controller.loaded.connect(self._show)
        self.controller.done.connect(desk.edits.took)
        self.controller.failed.connect(lambda error: self.panel.refuse(str(error)))
        self.panel.work_days_chosen.connect(self.controller.set_work_days)
        self.panel.off_added.connect(self.controller.add_days_off)
        self.panel.off_removed.connect(self.controller.remove_days_off)
        self._side.closed.connect(self._leave)
        desk.workspace.closed.connect(lambda: self._side.put_away(self.panel))
        desk.actions[ActionId.WORK_CALENDAR].triggered.connect(self.open)

    def open(self) -> None:
        """Open the panel."""
        self.controller.watching = True
        self._side.show_panel(self.panel, tr("Work calendar"), WIDTH)
        self.controller.read()

    def _show(self, work_days: object, off: object) -> None:
        assert isinstance(work_days, frozenset)
        assert isinstance(off, dict)
        editable = not self._desk.workspace.context().workspace.read_only
        self.panel.show_days(work_days, off, editable=editable)

    def _leave(self) -> None:
        self.controller.watching = self._side.shown is self.panel
