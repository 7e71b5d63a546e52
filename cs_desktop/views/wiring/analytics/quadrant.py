"""The page Quadrant, joined to what is known of all accounts."""

from PySide6.QtCore import QObject

from cs_desktop.common.language import marked, tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.health.quadrant import TrailController
from cs_desktop.domain.health.standing import Bands
from cs_desktop.domain.portfolio import Portfolio
from cs_desktop.views.analytics.quadrant.page import QuadrantPage
from cs_desktop.views.screen import ANALYTICS
from cs_desktop.views.wiring.analytics.desk import AnalyticsDesk

QUADRANT = "quadrant"
QUADRANT_WORDS = marked("Quadrant")


class QuadrantWiring(QObject):
    """Shows the accounts of the portfolio while somebody looks."""

    def __init__(self, desk: AnalyticsDesk) -> None:
        super().__init__(desk.around.window)
        self._desk = desk
        around = desk.around
        self.page = QuadrantPage(around.theme)
        self.trails = TrailController(around.jobs, around.hub, around.workspace.context)
        self.trails.setParent(self)
        desk.screen.add_page(QUADRANT, tr(QUADRANT_WORDS), self.page, self.page.take_focus)
        self.trails.loaded.connect(self.page.plane.show_trails)
        self.trails.failed.connect(lambda error: around.window.toasts.warn(str(error)))
        self.page.trails_wanted.connect(self.trails.show)
        self.page.opened.connect(around.open_account)
        self.page.filter_wanted.connect(self._filter)
        desk.portfolio.loaded.connect(lambda portfolio, _index: self._show(portfolio))
        desk.screen.page_shown.connect(lambda _key: self._arrive())
        desk.navigation.shown.connect(lambda _key: self._arrive())
        around.workspace.closed.connect(self._leave)
        self._stale = True
        self._arrive()

    @property
    def _is_seen(self) -> bool:
        screen = self._desk.screen
        place = self._desk.around.actions.situation.place
        return screen.shown == QUADRANT and place == ANALYTICS.key

    def _show(self, portfolio: Portfolio) -> None:
        self._stale = not self._is_seen
        if not self._stale:
            self.page.show_portfolio(portfolio, Bands().split)

    def _arrive(self) -> None:
        known = self._desk.portfolio.shown
        if self._stale and known is not None and self._is_seen:
            self._show(known)

    def _leave(self) -> None:
        self._stale = True
        self.trails.leave()
        self.page.start_over()

    def _filter(self, text: str, view: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._desk.filter_accounts(text)
        if view:
            self._desk.around.actions[ActionId.SAVE_VIEW].trigger()
