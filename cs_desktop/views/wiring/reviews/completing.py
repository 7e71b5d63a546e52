"""The fields of objectives for the next period: kept while half-filled, stored, refused where they stand."""

from PySide6.QtCore import QObject

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.views.reviews.next_objectives import NextPart
from cs_desktop.views.reviews.row_fix import RowFix
from cs_desktop.views.wiring.kept_forms import Reached, WayBack
from cs_desktop.views.wiring.reviews.desk import ReviewsDesk

COMMITMENT = "commitment"
"""Keys begin with this word; the ids of the review and the commitment follow."""


class Completing(QObject):
    """Joins the fields under the rows to what stores them and what keeps their drafts."""

    def __init__(self, desk: ReviewsDesk, part: NextPart) -> None:
        super().__init__(desk.window)
        self._desk, self._part, self._forms = desk, part, desk.writing.forms
        self._way = WayBack(desk, "reviews", (COMMITMENT,), self._shown_of, self._open_again)
        part.opened.connect(self._begin)
        part.left.connect(self._forms.leave)
        part.completed.connect(self._store)
        desk.controller.loaded.connect(self._follow)
        desk.account.left.connect(part.start_over)

    def _begin(self, commitment_id: int, fix: RowFix, again: bool) -> None:  # noqa: FBT001 - as the part says it
        shown = self._desk.view.shown
        if shown is not None:
            title = tr("Objective for the next period")
            label = tr("{form} · {account}", form=title, account=shown.plan.account)
            self._forms.begin(fix, self._key(commitment_id), label, shown.account_id, quietly=again)

    def _store(self, commitment_id: int, gesture: Gesture) -> None:
        review, shown = self._desk.view.review, self._desk.view.shown
        if review is None or shown is None:
            return
        key, account_id = self._key(commitment_id), shown.account_id

        def refused(error: KnownError) -> None:
            if not self._part.refuse(commitment_id, str(error)):
                self._desk.window.toasts.warn(str(error))

        self._desk.controller.do(review.id, gesture, lambda: self._forms.settle(key, account_id), refused)

    def _key(self, commitment_id: int) -> str:
        review = self._desk.view.review
        return f"{COMMITMENT}:{review.id if review is not None else 0}:{commitment_id}"

    def _open_again(self, key: str) -> Reached:
        _word, review_id, commitment_id = key.split(":")
        shown = self._desk.view.shown
        if shown is None or int(review_id) not in shown.book.by_id:
            return Reached.NEVER
        self._desk.view.choose(int(review_id))
        if int(commitment_id) not in {one.id for one in shown.book.set_at(int(review_id))}:
            return Reached.NEVER
        self._part.go_to(int(commitment_id))
        return Reached.NOW

    def _shown_of(self) -> int | None:
        return self._desk.view.shown.account_id if self._desk.view.shown is not None else None

    def _follow(self, shown: ReviewsShown) -> None:
        self._way.reach(shown.account_id)
