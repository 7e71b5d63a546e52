"""Holding a review: the meeting begins, and is led from a screen that covers the window."""

from PySide6.QtCore import QObject, Qt

from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.reviews.steps import ReviewSteps
from cs_desktop.domain.reviews.content import ReviewHead
from cs_desktop.domain.reviews.words import OPEN
from cs_desktop.views.reviews.live import LiveScreen
from cs_desktop.views.wiring.reviews.desk import ReviewsDesk


class Live(QObject):
    """Shows the screen of the meeting once it has begun."""

    def __init__(self, desk: ReviewsDesk, steps: ReviewSteps) -> None:
        super().__init__(desk.window)
        self._desk, self._steps = desk, steps
        self._begun: int | None = None
        """The review that was begun, until it is read."""
        self._left_for_form: int | None = None
        """The review to whose meeting one comes back once the form beside the page is closed."""
        self.screen = LiveScreen(desk.theme, desk.window, desk.clock.now)
        desk.actions[ActionId.BEGIN_REVIEW].triggered.connect(self.begin)
        desk.view.chosen.connect(self._show)
        self.screen.gesture.connect(desk.view.do)
        self.screen.action_requested.connect(self._decide)
        self.screen.left.connect(desk.view.take_focus)
        # Only after the panel has given the keyboard back.
        desk.window.side.closed.connect(self._come_back, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        """Let the meeting begin, or go on."""
        review = self._desk.view.review
        if review is None:
            return
        self._begun = review.id
        if review.began_at is not None and review.status == "in_progress":
            self._show(review)
        else:
            self._steps.begin(review.id, lambda: None)

    def _show(self, review: ReviewHead | None) -> None:
        shown = self._desk.view.shown
        if review is None or shown is None:
            if self.screen.isVisible():
                self.screen.close_screen()
            return
        editable = self._desk.view.editable and review.status in OPEN
        self.screen.show_review(shown, review, editable=editable)
        if self._begun == review.id and review.began_at is not None:
            self._begun = None
            self.screen.open()

    def _decide(self) -> None:
        """The form stands in the side panel, which the screen would cover."""
        self.screen.close_screen()
        self._desk.actions[ActionId.DECIDE_ACTION].trigger()
        review = self._desk.view.review
        self._left_for_form = review.id if review is not None else None

    def _come_back(self) -> None:
        if self._desk.window.side.shown is not None:
            return
        wanted, self._left_for_form = self._left_for_form, None
        review = self._desk.view.review
        here = self._desk.screen.tabs.shown == "reviews" and self._desk.actions.situation.review_open
        if wanted is not None and here and review is not None and review.id == wanted:
            self.begin()
