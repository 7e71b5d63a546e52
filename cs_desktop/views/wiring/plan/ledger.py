"""The ledger of the plan on screen: its panel, and what is shown of it on the page."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from cs_desktop.common.file_names import safe_name
from cs_desktop.common.language import tr, trc
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.plan.ledger import LedgerController
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.plan.content import ConfirmationEntry
from cs_desktop.domain.plan.recent import PlanPast
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.views.files import PDF, ask_save, open_outside
from cs_desktop.views.plan.agreed import AgreedPart
from cs_desktop.views.plan.ledger_panel import LedgerPanel
from cs_desktop.views.plan.past import HistoryPart
from cs_desktop.views.plan.places import Place
from cs_desktop.views.wiring.plan.desk import PlanDesk
from cs_desktop.views.wiring.plan.objectives import ObjectivesWiring
from cs_desktop.views.wiring.plan.signing import Signing


class LedgerWiring(QObject):
    """Opens the panel, and does what one asks of an entry."""

    def __init__(self, desk: PlanDesk, objectives: ObjectivesWiring) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self.controller = LedgerController(desk.jobs, desk.workspace.context, desk.controller)
        self.agreed, self.past = AgreedPart(desk.theme), HistoryPart(desk.theme)
        desk.view.put(Place.AGREED, self.agreed)
        desk.view.put(Place.HISTORY, self.past)
        self.panel = desk.window.side.take(LedgerPanel(desk.theme))
        self.signing = Signing(desk, self.controller, objectives.table, self._entered)
        self.forms = self.signing.forms
        self._connect()

    def _connect(self) -> None:
        desk, controller, panel = self._desk, self.controller, self.panel
        for action, do in {
            ActionId.ASK_SIGN_OFF: self.signing.ask,
            ActionId.RECORD_AGREEMENT: self.signing.record,
            ActionId.CONFIRM_VALUE: self.signing.confirm,
            ActionId.PLAN_LEDGER: self.open,
        }.items():
            desk.actions[action].triggered.connect(do)
        self.agreed.ledger_requested.connect(self.open)
        self.agreed.reviews_requested.connect(lambda: desk.screen.tabs.show_tab("reviews"))
        self.past.all_requested.connect(self._show_history)
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
        panel.revoke_requested.connect(self.signing.revoke)
        panel.evidence_requested.connect(controller.open_evidence)
        panel.certificate_requested.connect(self._ask_where)

    def _show_history(self) -> None:
        """Show all that was done to the plan on screen, and nothing else of the account."""
        shown = self._desk.view.shown
        if shown is not None and shown.content is not None:
            head = shown.content.head
            self._desk.writing.show_object(Kind.SUCCESS_PLAN, head.id, head.name or tr("Success plan"))

    def open(self) -> None:
        """Show the ledger of the plan on screen."""
        shown = self._desk.view.shown
        if shown is not None and shown.content is not None:
            self.panel.show_plan(shown, editable=self._desk.view.editable)
            self._desk.window.side.show_panel(self.panel, tr("Agreements and value"))

    def _entered(self, closed: bool) -> None:  # noqa: FBT001 - what the form says of itself
        """Show what was entered, unless one went elsewhere meanwhile."""
        self.panel.await_new()
        self._desk.controller.read_anew()
        if closed:
            self.open()

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
