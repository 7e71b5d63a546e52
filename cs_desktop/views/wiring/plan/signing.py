"""The forms of the ledger: opened for the plan on screen, kept while half-filled, stored as entries."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.controllers.plan.ledger import LedgerController
from cs_desktop.domain.changes import Change
from cs_desktop.domain.plan.confirming import proposals
from cs_desktop.domain.plan.ledger import ask_for_sign_off
from cs_desktop.domain.plan.ledger_words import Entry, about
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.domain.plan.signing import Ledger
from cs_desktop.views.files import ANY, ask_open
from cs_desktop.views.plan.objectives import ObjectiveTable
from cs_desktop.views.plan.sign_off_forms import AgreementForm, AskForm, ConfirmForm, RevokeForm
from cs_desktop.views.widgets.form import Form
from cs_desktop.views.wiring.kept_forms import KeptForms, Reached, WayBack
from cs_desktop.views.wiring.plan.desk import PlanDesk

ASKING, AGREEMENT, CONFIRMATION = "sign-off", "agreement", "confirmation"
REVOCATIONS = {Ledger.AGREEMENT: "agreement revoked", Ledger.CONFIRMATION: "confirmation revoked"}
"""Keys begin with these words; the ids of the plan and of what in it the form is about follow."""


class Signing(QObject):
    """Opens the forms, and stores what was entered."""

    def __init__(
        self,
        desk: PlanDesk,
        controller: LedgerController,
        table: ObjectiveTable,
        entered: Callable[[bool], None],
    ) -> None:
        """`entered` is called once an entry is stored, with whether its form was still open."""
        super().__init__(desk.window)
        self._desk, self._controller, self._table, self._entered = desk, controller, table, entered
        self.forms = KeptForms(desk)
        self._plan_id: int | None = None
        """The plan that the form is about."""
        words = (ASKING, AGREEMENT, CONFIRMATION, *REVOCATIONS.values())
        self._way = WayBack(desk, "plan", words, self._shown_of, self._open_again)
        desk.controller.loaded.connect(self._follow)

    def ask(self) -> None:
        """Ask the customer to agree."""
        self._ask(self._objective())

    def record(self) -> None:
        """Record an agreement."""
        self._record(self._objective())

    def confirm(self) -> None:
        """Record that a result was confirmed as value."""
        self._confirm(self._objective())

    def revoke(self, which: Ledger, entry: Entry) -> None:
        """Take an entry back."""
        shown = self._shown
        if shown is None:
            return
        form = RevokeForm(self._desk.theme, about(entry, shown.currency), entry.contact_name)

        def store(*then: Callable[..., None]) -> None:
            self._controller.revoke(which, entry.id, form.reason.toPlainText(), *then)

        form.submitted.connect(lambda: self._store(form, store))
        confirmed = which is Ledger.CONFIRMATION
        title = tr("Revoke confirmation") if confirmed else tr("Revoke agreement")
        self._open(form, title, REVOCATIONS[which], entry.id)

    def _ask(self, objective_id: int | None) -> None:
        shown = self._shown
        if shown is None or not self._has_objectives(shown):
            return
        form = AskForm(self._desk.theme, shown, objective_id)
        form.submitted.connect(lambda: self._asked(form))
        self._open(form, tr("Ask for sign-off"), ASKING, objective_id)

    def _record(self, objective_id: int | None) -> None:
        shown, controller = self._shown, self._controller
        if shown is None or not self._has_objectives(shown):
            return
        form = AgreementForm(self._desk.theme, shown, self._desk.clock.today, objective_id)
        form.submitted.connect(
            lambda: self._store(form, lambda *then: controller.agree(form.entered(), *then))
        )
        self._open(form, tr("Record agreement"), AGREEMENT, objective_id)

    def _confirm(self, objective_id: int | None) -> None:
        shown, controller = self._shown, self._controller
        if shown is None:
            return
        if not proposals(shown):
            self._desk.window.toasts.warn(
                tr("No measure has a value yet that could be confirmed; enter one.")
            )
            return
        form = ConfirmForm(self._desk.theme, shown, self._desk.clock.today, objective_id, self._ask_evidence)
        form.submitted.connect(
            lambda: self._store(form, lambda *then: controller.confirm(form.entered(), *then))
        )
        self._open(form, tr("Confirm value"), CONFIRMATION, objective_id)

    @property
    def _shown(self) -> PlanShown | None:
        shown = self._desk.view.shown
        return shown if shown is not None and shown.content is not None else None

    def _shown_of(self) -> int | None:
        return self._shown.account_id if self._shown is not None else None

    def _objective(self) -> int | None:
        row = self._table.row
        return None if row is None else row.objective.id

    def _has_objectives(self, shown: PlanShown) -> bool:
        if shown.content is not None and shown.content.objectives:
            return True
        self._desk.window.toasts.warn(tr("This plan has no objective to agree on; add one first."))
        return False

    def _open(self, form: Form, title: str, word: str, about_id: int | None) -> None:
        shown = self._shown
        assert shown is not None
        assert shown.content is not None
        self._plan_id = shown.content.head.id
        self.forms.open_kept(form, title, f"{word}:{self._plan_id}:{about_id or 0}", shown.account)

    def _open_again(self, key: str) -> Reached:
        word, plan_id, about_id = key.split(":")
        shown = self._shown
        if shown is None or shown.content is None:
            return Reached.NEVER
        if shown.content.head.id != int(plan_id):
            if int(plan_id) not in {one.id for one in shown.plans}:
                return Reached.NEVER
            self._desk.controller.choose_plan(int(plan_id))
            return Reached.NOT_YET
        if not self._desk.view.editable:
            return Reached.NEVER
        opens = {ASKING: self._ask, AGREEMENT: self._record, CONFIRMATION: self._confirm}
        if word in opens:
            opens[word](int(about_id) or None)
            return Reached.NOW
        which = next(which for which, known in REVOCATIONS.items() if known == word)
        content = shown.content
        entries = content.agreements if which is Ledger.AGREEMENT else content.confirmations
        entry = next((one for one in entries if one.id == int(about_id)), None)
        if entry is None or any(one.revokes_id == entry.id for one in entries):
            return Reached.NEVER
        self.revoke(which, entry)
        return Reached.NOW

    def _follow(self, shown: PlanShown) -> None:
        """Leave the form of another plan than the one on screen, and open the one that is waited for."""
        here = shown.content.head.id if shown.content is not None else None
        if here != self._plan_id:
            self.forms.close_form(self.forms.form)
        self._way.reach(shown.account_id)

    def _store(self, form: Form, store: Callable[..., None]) -> None:
        """Store what was entered; then the ledger shows it, or the form says why not."""

        def stored(_change: Change) -> None:
            is_open = self.forms.form is form
            self.forms.finish(form)
            self._entered(is_open)

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
        self.forms.finish(form)
        self._desk.window.toasts.tell(tr("The message is copied; paste it into an e-mail"))

    def _ask_evidence(self, take: Callable[[Path], None]) -> None:
        ask_open(self._desk.window, tr("Attach evidence"), ANY, take)
