"""Accounts, subscriptions, losses and renewals entered by hand: which form opens, and who stores it."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.commerce import CommerceController
from cs_desktop.controllers.files import FilesController
from cs_desktop.controllers.portfolio import PortfolioController
from cs_desktop.controllers.segmenting import SegmentingController
from cs_desktop.domain.attachments import Role
from cs_desktop.domain.changes import Change
from cs_desktop.domain.commerce import MissingReason, RenewalRow
from cs_desktop.domain.portfolio import AccountPage, Portfolio
from cs_desktop.domain.vocabulary import SubscriptionEventKind as Kind
from cs_desktop.views.commerce.correction_form import CorrectionForm
from cs_desktop.views.commerce.subscription_forms import ChangeForm
from cs_desktop.views.files import ANY, ask_open_many
from cs_desktop.views.widgets.form import Form
from cs_desktop.views.widgets.form_panel import FormPanel
from cs_desktop.views.wiring.commerce_forms import (
    CORRECTION,
    DELETION,
    KEYS,
    NEW_ACCOUNT,
    OUTCOME,
    REASON,
    RENEWAL,
    SUBSCRIPTION,
    CommerceForms,
)
from cs_desktop.views.wiring.desk import AccountDesk
from cs_desktop.views.wiring.segmenting import EXCEPTION, SegmentingWiring

_CHANGES = {
    ActionId.RENEW_SUBSCRIPTION: Kind.RENEW,
    ActionId.EXPAND_SUBSCRIPTION: Kind.EXPAND,
    ActionId.REDUCE_SUBSCRIPTION: Kind.REDUCE,
    ActionId.MOVE_SUBSCRIPTION: Kind.MOVE,
    ActionId.CANCEL_SUBSCRIPTION: Kind.CANCEL,
}


class CommerceWiring(QObject):
    """Opens a form for what is selected, and keeps it open until its content is stored."""

    def __init__(self, around: AccountDesk, portfolio: PortfolioController, files: FilesController) -> None:
        super().__init__(around.window)
        window, actions, workspace, account = around.window, around.actions, around.workspace, around.account
        self._window, self._edits = window, around.edits
        self._contracts, self._account = around.screen.contracts, account
        self._open_account = around.open_account
        self.controller = commerce = CommerceController(around.jobs, workspace.context)
        self._files = files
        self._make = CommerceForms(around.theme, around.clock, commerce, self._ask_evidence)
        self._page: AccountPage | None = None
        self.forms = FormPanel(window.side)
        self.drafts = around.writing.forms
        self._key = ""
        """Of the form that was opened last."""
        self._to_open = ""
        """Of a form that waits for its account's page."""
        self._sent: Form | None = None
        """The form whose content is on its way; None where something is stored without one."""
        self.segmenting = SegmentingWiring(
            *(window, around.theme, actions, SegmentingController(around.jobs, workspace.context)),
            *(account, around.edits, self.forms, self.drafts),
        )
        for action_id, do in {
            ActionId.NEW_ACCOUNT: self.add_account,
            ActionId.ADD_SUBSCRIPTION: lambda: self.open(SUBSCRIPTION),
            ActionId.EDIT_SUBSCRIPTION: self._correct_newest,
            ActionId.DELETE_SUBSCRIPTION: self._delete_chosen,
            ActionId.GIVE_REASON: self._give_first_reason,
            ActionId.ADD_RENEWAL: lambda: self.open(f"{RENEWAL}:0"),
            ActionId.EDIT_RENEWAL: self._edit_chosen_renewal,
            ActionId.RECORD_RENEWAL: self._record_chosen,
            ActionId.DELETE_RENEWAL: self._delete_renewal,
            **{action: partial(self._change, kind) for action, kind in _CHANGES.items()},
        }.items():
            actions[action_id].triggered.connect(lambda _checked=False, do=do: do())
        self._contracts.reason_requested.connect(self.give_reason)
        self.forms.leaving.connect(self.drafts.leave)
        for key in (*KEYS, EXCEPTION):
            self.drafts.lead(key, self._open_again)
        workspace.opening.connect(lambda _name: self.drafts.keep())
        window.closing.connect(self.drafts.keep)
        account.left.connect(self.drafts.keep)
        account.loaded.connect(self._keep_page)
        account.left.connect(lambda: self.forms.keep_to(None))
        portfolio.loaded.connect(self._keep_portfolio)
        commerce.stored.connect(self._stored)
        commerce.refused.connect(self._refused)
        commerce.added.connect(around.open_account)

    @property
    def page(self) -> AccountPage | None:
        """Return the page that was shown last."""
        return self._page

    def open(self, key: str) -> None:
        """Open a form by its key, for the account on screen or for none."""
        if key == EXCEPTION:
            self.segmenting.look_at_account()
            return
        page = self._shown()
        made = self._make.make(key, page)
        if made is None:
            if page is not None:
                self._window.toasts.warn(
                    tr("What this is about is not there any more; it may be brought back.")
                )
            return
        account_id = page.row.id if page is not None and key != NEW_ACCOUNT else None
        form = made.form
        if isinstance(form, ChangeForm | CorrectionForm):
            subscription_id = key.split(":")[1]
            form.correction_requested.connect(
                lambda event: self.open(f"{CORRECTION}:{subscription_id}:{event.id}")
            )
        if isinstance(form, CorrectionForm):
            form.removal_requested.connect(lambda: self._remove_entry(form, key))
        form.submitted.connect(lambda: self._send(form, made.store))
        self.forms.open(form, made.title, account_id)
        self._key = key
        self.drafts.begin(form, key, made.title, account_id)

    def add_account(self) -> None:
        """Open the form of a new account."""
        self.open(NEW_ACCOUNT)

    def give_reason(self, missing: MissingReason) -> None:
        """Open the form that asks why something was lost."""
        self.open(f"{REASON}:{missing.task_id}")

    def record_renewal(self, renewal: RenewalRow) -> None:
        """Open the form that asks how a renewal of the account on screen ended."""
        self.open(f"{OUTCOME}:{renewal.id}")

    def _change(self, kind: Kind) -> None:
        row = self._contracts.subscriptions.chosen
        if row is not None:
            self.open(f"{kind.value}:{row.id}")

    def _correct_newest(self) -> None:
        row = self._contracts.subscriptions.chosen
        if row is not None:
            self.open(f"{CORRECTION}:{row.id}:{row.course.events[-1].id}")

    def _delete_chosen(self) -> None:
        row = self._contracts.subscriptions.chosen
        if row is not None:
            self.open(f"{DELETION}:{row.id}")

    def _remove_entry(self, form: Form, key: str) -> None:
        subscription_id, event_id = (int(text) for text in key.split(":")[1:])
        self._send(form, lambda: self.controller.remove_event(subscription_id, event_id))

    def _edit_chosen_renewal(self) -> None:
        renewal = self._contracts.renewals.chosen
        if renewal is not None:
            self.open(f"{RENEWAL}:{renewal.id}")

    def _record_chosen(self) -> None:
        renewal = self._contracts.renewals.chosen
        if renewal is not None:
            self.record_renewal(renewal)

    def _delete_renewal(self) -> None:
        renewal = self._contracts.renewals.chosen
        if renewal is not None:
            self._sent = None
            self.controller.delete_renewal(renewal.id)

    def _give_first_reason(self) -> None:
        page = self._shown()
        if page is not None and page.reasons_missing:
            self.give_reason(page.reasons_missing[0])

    def _open_again(self, account_id: int, key: str) -> None:
        if not account_id or account_id == self._account.account_id:
            self.open(key)
        else:
            self._to_open = key
            self._open_account(account_id)

    def _ask_evidence(self, take: Callable[[Sequence[str]], None]) -> None:
        def attach(paths: Sequence[Path]) -> None:
            self._files.attach(paths, Role.EVIDENCE)
            take([path.name for path in paths])

        ask_open_many(self._window, tr("Attach evidence"), ANY, attach)

    def _send(self, form: Form, store: Callable[[], None]) -> None:
        self._sent = form
        form.set_busy(busy=True)
        store()

    def _stored(self, change: Change | None) -> None:
        self.drafts.finish(self._sent)
        # Another form may have been opened meanwhile; what is entered there stays.
        self.forms.close_form(self._sent)
        if change is not None:
            self._edits.took(change)
            self._read_again()

    def _refused(self, error: KnownError) -> None:
        if self.forms.form is not None and self.forms.form is self._sent:
            self.forms.form.say(str(error))
            # It may be that somebody else was first: then the form has to know.
            self._read_again()
        else:
            self._window.toasts.warn(str(error))

    def _read_again(self) -> None:
        if self._account.account_id is not None:
            self._account.show(self._account.account_id)

    def _shown(self) -> AccountPage | None:
        """Return the page of the account on screen."""
        page = self._page
        return page if page is not None and page.row.id == self._account.account_id else None

    def _keep_page(self, page: AccountPage) -> None:
        self.forms.keep_to(page.row.id)
        self._page = page
        key, self._to_open = self._to_open, ""
        if key:
            self.open(key)
        elif self.forms.form is not None and self.forms.account_id == page.row.id:
            self._hold_against(self.forms.form, page)

    def _hold_against(self, form: Form, page: AccountPage) -> None:
        """Let an open form know what was stored meanwhile, by whomever; what was entered stays."""
        if form.facts is None:
            return
        made = self._make.make(self._key, page)
        if made is None:
            form.announce(
                tr("What this is about was deleted meanwhile; what you entered is kept as a draft.")
            )
        elif made.form.facts != form.facts:
            form.take_over(self.drafts.base(form), made.form)
            self.drafts.rebase(form, made.form.texts())
            form.announce(tr("This has changed since you began. What you entered is kept: look again."))
        if made is not None:
            made.form.deleteLater()

    def _keep_portfolio(self, portfolio: Portfolio, _index: object) -> None:
        # What is in it is looked for once a form needs it: a portfolio comes after every edit.
        self._make.portfolio = portfolio
