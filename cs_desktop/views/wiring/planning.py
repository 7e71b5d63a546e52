"""The tabs of an account's map, plan, reviews and health: built when somebody goes there."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.health.page import HealthController
from cs_desktop.controllers.journey.page import JourneyController
from cs_desktop.controllers.me import MeController
from cs_desktop.controllers.metrics.readings import ReadingsController
from cs_desktop.controllers.plan.page import PlanController
from cs_desktop.controllers.preferences import Preferences
from cs_desktop.controllers.reviews.page import ReviewsController
from cs_desktop.domain.portfolio import AccountPage
from cs_desktop.views.wiring.desk import AccountDesk
from cs_desktop.views.wiring.health import HEALTH, HealthWiring
from cs_desktop.views.wiring.journey import JourneyWiring
from cs_desktop.views.wiring.journey.tab import JOURNEY
from cs_desktop.views.wiring.leading import Leading, Spot
from cs_desktop.views.wiring.plan import PlanWiring
from cs_desktop.views.wiring.plan.tab import SUCCESS_PLAN
from cs_desktop.views.wiring.readings import ReadingsWiring
from cs_desktop.views.wiring.reviews import ReviewsWiring
from cs_desktop.views.wiring.reviews.place import ReviewsPlaceWiring
from cs_desktop.views.wiring.reviews.sources import Sources
from cs_desktop.views.wiring.reviews.tab import REVIEWS

OF_JOURNEY = (ActionId.START_MAP, ActionId.LOSSES, ActionId.WHEREABOUTS)
"""What can be asked for on every page of an account, and is answered by the tab of maps."""
OF_PLAN = (
    *(ActionId.NEW_PLAN, ActionId.PLAN_FROM_BLUEPRINT, ActionId.WORK_CALENDAR),
    ActionId.ADD_REVIEW,
)
"""The same for plans and reviews."""


class PlanningWiring(QObject):
    """Holds these tabs. Plan and reviews lead to each other, so they come together."""

    health_built = Signal(object)
    """The HealthWiring, once it stands."""
    deck_wanted = Signal(object, str, object, str)
    """The deck of a review: as `Telling.deck_wanted` has it."""

    def __init__(
        self,
        around: AccountDesk,
        preferences: Preferences,
        leading: Leading,
        place: ReviewsPlaceWiring,
        me: MeController,
    ) -> None:
        super().__init__(around.window)
        self.around, self._preferences, self._leading = around, preferences, leading
        self._place, self._me = place, me
        self._journey: JourneyWiring | None = None
        self._agreed: tuple[PlanWiring, ReviewsWiring] | None = None
        self._health: HealthWiring | None = None
        self._readings: ReadingsWiring | None = None
        tabs = around.screen.tabs
        tabs.promise(JOURNEY, self._build_journey)
        tabs.promise(SUCCESS_PLAN, self._build_agreed)
        tabs.promise(REVIEWS, self._build_agreed)
        tabs.promise(HEALTH, self._build_health)
        for action_id in OF_JOURNEY:
            self._wake(action_id, self._build_journey)
        for action_id in OF_PLAN:
            self._wake(action_id, self._build_agreed)
        self._wake(ActionId.ADD_READING, self._build_readings)
        self._wake(ActionId.ADD_SURVEY, self._build_readings)
        leading.objective_wanted.connect(self._lead_to_objective)
        around.account.loaded.connect(self._count)

    @property
    def journey(self) -> JourneyWiring:
        """The journey maps of accounts."""
        self._build_journey()
        assert self._journey is not None
        return self._journey

    @property
    def plan(self) -> PlanWiring:
        """The success plans of accounts."""
        self._build_agreed()
        assert self._agreed is not None
        return self._agreed[0]

    @property
    def reviews(self) -> ReviewsWiring:
        """The reviews of accounts."""
        self._build_agreed()
        assert self._agreed is not None
        return self._agreed[1]

    @property
    def health(self) -> HealthWiring:
        """The health of accounts."""
        self._build_health()
        assert self._health is not None
        return self._health

    @property
    def readings(self) -> ReadingsWiring:
        """The values of metrics that are entered for accounts."""
        self._build_readings()
        assert self._readings is not None
        return self._readings

    def open_reading(self, account_id: int, metric_key: str) -> None:
        """Open the form of readings of an account, for a metric."""
        self.readings.open_reading(account_id, metric_key)

    def build_next(self) -> bool:
        """Build what comes next; return whether there was anything left."""
        return self._build_journey() or self._build_agreed() or self._build_health() or self._build_readings()

    def _build_journey(self) -> bool:
        """Build the tab of maps, and return True, unless it is there."""
        if self._journey is not None:
            return False
        around = self.around
        controller = JourneyController(around.jobs, around.hub, around.workspace.context)
        self._journey = JourneyWiring(around, controller, self._preferences)
        return True

    def _build_agreed(self) -> bool:
        """Build the tabs of plans and reviews, and return True, unless they are there."""
        if self._agreed is not None:
            return False
        around = self.around
        parts = around.jobs, around.hub, around.workspace.context
        plan = PlanWiring(around, PlanController(*parts))
        reviews = ReviewsWiring(around, ReviewsController(*parts))
        self._agreed = plan, reviews
        plan.know_me(self._me.name)
        self._me.told.connect(plan.know_me)
        Sources(reviews, plan, self._leading.lead)
        reviews.telling.deck_wanted.connect(self.deck_wanted)
        plan.objectives.inspecting.panel.review_wanted.connect(self._go_to_review)
        for part in (reviews.closing.scored, reviews.closing.next):
            part.review_wanted.connect(reviews.look_at)
        self._place.join(reviews.desk, plan.desk)
        return True

    def _build_health(self) -> bool:
        """Build the tab of health, and return True, unless it is there."""
        if self._health is not None:
            return False
        around = self.around
        controller = HealthController(around.jobs, around.hub, around.workspace.context)
        self._health = HealthWiring(around, controller)
        self._health.points.reading_wanted.connect(self._enter_reading)
        self.health_built.emit(self._health)
        return True

    def _build_readings(self) -> bool:
        """Build the form of readings, and return True, unless it is there."""
        if self._readings is not None:
            return False
        around = self.around
        controller = ReadingsController(around.jobs, around.hub, around.workspace.context)
        self._readings = ReadingsWiring(around, controller)
        return True

    def _enter_reading(self, metric: str) -> None:
        """Ask for a reading of a metric of the account on screen."""
        here = self.around.account.account_id
        if here is not None:
            self.open_reading(here, metric)

    def _wake(self, action_id: ActionId, build: Callable[[], bool]) -> None:
        """Build a tab when an action of it is chosen first, and choose that again: now it is heard."""
        action = self.around.actions[action_id]
        action.triggered.connect(lambda: action.trigger() if build() else None)

    def _count(self, page: AccountPage) -> None:
        """Say how much the tabs hold before anybody looks, and how many reviews there are once more come."""
        tabs = self.around.screen.tabs
        tabs.set_count(REVIEWS.key, page.reviews)
        # A plan on screen has said it, and may be another one of the account.
        if self._agreed is None or self._agreed[0].shown_of != page.row.id:
            tabs.set_count(SUCCESS_PLAN.key, page.objectives)

    def _lead_to_objective(self, spot: Spot) -> None:
        assert spot.account_id is not None
        history = partial(self._leading.tell_history, spot)
        self.journey.linking.lead_to_objective(spot.account_id, spot.id, history)

    def _go_to_review(self, review_id: int) -> None:
        """Go to a review of the account on screen."""
        self.reviews.look_at(review_id)
        self.around.screen.tabs.show_tab(REVIEWS.key)
