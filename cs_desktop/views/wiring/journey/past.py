"""The past of the map joined to what answers it: revisions beside it, one of them or two in its place."""

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.journey.page import KINDS
from cs_desktop.controllers.journey.revisions import RevisionsController
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.drafts import FieldRef
from cs_desktop.domain.journey.revisions import MapState, Revisions
from cs_desktop.views.journey.past.page import PastPage
from cs_desktop.views.journey.past.panel import RevisionsPanel
from cs_desktop.views.journey.past.states import shown_of
from cs_desktop.views.wiring.journey.desk import MapDesk


class PastWiring(QObject):
    """Opens the panel of revisions, and puts the past where the map is."""

    switched = Signal()
    """Something else stands in the map's place, or the map again."""

    def __init__(self, desk: MapDesk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._found: Revisions | None = None
        self.comparing = False
        """Whether two states are compared, which come from the list too."""
        self.controller = RevisionsController(desk.jobs, desk.hub, desk.workspace.context)
        self.panel = desk.window.side.take(RevisionsPanel(desk.theme))
        self.page = desk.view.take(PastPage(desk.theme))
        desk.window.side.stand_in(self.page.place)
        self._connect_parts()
        for action, do in (
            (ActionId.KEEP_REVISION, self._keep),
            (ActionId.REVISIONS, self.open),
            (ActionId.MAP_BACK, self.go_back),
        ):
            desk.actions[action].triggered.connect(do)

    def _connect_parts(self) -> None:
        desk, panel, controller = self._desk, self.panel, self.controller
        controller.loaded.connect(self._show)
        controller.looked.connect(self._look)
        controller.done.connect(desk.edits.took)
        controller.failed.connect(lambda error: desk.window.toasts.warn(str(error)))
        panel.keep_requested.connect(controller.keep)
        panel.renamed.connect(controller.rename)
        panel.delete_requested.connect(controller.delete)
        for part in (panel, self.page):
            part.restore_requested.connect(self.restore)
        panel.look_requested.connect(self._ask)
        self.page.back_requested.connect(self.go_back)
        desk.view.returned.connect(self.switched)
        desk.controller.loaded.connect(lambda _shown: self.follow())
        desk.writing.typing.storing.connect(self._note_typing)
        desk.writing.typing.stored.connect(self._note_stored)
        desk.window.side.closed.connect(self.follow)
        desk.account.left.connect(self._leave)
        desk.workspace.closed.connect(self._leave)
        desk.screen.tabs.chosen.connect(lambda _key: self._stay_with_map())

    def open(self) -> None:
        """Open the revisions beside the map."""
        self._desk.window.side.show_panel(self.panel, tr("Revisions of the map"))
        self.follow()

    def go_back(self) -> None:
        """Show the map as it is now."""
        self._desk.view.show_instead(None)

    def _note_typing(self, ref: FieldRef) -> None:
        """What is typed into the inspector is work on the map too."""
        if ref.kind in KINDS and self._desk.view.isVisible():
            self._desk.controller.note_typing()

    def _note_stored(self, ref: FieldRef, change: Change | None) -> None:
        """Where a milestone was reached, what the map came to is kept, wherever that was written."""
        if change is not None and (ref.kind, ref.field) == (Kind.MILESTONE, "reached_on"):
            self._desk.controller.note_reached(ref.id)

    def _keep(self) -> None:
        self.open()
        self.panel.start_name()

    @property
    def editable(self) -> bool:
        """Return whether the map on screen can be changed."""
        content = self._desk.view.content
        read_only = self._desk.workspace.context().workspace.read_only
        return content is not None and not content.head.locked and not read_only

    @property
    def found(self) -> Revisions | None:
        """Return the revisions as they were last read."""
        return self._found

    @property
    def _is_open(self) -> bool:
        return self._desk.window.side.shown is self.panel

    def follow(self) -> None:
        """Read the revisions of the map on screen, while somebody looks at them."""
        content = self._desk.view.content
        wanted = content is not None and (self._is_open or self.comparing)
        self.controller.follow(content.head.id if content is not None and wanted else None)

    def _show(self, found: Revisions) -> None:
        self._found = found
        self.panel.show_revisions(found, editable=self.editable)

    def _ask(self, revision_id: int) -> None:
        content = self._desk.view.content
        if content is not None:
            self.controller.look(content.head.id, revision_id)

    def _look(self, state: MapState) -> None:
        """Put a revision where the map is, at the same place and size."""
        view = self._desk.view
        if view.shown is None or view.content is None or view.content.head.id != state.content.head.id:
            return
        self.page.show_state(state, shown_of(state, view.shown), editable=self.editable)
        canvas, past = view.canvas, self.page.canvas
        view.show_instead(self.page)
        past.set_zoom(canvas.zoom / 100)
        for mine, theirs in (
            (past.lanes.horizontalScrollBar(), canvas.lanes.horizontalScrollBar()),
            (past.lanes.verticalScrollBar(), canvas.lanes.verticalScrollBar()),
        ):
            mine.setValue(theirs.value())
        self.switched.emit()

    def restore(self, revision_id: int) -> None:
        """Bring the map back to a revision, and show it."""
        content = self._desk.view.content
        if content is not None:
            self.controller.restore(content.head.id, revision_id)
            self.go_back()

    def _stay_with_map(self) -> None:
        """Close with the tab: elsewhere nobody looks at the map."""
        if self._desk.view.isVisible():
            return
        self.go_back()
        self._desk.window.side.put_away(self.panel)

    def _leave(self) -> None:
        self.controller.follow(None)
        self._desk.window.side.put_away(self.panel)
