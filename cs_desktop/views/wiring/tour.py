"""The tour: by itself on the first look at the sample workspace, and whenever it is asked for."""

from PySide6.QtCore import QObject

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.workspace import OpenedWorkspace
from cs_desktop.views.screen import HOME
from cs_desktop.views.tour.callout import Callout
from cs_desktop.views.tour.steps import STEPS
from cs_desktop.views.wiring.navigation import Navigation
from cs_desktop.views.wiring.window_desk import WindowDesk

DONE = "tour"
"""The key under which it is remembered that the tour was taken or skipped."""


class TourWiring(QObject):
    """Walks through the steps."""

    def __init__(self, desk: WindowDesk, navigation: Navigation) -> None:
        super().__init__(desk.window)
        self._window, self._preferences = desk.window, desk.preferences
        self._actions, self._navigation = desk.actions, navigation
        self.callout = Callout(desk.theme, desk.window)
        self._step = 0
        self._began_at = HOME.key
        """The place where one was before the tour."""
        self._first = False
        self.unasked = True
        """Whether it begins by itself with the first sample workspace."""
        desk.actions[ActionId.TAKE_TOUR].triggered.connect(self.start)
        desk.workspace.opened.connect(self._take_note)
        desk.workspace.closed.connect(self.stop)
        navigation.shown.connect(self._begin_first)
        self.callout.next_requested.connect(lambda: self._go(1))
        self.callout.back_requested.connect(lambda: self._go(-1))
        self.callout.skip_requested.connect(self.finish)

    def start(self) -> None:
        """Begin at the first step."""
        self._step, self._began_at = 0, self._actions.situation.place or HOME.key
        self._show()

    def finish(self) -> None:
        """End the tour where it began, and never begin it unasked again."""
        self.stop()
        self._preferences.dismiss(DONE)
        self._go_to(self._began_at)
        self._window.focus_screen()

    def _take_note(self, opened: OpenedWorkspace) -> None:
        self._first = self.unasked and opened.sample and DONE not in self._preferences.settings.dismissed

    def _begin_first(self) -> None:
        if self._first:
            self._first = False
            self.start()

    def _go(self, by: int) -> None:
        self._step = max(self._step + by, 0)
        if self._step < len(STEPS):
            self._show()
        else:
            self.finish()

    def stop(self) -> None:
        """Take the callout away; the tour may begin by itself another time."""
        self._first = False
        self.callout.end()

    def _go_to(self, place: str) -> None:
        if self._actions.situation.place != place:
            self._navigation.go(place)

    def _show(self) -> None:
        step = STEPS[self._step]
        self._go_to(step.place.key)
        target = step.target(self._window)
        self.callout.show_step(tr(step.title), tr(step.text), self._step + 1, len(STEPS), target)
