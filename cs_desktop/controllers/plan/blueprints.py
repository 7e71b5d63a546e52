"""Blueprints at the plan that is shown: starting from one, saving as one, following one; and its library."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, Signal

from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.plan.page import PlanController
from cs_desktop.domain.changes import Change
from cs_desktop.domain.plan.blueprint_changes import BlueprintReview
from cs_desktop.services.context import Context
from cs_desktop.services.plan.blueprints import read_plan_starts, save_as_blueprint
from cs_desktop.services.plan.library import add_from_measure, fitting_measures
from cs_desktop.services.plan.plans import MadePlan, add_plan
from cs_desktop.services.plan.starting import (
    follow_blueprint,
    review_blueprint,
    start_from_own,
    start_from_shipped,
)


class BlueprintsController(QObject):
    """Works on the plans of the account that `PlanController` follows."""

    starts_loaded = Signal(object)
    """PlanStarts: everything that a plan can be started from."""
    reviewed = Signal(object)
    """BlueprintReview: what the newest edition has otherwise than the plan."""
    followed = Signal()
    fitting = Signal(object)
    """Fitting: the measures of the library that fit the objective that was asked about."""
    started = Signal()
    """A plan was started."""

    def __init__(self, plan: PlanController, jobs: Jobs, context: Callable[[], Context]) -> None:
        super().__init__()
        self._plan, self._jobs, self._context = plan, jobs, context

    def read_starts(self) -> None:
        """Read what a plan can be started from."""
        context = self._context()
        self._jobs.run(
            lambda _job: read_plan_starts(context),
            *(self.starts_loaded.emit, self._plan.failed.emit),
            key="plan starts",
        )

    def start_shipped(self, key: str) -> None:
        """Make a plan from a blueprint of the program, and show it."""
        self._start(lambda context, account_id: start_from_shipped(context, account_id, key))

    def start_own(self, blueprint_id: int) -> None:
        """Make a plan from an own blueprint, and show it."""
        self._start(lambda context, account_id: start_from_own(context, account_id, blueprint_id))

    def start_empty(self) -> None:
        """Make an empty plan, and show it."""
        self._start(add_plan)

    def _start(self, make: Callable[[Context, int], MadePlan]) -> None:
        context, plan, account_id = self._context(), self._plan, self._plan.account_id
        if account_id is None:
            return

        def done(made: MadePlan) -> None:
            plan.done.emit(made.change)
            if plan.account_id == account_id:
                plan.choose_plan(made.plan_id)
            self.started.emit()

        self._jobs.run(lambda _job: make(context, account_id), done, plan.failed.emit, keep=True)

    def save(self, name: str) -> None:
        """Make a blueprint of the plan that is shown."""
        self._plan.with_plan(lambda context, plan_id: save_as_blueprint(context, plan_id, name).change)

    def review(self) -> None:
        """Read what the newest edition of the plan's blueprint has otherwise than the plan."""
        plan_id, context = self._plan.plan_id, self._context()
        if plan_id is not None:
            self._jobs.run(
                lambda _job: review_blueprint(context, plan_id),
                *(self.reviewed.emit, self._plan.failed.emit),
                key="blueprint review",
            )

    def follow(self, found: BlueprintReview, chosen: Collection[tuple[str, str]]) -> None:
        """Do what was chosen of a review."""

        def done(_change: Change) -> None:
            self.followed.emit()
            self._plan.refresh()

        self._plan.run(lambda context: follow_blueprint(context, found.plan_id, found.edition, chosen), done)

    def fit(self, text: str, taken: Collection[int]) -> None:
        """Find the measures of the library that fit an objective's text."""
        account_id, context = self._plan.account_id, self._context()
        if account_id is not None:
            self._jobs.run(
                lambda _job: fitting_measures(context, account_id, text, taken=taken),
                *(self.fitting.emit, self._plan.failed.emit),
                key="fitting measures",
            )

    def take_into_library(self, measure_id: int) -> None:
        """Take a measure of the plan into the library."""
        self._plan.with_plan(lambda context, _plan_id: add_from_measure(context, measure_id).change)
