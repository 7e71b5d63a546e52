"""Accounts, subscriptions, losses and renewals entered by hand: which form opens, and who stores it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from cs_desktop.common.clock import Clock
from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.controllers.account import AccountController
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.controllers.commerce import CommerceController
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.portfolio import PortfolioController
from cs_desktop.controllers.segmenting import SegmentingController
from cs_desktop.controllers.workspace import WorkspaceController
from cs_desktop.domain.changes import Change
from cs_desktop.domain.commerce import LossReason, MissingReason, RenewalRow, SubscriptionRow
from cs_desktop.domain.portfolio import AccountPage, Portfolio
from cs_desktop.domain.subscription_course import Event
from cs_desktop.domain.vocabulary import SubscriptionEventKind as Kind
from cs_desktop.views.account.details import choices_of
from cs_desktop.views.account.screen import AccountScreen
from cs_desktop.views.commerce.account_form import AccountForm
from cs_desktop.views.commerce.reason_fields import ReasonForm
from cs_desktop.views.commerce.renewal_forms import OutcomeForm, RenewalForm
from cs_desktop.views.commerce.subscription_forms import ChangeForm, CorrectionForm, NewSubscriptionForm
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.form import Form
from cs_desktop.views.widgets.form_panel import FormPanel
from cs_desktop.views.wiring.edits import EditWiring
from cs_desktop.views.wiring.segmenting import SegmentingWiring

_CHANGES = {
    ActionId.RENEW_SUBSCRIPTION: Kind.RENEW,
    ActionId.EXPAND_SUBSCRIPTION: Kind.EXPAND,
    ActionId.REDUCE_SUBSCRIPTION: Kind.REDUCE,
    ActionId.MOVE_SUBSCRIPTION: Kind.MOVE,
    ActionId.CANCEL_SUBSCRIPTION: Kind.CANCEL,
}


class CommerceWiring(QObject):
    """Opens a form for what is selected, and keeps it open until its content is stored."""

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        actions: ActionTable,
        jobs: Jobs,
        clock: Clock,
        workspace: WorkspaceController,
        portfolio: PortfolioController,
        account: AccountController,
        screen: AccountScreen,
        edits: EditWiring,
        open_account: Callable[[int], None],
    ) -> None:
        super().__init__(window)
        self._window, self._theme, self._clock = window, theme, clock
        self._contracts, self._account = screen.contracts, account
        self.controller = commerce = CommerceController(jobs, workspace.context)
        self._edits = edits
        self._page: AccountPage | None = None
        self._portfolio: Portfolio | None = None
        self.forms = FormPanel(window.side)
        self._sent: Form | None = None
        """The form whose content is on its way; None where something is stored without one."""
        self.segmenting = SegmentingWiring(
            *(window, theme, actions, SegmentingController(jobs, workspace.context)),
            *(account, edits, self.forms),
        )
        for action_id, do in {
            ActionId.NEW_ACCOUNT: self.add_account,
            ActionId.ADD_SUBSCRIPTION: self._add_subscription,
            ActionId.EDIT_SUBSCRIPTION: self._correct_newest,
            ActionId.GIVE_REASON: self._give_first_reason,
            ActionId.ADD_RENEWAL: lambda: self._edit_renewal(None),
            ActionId.EDIT_RENEWAL: lambda: self._edit_renewal(self._contracts.renewals.chosen),
            ActionId.RECORD_RENEWAL: self._record_chosen,
            ActionId.DELETE_RENEWAL: self._delete_renewal,
            **{action: partial(self._change, kind) for action, kind in _CHANGES.items()},
        }.items():
            actions[action_id].triggered.connect(lambda _checked=False, do=do: do())
        self._contracts.reason_requested.connect(self.give_reason)
        account.loaded.connect(self._keep_page)
        account.left.connect(lambda: self.forms.keep_to(None))
        portfolio.loaded.connect(self._keep_portfolio)
        commerce.stored.connect(self._stored)
        commerce.refused.connect(self._refused)
        commerce.added.connect(open_account)

    @property
    def page(self) -> AccountPage | None:
        """Return the page that was shown last."""
        return self._page

    def add_account(self) -> None:
        """Open the form of a new account."""
        choices = choices_of(self._portfolio) if self._portfolio else {}
        rows = self._portfolio.rows if self._portfolio else ()
        names = frozenset(row.name.casefold() for row in rows)
        form = AccountForm(self._theme, self._clock.today, choices, names)
        self._open(form, tr("New account"), lambda: self.controller.add_account(form.entered()))

    def give_reason(self, missing: MissingReason) -> None:
        """Open the form that asks why something was lost."""
        form = ReasonForm(self._theme, self._clock.today, missing.title)
        self._open(
            form,
            tr("Reason for the loss"),
            lambda: self.controller.give_reason(missing.task_id, _given(form)),
            self._account.account_id,
        )

    def record_renewal(self, renewal: RenewalRow) -> None:
        """Open the form that asks how a renewal of the account on screen ended."""
        page = self._shown()
        if page is None:
            return
        form = OutcomeForm(
            *(self._theme, self._clock.today, page.currency, renewal),
            *(page.subscriptions, page.row.owner),
        )
        self._open(
            form,
            tr("How the renewal ended"),
            lambda: self.controller.record_outcome(renewal.id, form.entered()),
            page.row.id,
        )

    def _add_subscription(self) -> None:
        page = self._shown()
        if page is None:
            return
        form = NewSubscriptionForm(self._theme, self._clock.today, page.currency, page.products)
        self._open(
            form,
            tr("New subscription"),
            lambda: self.controller.add_subscription(page.row.id, form.entered()),
            page.row.id,
        )

    def _change(self, kind: Kind) -> None:
        page, row = self._shown(), self._contracts.subscriptions.chosen
        if page is None or row is None:
            return
        form = ChangeForm(
            *(self._theme, self._clock.today, page.currency, row, kind),
            products=page.products,
            owner=page.row.owner,
        )
        form.correction_requested.connect(lambda event: self._correct(row, event))
        self._open(
            form, row.product, lambda: self.controller.record_event(row.id, form.entered()), page.row.id
        )

    def _correct_newest(self) -> None:
        row = self._contracts.subscriptions.chosen
        if row is not None:
            self._correct(row, row.course.events[-1])

    def _correct(self, row: SubscriptionRow, event: Event) -> None:
        page = self._shown()
        if page is None:
            return
        form = CorrectionForm(self._theme, self._clock.today, page.currency, row, event)
        form.correction_requested.connect(lambda other: self._correct(row, other))
        form.removal_requested.connect(
            lambda: self._send(form, lambda: self.controller.remove_event(row.id, event.id))
        )
        self._open(
            form,
            row.product,
            lambda: self.controller.correct_event(row.id, event.id, form.entered()),
            page.row.id,
        )

    def _edit_renewal(self, renewal: RenewalRow | None) -> None:
        page = self._shown()
        if page is None:
            return
        form = RenewalForm(self._theme, self._clock.today, page.currency, page.subscriptions, renewal)
        renewal_id = None if renewal is None else renewal.id
        self._open(
            form,
            tr("New renewal") if renewal is None else tr("Renewal"),
            lambda: self.controller.save_renewal(page.row.id, renewal_id, form.entered()),
            page.row.id,
        )

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

    def _open(self, form: Form, title: str, store: Callable[[], None], account_id: int | None = None) -> None:
        form.submitted.connect(lambda: self._send(form, store))
        self.forms.open(form, title, account_id)

    def _send(self, form: Form, store: Callable[[], None]) -> None:
        self._sent = form
        form.set_busy(busy=True)
        store()

    def _stored(self, change: Change | None) -> None:
        # Another form may have been opened meanwhile; what is entered there stays.
        self.forms.close_form(self._sent)
        if change is not None:
            self._edits.took(change)
            if self._account.account_id is not None:
                self._account.show(self._account.account_id)

    def _refused(self, error: KnownError) -> None:
        if self.forms.form is not None and self.forms.form is self._sent:
            self.forms.form.say(str(error))
        else:
            self._window.toasts.warn(str(error))

    def _shown(self) -> AccountPage | None:
        """Return the page of the account on screen."""
        page = self._page
        return page if page is not None and page.row.id == self._account.account_id else None

    def _keep_page(self, page: AccountPage) -> None:
        self.forms.keep_to(page.row.id)
        self._page = page

    def _keep_portfolio(self, portfolio: Portfolio, _index: object) -> None:
        # What is in it is looked for once a form needs it: a portfolio comes after every edit.
        self._portfolio = portfolio


def _given(form: ReasonForm) -> LossReason:
    reason = form.fields.reason()
    assert reason is not None
    return reason
