"""The signals of the account on screen, in the side panel."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.signals import AccountSignalsController
from cs_desktop.domain.signals.rules import SignalRule
from cs_desktop.domain.signals.shown import ShownSignal, SignalsShown
from cs_desktop.views.signals.account import AccountSignals
from cs_desktop.views.wiring.signals.deeds import SignalDeeds, Source


class AccountSignalsWiring(QObject):
    """Shows them while the panel is open."""

    def __init__(
        self,
        deeds: SignalDeeds,
        controller: AccountSignalsController,
        open_reading: Callable[[int, str], None],
    ) -> None:
        around = deeds.around
        super().__init__(around.window)
        self._deeds, self._around, self._open_reading = deeds, around, open_reading
        self._side, self.controller = around.window.side, controller
        controller.setParent(self)
        self.panel = self._side.take(AccountSignals(around.theme, around.actions))
        deeds.join(self.panel.strip)
        deeds.add_source(Source(self._chosen, self.panel.strip.ask_snooze))
        controller.loaded.connect(self._show)
        controller.failed.connect(lambda error: around.window.toasts.warn(str(error)))
        self.panel.picked.connect(lambda _one: deeds.refresh())
        self.panel.enter_wanted.connect(self._enter)
        # Queued: one that gives way to another panel is still shown while that opens.
        self._side.closed.connect(self._follow, Qt.ConnectionType.QueuedConnection)
        around.account.loaded.connect(lambda _page: self._follow())
        around.account.left.connect(self._leave)
        around.workspace.closed.connect(self._leave)
        around.actions[ActionId.ACCOUNT_SIGNALS].triggered.connect(self.open)

    def open(self) -> None:
        """Show the signals of the account on screen."""
        self._side.show_panel(self.panel, tr("Signals"))
        self._follow()

    def _chosen(self) -> ShownSignal | None:
        return self.panel.current if self._side.shown is self.panel else None

    def _follow(self) -> None:
        """Read only where somebody looks."""
        here = self._around.account.account_id if self._side.shown is self.panel else None
        if here != self.controller.account_id:
            self.panel.show_signals(None, editable=False)
        self.controller.follow(here)

    def _leave(self) -> None:
        self._side.put_away(self.panel)
        self.controller.follow(None)

    def _show(self, shown: SignalsShown) -> None:
        self.panel.show_signals(shown, editable=not self._around.workspace.context().workspace.read_only)
        self._deeds.refresh()

    def _enter(self, rule: SignalRule) -> None:
        account_id = self._around.account.account_id
        if rule.is_survey:
            self._around.actions[ActionId.IMPORT].trigger()
        elif account_id is not None:
            self._open_reading(account_id, rule.feed)
