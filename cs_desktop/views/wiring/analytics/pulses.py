"""The page Pulse and score, joined to what is known of all accounts and to their pulses."""

from PySide6.QtCore import QObject

from cs_desktop.common.language import marked, tr
from cs_desktop.controllers.health.pulse_book import PulseBookController
from cs_desktop.domain.portfolio import Portfolio
from cs_desktop.views.analytics.pulses.page import PulsePage
from cs_desktop.views.screen import ANALYTICS
from cs_desktop.views.wiring.analytics.desk import AnalyticsDesk

PULSES = "pulses"
PULSES_WORDS = marked("Pulse and score")


class PulsesWiring(QObject):
    """Shows them while somebody looks."""

    def __init__(self, desk: AnalyticsDesk) -> None:
        super().__init__(desk.around.window)
        self._desk = desk
        around = desk.around
        self.page = PulsePage(around.theme)
        self.controller = PulseBookController(around.jobs, around.hub, around.workspace.context)
        self.controller.setParent(self)
        self._stale = True
        desk.screen.add_page(PULSES, tr(PULSES_WORDS), self.page, self.page.take_focus)
        self.controller.loaded.connect(self.page.show_book)
        self.controller.failed.connect(lambda error: around.window.toasts.warn(str(error)))
        self.page.opened.connect(around.open_account)
        desk.portfolio.loaded.connect(lambda portfolio, _index: self._take(portfolio))
        desk.screen.page_shown.connect(lambda _key: self._arrive())
        desk.navigation.shown.connect(lambda _key: self._arrive())
        around.workspace.closed.connect(self._leave)
        self._arrive()

    @property
    def _is_seen(self) -> bool:
        place = self._desk.around.actions.situation.place
        return self._desk.screen.shown == PULSES and place == ANALYTICS.key

    def _take(self, portfolio: Portfolio) -> None:
        self._stale = not self._is_seen
        if not self._stale:
            self.page.show_portfolio(portfolio)

    def _arrive(self) -> None:
        known = self._desk.portfolio.shown
        if self._stale and known is not None and self._is_seen:
            self._take(known)
        self.controller.show(shown=self._is_seen)

    def _leave(self) -> None:
        self._stale = True
        self.controller.leave()
        self.page.start_over()
