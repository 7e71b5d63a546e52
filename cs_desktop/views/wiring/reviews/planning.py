"""Planning reviews, moving and ending them, and what is decided there: each by a form in the side panel.

A form that is left half-filled is kept as a draft, under a word and the id of the review that it is about.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.reviews.steps import Done, Refused, ReviewSteps
from cs_desktop.domain.reviews.agendas import Agenda
from cs_desktop.domain.reviews.content import ReviewHead
from cs_desktop.domain.reviews.editing import agenda_at
from cs_desktop.domain.reviews.planning import NewReview, facts_of
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.domain.reviews.words import read_time
from cs_desktop.domain.vocabulary import ReviewKind, ReviewStatus
from cs_desktop.views.reviews.form import MoveForm, NewReviewForm
from cs_desktop.views.reviews.small_forms import ActionForm, ReasonForm, TemplateForm
from cs_desktop.views.widgets.form import Form
from cs_desktop.views.wiring.kept_forms import KeptForms, Reached, WayBack
from cs_desktop.views.wiring.reviews.desk import ReviewsDesk

Store = Callable[[Done, Refused], None]


NEW, MOVE, ACTION, TEMPLATE = "new review", "review day", "review action", "agenda template"
CANCELLED, MISSED, REOPENED = "review cancelled", "review missed", "review reopened"


class Planning(QObject):
    """Opens the forms of reviews, and stores what is entered there."""

    def __init__(self, desk: ReviewsDesk, steps: ReviewSteps) -> None:
        super().__init__(desk.window)
        self._desk, self._steps = desk, steps
        self.forms = KeptForms(desk)
        self._way = WayBack(desk, "reviews", (NEW, *self._openers()), self._shown_of, self._open_again)
        self._waits = False
        """The form for a new review is asked for, and the reviews are not read yet."""
        for action_id, do in {
            ActionId.ADD_REVIEW: self.add,
            ActionId.MOVE_REVIEW: self.move,
            ActionId.DECIDE_ACTION: self.decide,
            ActionId.CANCEL_REVIEW: self.cancel,
            ActionId.MISS_REVIEW: self.miss,
            ActionId.TAKE_UP_REVIEW: lambda: self._with(steps.take_up),
            ActionId.DELETE_REVIEW: lambda: self._with(steps.delete),
        }.items():
            desk.actions[action_id].triggered.connect(lambda _checked=False, do=do: do())
        desk.controller.loaded.connect(self._follow)
        desk.account.left.connect(self._leave)

    def add(self) -> None:
        """Open the form for a new review of the account on screen."""
        self._desk.screen.tabs.show_tab("reviews")
        self._waits = True
        if self._desk.view.shown is not None:
            self._open_awaited()

    def move(self) -> None:
        """Open the form that gives the review another day, title, place, host or kind."""
        shown, review = self._on()
        if shown is None or review is None:
            return
        form = MoveForm(self._desk.theme, shown, review, self._desk.clock.today)

        def store(done: Done, refused: Refused) -> None:
            at = read_time(form.time.text())
            self._steps.move(
                review.id,
                kind=form.chosen_kind,
                title=form.title.text().strip(),
                day=form.chosen_day,
                starts_at=f"{at:%H:%M}" if at else "",
                place=form.place.text().strip(),
                host_id=form.host.chosen,
                seen=form.facts,
                done=done,
                refused=refused,
            )

        self._open(form, tr("Change review"), f"{MOVE}:{review.id}", store)

    def decide(self) -> None:
        """Open the form for an action that is decided at the review."""
        shown, review = self._on()
        if shown is None or review is None:
            return
        form = ActionForm(self._desk.theme, shown, self._desk.clock.today)
        plan_id = shown.plan.content.head.id if shown.plan.content is not None else None

        def store(done: Done, refused: Refused) -> None:
            self._steps.decide(review.id, plan_id, form.collect(), done, refused)

        self._open(form, tr("Action decided at the review"), f"{ACTION}:{review.id}", store)

    def save_agenda(self, agenda: Agenda) -> None:
        """Ask for the name of a template, and save it."""
        shown, review = self._on()
        if shown is None or review is None:
            return
        form = TemplateForm(self._desk.theme, shown.templates)

        def store(done: Done, refused: Refused) -> None:
            named = Agenda(form.name.text().strip(), agenda.kind, agenda.points, agenda.prep)
            self._steps.save_agenda(named, form.seen, done, refused)

        self._open(form, tr("Save the agenda as a template"), f"{TEMPLATE}:{review.id}", store)

    def drop_agenda(self, agenda: Agenda) -> None:
        """Delete a template."""
        if agenda.id is not None:
            self._steps.delete_agenda(agenda.id)

    def cancel(self) -> None:
        """Ask why a review is not held, and cancel it."""
        self._end(ReviewStatus.CANCELLED)

    def miss(self) -> None:
        """Ask why the customer did not come, and note it."""
        self._end(ReviewStatus.NO_SHOW)

    def _end(self, status: ReviewStatus) -> None:
        _shown, review = self._on()
        if review is None:
            return
        cancel = status is ReviewStatus.CANCELLED
        finish = tr("Cancel the review") if cancel else tr("Note that nobody came")
        hint = tr("It stays on the line of reviews, with this reason.")
        form = ReasonForm(self._desk.theme, finish, hint)
        form.cancel.setText(tr("Back"))
        form.cancel.setAccessibleName(form.cancel.text())
        title = tr("Cancel review") if cancel else tr("The customer did not come")
        self._open(
            *(form, title, f"{CANCELLED if cancel else MISSED}:{review.id}"),
            lambda done, refused: self._steps.end(review.id, status, form.text, done, refused),
        )

    def ask_to_reopen(self) -> None:
        """Ask why a closed review is to be open again, and open it."""
        _shown, review = self._on()
        if review is None:
            return
        hint = tr("It stays on record with the review, and the figures frozen then stay in the history.")
        form = ReasonForm(self._desk.theme, tr("Open again"), hint)
        self._open(
            form,
            tr("Open the closed review again"),
            f"{REOPENED}:{review.id}",
            lambda done, refused: self._steps.reopen(review.id, form.text, done, refused),
        )

    def _with(self, do: Callable[[int], None]) -> None:
        _shown, review = self._on()
        if review is not None:
            do(review.id)

    def _on(self) -> tuple[ReviewsShown | None, ReviewHead | None]:
        return self._desk.view.shown, self._desk.view.review

    def _open_awaited(self) -> None:
        shown = self._desk.view.shown
        if not self._waits or shown is None or shown.account_id != self._desk.account.account_id:
            return
        self._waits = False
        last = shown.begins_with
        kind = last.kind if last is not None else ReviewKind.QBR.value
        form = NewReviewForm(self._desk.theme, shown, self._desk.clock.today, kind)

        def store(done: Done, refused: Refused) -> None:
            def planned(review_id: int) -> None:
                self._desk.view.choose(review_id)
                done()

            new: NewReview = form.collect()
            self._steps.plan(new, planned, refused)

        self._open(form, tr("Plan a review"), f"{NEW}:", store)

    def _openers(self) -> Mapping[str, Callable[[], None]]:
        """Return what opens a form about the review that is looked at, by the word of its key."""
        return {
            MOVE: self.move,
            ACTION: self.decide,
            CANCELLED: self.cancel,
            MISSED: self.miss,
            REOPENED: self.ask_to_reopen,
            TEMPLATE: self._save_again,
        }

    def _save_again(self) -> None:
        shown, review = self._on()
        if shown is not None and review is not None:
            self.save_agenda(agenda_at(shown.book.items_of(review.id), review.kind, shown.templates))

    def _open_again(self, key: str) -> Reached:
        word, _, about_id = key.partition(":")
        shown, view = self._desk.view.shown, self._desk.view
        if shown is None or not view.editable:
            return Reached.NEVER
        if word == NEW:
            self.add()
            return Reached.NOW
        review = shown.book.by_id.get(int(about_id))
        if review is None or (review.status == ReviewStatus.CLOSED) != (word == REOPENED):
            return Reached.NEVER
        view.choose(review.id)
        self._openers()[word]()
        return Reached.NOW

    def _shown_of(self) -> int | None:
        return self._desk.view.shown.account_id if self._desk.view.shown is not None else None

    def _follow(self, shown: ReviewsShown) -> None:
        self._open_awaited()
        form = self.forms.form
        if isinstance(form, MoveForm):
            self._hold_against(form, shown)
        elif isinstance(form, TemplateForm) and form.message:
            form.seen = shown.templates
        self._way.reach(shown.account_id)

    def _hold_against(self, form: MoveForm, shown: ReviewsShown) -> None:
        """Let an open form know what somebody stored meanwhile; what was entered stays."""
        review = shown.book.by_id.get(form.review.id)
        if review is None or review.status == ReviewStatus.CLOSED:
            form.announce(
                tr("This review was deleted or closed meanwhile; what you entered is kept as a draft.")
            )
        elif form.facts != facts_of(review):
            drafts, fresh = self._desk.writing.forms, MoveForm(self._desk.theme, shown, review, form.today)
            form.take_over(drafts.base(form), fresh)
            drafts.rebase(form, fresh.texts())
            form.review = review
            form.announce(tr("This has changed since you began. What you entered is kept: look again."))
            fresh.deleteLater()

    def _open(self, form: Form, title: str, key: str, store: Store) -> None:
        def refused(error: KnownError) -> None:
            if self.forms.form is form:
                form.say(str(error))
                # It may be that somebody else was first: then the form has to know.
                self._desk.controller.refresh()
            else:
                self._desk.window.toasts.warn(str(error))

        def submit() -> None:
            form.set_busy(busy=True)
            store(lambda: self.forms.finish(form), refused)

        form.submitted.connect(submit)
        assert self._desk.view.shown is not None
        self.forms.open_kept(form, title, key, self._desk.view.shown.plan.account)

    def _leave(self) -> None:
        self._waits = False
        self.forms.keep_to(None)
