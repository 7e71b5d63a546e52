"""The lines in which points, decisions and objectives are added to a review, kept while half-typed."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from cs_desktop.domain.reviews.content import ReviewHead
from cs_desktop.views.wiring.kept_fields import KeptFields
from cs_desktop.views.wiring.kept_forms import Reached, WayBack
from cs_desktop.views.wiring.reviews.desk import ReviewsDesk


class Lines(QObject):
    """Lets the lines be about the review that is looked at."""

    def __init__(self, desk: ReviewsDesk, lines: dict[str, QLineEdit]) -> None:
        """`lines` by the word that the keys of their drafts begin with."""
        super().__init__(desk.window)
        self._desk = desk
        self._lines = {word: KeptFields(desk, word, line) for word, line in lines.items()}
        self._way = WayBack(desk, "reviews", tuple(lines), self._shown_of, self._open_again)
        desk.view.chosen.connect(self._turn)
        desk.controller.loaded.connect(lambda shown: self._way.reach(shown.account_id))
        desk.account.left.connect(self._leave)

    def _turn(self, review: ReviewHead | None) -> None:
        shown = self._desk.view.shown
        if review is not None and shown is not None:
            for line in self._lines.values():
                line.turn_to(shown.account_id, shown.plan.account, str(review.id))

    def _leave(self) -> None:
        for line in self._lines.values():
            line.leave()

    def _open_again(self, key: str) -> Reached:
        word, _, review_id = key.partition(":")
        shown = self._desk.view.shown
        if shown is None or int(review_id) not in shown.book.by_id:
            return Reached.NEVER
        self._desk.view.choose(int(review_id))
        self._lines[word].setFocus()
        return Reached.NOW

    def _shown_of(self) -> int | None:
        return self._desk.view.shown.account_id if self._desk.view.shown is not None else None
