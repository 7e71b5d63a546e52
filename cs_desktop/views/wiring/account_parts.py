"""What an account's page is joined to beside its own fields, and the ways from elsewhere into it."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from cs_desktop.controllers.files import FilesController
from cs_desktop.controllers.health.judging import JudgingController
from cs_desktop.controllers.me import MeController
from cs_desktop.controllers.portfolio import PortfolioController
from cs_desktop.controllers.preferences import Preferences
from cs_desktop.controllers.recording import Who
from cs_desktop.controllers.signals import AccountSignalsController
from cs_desktop.domain.reviews.overview import ReviewRow
from cs_desktop.views.wiring.commerce import CommerceWiring
from cs_desktop.views.wiring.desk import AccountDesk
from cs_desktop.views.wiring.home import HomeWiring
from cs_desktop.views.wiring.judging import JudgingWiring
from cs_desktop.views.wiring.leading import Leading
from cs_desktop.views.wiring.navigation import Navigation
from cs_desktop.views.wiring.planning import PlanningWiring
from cs_desktop.views.wiring.recording import RecordWiring
from cs_desktop.views.wiring.reviews.place import ReviewsPlaceWiring
from cs_desktop.views.wiring.reviews.tab import REVIEWS
from cs_desktop.views.wiring.settling import SettleWiring
from cs_desktop.views.wiring.signals.account import AccountSignalsWiring
from cs_desktop.views.wiring.signals.deeds import SignalDeeds


class AccountParts(QObject):
    """Holds the tabs of an account, the forms about it, and what leads to one of them."""

    def __init__(
        self,
        around: AccountDesk,
        portfolio: PortfolioController,
        files: FilesController,
        preferences: Preferences,
        navigation: Navigation,
        leading: Leading,
        place: ReviewsPlaceWiring,
        home: HomeWiring,
        me: MeController,
        who: Callable[[], Who],
    ) -> None:
        """`me` tells the user's name on the team, `who` finds out their id."""
        super().__init__(around.window)
        self.around, self._leading = around, leading
        self._records = RecordWiring(around, who)
        self.entered = CommerceWiring(around, portfolio, files)
        judging = JudgingController(around.jobs, around.workspace.context, who)
        self.judging = JudgingWiring(around, judging, self.entered.forms)
        self.signals = SignalDeeds(around, home.screen.list, navigation, me)
        self.planning = PlanningWiring(around, preferences, leading, place, me)
        signals = AccountSignalsController(around.jobs, around.hub, around.workspace.context)
        self.account_signals = AccountSignalsWiring(self.signals, signals, self.planning.open_reading)
        self.settling = SettleWiring(around, self.entered, self.build_records)
        self.planning.health_built.connect(lambda made: self.account_signals.stand_in(made.tools))
        place.keep_drafts(around.writing.forms, around.open_account)
        place.review_wanted.connect(self._lead_to_review)
        home.settle_requested.connect(self.settling.settle)
        self.settling.review_wanted.connect(self._look_at_review)

    def build_records(self) -> RecordWiring:
        """Return what is written down about an account, whole: the first one that opens waits for it."""
        self._records.build()
        return self._records

    def build_next(self) -> bool:
        """Build what comes next of the tabs; return whether there was anything left."""
        return self._records.build_next() or self.planning.build_next()

    def lead_to_reviews(self, account_id: int) -> None:
        """Go to the reviews of an account."""
        self.build_records()
        self._leading.go_to_tab(account_id, REVIEWS.key)

    def _lead_to_review(self, row: ReviewRow) -> None:
        """Go to a review, or to the reviews of an account that has none planned."""
        self.build_records()
        if row.is_planned:
            self._look_at_review(row.id)
        self.lead_to_reviews(row.account_id)

    def _look_at_review(self, review_id: int) -> None:
        self.planning.reviews.look_at(review_id)
