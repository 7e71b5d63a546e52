"""The reviews of an account, read with its plan, changed gesture by gesture."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.controllers.account_following import AccountFollower
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.plan.page import KINDS as PLAN_KINDS
from cs_desktop.controllers.plan.page import LANE
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.reviews.planning import NewReview
from cs_desktop.services.context import Context
from cs_desktop.services.gestures import Gestured
from cs_desktop.services.health.kinds import HEALTH_KINDS
from cs_desktop.services.reviews.changing import do_review_gesture
from cs_desktop.services.reviews.planning import add_review
from cs_desktop.services.reviews.showing import load_reviews

KINDS = (
    PLAN_KINDS
    | HEALTH_KINDS
    | {
        Kind.AGENDA_TEMPLATE,
        *(Kind.REVIEW, Kind.REVIEW_ITEM, Kind.REVIEW_PERSON, Kind.REVIEW_DECISION, Kind.COMMITMENT),
        *(Kind.CADENCE, Kind.RENEWAL, Kind.TOUCH_MODEL, Kind.TASK),
        # What changed since the last review.
        *(Kind.ACTIVITY, Kind.SUBSCRIPTION, Kind.SUBSCRIPTION_EVENT, Kind.POINT_BATCH, Kind.ACCOUNT),
    }
)


class ReviewsController(AccountFollower):
    """Serves the Reviews tab; `loaded` brings ReviewsShown."""

    gestured = Signal(object)
    """A gesture is done; the ids of what it added, by what stood for them. What is loaded next shows it."""
    doing = Signal(object, str)
    """A gesture is on its way: the Job that stores it, and its label."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__(jobs, hub, context, KINDS, load_reviews, "reviews")

    def plan(
        self, new: NewReview, then: Callable[[int], object], refused: Callable[[KnownError], None]
    ) -> None:
        """Plan a review; `then` gets its id."""
        context = self._context()

        def done(came: tuple[Change, int]) -> None:
            change, review_id = came
            then(review_id)
            self.done.emit(change)
            self.read_anew()

        self._jobs.run(lambda _job: add_review(context, new), done, refused, keep=True, lane=LANE)

    def run_step(
        self,
        step: Callable[[Context], Change | None],
        then: Callable[[], object],
        refused: Callable[[KnownError], None] | None = None,
    ) -> None:
        """Do a step after those that are on their way; then `then`, also where nothing changed."""
        context = self._context()

        def done(change: Change | None) -> None:
            then()
            if change is not None:
                self.done.emit(change)
                self.read_anew()

        self._jobs.run(lambda _job: step(context), done, refused or self.failed.emit, keep=True, lane=LANE)

    def do(
        self,
        review_id: int,
        gesture: Gesture,
        then: Callable[[], object] = lambda: None,
        refused: Callable[[KnownError], object] | None = None,
    ) -> None:
        """Do a gesture to a review, and `then` something; a refusal goes to `refused`, else to `failed`."""
        context = self._context()
        if not gesture:
            return

        def fail(error: KnownError) -> None:
            (refused or self.failed.emit)(error)
            # Somebody else may have been first: what they stored is to be seen.
            self.read_anew()

        def done(came: Gestured) -> None:
            if came.change is not None:
                self.done.emit(came.change)
            then()
            self.gestured.emit(came.ids)
            self.read_anew()

        job = self._jobs.run(
            lambda _job: do_review_gesture(context, review_id, gesture),
            *(done, fail),
            keep=True,
            lane=LANE,
        )
        self.doing.emit(job, gesture.label)
