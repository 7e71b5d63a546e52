"""Rules of segments and touch models, and exceptions from them: their forms and who stores them."""

from PySide6.QtCore import QObject

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.controllers.account import AccountController
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.controllers.segmenting import SegmentingController
from cs_desktop.domain.changes import Change
from cs_desktop.domain.segmenting import Moves, Rules, Standing
from cs_desktop.views.commerce.exception_form import ExceptionForm
from cs_desktop.views.commerce.rules_form import RulesForm
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.form import Form
from cs_desktop.views.widgets.form_panel import FormPanel
from cs_desktop.views.wiring.edits import EditWiring
from cs_desktop.views.wiring.form_drafts import FormDrafts

RULES, EXCEPTION = "rules", "exception"
"""Keys of the forms."""


class SegmentingWiring(QObject):
    """Opens the forms, shows who would move, and applies."""

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        actions: ActionTable,
        controller: SegmentingController,
        account: AccountController,
        edits: EditWiring,
        forms: FormPanel,
        drafts: FormDrafts,
    ) -> None:
        super().__init__(window)
        self._window, self._theme, self._edits = window, theme, edits
        self._account, self._forms, self._drafts = account, forms, drafts
        self._form: Form | None = None
        """The form that was opened last, which gets the answer while it is open."""
        self.controller = controller
        actions[ActionId.SEGMENT_RULES].triggered.connect(controller.load)
        actions[ActionId.SET_SEGMENT].triggered.connect(self.look_at_account)
        controller.loaded.connect(self._open_rules)
        controller.found.connect(self._show_moves)
        controller.standing_loaded.connect(self._open_exception)
        controller.stored.connect(self._stored)
        controller.refused.connect(self._refused)
        drafts.lead(RULES, lambda _account_id, _key: controller.load())

    def look_at_account(self) -> None:
        """Open the form that makes the account on screen an exception, once it is known where it stands."""
        if self._account.account_id is not None:
            self.controller.look_at(self._account.account_id)

    def _open_rules(self, rules: Rules, currency: str) -> None:
        form = RulesForm(self._theme, currency, rules)
        form.preview_requested.connect(lambda: self.controller.preview(form.entered()))
        form.apply_requested.connect(lambda: self.controller.apply(form.entered()))
        self._form = form
        title = tr("Segments and touch models")
        self._forms.open(form, title)
        self._drafts.begin(form, RULES, title)

    def _open_exception(self, standing: Standing) -> None:
        if self._account.account_id != standing.account_id:
            return
        form = ExceptionForm(self._theme, standing)

        def submit() -> None:
            form.set_busy(busy=True)
            self.controller.override(
                standing.account_id, form.segment.text(), form.touch_model, form.reason.text()
            )

        form.submitted.connect(submit)
        self._form = form
        title = tr("Segment and touch model · {account}", account=standing.name)
        self._forms.open(form, title, standing.account_id)
        self._drafts.begin(form, EXCEPTION, title, standing.account_id)

    def _show_moves(self, found: Moves) -> None:
        if isinstance(self._forms.form, RulesForm):
            self._forms.form.show_moves(found)

    def _stored(self, change: Change | None) -> None:
        self._drafts.finish(self._form)
        self._forms.close_form(self._form)
        if change is not None:
            self._edits.took(change)
            if self._account.account_id is not None:
                self._account.show(self._account.account_id)

    def _refused(self, error: KnownError) -> None:
        if self._forms.form is not None and self._forms.form is self._form:
            self._forms.form.say(str(error))
        else:
            self._window.toasts.warn(str(error))
