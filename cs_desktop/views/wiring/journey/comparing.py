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
        """What is to be compared once the revisions are read; the newest where that is NOW twice."""
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

    def _start(self, revision_id: int) -> None:
        """Compare the map with a revision; with the newest where none is named."""
        self._past.comparing, self._wanted = True, (revision_id, NOW)
        self._past.controller.refresh()
        self._past.follow()

    def _take_rows(self, found: Revisions) -> None:
        self.page.show_rows(found.rows, found.template)
        wanted, self._wanted = self._wanted, None
        if wanted is None:
            return
        if not found.rows and found.template:
            self._compare(TEMPLATE, wanted[1])
            return
        if not found.rows:
            self._past.comparing = False
            self._past.open()
            self._desk.window.toasts.tell(tr("There is no revision yet to compare with; keep one first."))
            return
        self._compare(wanted[0] or newest_other(found), wanted[1])

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

    def _stop(self) -> None:
        self._past.comparing, self._wanted = False, None
        self._past.controller.stop_comparing()
        self._past.follow()
