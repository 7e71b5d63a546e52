"""The Reviews tab, joined to the controller of reviews."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import marked, tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.reviews.page import ReviewsController
from cs_desktop.controllers.reviews.steps import ReviewSteps
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.drafts import Draft
from cs_desktop.domain.reviews.cadence import cadence_text
from cs_desktop.domain.reviews.content import ReviewHead
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.domain.reviews.words import ENDED, OPEN
from cs_desktop.domain.vocabulary import ReviewKind, ReviewStatus
from cs_desktop.views.account.tabs import AccountTab
from cs_desktop.views.reviews.agenda import AgendaPart
from cs_desktop.views.reviews.attendees import AttendeesPart
from cs_desktop.views.reviews.decisions import ActionsPart, DecisionsPart
from cs_desktop.views.reviews.head import ReviewHeadBar
from cs_desktop.views.reviews.line import ReviewLine
from cs_desktop.views.reviews.notes import NotesPart
from cs_desktop.views.reviews.page import Place, ReviewsView
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import row
from cs_desktop.views.wiring.desk import AccountDesk
from cs_desktop.views.wiring.fields import FieldsWiring
from cs_desktop.views.wiring.reviews.closing import Closing
from cs_desktop.views.wiring.reviews.completing import Completing
from cs_desktop.views.wiring.reviews.desk import ReviewsDesk
from cs_desktop.views.wiring.reviews.lines import Lines
from cs_desktop.views.wiring.reviews.live import Live
from cs_desktop.views.wiring.reviews.noting import Noting
from cs_desktop.views.wiring.reviews.planning import Planning
from cs_desktop.views.wiring.reviews.telling import Telling

REVIEWS = AccountTab("reviews", marked("Reviews"), 4)
_ROOMY = 130
"""So many letters wide the page must be for its cadence to stand beside the tabs."""


class ReviewsWiring(QObject):
    """Shows the reviews of the account on screen, and stores what is done to them."""

    def __init__(self, around: AccountDesk, controller: ReviewsController) -> None:
        window, screen, account, workspace = around.window, around.screen, around.account, around.workspace
        super().__init__(window)
        self._screen, self._account, self._workspace = screen, account, workspace
        self._actions = around.actions
        self.controller = controller
        self._shown_of: int | None = None
        self._to_put: Draft | None = None
        """What was typed into a review that is not on screen yet."""
        self._to_show: int | None = None
        """The review that is looked at once it is read."""
        self.view = ReviewsView(around.theme, around.actions)
        screen.tabs.add(REVIEWS, self.view, self._make_tools(around))
        self.desk = ReviewsDesk(**around.parts(), view=self.view, controller=controller)
        self.steps = ReviewSteps(controller)
        self.planning = Planning(self.desk, self.steps)
        self.telling = Telling(self.desk, self.steps)
        self.live = Live(self.desk, self.steps)
        self._put_parts(around)
        self.view.gesture.connect(controller.do)
        self.view.chosen.connect(self._tell)
        self.view.resized.connect(self._name_cadence)
        controller.loaded.connect(self._show)
        controller.done.connect(around.edits.took)
        controller.doing.connect(around.edits.expect)
        controller.failed.connect(lambda error: window.toasts.warn(str(error)))
        account.loaded.connect(lambda _page: self._follow())
        account.left.connect(self._leave)
        screen.tabs.chosen.connect(lambda _key: self._follow())
        workspace.closed.connect(self._leave)

    def _put_parts(self, around: AccountDesk) -> None:
        view, theme = self.view, around.theme
        self.line = ReviewLine(theme)
        self.line.chosen.connect(view.choose)
        self.head = ReviewHeadBar(theme, around.actions)
        self.agenda = AgendaPart(theme)
        self.agenda.save_requested.connect(self.planning.save_agenda)
        self.agenda.drop_requested.connect(self.planning.drop_agenda)
        self.attendees = AttendeesPart(theme)
        self.notes = NotesPart(theme)
        view.put(Place.CADENCE, self.line)
        view.put(Place.HEAD, self.head)
        view.put(Place.AGENDA, self.agenda)
        view.put(Place.ATTENDEES, self.attendees)
        view.put(Place.NOTES, self.notes)
        self.decisions = DecisionsPart(theme)
        view.put(Place.DECISIONS, self.decisions)
        self.decided = ActionsPart(theme, around.actions)
        view.put(Place.DECISIONS, self.decided)
        self.closing = Closing(self.desk, self.steps, self.planning, self.head)
        self.completing = Completing(self.desk, self.closing.next)
        adding = {"agenda point": self.agenda.line, "decision": self.decisions.line}
        self.noting = Noting(self.desk, self.live.screen, self.decisions.line)
        self.lines = Lines(self.desk, adding | {"next objective": self.closing.next.line})
        self._join_notes()

    def _join_notes(self) -> None:
        desk, writing, fields = self.desk, self.desk.writing, self.notes.fields
        joined = FieldsWiring(
            *(desk.window, fields, Kind.REVIEW, writing.typing, writing.drafts, desk.workspace),
            *(desk.edits, desk.account, lambda: self._screen.tabs.show_tab(REVIEWS.key)),
        )
        joined.settled.connect(lambda _ref: self.controller.refresh())
        fields.close_while(self._why_closed)
        fields.history_requested.connect(
            lambda ref, name: writing.show_object(ref.kind, ref.id, name, ref.field)
        )
        writing.drafted.lead(Kind.REVIEW, self._put_in)
        self.controller.loaded.connect(lambda _shown: self._put_in_here())

    def _why_closed(self) -> str:
        """Return why nothing can be typed; empty where it can."""
        review = self.view.review
        if review is not None and review.status == ReviewStatus.CLOSED:
            return tr("This review is closed and stays as it is.")
        return self._workspace.why_closed()

    def _put_in(self, draft: Draft) -> None:
        """Go to the review of a draft, and enter its text there."""
        self._to_put = draft
        self.controller.find_account(Kind.REVIEW, draft.typed.ref.id, self._go)

    def _go(self, account_id: int | None) -> None:
        if account_id is None:
            self._to_put = None
            self.desk.window.toasts.warn(tr("This was deleted: bring it back first, or copy the text"))
            return
        if account_id != self._account.account_id:
            self.desk.open_account(account_id)
        self._screen.tabs.show_tab(REVIEWS.key)
        self._put_in_here()

    def _put_in_here(self) -> None:
        draft, shown = self._to_put, self.view.shown
        if draft is not None and shown is not None and draft.typed.ref.id in shown.book.by_id:
            self._to_put = None
            self.view.choose(draft.typed.ref.id)
            self.notes.fields.put_in(draft)

    def _make_tools(self, around: AccountDesk) -> QWidget:
        add = Button(around.theme, tr("Review"), "default", "plus", name=tr("Plan a review"))
        add.follow(around.actions[ActionId.ADD_REVIEW])
        self.cadence = Button(around.theme, tr("Cadence"), "default", "calendar")
        self.cadence.follow(around.actions[ActionId.REVIEW_CADENCES])
        tools = QWidget()
        tools.setLayout(row(0, self.cadence, add, spacing=6))
        return tools

    def _tell(self, review: ReviewHead | None) -> None:
        """Tell the actions what is on screen."""
        here = self._screen.tabs.shown == REVIEWS.key and self._account.account_id is not None
        status = review.status if review is not None and here else ""
        self._actions.update(
            reviews=here and self.view.shown is not None,
            review=bool(status),
            review_open=status in OPEN,
            review_closed=status == ReviewStatus.CLOSED,
            review_ended=status in ENDED,
        )

    def look_at(self, review_id: int) -> None:
        """Look at a review, as soon as it is read."""
        shown = self.view.shown
        if shown is not None and review_id in shown.book.by_id:
            self.view.choose(review_id)
        else:
            self._to_show = review_id

    def _name_cadence(self) -> None:
        shown = self.view.shown
        months = shown.cadence.get(ReviewKind.QBR) if shown is not None else None
        named = tr("Cadence: {every}", every=cadence_text(months)) if months else tr("Cadence")
        # Where there is little room it goes to the tabs, and the panel tells.
        self.cadence.setText(f" {named if self.view.letters >= _ROOMY else tr('Cadence')}")
        self.cadence.setAccessibleName(named)

    def _follow(self) -> None:
        """Read only where somebody looks."""
        here = self._account.account_id if self._screen.tabs.shown == REVIEWS.key else None
        if here is not None and here != self._shown_of:
            self.view.start_over()
        self.controller.follow(here)
        self._tell(self.view.review)

    def _leave(self) -> None:
        self._shown_of = None
        self.notes.start_over()
        self.controller.follow(None)
        self.view.start_over()

    def _show(self, shown: ReviewsShown) -> None:
        self._shown_of = shown.account_id
        self._screen.tabs.set_count(REVIEWS.key, len(shown.book.reviews))
        if self._to_show is not None and self._to_show in shown.book.by_id:
            self.view.choose(self._to_show)
            self._to_show = None
        self.view.show_reviews(shown, editable=not self._workspace.context().workspace.read_only)
        self._name_cadence()
