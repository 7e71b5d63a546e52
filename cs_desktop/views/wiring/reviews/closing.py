"""Scoring the last objectives, setting the next ones, and closing the review once nothing is missing."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.reviews.steps import ReviewSteps
from cs_desktop.domain.reviews.chain import blockers, old_rows
from cs_desktop.domain.reviews.committing import confirm_scores, decide
from cs_desktop.domain.reviews.content import ReviewHead
from cs_desktop.domain.reviews.gaps import Blocker, Gap
from cs_desktop.domain.reviews.words import OPEN
from cs_desktop.domain.vocabulary import Decision
from cs_desktop.views.reviews.blocked import BlockedBar, WayOut
from cs_desktop.views.reviews.foot import FootBar
from cs_desktop.views.reviews.head import ReviewHeadBar
from cs_desktop.views.reviews.kept import KeptPart
from cs_desktop.views.reviews.next_objectives import NextPart
from cs_desktop.views.reviews.page import Place
from cs_desktop.views.reviews.scored import ScoredPart
from cs_desktop.views.reviews.since import SincePart
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.wiring.reviews.desk import ReviewsDesk
from cs_desktop.views.wiring.reviews.planning import Planning


class Closing(QObject):
    """Puts the chain of commitments on the page, and closes what is complete."""

    def __init__(
        self, desk: ReviewsDesk, steps: ReviewSteps, planning: Planning, head: ReviewHeadBar
    ) -> None:
        super().__init__(desk.window)
        self._desk, self._steps, self._planning = desk, steps, planning
        self.bar = BlockedBar(desk.theme, self._ways)
        self.scored = ScoredPart(desk.theme)
        self.next = NextPart(desk.theme)
        self.since = SincePart(desk.theme)
        self.foot = FootBar(desk.theme, desk.actions)
        for place, part in (
            (Place.BLOCKED, self.bar),
            (Place.SCORED, self.scored),
            (Place.NEXT, self.next),
            (Place.NEXT, self.since),
            (Place.NEXT, KeptPart(desk.theme)),
            (Place.FOOT, self.foot),
        ):
            desk.view.put(place, part)
        self.scored.raised.connect(self.next.go_to_next_of)
        self.close_button = Button(desk.theme, tr("Close review"), "default", "lock")
        self.close_button.follow(desk.actions[ActionId.CLOSE_REVIEW])
        head.buttons.add(self.close_button)
        head.buttons.arrange()
        for action_id, do in {
            ActionId.CLOSE_REVIEW: self.close,
            ActionId.REOPEN_REVIEW: self.reopen,
            ActionId.ADD_COMMITMENT: self.next.offer_new,
        }.items():
            desk.actions[action_id].triggered.connect(lambda _checked=False, do=do: do())
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), desk.view)
            # Forms beside the page are finished by the same keys.
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._close_by_keys)
        desk.view.chosen.connect(self._tell)

    def close(self) -> None:
        """Close the review that is looked at."""
        review = self._desk.view.review
        if review is not None:
            self._steps.close(review.id)

    def reopen(self) -> None:
        """Ask why a closed review is to be open again, and open it."""
        self._planning.ask_to_reopen()

    def _close_by_keys(self) -> None:
        typing = QApplication.focusWidget()
        if isinstance(typing, QPlainTextEdit | QTextEdit):
            # The same keys finish a note.
            self._desk.view.take_focus()
        elif self._desk.actions[ActionId.CLOSE_REVIEW].isEnabled():
            self.close()
        else:
            self.bar.take_focus()

    def _tell(self, review: ReviewHead | None) -> None:
        shown = self._desk.view.shown
        open_ = review is not None and shown is not None and review.status in OPEN
        ready = open_ and shown is not None and review is not None and not blockers(shown, review)
        self._desk.actions.update(review_ready=ready)
        self.close_button.setVisible(open_)
        self.close_button.set_icon("check" if ready else "lock")

    def _ways(self, blocker: Blocker) -> Sequence[WayOut]:
        """Return the ways out of what stands in the way first."""
        if blocker.gap is Gap.NONE_NEW:
            return (WayOut(tr("Add objective"), self.next.offer_new),)
        commitment_id = blocker.commitment_id or 0
        if blocker.old:
            go = WayOut(
                tr("Go to last objective {number}", number=blocker.number),
                partial(self.scored.go_to, commitment_id),
            )
            return *self._old_ways(blocker), go
        return (
            WayOut(tr("Move to parking lot"), partial(self.next.park, commitment_id)),
            WayOut(
                tr("Go to objective {number}", number=blocker.number), partial(self.next.go_to, commitment_id)
            ),
        )

    def _old_ways(self, blocker: Blocker) -> Sequence[WayOut]:
        shown, review = self._desk.view.shown, self._desk.view.review
        if shown is None or review is None:
            return ()
        row = next((one for one in old_rows(shown, review) if one.entry.id == blocker.commitment_id), None)
        if row is None:
            return ()
        if blocker.gap is Gap.UNDECIDED:
            carry = partial(decide, shown, review, row, Decision.CARRY)
            return (WayOut(tr("Carry forward"), lambda: self._desk.view.do(carry())),)
        if row.score:
            confirm = partial(confirm_scores, shown, review)
            return (WayOut(tr("Confirm scores"), lambda: self._desk.view.do(confirm())),)
        return ()
