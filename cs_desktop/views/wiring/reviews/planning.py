"""Planning reviews, moving and ending them, and what is decided there: each by a form in the side panel."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.reviews.steps import Done, Refused, ReviewSteps
from cs_desktop.domain.reviews.agendas import Agenda
from cs_desktop.domain.reviews.content import ReviewHead
from cs_desktop.domain.reviews.planning import NewReview
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.domain.reviews.words import read_time
from cs_desktop.domain.vocabulary import ReviewKind, ReviewStatus
from cs_desktop.views.reviews.form import MoveForm, NewReviewForm
from cs_desktop.views.reviews.small_forms import ActionForm, ReasonForm, TemplateForm
from cs_desktop.views.widgets.form import Form
from cs_desktop.views.widgets.form_panel import FormPanel
from cs_desktop.views.wiring.reviews.desk import ReviewsDesk

Store = Callable[[Done, Refused], None]


class Planning(QObject):
    """Opens the forms of reviews, and stores what is entered there."""

    def __init__(self, desk: ReviewsDesk, steps: ReviewSteps) -> None:
        super().__init__(desk.window)
        self._desk, self._steps = desk, steps
        self.forms = FormPanel(desk.window.side)
        self._waits = False
        """The form for a new review is asked for, and the reviews are not read yet."""
        for action_id, do in {
            ActionId.ADD_REVIEW: self.add,
            ActionId.MOVE_REVIEW: self.move,
            ActionId.DECIDE_ACTION: self.decide,
            ActionId.CANCEL_REVIEW: lambda: self._end(ReviewStatus.CANCELLED),
            ActionId.MISS_REVIEW: lambda: self._end(ReviewStatus.NO_SHOW),
            ActionId.TAKE_UP_REVIEW: lambda: self._with(steps.take_up),
            ActionId.DELETE_REVIEW: lambda: self._with(steps.delete),
        }.items():
            desk.actions[action_id].triggered.connect(lambda _checked=False, do=do: do())
        desk.controller.loaded.connect(lambda _shown: self._open_awaited())
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
                done=done,
                refused=refused,
            )

        self._open(form, tr("Change review"), store)

    def decide(self) -> None:
        """Open the form for an action that is decided at the review."""
        shown, review = self._on()
        if shown is None or review is None:
            return
        form = ActionForm(self._desk.theme, shown, self._desk.clock.today)
        plan_id = shown.plan.content.head.id if shown.plan.content is not None else None

        def store(done: Done, refused: Refused) -> None:
            self._steps.decide(review.id, plan_id, form.collect(), done, refused)

        self._open(form, tr("Action decided at the review"), store)

    def save_agenda(self, agenda: Agenda) -> None:
        """Ask for the name of a template, and save it."""
        form = TemplateForm(self._desk.theme)

        def store(done: Done, refused: Refused) -> None:
            named = Agenda(form.name.text().strip(), agenda.kind, agenda.points, agenda.prep)
            self._steps.save_agenda(named, done, refused)

        self._open(form, tr("Save the agenda as a template"), store)

    def drop_agenda(self, agenda: Agenda) -> None:
        """Delete a template."""
        if agenda.id is not None:
            self._steps.delete_agenda(agenda.id)

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
            form, title, lambda done, refused: self._steps.end(review.id, status, form.text, done, refused)
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

        self._open(form, tr("Plan a review"), store)

    def _open(self, form: Form, title: str, store: Store) -> None:
        def refused(error: KnownError) -> None:
            if self.forms.form is form:
                form.say(str(error))
            else:
                self._desk.window.toasts.warn(str(error))

        def submit() -> None:
            form.set_busy(busy=True)
            store(lambda: self.forms.close_form(form), refused)

        form.submitted.connect(submit)
        self.forms.open(form, title, self._desk.account.account_id)

    def _leave(self) -> None:
        self._waits = False
        self.forms.keep_to(None)
