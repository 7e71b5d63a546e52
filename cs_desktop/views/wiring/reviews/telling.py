"""What a review leaves for the customer: the follow-up e-mail, and the deck."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from cs_desktop.common.errors import KnownError
from cs_desktop.common.file_names import safe_name
from cs_desktop.common.language import tr
from cs_desktop.common.periods import quarter_of
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.reviews.steps import ReviewSteps
from cs_desktop.domain.deck.kinds import DeckTemplate
from cs_desktop.domain.reviews.follow_up import FollowUp, follow_up
from cs_desktop.domain.vocabulary import ReviewKind
from cs_desktop.views.files import ask_save, open_outside
from cs_desktop.views.wiring.reviews.desk import ReviewsDesk

MAIL = "E-mail (*.eml);;Text (*.txt)"


class Telling(QObject):
    """Copies and saves the e-mail, and asks for the deck."""

    deck_wanted = Signal(object, str, object, str)
    """The deck for the client of an account (id and name), a DeckTemplate, and the period's name."""

    def __init__(self, desk: ReviewsDesk, steps: ReviewSteps) -> None:
        super().__init__(desk.window)
        self._desk, self._steps = desk, steps
        for action_id, do in {
            ActionId.COPY_FOLLOW_UP: self.copy,
            ActionId.SAVE_FOLLOW_UP: self.save,
            ActionId.REVIEW_DECK: self.build_deck,
        }.items():
            desk.actions[action_id].triggered.connect(lambda _checked=False, do=do: do())

    def copy(self) -> None:
        """Put the e-mail's text on the clipboard."""
        mail = self._mail()
        if mail is not None:
            QApplication.clipboard().setText(f"{mail.subject}\n\n{mail.text}")
            self._desk.window.toasts.tell(tr("Copied the follow-up e-mail; paste it into your mail program"))

    def save(self) -> None:
        """Ask for a file, and write the e-mail there."""
        mail = self._mail()
        if mail is None:
            return
        toasts = self._desk.window.toasts

        def write(out: Path) -> None:
            self._steps.write_follow_up(
                out,
                mail,
                lambda: toasts.tell(tr("Wrote {name}", name=out.name), tr("Open"), lambda: open_outside(out)),
                self._refuse,
            )

        ask_save(
            self._desk.window, tr("Save the follow-up e-mail"), MAIL, safe_name(mail.subject, ".eml"), write
        )

    def _refuse(self, error: KnownError) -> None:
        self._desk.window.toasts.warn(str(error))

    def build_deck(self) -> None:
        """Build the deck of the quarter before the review, for those who come to it."""
        shown, review = self._desk.view.shown, self._desk.view.review
        if shown is None or review is None:
            return
        first = quarter_of(min(review.day, shown.today), shown.fiscal_start).start
        period = quarter_of(first - timedelta(days=1), shown.fiscal_start).name
        template = DeckTemplate.EBR if review.kind == ReviewKind.EBR else DeckTemplate.QBR
        self.deck_wanted.emit(shown.plan.account_id, shown.plan.account, template, period)

    def _mail(self) -> FollowUp | None:
        shown, review = self._desk.view.shown, self._desk.view.review
        return follow_up(shown, review) if shown is not None and review is not None else None
