"""The form of readings beside an account's page, joined to its controller."""

from PySide6.QtCore import QObject

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.metrics.readings import ReadingsController
from cs_desktop.domain.metrics.readings import NewReading, ReadingsShown
from cs_desktop.domain.metrics.surveys import KINDS, NewSurvey
from cs_desktop.domain.vocabulary import SurveyKind
from cs_desktop.views.metrics.reading_form import ReadingForm
from cs_desktop.views.metrics.survey_form import SurveyForm
from cs_desktop.views.wiring.desk import AccountDesk
from cs_desktop.views.wiring.kept_forms import KeptForms

READING = "reading"
"""Keys of drafts begin with this word; the key of the metric follows."""
SURVEY = "survey"
"""The same for surveys, with their kind."""
_KINDS = {kind.value for kind in KINDS}


class ReadingsWiring(QObject):
    """Opens the form of readings for an account, and stores what is entered."""

    def __init__(self, desk: AccountDesk, controller: ReadingsController) -> None:
        super().__init__(desk.window)
        self._desk, self.controller = desk, controller
        controller.setParent(self)
        self.forms = KeptForms(desk)
        self._wanted: tuple[int, str] | None = None
        """The account and the metric for which the form waits until they are read."""
        self._shown: ReadingsShown | None = None
        controller.loaded.connect(self._show)
        controller.done.connect(desk.edits.took)
        controller.failed.connect(lambda error: desk.window.toasts.warn(str(error)))
        self.forms.leaving.connect(lambda _form: self._follow(None))
        desk.account.loaded.connect(lambda page: self._arrive(page.row.id))
        desk.account.left.connect(lambda: self.forms.keep_to(None))
        desk.workspace.closed.connect(self._close)
        desk.actions[ActionId.ADD_READING].triggered.connect(self._open_here)
        desk.actions[ActionId.ADD_SURVEY].triggered.connect(self._open_survey_here)
        desk.writing.forms.lead(READING, self._open_again)
        desk.writing.forms.lead(SURVEY, self._open_again)

    @property
    def form(self) -> ReadingForm | None:
        """Return the form that is open."""
        form = self.forms.form
        return form if isinstance(form, ReadingForm) else None

    def open_reading(self, account_id: int, metric_key: str = "") -> None:
        """Go to an account, and open the form for a metric; of no metric, for the first that it offers.

        What surveys say is entered as answers: its key, such as `nps`, opens the form of surveys.
        """
        self._wanted = (account_id, metric_key)
        if self._desk.account.account_id == account_id:
            self._arrive(account_id)
        else:
            self._desk.open_account(account_id)

    def _open_here(self) -> None:
        account_id = self._desk.account.account_id
        if account_id is not None:
            self.open_reading(account_id, self.form.choice.key if self.form is not None else "")

    def _open_survey_here(self) -> None:
        account_id = self._desk.account.account_id
        if account_id is not None:
            self.open_reading(account_id, SurveyKind.NPS.value)

    def _open_again(self, account_id: int, key: str) -> None:
        self.open_reading(account_id, key.partition(":")[2])

    def _arrive(self, account_id: int) -> None:
        self.forms.keep_to(account_id)
        if self._wanted is None or self._wanted[0] != account_id:
            return
        if self._shown is not None and self.controller.account_id == account_id:
            self._show(self._shown)
        else:
            self._follow(account_id)

    def _follow(self, account_id: int | None) -> None:
        self._shown = None
        self.controller.follow(account_id)

    def _close(self) -> None:
        self._wanted = None
        self._follow(None)

    def _show(self, shown: ReadingsShown) -> None:
        self._shown = shown
        form = self.form
        if form is not None:
            form.show_readings(shown)
        if self._wanted is not None and self._wanted[0] == shown.account_id:
            key, self._wanted = self._wanted[1], None
            self._open(shown, key)

    def _open(self, shown: ReadingsShown, key: str) -> None:
        form = self.form
        if form is not None and key not in _KINDS:
            form.choose(key)
            form.setFocus()
            return
        if key in _KINDS:
            self._open_survey(shown, SurveyKind(key))
            return
        editable = not self._desk.workspace.context().workspace.read_only
        form = ReadingForm(self._desk.theme, shown, editable=editable)
        if key:
            form.choose(key)
        form.entered.connect(lambda new: self._store(form, new))
        form.turned.connect(lambda: self._desk.writing.forms.rebase(form, form.texts()))
        form.delete_requested.connect(
            lambda metric, day: self.controller.delete(shown.account_id, metric, day)
        )
        self.forms.open_kept(form, tr("New reading"), f"{READING}:{form.choice.key}", shown.account)
        self._keep_on(shown)

    def _open_survey(self, shown: ReadingsShown, kind: SurveyKind) -> None:
        form = SurveyForm(self._desk.theme, shown, kind)
        form.entered.connect(lambda new: self._store_survey(form, new))
        self.forms.open_kept(form, tr("New survey"), f"{SURVEY}:{kind.value}", shown.account)
        self._keep_on(shown)

    def _keep_on(self, shown: ReadingsShown) -> None:
        """Follow the account of the form that is open now: the one before it ended that as it went."""
        if self.controller.account_id != shown.account_id:
            self._follow(shown.account_id)

    def _store_survey(self, form: SurveyForm, new: NewSurvey) -> None:
        self.controller.enter_survey(
            new, lambda _change: self.forms.finish(form), lambda error: form.say(str(error))
        )

    def _store(self, form: ReadingForm, new: NewReading) -> None:
        def stored() -> None:
            self._desk.writing.forms.finish(form)
            if self.form is form:
                form.begin_next()
                self._desk.writing.forms.begin(
                    form, f"{READING}:{new.key}", tr("New reading"), new.account_id
                )

        def refuse(error: KnownError) -> None:
            form.say(str(error))

        self.controller.enter(new, lambda _change: stored(), refuse)
