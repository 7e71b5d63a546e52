"""The places with pages, Library and Analytics, built when somebody goes there, and what leads to a page."""

from collections.abc import Callable, Collection
from functools import cached_property, partial

from PySide6.QtCore import QObject

from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.library import LibraryController
from cs_desktop.controllers.me import MeController
from cs_desktop.controllers.metrics.page import MetricsController
from cs_desktop.controllers.portfolio import PortfolioController
from cs_desktop.controllers.scorecards import ScorecardsController
from cs_desktop.views.analytics.screen import AnalyticsScreen
from cs_desktop.views.portfolio.table import PortfolioTable
from cs_desktop.views.screen import ANALYTICS
from cs_desktop.views.wiring.analytics import AnalyticsDesk, AnalyticsWiring
from cs_desktop.views.wiring.analytics.backtest import BACKTEST
from cs_desktop.views.wiring.analytics.pulses import PULSES
from cs_desktop.views.wiring.analytics.quadrant import QUADRANT
from cs_desktop.views.wiring.analytics.signals import SIGNALS
from cs_desktop.views.wiring.leading import Leading
from cs_desktop.views.wiring.library import LibraryWiring
from cs_desktop.views.wiring.library_brand import LibraryBrandWiring
from cs_desktop.views.wiring.metrics import MetricsWiring
from cs_desktop.views.wiring.navigation import Navigation
from cs_desktop.views.wiring.planning import PlanningWiring
from cs_desktop.views.wiring.roadmap import RoadmapWiring
from cs_desktop.views.wiring.scorecards import ScorecardsWiring
from cs_desktop.views.wiring.signals.deeds import SignalDeeds


class PagesWiring(QObject):
    """Holds both places, and answers the actions that lead to one of their pages."""

    def __init__(
        self,
        planning: PlanningWiring,
        navigation: Navigation,
        portfolio: PortfolioController,
        leading: Leading,
        me: MeController,
        signals: SignalDeeds,
        table: PortfolioTable,
        show_accounts: Callable[[Collection[int]], None],
        filter_accounts: Callable[[str], None],
    ) -> None:
        """`show_accounts` goes to the table with these selected, `filter_accounts` by a filter's text."""
        around = planning.around
        super().__init__(around.window)
        self._around, self._planning, self._navigation = around, planning, navigation
        self._portfolio, self._leading, self._me, self._signals = portfolio, leading, me, signals
        self._table = table
        self._show_accounts, self._filter_accounts = show_accounts, filter_accounts
        for action_id, page in (
            (ActionId.ALL_SIGNALS, SIGNALS),
            (ActionId.ALL_BY_QUADRANT, QUADRANT),
            (ActionId.ALL_PULSES, PULSES),
            (ActionId.BACKTEST, BACKTEST),
        ):
            around.actions[action_id].triggered.connect(partial(self._show_analytics, page))
        around.actions[ActionId.COMPARE_ACCOUNTS].triggered.connect(self._compare)
        around.actions[ActionId.EDIT_WEIGHTS].triggered.connect(self._edit_weights)

    def build(self) -> None:
        """Build both, so that they stand."""
        _ = self.library, self.analytics

    @property
    def library(self) -> LibraryWiring:
        """The place Library."""
        return self._shelves[0]

    @property
    def scorecards(self) -> ScorecardsWiring:
        """The page of the scorecards in the Library."""
        return self._shelves[1]

    @property
    def metrics(self) -> MetricsWiring:
        """The page of the metrics in the Library."""
        return self._shelves[2]

    @property
    def roadmap(self) -> RoadmapWiring:
        """The page of the roadmap in the Library."""
        return self._shelves[3]

    @property
    def brand(self) -> LibraryBrandWiring:
        """The page of the brand of all decks in the Library."""
        return self._shelves[4]

    @cached_property
    def analytics(self) -> AnalyticsWiring:
        """The place Analytics."""
        return AnalyticsWiring(
            AnalyticsDesk(
                *(self._around, AnalyticsScreen(self._around.theme), self._navigation, self._portfolio),
                *(self._leading, self._me, self._show_accounts, self._filter_accounts),
                self._show_scorecard,
            ),
            *(self._signals, self._planning.open_reading),
        )

    @cached_property
    def _shelves(
        self,
    ) -> tuple[LibraryWiring, ScorecardsWiring, MetricsWiring, RoadmapWiring, LibraryBrandWiring]:
        """The Library with its pages, in the order of their tabs."""
        around, forms = self._around, self._around.writing.forms
        parts = around.jobs, around.hub, around.workspace.context
        before = around.window, around.theme, around.actions
        after = around.workspace, self._navigation, around.edits
        library = LibraryWiring(*before, LibraryController(*parts), *after)
        library.keep_drafts(forms)
        cards = ScorecardsWiring(
            *(*before, ScorecardsController(*parts), *after, library.screen),
            *(around.open_account, self._show_accounts),
        )
        metrics = MetricsWiring(*before, MetricsController(*parts), *after, library.screen, forms)
        roadmap = RoadmapWiring(around, self._navigation, library.screen)
        brand = LibraryBrandWiring(around, self._navigation, library.screen)
        return library, cards, metrics, roadmap, brand

    def _show_scorecard(self, name: str) -> None:
        """Go to a scorecard of the Library, which is built only now."""
        self.scorecards.show_scorecard(name)

    def _edit_weights(self) -> None:
        """Go to the scorecard that the account on screen is scored by, and to the measure that one is on."""
        view = self._planning.health.view
        card = view.shown.health.scorecard if view.shown is not None else None
        self.scorecards.show_scorecard(card.name if card is not None else "", view.measures.current)

    def _compare(self) -> None:
        """Compare the accounts that are selected, or the one on screen with others."""
        here = self._around.account.account_id if self._around.actions.situation.account else None
        self.analytics.compare(self._table.selected_ids if here is None else (here,))

    def _show_analytics(self, page: str) -> None:
        """Go to a page of Analytics."""
        self._navigation.go(ANALYTICS.key)
        self.analytics.desk.screen.show_page(page)
