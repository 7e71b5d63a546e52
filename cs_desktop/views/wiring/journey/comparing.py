"""Two states of the map compared in its place, joined to what reads them."""

from PySide6.QtCore import QObject

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.journey.revisions import NOW, TEMPLATE, MapState, Revisions, newest_other
from cs_desktop.views.journey.past.compare import ComparePage
from cs_desktop.views.wiring.journey.desk import MapDesk
from cs_desktop.views.wiring.journey.past import PastWiring


class CompareWiring(QObject):
    """Compares what the panel of revisions or the menu names, and keeps the comparison up to date."""

    def __init__(self, desk: MapDesk, past: PastWiring) -> None:
        super().__init__(desk.window)
        self._desk, self._past = desk, past
        self._wanted: tuple[int, int] | None = None
        """A map, and the revision with which it is to be compared once they are read; NOW for the newest."""
        self.page = desk.view.take(ComparePage(desk.theme))
        desk.window.side.stand_in(self.page.place)
        desk.actions[ActionId.COMPARE_MAP].triggered.connect(lambda: self._start(NOW))
        for part in (past.panel, past.page):
            part.compare_requested.connect(self._start)
        self.page.pair_chosen.connect(self._compare)
        self.page.restore_requested.connect(past.restore)
        self.page.back_requested.connect(past.go_back)
        past.controller.loaded.connect(self._take_rows)
        past.controller.compared.connect(self._show)
        desk.view.returned.connect(self._stop)
        desk.account.left.connect(self._stop)
        desk.workspace.closed.connect(self._stop)
        desk.screen.tabs.chosen.connect(lambda _key: self._stay_with_map())

    def _start(self, revision_id: int) -> None:
        """Compare the map with a revision; with the newest where none is named."""
        content = self._desk.view.content
        if content is None:
            return
        self._past.comparing, self._wanted = True, (content.head.id, revision_id)
        self._past.controller.refresh()
        self._past.follow()

    def _take_rows(self, found: Revisions) -> None:
        self.page.show_rows(found.rows, found.template)
        wanted, self._wanted = self._wanted, None
        content = self._desk.view.content
        if wanted is None or content is None or content.head.id != wanted[0]:
            return
        if not found.rows and found.template:
            self._compare(TEMPLATE, NOW)
            return
        if not found.rows:
            self._past.comparing = False
            self._past.open()
            self._desk.window.toasts.tell(tr("There is no revision yet to compare with; keep one first."))
            return
        self._compare(wanted[1] or newest_other(found), NOW)

    def _compare(self, old: int, new: int) -> None:
        self._past.controller.compare(old, new)

    def _show(self, old: MapState, new: MapState) -> None:
        view = self._desk.view
        if view.shown is None or view.content is None or view.content.head.id != new.content.head.id:
            return
        self.page.show_states(old, new, view.shown, editable=self._past.editable)
        if view.instead is not self.page:
            self._desk.window.side.close_panel()
            view.show_instead(self.page)
            self.page.setFocus()
            self._past.switched.emit()

    def _stay_with_map(self) -> None:
        if not self._desk.view.isVisible():
            self._stop()

    def _stop(self) -> None:
        self._past.comparing, self._wanted = False, None
        self._past.controller.stop_comparing()
        self._past.follow()
