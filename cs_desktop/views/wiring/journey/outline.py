"""The outline beside the map: opened, remembered, and what is asked for in it."""

from PySide6.QtCore import QObject

from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.preferences import Preferences
from cs_desktop.domain.changes import Kind
from cs_desktop.views.wiring.journey.desk import MapDesk

KEY = "journey-outline"
_DELETES = {Kind.JOURNEY_STAGE: ActionId.DELETE_STAGE, Kind.JOURNEY_LANE: ActionId.DELETE_LANE}


class OutlineWiring(QObject):
    """Opens and closes it; where it stood is remembered for each workspace."""

    def __init__(self, desk: MapDesk, preferences: Preferences) -> None:
        super().__init__(desk.window)
        self._desk, self._preferences = desk, preferences
        self._key = ""
        """Of the workspace that is open; empty while what was remembered is not known yet."""
        view = desk.view
        desk.window.side.stand_in(view.place)
        desk.actions[ActionId.MAP_OUTLINE].triggered.connect(view.toggle_outline)
        view.outline.delete_requested.connect(lambda kind: desk.actions[_DELETES[kind]].trigger())
        view.retry_requested.connect(desk.controller.read_anew)
        view.beside.changed.connect(self._remember)
        desk.controller.failed.connect(lambda error: view.show_failure(str(error)))
        desk.controller.loaded.connect(lambda _shown: self._restore())
        desk.workspace.closed.connect(self._forget)

    def _restore(self) -> None:
        key = self._desk.workspace.key
        if key != self._key:
            self._key = ""
            self._desk.view.beside.restore(self._preferences.workspace(key).views.get(KEY))
            self._key = key

    def _remember(self) -> None:
        if self._key:
            self._preferences.set_view(self._key, KEY, self._desk.view.beside.stored())

    def _forget(self) -> None:
        self._key = ""
