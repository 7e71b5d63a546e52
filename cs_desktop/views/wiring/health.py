"""The Health tab, joined to the controller of health."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import marked
from cs_desktop.controllers.health.page import HealthController
from cs_desktop.domain.health_shown import HealthShown
from cs_desktop.views.account.tabs import AccountTab
from cs_desktop.views.health.page import HealthView
from cs_desktop.views.wiring.desk import AccountDesk

HEALTH = AccountTab("health", marked("Health"), 5)


class HealthWiring(QObject):
    """Shows the health of the account on screen."""

    def __init__(self, around: AccountDesk, controller: HealthController) -> None:
        super().__init__(around.window)
        self._screen, self._account = around.screen, around.account
        self.controller = controller
        self._shown_of: int | None = None
        self.view = HealthView(around.theme)
        around.screen.tabs.add(HEALTH, self.view, QWidget())
        controller.loaded.connect(self._show)
        controller.failed.connect(lambda error: around.window.toasts.warn(str(error)))
        around.account.loaded.connect(lambda _page: self._follow())
        around.account.left.connect(self._leave)
        around.screen.tabs.chosen.connect(lambda _key: self._follow())
        around.workspace.closed.connect(self._leave)

    def _follow(self) -> None:
        """Read only where somebody looks."""
        here = self._account.account_id if self._screen.tabs.shown == HEALTH.key else None
        if here is not None and here != self._shown_of:
            self.view.start_over()
        self.controller.follow(here)

    def _leave(self) -> None:
        self._shown_of = None
        self.controller.follow(None)
        self.view.start_over()

    def _show(self, shown: HealthShown) -> None:
        self._shown_of = shown.account_id
        self.view.show_health(shown)
