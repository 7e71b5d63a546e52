"""The place Reviews, joined to its controller; and its panels, which an account's tab opens too."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import count_text, tr, trn
from cs_desktop.controllers.account import AccountController
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.reviews.place import ReviewsPlaceController
from cs_desktop.controllers.workspace import OpenedWorkspace
from cs_desktop.domain.plan.content import PlanContent
from cs_desktop.domain.plan.looking import looked_at
from cs_desktop.domain.reviews.cadence import CadenceRule
from cs_desktop.domain.reviews.content import ReviewHead
from cs_desktop.domain.reviews.overview import Choice, ReviewsOverview
from cs_desktop.domain.reviews.rescheduling import Schedule
from cs_desktop.views.reviews_place.cadence_form import CadenceForm, CadenceOf
from cs_desktop.views.reviews_place.schedule_form import ScheduleForm
from cs_desktop.views.reviews_place.screen import ReviewsScreen
from cs_desktop.views.screen import REVIEWS
from cs_desktop.views.widgets.form_panel import FormPanel
from cs_desktop.views.wiring.edits import EditWiring
from cs_desktop.views.wiring.form_drafts import FormDrafts
from cs_desktop.views.wiring.navigation import Navigation
from cs_desktop.views.wiring.plan.desk import PlanDesk
from cs_desktop.views.wiring.reviews.calendar_file import CalendarFiles
from cs_desktop.views.wiring.reviews.desk import ReviewsDesk
from cs_desktop.views.wiring.window_desk import WindowDesk

CADENCE = "cadence"
"""Keys of drafts begin with this word."""


class ReviewsPlaceWiring(QObject):
    """Shows the reviews of all accounts, schedules them, and writes them as calendar files."""

    review_wanted = Signal(object)
    """The ReviewRow that the user goes to."""

    def __init__(
        self,
        desk: WindowDesk,
        navigation: Navigation,
        edits: EditWiring,
        account: AccountController,
        account_name: Callable[[], str],
    ) -> None:
        super().__init__(desk.window)
        self._window, self._theme = desk.window, desk.theme
        self._actions, self._clock = desk.actions, desk.clock
        self._account, self._account_name = account, account_name
        self.controller = controller = ReviewsPlaceController(desk.jobs, desk.hub, desk.workspace.context)
        self.screen = ReviewsScreen(desk.theme, desk.actions)
        self.forms = FormPanel(desk.window.side)
        self._files = CalendarFiles(desk.window, desk.theme, controller, self.forms)
        self._waiting: Callable[[ReviewsOverview], None] | None = None
        """What is done once the overview is read, for an account whose place was never looked at."""
        navigation.add(REVIEWS, self.screen)
        navigation.shown.connect(self._arrive)
        desk.workspace.opened.connect(self._opened)
        desk.workspace.closed.connect(controller.leave)
        desk.window.closing.connect(controller.leave)
        account.left.connect(lambda: self.forms.keep_to(None))
        account.loaded.connect(lambda _page: self._stay_with(account.account_id))
        self._navigation = navigation
        self._drafts: FormDrafts | None = None
        self._open_account: Callable[[int], None] | None = None
        self._to_open: int | None = None
        """The account whose form of cadences waits for its page."""
        self._connect(edits)

    def _connect(self, edits: EditWiring) -> None:
        controller, window = self.controller, self._window
        controller.loaded.connect(self._show)
        controller.counted.connect(self._count)
        controller.done.connect(edits.took)
        controller.failed.connect(lambda error: window.toasts.warn(str(error)))
        controller.written.connect(self._wrote)
        controller.proposed.connect(self._propose)
        self.screen.opened.connect(self.review_wanted)
        for action, do in {
            ActionId.REVIEW_CADENCES: self._set_cadences,
            ActionId.SCHEDULE_REVIEWS: self._schedule,
            ActionId.EXPORT_REVIEWS: self._export,
        }.items():
            self._actions[action].triggered.connect(do)

    def join(self, reviews: ReviewsDesk, plan: PlanDesk) -> None:
        """Do to the review and the plan on an account's page what belongs to their calendar."""

        def of_review(do: Callable[[ReviewHead], None]) -> None:
            if reviews.view.review is not None:
                do(reviews.view.review)

        def check() -> None:
            shown = plan.view.shown
            if shown is not None and shown.content is not None:
                self._check_plan(plan, shown.content)

        for action, do in {
            ActionId.PREPARE_REVIEW: lambda: of_review(lambda review: self.controller.prepare(review.id)),
            ActionId.REVIEW_CALENDAR: lambda: of_review(
                lambda review: self._files.write_review(review.id, review.title, self._account_id)
            ),
            ActionId.PLAN_CHECKED: check,
        }.items():
            self._actions[action].triggered.connect(do)

    def _check_plan(self, plan: PlanDesk, content: PlanContent) -> None:
        gesture = looked_at(content, self._clock.today())
        if gesture:
            plan.controller.do(gesture)
        else:
            self._window.toasts.mention(tr("The plan was looked at today"))

    @property
    def _account_id(self) -> int | None:
        """Return the account on screen; None at the place."""
        return self._account.account_id if self._actions.situation.account else None

    def _arrive(self, key: str) -> None:
        """Read where somebody looks; what only this place can use closes with it."""
        self.controller.show(shown=key == REVIEWS.key)
        if key != REVIEWS.key and self.forms.form is not None and self.forms.account_id is None:
            self.forms.close_form(self.forms.form)

    def _opened(self, _opened: OpenedWorkspace) -> None:
        self.screen.start_over()
        self._waiting = None
        self.controller.open()

    def _show(self, overview: ReviewsOverview) -> None:
        self.screen.show_overview(overview)
        self._count(overview.due)
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting(overview)

    def _count(self, count: int) -> None:
        told = tr(
            "{count} planned reviews that are overdue or due within 7 days, today included",
            count=count_text(count),
        )
        self._window.sidebar.set_badge(REVIEWS.key, count, told)

    def _with_overview(self, do: Callable[[ReviewsOverview], None]) -> None:
        """Do something with what was read now."""
        self._waiting = do
        self.controller.read()

    def _set_cadences(self) -> None:
        account_id, name = self._account_id, self._account_name()
        self._with_overview(lambda overview: self._open_cadences(overview, account_id, name))

    def _open_cadences(self, overview: ReviewsOverview, account_id: int | None, name: str) -> None:
        book = overview.book
        if account_id is None:
            cards = [
                CadenceOf(one.id, one.name, book.of_model(one.id), days=one.review_days)
                for one in overview.touch_models
            ]
            title = tr("Cadence by touch model")
        else:
            model_id = overview.model_ids.get(account_id)
            days = next((one.review_days for one in overview.touch_models if one.id == model_id), None)
            cards = [CadenceOf(account_id, name, book.own(account_id), book.of_model(model_id), days)]
            title = tr("Cadence of {account}", account=name)
        form = CadenceForm(self._theme, self._clock.today, cards)
        form.submitted.connect(lambda: self._store_cadences(form, account_id))
        self.forms.open(form, title, account_id)
        if self._drafts is not None:
            self._drafts.begin(form, f"{CADENCE}:", title, account_id)

    def keep_drafts(self, drafts: FormDrafts, open_account: Callable[[int], None]) -> None:
        """Keep what is entered into the form of cadences; `open_account` goes to an account's page."""
        self._drafts, self._open_account = drafts, open_account
        drafts.lead(CADENCE, self._open_again)
        self.forms.leaving.connect(drafts.leave)

    def _stay_with(self, account_id: int | None) -> None:
        self.forms.keep_to(account_id)
        to_open, self._to_open = self._to_open, None
        if to_open is not None and to_open == account_id:
            self._set_cadences()

    def _open_again(self, account_id: int, _key: str) -> None:
        if account_id and account_id == self._account_id:
            self._set_cadences()
        elif account_id and self._open_account is not None:
            self._to_open = account_id
            self._open_account(account_id)
        else:
            self._navigation.go(REVIEWS.key)
            self._set_cadences()

    def _store_cadences(self, form: CadenceForm, account_id: int | None) -> None:
        changed = form.changed_cards()
        if not changed:
            self.forms.close_form(form)
            return
        form.set_busy(busy=True)

        def then() -> None:
            if self._drafts is not None:
                self._drafts.finish(form)
            self.forms.close_form(form)

        def refused(error: KnownError) -> None:
            form.say(str(error))
            # It may be that somebody else was first: from now on the user knows of it.
            self._with_overview(lambda overview: form.seen.update(_stored(overview, account_id)))

        if account_id is not None:
            seen = form.seen[account_id]
            self.controller.set_account_cadence(account_id, form.entered(account_id), seen, then, refused)
        else:
            entered = {key: form.entered(key) for key in changed}
            self.controller.set_model_cadences(entered, form.seen, then, refused)

    def _schedule(self) -> None:
        account_id = self._account_id
        choice = self.screen.filters.choice if account_id is None else Choice()
        form = ScheduleForm(self._theme, self._clock.today, self._whose(account_id, choice))
        form.asked.connect(lambda day: self._ask(form, day, choice, account_id))
        form.submitted.connect(lambda: self._plan(form))
        form.cadence_wanted.connect(self._set_cadences)
        self.forms.open(form, tr("Schedule reviews for a year"), account_id)
        form.ask()

    def _whose(self, account_id: int | None, choice: Choice) -> str:
        if account_id is not None:
            return tr("For {account}, by its cadence.", account=self._account_name())
        if choice == Choice():
            return tr("For all accounts, by their cadences.")
        parts = (choice.owner, choice.segment, choice.kind.upper(), choice.text)
        return tr(
            "For the accounts that the filters leave: {filters}", filters=", ".join(filter(None, parts))
        )

    def _ask(self, form: ScheduleForm, day: date, choice: Choice, account_id: int | None) -> None:
        self.controller.propose(day, choice, account_id, lambda error: form.say(str(error)))

    def _propose(self, schedule: Schedule) -> None:
        form = self.forms.form
        if isinstance(form, ScheduleForm):
            form.show_schedule(schedule)

    def _plan(self, form: ScheduleForm) -> None:
        form.set_busy(busy=True)
        self.controller.schedule(
            form.wanted,
            prepare=form.prepare.isChecked(),
            then=lambda: self.forms.close_form(form),
            refused=lambda error: form.say(str(error)),
        )

    def _export(self) -> None:
        account_id, chosen = self._account_id, self.screen.chosen
        if account_id is not None:
            self._files.write_account(account_id, self._account_name())
        else:
            self._files.write_list([row.id for row in chosen.reviews] if chosen is not None else [])

    def _wrote(self, path: Path, count: int) -> None:
        self._window.toasts.tell(
            trn("Wrote {count} review to {file}", "Wrote {count} reviews to {file}", count, file=path.name)
        )


def _stored(overview: ReviewsOverview, account_id: int | None) -> dict[int, Mapping[str, CadenceRule]]:
    """Return the cadences that a form is about, by the id of the account or of each touch model."""
    if account_id is not None:
        return {account_id: overview.book.own(account_id)}
    return {one.id: overview.book.of_model(one.id) for one in overview.touch_models}
