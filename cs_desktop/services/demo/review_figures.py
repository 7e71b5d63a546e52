"""What closed reviews keep: the figures as the program itself would have frozen them on their days."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from cs_desktop.domain.plan.content import EnteredPoint, PlanContent, PlanHead, PlanMeasure, PlanObjective
from cs_desktop.domain.plan.shown import PlanShown, Series, Who
from cs_desktop.domain.reviews.content import CommitmentEntry, ReviewBook, ReviewHead
from cs_desktop.domain.reviews.frozen import freeze, live_figures
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.domain.vocabulary import ReviewStatus
from cs_desktop.models.tables import Commitment, Measure, Objective, Review, SuccessPlan
from cs_desktop.services.demo.desk import CENTS, CURRENCY, Desk
from cs_desktop.services.demo.plan_rows import Planned, ReviewDay
from cs_desktop.services.demo.seen import Seen
from cs_desktop.services.demo.shaped import shaped
from cs_desktop.services.reviews.closing import freeze_account


class Closings:
    """Freezes the reviews of an account."""

    def __init__(
        self, desk: Desk, planned: Planned, seen: Seen, commitments: Sequence[Mapping[str, Any]]
    ) -> None:
        self._desk, self._planned, self._seen, self._commitments = desk, planned, seen, commitments

    def frozen(self, review: ReviewDay) -> dict[str, Any]:
        """Return what a review keeps."""
        looked = review in self._planned.looked
        shown = self._shown if looked else self._without_plan
        figures = live_figures(shown, shown.book.by_id[review.id])
        arr = self._desk.history.contract.arr_on(review.day) * CENTS
        account = self._seen.figures(review.day, arr)
        return freeze(figures) | {"account": freeze_account(account)}

    @cached_property
    def _shown(self) -> ReviewsShown:
        return self._shows(self._content, self._commitments)

    @cached_property
    def _without_plan(self) -> ReviewsShown:
        return self._shows(None, ())

    def _shows(self, content: PlanContent | None, commitments: Sequence[Mapping[str, Any]]) -> ReviewsShown:
        desk, until = self._desk, self._desk.horizon.until
        closed = ReviewStatus.CLOSED.value
        heads = tuple(
            shaped(
                ReviewHead,
                Review,
                {
                    "id": one.id,
                    "account_id": desk.account_id,
                    "kind": one.kind,
                    "day": one.day,
                    "status": closed,
                },
            )
            for one in self._planned.held
        )
        entries = tuple(shaped(CommitmentEntry, Commitment, row) for row in commitments)
        plan = PlanShown(
            desk.account_id,
            until,
            (),
            content,
            currency=CURRENCY,
            measured=self._series(),
            members={key: Who(key, name, "") for key, name in desk.shared.names.items()},
            contacts={
                key: Who(key, contact.person.name, contact.title)
                for key, contact in zip(desk.contact_ids, desk.circle.contacts, strict=True)
            },
            metrics=desk.shared.metrics,
        )
        return ReviewsShown(desk.account_id, until, ReviewBook(heads, commitments=entries), plan)

    def _series(self) -> dict[int, Series]:
        fed = (one for one in self._planned.objectives if not one.measure.entered)
        return {
            one.measure_id: Series(
                tuple(day for day, _ in one.measure.values), tuple(value for _, value in one.measure.values)
            )
            for one in fed
        }

    @property
    def _content(self) -> PlanContent:
        """Return the plan that the reviews looked at."""
        plan_id, objectives, measures, points = self._planned.plan_id, [], [], []
        for one in self._planned.objectives:
            objectives.append(shaped(PlanObjective, Objective, {"id": one.id, "text": one.text}))
            row = {**one.measure.row, "id": one.measure_id, "objective_id": one.id}
            measures.append(shaped(PlanMeasure, Measure, row))
            if one.measure.entered:
                points += [
                    EnteredPoint(0, one.measure_id, day, value, "") for day, value in one.measure.values
                ]
        head = shaped(PlanHead, SuccessPlan, {"id": plan_id, "account_id": self._desk.account_id})
        return PlanContent(head, tuple(objectives), tuple(measures), tuple(points))
