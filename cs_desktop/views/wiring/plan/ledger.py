"""The ledger of the plan on screen: its panel, its forms, and what is shown of it on the page."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.language import tr, trc
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.plan.ledger import LedgerController
from cs_desktop.domain.changes import Change
from cs_desktop.domain.plan.content import ConfirmationEntry
from cs_desktop.domain.plan.ledger import ask_for_sign_off, proposals
from cs_desktop.domain.plan.ledger_words import Entry, about
from cs_desktop.domain.plan.recent import PlanPast
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.domain.plan.signing import Ledger
from cs_desktop.views.files import ANY, PDF, ask_open, ask_save, open_outside, safe_name
from cs_desktop.views.plan.agreed import AgreedPart
from cs_desktop.views.plan.ledger_panel import LedgerPanel
from cs_desktop.views.plan.past import HistoryPart
from cs_desktop.views.plan.places import Place
from cs_desktop.views.plan.sign_off_forms import AgreementForm, AskForm, ConfirmForm, RevokeForm
from cs_desktop.views.widgets.form import Form
from cs_desktop.views.widgets.form_panel import FormPanel
from cs_desktop.views.wiring.plan.desk import PlanDesk
from cs_desktop.views.wiring.plan.objectives import ObjectivesWiring


class LedgerWiring(QObject):
    """Opens the panel and the forms, and stores what was entered."""

    def __init__(self, desk: PlanDesk, objectives: ObjectivesWiring) -> None:
        super().__init__(desk.window)
        self._desk, self._objectives = desk, objectives
        self.controller = LedgerController(desk.jobs, desk.workspace.context, desk.controller)
        self.agreed, self.past = AgreedPart(desk.theme), HistoryPart(desk.theme)
        desk.view.put(Place.AGREED, self.agreed)
        desk.view.put(Place.HISTORY, self.past)
        self.panel = desk.window.side.take(LedgerPanel(desk.theme))
        self.forms = FormPanel(desk.window.side)
        self._connect()

    def _connect(self) -> None:
        desk, controller, panel = self._desk, self.controller, self.panel
        for action, do in {
            ActionId.ASK_SIGN_OFF: self.ask,
            ActionId.RECORD_AGREEMENT: self.record,
            ActionId.CONFIRM_VALUE: self.confirm,
            ActionId.PLAN_LEDGER: self.open,
        }.items():
            desk.actions[action].triggered.connect(do)
        self.agreed.ledger_requested.connect(self.open)
        self.agreed.reviews_requested.connect(lambda: desk.screen.tabs.show_tab("reviews"))
        self.past.all_requested.connect(desk.actions[ActionId.ACCOUNT_HISTORY].trigger)
        desk.controller.loaded.connect(self._show)
        desk.account.left.connect(self._leave)
        desk.screen.tabs.chosen.connect(lambda _key: self._leave())
        desk.workspace.closed.connect(self._leave)
        desk.window.closing.connect(controller.close)
        controller.past_loaded.connect(self._show_past)
        controller.copied.connect(open_outside)
        controller.written.connect(self._written)
        for failed in (controller.failed, controller.exporting.failed):
            failed.connect(lambda error: desk.window.toasts.warn(str(error)))
        panel.revoke_requested.connect(self.revoke)
        panel.evidence_requested.connect(controller.open_evidence)
        panel.certificate_requested.connect(self._ask_where)

    def open(self) -> None:
        """Show the ledger of the plan on screen."""
        shown = self._shown
        if shown is not None:
            self.panel.show_plan(shown, editable=self._desk.view.editable)
            self._desk.window.side.show_panel(self.panel, tr("Agreements and value"))

    def ask(self) -> None:
        """Ask the customer to agree."""
        shown = self._shown
        if shown is None or not self._has_objectives(shown):
            return
        form = AskForm(self._desk.theme, shown, self._objective())
        form.submitted.connect(lambda: self._asked(form))
        self._open_form(form, tr("Ask for sign-off"))

    def record(self) -> None:
        """Record an agreement."""
        shown = self._shown
        if shown is None or not self._has_objectives(shown):
            return
        form = AgreementForm(self._desk.theme, shown, self._desk.clock.today, self._objective())
        form.submitted.connect(
            lambda: self._store(form, lambda *then: self.controller.agree(form.entered(), *then))
        )
        self._open_form(form, tr("Record agreement"))

    def confirm(self) -> None:
        """Record that a result was confirmed as value."""
        shown = self._shown
        if shown is None:
            return
        if not proposals(shown):
            self._desk.window.toasts.warn(
                tr("No measure has a value yet that could be confirmed; enter one.")
            )
            return
        form = ConfirmForm(
            self._desk.theme, shown, self._desk.clock.today, self._objective(), self._ask_evidence
        )
        form.submitted.connect(
            lambda: self._store(form, lambda *then: self.controller.confirm(form.entered(), *then))
        )
        self._open_form(form, tr("Confirm value"))

    def revoke(self, which: Ledger, entry: Entry) -> None:
        """Take an entry back."""
        shown = self._shown
        if shown is None:
            return
        form = RevokeForm(self._desk.theme, about(entry, shown.currency), entry.contact_name)

        def store(*then: Callable[..., None]) -> None:
            self.controller.revoke(which, entry.id, form.reason.toPlainText(), *then)

        form.submitted.connect(lambda: self._store(form, store))
        confirmed = which is Ledger.CONFIRMATION
        self._open_form(form, tr("Revoke confirmation") if confirmed else tr("Revoke agreement"))

    @property
    def _shown(self) -> PlanShown | None:
        shown = self._desk.view.shown
        return shown if shown is not None and shown.content is not None else None

    def _objective(self) -> int | None:
        row = self._objectives.table.row
        return None if row is None else row.objective.id

    def _has_objectives(self, shown: PlanShown) -> bool:
        if shown.content is not None and shown.content.objectives:
            return True
        self._desk.window.toasts.warn(tr("This plan has no objective to agree on; add one first."))
        return False

    def _open_form(self, form: Form, title: str) -> None:
        self.forms.open(form, title, self._desk.account.account_id)

    def _store(self, form: Form, store: Callable[..., None]) -> None:
        """Store what was entered; then the ledger shows it, or the form says why not."""

        def stored(_change: Change) -> None:
            self.panel.await_new()
            self._desk.controller.read_anew()
            if self.forms.form is form:
                self.open()

        def refused(error: KnownError) -> None:
            if self.forms.form is form:
                form.say(str(error))
            else:
                self._desk.window.toasts.warn(str(error))
            if not isinstance(error, InputError):
                self._desk.controller.refresh()

        form.set_busy(busy=True)
        store(stored, refused)

    def _asked(self, form: AskForm) -> None:
        shown = self._shown
        if shown is None or shown.content is None:
            return
        QGuiApplication.clipboard().setText(form.letter.toPlainText())
        self._desk.controller.do(ask_for_sign_off(shown.content, form.chosen(), shown.today))
        self.forms.close_form(form)
        self._desk.window.toasts.tell(tr("The message is copied; paste it into an e-mail"))

    def _ask_evidence(self, take: Callable[[Path], None]) -> None:
        ask_open(self._desk.window, tr("Attach evidence"), ANY, take)

    def _ask_where(self, entry: ConfirmationEntry) -> None:
        name = safe_name(f"{self._desk.screen.header_name} {entry.result.get('measure', '')}", ".pdf")
        ask_save(
            self._desk.window,
            tr("Certificate"),
            PDF,
            name,
            lambda out: self.controller.certify(entry.id, out),
        )

    def _written(self, path: Path, warnings: Sequence[str]) -> None:
        text = tr("Wrote {name}", name=path.name)
        self._desk.window.toasts.tell(text, trc("verb", "Open"), lambda: open_outside(path))
        for warning in warnings:
            self._desk.window.toasts.warn(warning)

    def _show(self, shown: PlanShown) -> None:
        if shown.content is None:
            self._leave()
        else:
            self.panel.show_plan(shown, editable=not self._desk.workspace.context().workspace.read_only)

    def _show_past(self, past: PlanPast) -> None:
        self.past.show_past(past)
        self.panel.show_past(past)

    def _leave(self) -> None:
        if self._desk.screen.tabs.shown != "plan" or self._desk.account.account_id is None:
            self._desk.window.side.put_away(self.panel)
            self.forms.close_form(self.forms.form)
