"""From the page of a review to the plan and to all else that it tells of."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.domain.reviews.since import Changed
from cs_desktop.views.wiring.leading import Spot
from cs_desktop.views.wiring.plan import PlanWiring
from cs_desktop.views.wiring.reviews.tab import ReviewsWiring

_OF_THE_PLAN = (Kind.MILESTONE, Kind.MEASURE, Kind.PLAN_ACTION, Kind.AGREEMENT, Kind.VALUE_CONFIRMATION)
_TAB = "plan"


class Sources(QObject):
    """Leads to what stands on the plan, on other pages of the account, or in the change log."""

    def __init__(self, reviews: ReviewsWiring, plan: PlanWiring, lead: Callable[[Spot], None]) -> None:
        super().__init__(reviews)
        self._reviews, self._plan, self._lead = reviews, plan, lead
        self._wanted: tuple[int, ObjectKey | None] | None = None
        """The plan that is waited for, and what is shown of it then; None for the form of an agreement."""
        for part in (reviews.closing.since, reviews.decided):
            part.asked.connect(self.show)
        reviews.closing.foot.sign.clicked.connect(self.sign)
        plan.controller.loaded.connect(self._arrive)
        plan.desk.account.left.connect(self._forget)

    def show(self, changed: Changed) -> None:
        """Show where something comes from."""
        shown = self._reviews.view.shown
        assert shown is not None
        if changed.kind is Kind.SUCCESS_PLAN:
            self._reviews.desk.writing.show_object(changed.kind, changed.id, changed.name)
        elif changed.kind in _OF_THE_PLAN and shown.plan.content is not None:
            self._go(shown, shown.plan.content.head.id, ObjectKey(changed.kind, changed.id))
        else:
            self._lead(Spot(changed.kind, changed.id, shown.account_id, changed.name, changed.field))

    def sign(self) -> None:
        """Ask who agrees to the plan, on its page."""
        shown = self._reviews.view.shown
        if shown is not None and shown.plan.content is not None:
            self._go(shown, shown.plan.content.head.id, None)

    def _go(self, shown: ReviewsShown, plan_id: int, key: ObjectKey | None) -> None:
        self._wanted = (plan_id, key)
        self._plan.desk.screen.tabs.show_tab(_TAB)
        there = self._plan.view.shown
        if there is not None and there.account_id == shown.account_id:
            self._arrive(there)

    def _arrive(self, shown: PlanShown) -> None:
        if self._wanted is None or shown.content is None:
            return
        plan_id, key = self._wanted
        if shown.content.head.id != plan_id:
            self._plan.controller.choose_plan(plan_id)
            return
        self._forget()
        if key is None:
            self._plan.ledger.signing.record()
        elif key.kind is Kind.MEASURE:
            self._plan.objectives.inspecting.go(key)
        elif key.kind in (Kind.PLAN_ACTION, Kind.MILESTONE):
            self._plan.work.open(key)
        else:
            self._plan.ledger.open()

    def _forget(self) -> None:
        self._wanted = None
