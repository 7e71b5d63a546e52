"""A workshop at the map: its bar and panel, the lane that is on, and the dots, joined to what stores them."""

from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QObject, QTimer

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.journey.workshop import WorkshopController
from cs_desktop.domain.journey.workshop import Workshop, WorkshopShown, dots_on
from cs_desktop.views.journey.workshop.agenda import FIVE
from cs_desktop.views.journey.workshop.bar import WorkshopBar
from cs_desktop.views.journey.workshop.layer import WorkshopLayer
from cs_desktop.views.journey.workshop.panel import ACTIONS, AGENDA, WorkshopPanel
from cs_desktop.views.wiring.journey.desk import MapDesk

_SECOND = 1000
_ABOVE = 12
"""Between the lane that is on and the heads of the stages, in pixels."""
_ZOOM = 1.4
"""How large the map is at least where several look at it from afar."""


class WorkshopWiring(QObject):
    """Shows the workshop that is under way at the map on screen, whoever began it."""

    def __init__(self, desk: MapDesk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._told_damage = 0
        """The map of which it was said last that its workshop cannot be read."""
        self._at: tuple[int, int] | None = None
        """The workshop and the step that were shown last: what is new is brought into view."""
        self._plan: Workshop | None = None
        """A workshop that is prepared: nothing of it is stored until it is started."""
        self.controller = WorkshopController(desk.jobs, desk.hub, desk.workspace.context)
        self.bar = WorkshopBar(desk.theme, desk.actions)
        desk.view.add_bar(self.bar)
        self.panel = desk.window.side.take(WorkshopPanel(desk.theme))
        self._layer = WorkshopLayer(desk.view.canvas.scene, desk.theme)
        self._second = QTimer(self, interval=_SECOND)
        self._second.timeout.connect(self._tick)
        self._connect_parts()
        for action, do in (
            (ActionId.START_WORKSHOP, self._prepare),
            (ActionId.SHOW_WORKSHOP, self._open),
            (ActionId.WORKSHOP_CLOCK, self._run_or_stop),
            (ActionId.WORKSHOP_NEXT, self._go_on),
            (ActionId.WORKSHOP_BACK, self._go_back),
            (ActionId.WORKSHOP_LONGER, lambda: self.controller.move(lambda one, _now: one.longer(FIVE))),
            (ActionId.END_WORKSHOP, self._show_end),
            (ActionId.VOTE_MORE, lambda: self._vote(1)),
            (ActionId.VOTE_LESS, lambda: self._vote(-1)),
        ):
            desk.actions[action].triggered.connect(do)

    def _connect_parts(self) -> None:
        desk, controller = self._desk, self.controller
        controller.loaded.connect(self._show)
        controller.done.connect(
            lambda change: desk.edits.took(change, quietly=change.label.startswith("Vote"))
        )
        controller.moved_on.connect(desk.hub.publish)
        controller.failed.connect(lambda error: desk.window.toasts.warn(str(error)))
        controller.ended.connect(lambda: self.panel.show_part(ACTIONS))
        self.panel.agenda.step_requested.connect(self._go_to)
        self.panel.agenda.changed.connect(self._take_over)
        self.panel.agenda.start_requested.connect(self._start)
        desk.window.side.closed.connect(self._put_off)
        self.panel.card_requested.connect(desk.view.canvas.go_to_card)
        self.panel.priorities.end_requested.connect(controller.end)
        desk.controller.loaded.connect(lambda _shown: self._follow())
        desk.account.left.connect(self._leave)
        desk.workspace.closed.connect(self._leave)
        desk.screen.tabs.chosen.connect(lambda _key: self._stay_with_map())

    def _prepare(self) -> None:
        """Show the agenda before anything begins: it is looked through, changed, and started."""
        shown = self._desk.view.shown
        if shown is None or shown.content is None:
            return
        if self._plan is None or self._plan.map_id != shown.content.head.id:
            self._plan = self.controller.plan(shown.content.head.id)
        self._show_plan(self._plan)
        self._open()

    def _show_plan(self, plan: Workshop) -> None:
        damaged = self.controller.shown.damaged if self.controller.shown is not None else None
        about = (
            tr("Look through the agenda, and say who is there. The clock begins when you start.")
            if damaged is None
            else _damaged_text(damaged)
        )
        self.panel.show_plan(plan, about)
        self._second.start()
        self._tick()

    def _put_off(self) -> None:
        """A plan whose panel is closed is forgotten."""
        self._plan = None
        if self.controller.workshop is None:
            self._second.stop()

    def _start(self) -> None:
        if self._plan is not None:
            self.controller.start(self._plan)

    def _open(self) -> None:
        self._desk.window.side.show_panel(self.panel, tr("Workshop"))

    def _show_end(self) -> None:
        self.panel.show_part(ACTIONS)
        self._open()

    def _run_or_stop(self) -> None:
        self.controller.move(lambda one, now: one.paused(now) if one.runs else one.resumed(now))

    def _go_on(self) -> None:
        """Go to the next step; behind the last one stand the actions."""
        workshop = self.controller.workshop
        following = None if workshop is None else workshop.beside(1)
        if following is None:
            self._show_end()
        else:
            self._go_to(following)

    def _go_back(self) -> None:
        workshop = self.controller.workshop
        before = None if workshop is None else workshop.beside(-1)
        # From the first one on, its clock begins anew.
        self.controller.move(lambda one, now: one.at_step(one.step if before is None else before, now))

    def _go_to(self, place: int) -> None:
        workshop = self.controller.workshop
        if workshop is not None and workshop.step != place:
            self.controller.move(lambda one, now: one.at_step(place, now))

    def _take_over(self, wanted: Workshop) -> None:
        """Take another agenda or other people; step and clock are those of now, whoever moved them on."""

        def changed(one: Workshop, now: datetime) -> Workshop:
            return replace(one.with_steps(wanted.steps, now), present=wanted.present, dots=wanted.dots)

        if self._plan is not None and wanted.id == self._plan.id:
            self._plan = changed(self._plan, self.controller.now())
            self._show_plan(self._plan)
        else:
            self.controller.move(changed)

    def _vote(self, dots: int) -> None:
        chosen = self._desk.view.canvas.scene.selected_cards()
        if len(chosen) != 1 or self.controller.workshop is None:
            return
        if self.bar.voter_name:
            self.controller.vote(chosen[0], self.bar.voter_name, dots)
        else:
            self._open()
            self.panel.show_part(AGENDA)
            self.panel.agenda.people.setFocus()
            self._desk.window.toasts.tell(tr("Enter first who is there: each of them has dots to give."))

    def _follow(self) -> None:
        content = self._desk.view.content
        self.controller.follow(None if content is None else content.head.id)
        if content is not None and self.controller.shown is not None:
            self._show(self.controller.shown)
        elif content is None:
            self._hide()

    def _show(self, found: WorkshopShown) -> None:
        shown = self._desk.view.shown
        if shown is None or shown.content is None or shown.content.head.id != found.map_id:
            return
        workshop = self.controller.workshop
        self.panel.priorities.owners = shown.owners
        self._desk.actions.update(workshop=workshop is not None)
        if workshop is None:
            self._hide()
            if self._plan is None:
                self.panel.show_workshop(found, shown.content, shown.today)
            if found.damaged is not None and self._told_damage != found.map_id:
                self._told_damage = found.map_id
                self._desk.window.toasts.warn(_damaged_text(found.damaged))
            return
        self._plan = None
        self.panel.show_workshop(found, shown.content, shown.today)
        self._layer.show_workshop(workshop.now.lane, dots_on(found.votes))
        self.bar.show_workshop(workshop, found.votes)
        self.bar.show()
        self._tick()
        self._second.start()
        if self._at != (workshop.id, workshop.now.key):
            self._at = (workshop.id, workshop.now.key)
            self._bring_lane()

    def _bring_lane(self) -> None:
        """Bring the lane that is on into view, large enough to be read from afar."""
        canvas, box = self._desk.view.canvas, self._layer.lane_box()
        if box is not None:
            canvas.set_zoom(max(canvas.zoom / 100, _ZOOM))
            bar = canvas.lanes.verticalScrollBar()
            bar.setValue(bar.value() + canvas.lanes.mapFromScene(0.0, box.y).y() - _ABOVE)

    def _tick(self) -> None:
        now = self.controller.now()
        if self.controller.workshop is not None:
            self.bar.show_time(self.controller.workshop, now)
        self.panel.show_time(now)

    def _hide(self) -> None:
        if self._plan is None:
            self._second.stop()
        self._at = None
        self.bar.hide()
        self._layer.show_workshop(None, {})

    def _stay_with_map(self) -> None:
        if not self._desk.view.isVisible():
            self._second.stop()
            self._desk.window.side.put_away(self.panel)

    def _leave(self) -> None:
        self._plan = None
        self.controller.follow(None)
        self._desk.actions.update(workshop=False)
        self._hide()
        self._desk.window.side.put_away(self.panel)


def _damaged_text(day: date) -> str:
    return tr(
        "The agenda of the workshop of {day} cannot be read any more. Hold a new one: what is stored of the "
        "other stays in the file.",
        day=day_text(day),
    )
