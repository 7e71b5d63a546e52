"""The signals of the account on screen, in the side panel."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt

from cs_desktop.common.language import tr, trn
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.signals import AccountSignalsController
from cs_desktop.domain.signals.rules import SignalRule
from cs_desktop.domain.signals.shown import ShownSignal, SignalChoice, SignalsShown
from cs_desktop.views.signals.account import AccountSignals
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.wiring.health import HEALTH, HealthTools
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
        self._tool: Button | None = None
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
        around.screen.tabs.chosen.connect(lambda _key: self._follow())
        around.actions[ActionId.ACCOUNT_SIGNALS].triggered.connect(self.open)

    def open(self) -> None:
        """Show the signals of the account on screen."""
        self._side.show_panel(self.panel, tr("Signals"))
        self.panel.take_focus()
        self._follow()

    def stand_in(self, tools: HealthTools) -> None:
        """Put the way here into the tools of the tab of health, with how many are open."""
        self._tool = Button(self._around.theme, tr("Signals"))
        self._tool.follow(self._around.actions[ActionId.ACCOUNT_SIGNALS])
        tools.add(self._tool)

    def _chosen(self) -> ShownSignal | None:
        return self.panel.current if self._side.shown is self.panel else None

    def _follow(self) -> None:
        """Read only where somebody looks."""
        looked_at = self._side.shown is self.panel or self._around.screen.tabs.shown == HEALTH.key
        here = self._around.account.account_id if looked_at else None
        if here != self.controller.account_id:
            self.panel.show_signals(None, editable=False)
            self._count(0)
        self.controller.follow(here)

    def _leave(self) -> None:
        self._side.put_away(self.panel)
        self.controller.follow(None)

    def _show(self, shown: SignalsShown) -> None:
        self.panel.show_signals(shown, editable=not self._around.workspace.context().workspace.read_only)
        self._count(len(shown.chosen(SignalChoice())))
        self._deeds.refresh()

    def _count(self, count: int) -> None:
        """Say on the button how many are to be looked at."""
        if self._tool is not None:
            words = trn("{count} signal", "{count} signals", count) if count else tr("Signals")
            self._tool.setText(words)
            self._tool.setAccessibleName(words)

    def _enter(self, rule: SignalRule) -> None:
        account_id = self._around.account.account_id
        if account_id is not None:
            self._open_reading(account_id, rule.feed)
