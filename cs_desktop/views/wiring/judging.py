"""Overrides and pulses of the account on screen: their forms, and who stores them."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.health.judging import JudgingController
from cs_desktop.domain.changes import Change
from cs_desktop.domain.health.judging import OverrideFacts, PulseFacts
from cs_desktop.views.judging.override_form import OverrideForm
from cs_desktop.views.judging.pulse_form import PulseForm
from cs_desktop.views.widgets.form import Form
from cs_desktop.views.widgets.form_panel import FormPanel
from cs_desktop.views.wiring.desk import AccountDesk

OVERRIDE, PULSE = "override", "pulse"
"""Keys of the forms; of a pulse that is corrected its id follows."""


class JudgingWiring(QObject):
    """Opens the forms once what they begin with is read, and keeps them until their content is stored."""

    def __init__(self, around: AccountDesk, controller: JudgingController, forms: FormPanel) -> None:
        super().__init__(around.window)
        self._window, self._theme, self._edits = around.window, around.theme, around.edits
        self._account, self._forms, self._drafts = around.account, forms, around.writing.forms
        self._open_account = around.open_account
        self.controller = controller
        controller.setParent(self)
        self._sent: Form | None = None
        """The form whose content is on its way; None where something is stored without one."""
        self._pulse_id: int | None = None
        """The pulse that is to be corrected; None for a new one."""
        self._to_open = ""
        """The key of a form that waits for its account."""
        around.actions[ActionId.OVERRIDE_HEALTH].triggered.connect(lambda: self.open(OVERRIDE))
        around.actions[ActionId.GIVE_PULSE].triggered.connect(lambda: self.open(PULSE))
        controller.override_loaded.connect(self._show_override)
        controller.pulses_loaded.connect(self._show_pulses)
        controller.stored.connect(self._stored)
        controller.refused.connect(self._refused)
        self._account.loaded.connect(lambda _page: self._arrive())
        for key in (OVERRIDE, PULSE):
            self._drafts.lead(key, self._open_again)

    def open(self, key: str) -> None:
        """Open a form of the account on screen by its key."""
        account_id = self._account.account_id
        if account_id is None:
            return
        what, _, about = key.partition(":")
        if what == OVERRIDE:
            self.controller.look_at_override(account_id)
        else:
            self._pulse_id = int(about) if about else None
            self.controller.look_at_pulses(account_id)

    def _open_again(self, account_id: int, key: str) -> None:
        if account_id in (0, self._account.account_id):
            self.open(key)
        else:
            self._to_open = key
            self._open_account(account_id)

    def _arrive(self) -> None:
        key, self._to_open = self._to_open, ""
        if key:
            self.open(key)

    def _show_override(self, facts: OverrideFacts) -> None:
        if self._account.account_id != facts.account_id:
            return
        form = OverrideForm(self._theme, facts)
        running = facts.running
        form.submitted.connect(
            lambda: self._send(
                form, lambda: self.controller.save_override(facts.account_id, form.entered(), running)
            )
        )
        if running is not None:
            form.end_requested.connect(
                lambda: self._send(form, lambda: self.controller.end_override(facts.account_id, running))
            )
        self._open(form, OVERRIDE, tr("Health by hand · {account}", account=facts.name), facts.account_id)

    def _show_pulses(self, facts: PulseFacts) -> None:
        if self._account.account_id != facts.account_id:
            return
        pulse = None if self._pulse_id is None else facts.pulse(self._pulse_id)
        form = PulseForm(self._theme, facts, pulse)

        def store() -> None:
            if pulse is None:
                self.controller.add_pulse(facts.account_id, form.entered())
            else:
                self.controller.change_pulse(pulse.id, form.entered(), pulse.entry)

        form.submitted.connect(lambda: self._send(form, store))
        form.edit_requested.connect(lambda pulse_id: self.open(f"{PULSE}:{pulse_id}"))
        form.delete_requested.connect(self._delete)
        key = PULSE if pulse is None else f"{PULSE}:{pulse.id}"
        self._open(form, key, tr("Pulse · {account}", account=facts.name), facts.account_id)

    def _open(self, form: Form, key: str, title: str, account_id: int) -> None:
        self._forms.open(form, title, account_id)
        self._drafts.begin(form, key, title, account_id)

    def _send(self, form: Form, store: Callable[[], None]) -> None:
        self._sent = form
        form.set_busy(busy=True)
        store()

    def _delete(self, pulse_id: int) -> None:
        self._sent = None
        self.controller.delete_pulses([pulse_id])

    def _stored(self, change: Change | None) -> None:
        sent, self._sent = self._sent, None
        if sent is not None:
            self._drafts.finish(sent)
            self._forms.close_form(sent)
        elif isinstance(self._forms.form, PulseForm):
            # Its list is another one; what is half entered is kept and put in again.
            self.open(PULSE)
        if change is not None:
            self._edits.took(change)
            if self._account.account_id is not None:
                self._account.show(self._account.account_id)

    def _refused(self, error: KnownError) -> None:
        sent, self._sent = self._sent, None
        if sent is not None and self._forms.form is sent:
            sent.say(str(error))
        else:
            self._window.toasts.warn(str(error))
