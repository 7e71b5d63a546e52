"""The review of a new edition of a map's template, and doing what is ticked there."""

from PySide6.QtCore import QObject

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.journey.maps import MapsController
from cs_desktop.domain.journey.following import Key, Review
from cs_desktop.views.journey.review_panel import ReviewPanel
from cs_desktop.views.wiring.journey.desk import MapDesk

WIDTH = 340


class FollowingWiring(QObject):
    """Opens the panel beside the map, and closes it with the map."""

    def __init__(self, desk: MapDesk, controller: MapsController) -> None:
        super().__init__(desk.window)
        self._desk, self._controller = desk, controller
        self._found: Review | None = None
        self.panel = desk.window.side.take(ReviewPanel(desk.theme))
        desk.actions[ActionId.FOLLOW_TEMPLATE].triggered.connect(lambda _=False: controller.review())
        controller.reviewed.connect(self._open)
        controller.followed.connect(self._close)
        self.panel.apply_requested.connect(self._apply)
        desk.controller.loaded.connect(lambda _shown: self._stay_with_map())
        desk.account.left.connect(self._close)
        desk.workspace.closed.connect(self._close)
        desk.screen.tabs.chosen.connect(lambda _key: self._close())

    def _open(self, found: Review) -> None:
        if found.map_id != self._desk.controller.map_id:
            return
        self._found = found
        self.panel.show_review(found)
        self._desk.window.side.show_panel(self.panel, tr("Changes of the template"), WIDTH)

    def _apply(self, chosen: frozenset[Key]) -> None:
        if self._found is not None:
            self._controller.follow(self._found, chosen)

    def _stay_with_map(self) -> None:
        """What was reviewed may not be so any more: the map was changed, or another is shown."""
        if self._found is None or self._desk.window.side.shown is not self.panel:
            return
        if self._found.map_id == self._desk.controller.map_id:
            self._controller.review()
        else:
            self._close()

    def _close(self) -> None:
        self._found = None
        self._desk.window.side.put_away(self.panel)
