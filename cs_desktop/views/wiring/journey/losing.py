"""Where customers are lost, and which gaps that makes the first: the panels beside the map."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.journey.losses import LossesController
from cs_desktop.domain.journey.losing_words import as_table
from cs_desktop.domain.journey.losses_shown import Losses, LossScope
from cs_desktop.views.journey.gaps_panel import GapsPanel
from cs_desktop.views.journey.losses_panel import LossesPanel
from cs_desktop.views.wiring.journey.desk import MapDesk

GAPS_WIDTH, LOSSES_WIDTH = 360, 560


class LosingWiring(QObject):
    """Opens the panels, reads for them while they are open, and goes where they lead."""

    def __init__(self, desk: MapDesk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        context = desk.workspace.context
        self.gaps = desk.window.side.take(GapsPanel(desk.theme))
        self.losses = desk.window.side.take(LossesPanel(desk.theme))
        self._of_gaps = LossesController(desk.jobs, desk.hub, context, "gaps")
        self.controller = LossesController(desk.jobs, desk.hub, context, "losses")
        self._ranking: Losses | None = None
        for controller in (self._of_gaps, self.controller):
            controller.failed.connect(lambda error: desk.window.toasts.warn(str(error)))
        self._of_gaps.loaded.connect(self._rank)
        self.controller.loaded.connect(self.losses.show_losses)
        self.gaps.card_requested.connect(self._go_to)
        self.gaps.losses_requested.connect(self.show_losses)
        self.losses.scope_changed.connect(self.controller.look)
        self.losses.copy_requested.connect(self._copy)
        desk.controller.loaded.connect(lambda _shown: self._show_gaps())
        desk.window.side.closed.connect(self._leave)
        desk.account.left.connect(self._leave_map)
        desk.screen.tabs.chosen.connect(lambda _key: self._leave_tab())
        desk.workspace.closed.connect(self._forget)
        desk.actions[ActionId.MAP_GAPS].triggered.connect(self.show_gaps)
        desk.view.foot.gaps_requested.connect(self.show_gaps)
        desk.actions[ActionId.LOSSES].triggered.connect(self.show_losses)

    def show_gaps(self) -> None:
        """Open the panel of gaps."""
        self._of_gaps.look(LossScope())
        self.gaps.show_gaps(self._desk.view.content, self._ranking)
        self._desk.window.side.show_panel(self.gaps, tr("Gaps"), GAPS_WIDTH)
        self._stop_unseen()

    def show_losses(self) -> None:
        """Open the panel that tells where customers are lost."""
        self.controller.look(self.losses.scope)
        self._desk.window.side.show_panel(self.losses, tr("Where we lose customers"), LOSSES_WIDTH)
        self._stop_unseen()

    def _rank(self, losses: Losses) -> None:
        self._ranking = losses
        self._show_gaps()

    def _show_gaps(self) -> None:
        if self._desk.window.side.shown is self.gaps:
            self.gaps.show_gaps(self._desk.view.content, self._ranking)

    def _go_to(self, card_id: int) -> None:
        if not self._desk.view.canvas.go_to_card(card_id):
            self._desk.window.toasts.warn(tr("This gap has no place on the map; put it back first."))

    def _copy(self, losses: Losses) -> None:
        QGuiApplication.clipboard().setText(as_table(losses))
        self._desk.window.toasts.mention(tr("Copied as a table."))

    def _stop_unseen(self) -> None:
        shown = self._desk.window.side.shown
        if shown is not self.gaps:
            self._of_gaps.leave()
        if shown is not self.losses:
            self.controller.leave()

    def _leave(self) -> None:
        self._of_gaps.leave()
        self.controller.leave()

    def _leave_map(self) -> None:
        self._desk.window.side.put_away(self.gaps)

    def _leave_tab(self) -> None:
        if not self._desk.view.isVisible():
            self._leave_map()

    def _forget(self) -> None:
        self._leave_map()
        self._desk.window.side.put_away(self.losses)
        self._leave()
        self._ranking = None
        self.losses.forget()
