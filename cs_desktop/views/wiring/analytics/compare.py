"""The page Compare, joined to what is known of all accounts and to who reads their courses."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from cs_desktop.common.language import marked, tr
from cs_desktop.controllers.charts.comparing import ComparingController
from cs_desktop.domain.charts.comparison import Comparison
from cs_desktop.domain.portfolio import Portfolio
from cs_desktop.views.analytics.compare import ComparePage
from cs_desktop.views.screen import ANALYTICS
from cs_desktop.views.wiring.analytics.desk import AnalyticsDesk

COMPARE = "compare"
COMPARE_WORDS = marked("Compare")


class CompareWiring(QObject):
    """Reads only while somebody looks."""

    def __init__(self, desk: AnalyticsDesk) -> None:
        super().__init__(desk.around.window)
        self._desk = desk
        around = desk.around
        self.page = ComparePage(around.theme)
        self.controller = ComparingController(around.jobs, around.hub, around.workspace.context)
        self.controller.setParent(self)
        desk.screen.add_page(COMPARE, tr(COMPARE_WORDS), self.page, self.page.take_focus)
        self.page.wanted.connect(self.controller.compare)
        self.page.asked.connect(around.charts.answer)
        self.controller.loaded.connect(self._show)
        self.controller.failed.connect(lambda error: around.window.toasts.warn(str(error)))
        desk.portfolio.loaded.connect(lambda portfolio, _index: self._offer(portfolio))
        desk.screen.page_shown.connect(lambda _key: self._arrive())
        desk.navigation.shown.connect(lambda _key: self._arrive())
        around.workspace.closed.connect(self._leave)
        self._looked, self._stale = False, True
        self._arrive()

    def compare(self, account_ids: Sequence[int]) -> None:
        """Compare these accounts, while one looks."""
        self.page.compare(account_ids)

    @property
    def _is_seen(self) -> bool:
        place = self._desk.around.actions.situation.place
        return self._desk.screen.shown == COMPARE and place == ANALYTICS.key

    def _offer(self, portfolio: Portfolio) -> None:
        # Ten thousand names take a moment: only where somebody looks.
        self._stale = not self._is_seen
        if not self._stale:
            self.page.offer(portfolio.rows)

    def _arrive(self) -> None:
        looked, self._looked = self._looked, self._is_seen
        known = self._desk.portfolio.shown
        if self._stale and known is not None:
            self._offer(known)
        if looked and not self._looked:
            self.controller.leave()
        elif self._looked and not looked and self.page.account_ids:
            self.page.compare(self.page.account_ids)

    def _leave(self) -> None:
        self._stale = True
        self.controller.leave()
        self.page.start_over()

    def _show(self, found: Comparison) -> None:
        if found.account_ids == self.page.account_ids:
            self.page.show_comparison(found)
