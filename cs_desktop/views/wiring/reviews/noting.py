"""Notes and decisions written in the meeting: kept while one writes, stored, offered where refused."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.vocabulary import ReviewStatus
from cs_desktop.views.reviews.live import LiveScreen
from cs_desktop.views.wiring.kept_fields import KeptFields
from cs_desktop.views.wiring.kept_forms import Reached, WayBack
from cs_desktop.views.wiring.reviews.desk import ReviewsDesk

NOTE = "point note"
"""Keys begin with this word; the ids of the review and the point follow."""


class Noting(QObject):
    """Joins the screen of the meeting to what keeps drafts."""

    def __init__(self, desk: ReviewsDesk, screen: LiveScreen, decision: QLineEdit) -> None:
        """`decision` is the line of the page: what is begun on the screen stands there too."""
        super().__init__(desk.window)
        self._desk, self._screen = desk, screen
        self._note = KeptFields(desk, NOTE, screen.entry)
        self._of: tuple[int, int] | None = None
        """The account and the review that the note belongs to, whatever is on screen once it is kept."""
        self._way = WayBack(desk, "reviews", (NOTE,), self._shown_of, self._open_again)
        screen.noting.connect(self._begin)
        screen.noted.connect(self._store)
        screen.line.textChanged.connect(decision.setText)
        desk.controller.loaded.connect(lambda shown: self._way.reach(shown.account_id))

    def _begin(self, item_id: int) -> None:
        shown, review = self._desk.view.shown, self._desk.view.review
        if shown is not None and review is not None:
            self._of = (shown.account_id, review.id)
            self._note.begin(shown.account_id, shown.plan.account, f"{review.id}:{item_id}")

    def _store(self, item_id: int, gesture: Gesture) -> None:
        if self._of is None:
            return
        forms, (account_id, review_id) = self._desk.writing.forms, self._of
        key = f"{NOTE}:{review_id}:{item_id}"
        self._note.stop()
        if not gesture:
            forms.settle(key, account_id)

        def refused(error: KnownError) -> None:
            forms.offer(key, account_id)
            self._desk.window.toasts.warn(str(error))

        self._desk.controller.do(review_id, gesture, lambda: forms.settle(key, account_id), refused)

    def _open_again(self, key: str) -> Reached:
        _word, review_id, item_id = key.split(":")
        shown = self._desk.view.shown
        review = shown.book.by_id.get(int(review_id)) if shown is not None else None
        if review is None or review.status != ReviewStatus.IN_PROGRESS or not self._desk.view.editable:
            return Reached.NEVER
        self._desk.view.choose(review.id)
        self._screen.open()
        return Reached.NOW if self._screen.note(int(item_id)) else Reached.NEVER

    def _shown_of(self) -> int | None:
        return self._desk.view.shown.account_id if self._desk.view.shown is not None else None
