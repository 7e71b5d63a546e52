"""The success plan of an account: one of its plans, read whole, changed gesture by gesture."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal

from cs_desktop.controllers.account_following import AccountFollower
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.services.context import Context
from cs_desktop.services.gestures import Gestured
from cs_desktop.services.plan.changing import do_plan_gesture
from cs_desktop.services.plan.plans import MadePlan, add_plan, delete_plan, duplicate_plan
from cs_desktop.services.plan.showing import load_plan

KINDS = frozenset(
    {
        *(Kind.SUCCESS_PLAN, Kind.OBJECTIVE, Kind.MEASURE, Kind.MEASURE_POINT, Kind.PLAN_ACTION),
        *(Kind.PLAN_DEPENDENCY, Kind.MILESTONE, Kind.AGREEMENT, Kind.VALUE_CONFIRMATION),
        *(Kind.ACCOUNT, Kind.CONTACT, Kind.TEAM_MEMBER, Kind.METRIC, Kind.POINT_BATCH),
        *(Kind.HOLIDAY, Kind.WORKSPACE, Kind.ATTACHMENT, Kind.REVIEW, Kind.COMMITMENT),
    }
)
LANE = "plan"
"""What is done to plans is done in the order of asking."""


class PlanController(AccountFollower):
    """Serves the Success plan tab; `loaded` brings PlanShown."""

    gestured = Signal(object)
    """A gesture is done; the ids of what it added, by what stood for them. What is loaded next shows it."""
    doing = Signal(object, str)
    """A gesture is on its way: the Job that stores it, and its label."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__(jobs, hub, context, KINDS, load_plan, "plan")
        self._plan_id: int | None = None
        self.loaded.connect(self._keep)

    @property
    def plan_id(self) -> int | None:
        """Return the plan that is shown, if any."""
        return self._plan_id

    def follow(self, account_id: int | None) -> None:
        """Read an account's plan and keep it up to date; of none, stop."""
        if account_id != self.account_id:
            self._plan_id, self._read_part = None, load_plan
        super().follow(account_id)

    def choose_plan(self, plan_id: int | None) -> None:
        """Show another plan of the account; None for the one that is under way."""
        self._read_part = partial(load_plan, plan_id=plan_id)
        self.read_anew()

    def add_plan(self, account_id: int) -> None:
        """Give an account a new plan, and show it."""
        self.make_plan(account_id, lambda context: add_plan(context, account_id))

    def make_plan(self, account_id: int, make: Callable[[Context], MadePlan]) -> None:
        """Make a plan of an account in any way, and show it."""
        context = self._context()

        def done(made: MadePlan) -> None:
            self.done.emit(made.change)
            if self.account_id == account_id:
                self.choose_plan(made.plan_id)

        self._jobs.run(lambda _job: make(context), done, self.failed.emit, keep=True)

    def duplicate_plan(self) -> None:
        """Make a draft like the plan that is shown, and show that."""
        plan_id, account_id = self._plan_id, self.account_id
        if plan_id is not None and account_id is not None:
            self.make_plan(account_id, lambda context: duplicate_plan(context, plan_id))

    def delete_plan(self) -> None:
        """Delete the plan that is shown, and show the one that is under way, if there is another."""
        self.with_plan(delete_plan, lambda _change: self.choose_plan(None))

    def do(self, gesture: Gesture) -> None:
        """Do a gesture to the plan that is shown."""
        plan_id, context = self._plan_id, self._context()
        if plan_id is None or not gesture:
            return

        def done(came: Gestured) -> None:
            if came.change is not None:
                self.done.emit(came.change)
            self.gestured.emit(came.ids)
            # At once, not with the hub: what was dragged must stay where it was dropped.
            self.read_anew()

        job = self._jobs.run(
            lambda _job: do_plan_gesture(context, plan_id, gesture),
            *(done, self.failed.emit),
            keep=True,
            lane=LANE,
        )
        self.doing.emit(job, gesture.label)

    def with_plan(
        self,
        step: Callable[[Context, int], Change | None],
        then: Callable[[Change], None] | None = None,
    ) -> None:
        """Do a step to the plan that is shown, and read it anew unless something else is to come `then`."""
        plan_id = self._plan_id
        if plan_id is not None:
            self.run(lambda context: step(context, plan_id), then or (lambda _change: self.refresh()))

    def _keep(self, shown: PlanShown) -> None:
        self._plan_id = None if shown.content is None else shown.content.head.id
