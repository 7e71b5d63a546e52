"""Where the account is, in a panel beside its map."""

from PySide6.QtCore import QObject

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.journey.whereabouts import WhereaboutsController
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.drafts import FieldRef, Typed
from cs_desktop.domain.journey.whereabouts import Whereabouts
from cs_desktop.views.journey.whereabouts_panel import WhereaboutsPanel
from cs_desktop.views.wiring.journey.desk import MapDesk

WIDTH = 380


class StandingWiring(QObject):
    """Opens the panel, and keeps it at the account on screen."""

    def __init__(self, desk: MapDesk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self.panel = desk.window.side.take(WhereaboutsPanel(desk.theme))
        self.controller = WhereaboutsController(desk.jobs, desk.hub, desk.workspace.context)
        self.controller.loaded.connect(self.panel.show_whereabouts)
        self.panel.move_requested.connect(self._move)
        self.controller.failed.connect(lambda error: desk.window.toasts.warn(str(error)))
        desk.actions[ActionId.WHEREABOUTS].triggered.connect(self.show)
        desk.account.loaded.connect(lambda _page: self._follow())
        desk.account.left.connect(self._close)
        desk.window.side.closed.connect(self._leave)

    @property
    def is_open(self) -> bool:
        """Return whether the panel is to be seen."""
        return self._desk.window.side.shown is self.panel

    def show(self) -> None:
        """Open the panel on the account on screen."""
        if self.controller.account_id is None:
            self.panel.wait()
        self.panel.set_editable(editable=not self._desk.workspace.context().workspace.read_only)
        self._desk.window.side.show_panel(self.panel, tr("Where the account is"), WIDTH)
        self._follow()

    def _move(self, shown: Whereabouts, stage: str) -> None:
        """Put the account into another stage, as its field on the overview does."""
        label = tr("{field} of {thing}", field=tr("Lifecycle"), thing=shown.name)
        ref = FieldRef(Kind.ACCOUNT, shown.account_id, "lifecycle")
        self._desk.account.edit(Typed(ref, label, shown.assigned, stage))

    def _follow(self) -> None:
        if self.is_open:
            if self._desk.account.account_id != self.controller.account_id:
                self.panel.wait()
            self.controller.follow(self._desk.account.account_id)
        else:
            self.controller.follow(None)

    def _leave(self) -> None:
        if not self.is_open:
            self.controller.follow(None)

    def _close(self) -> None:
        self._desk.window.side.put_away(self.panel)
        self.controller.follow(None)
