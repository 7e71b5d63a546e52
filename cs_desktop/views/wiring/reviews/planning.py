"""Planning reviews, and what becomes of those that are planned."""

from PySide6.QtCore import QObject

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.vocabulary import ReviewKind
from cs_desktop.views.reviews.form import NewReviewForm
from cs_desktop.views.widgets.form import Form
from cs_desktop.views.widgets.form_panel import FormPanel
from cs_desktop.views.wiring.reviews.desk import ReviewsDesk


class Planning(QObject):
    """Opens the forms of reviews, and stores what is entered there."""

    def __init__(self, desk: ReviewsDesk) -> None:
        super().__init__(desk.window)
        self._desk, self._controller = desk, desk.controller
        self.forms = FormPanel(desk.window.side)
        self._waits = False
        """The form for a new review is asked for, and the reviews are not read yet."""
        desk.actions[ActionId.ADD_REVIEW].triggered.connect(self.add)
        desk.controller.loaded.connect(lambda _shown: self._open_awaited())
        desk.controller.added.connect(desk.view.choose)
        desk.account.left.connect(self._leave)

    def add(self) -> None:
        """Open the form for a new review of the account on screen."""
        self._desk.screen.tabs.show_tab("reviews")
        self._waits = True
        if self._desk.view.shown is not None:
            self._open_awaited()

    def _open_awaited(self) -> None:
        shown = self._desk.view.shown
        if not self._waits or shown is None or shown.account_id != self._desk.account.account_id:
            return
        self._waits = False
        last = shown.begins_with
        kind = last.kind if last is not None else ReviewKind.QBR.value
        form = NewReviewForm(self._desk.theme, shown, self._desk.clock.today, kind)

        def store() -> None:
            form.set_busy(busy=True)
            self._controller.plan(form.collect(), lambda error: self._refused(form, error))

        form.submitted.connect(store)
        self._controller.added.connect(lambda _id: self.forms.close_form(form))
        self.forms.open(form, tr("Plan a review"), shown.account_id)

    def _refused(self, form: Form, error: KnownError) -> None:
        if self.forms.form is form:
            form.say(str(error))
        else:
            self._desk.window.toasts.warn(str(error))

    def _leave(self) -> None:
        self._waits = False
        self.forms.keep_to(None)
