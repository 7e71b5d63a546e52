"""The forms of commerce by their keys: each is made from what is stored now, and made again the same way.

A key names a form and what it is about, such as `expand:12`. So a draft finds its form after a restart, and
an open form is compared with one made from what somebody else stored meanwhile.
"""

from collections.abc import Callable
from dataclasses import dataclass

from cs_desktop.common.clock import Clock
from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked, tr
from cs_desktop.controllers.commerce import CommerceController
from cs_desktop.domain.commerce import SubscriptionRow
from cs_desktop.domain.portfolio import AccountPage, Portfolio
from cs_desktop.domain.vocabulary import SubscriptionEventKind as Kind
from cs_desktop.views.account.details import choices_of
from cs_desktop.views.commerce.account_form import AccountForm
from cs_desktop.views.commerce.correction_form import CorrectionForm
from cs_desktop.views.commerce.deletion_form import DeletionForm
from cs_desktop.views.commerce.reason_fields import AskEvidence, ReasonForm
from cs_desktop.views.commerce.renewal_forms import OutcomeForm, RenewalForm
from cs_desktop.views.commerce.subscription_forms import ChangeForm, NewSubscriptionForm
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.form import Form

NEW_ACCOUNT, SUBSCRIPTION, CORRECTION = "account", "subscription", "correct"
DELETION = "delete"
REASON, RENEWAL, OUTCOME = "reason", "renewal", "outcome"
CHANGES = (Kind.RENEW, Kind.EXPAND, Kind.REDUCE, Kind.MOVE, Kind.CANCEL)
KEYS = (
    *(NEW_ACCOUNT, SUBSCRIPTION, CORRECTION, DELETION, REASON, RENEWAL, OUTCOME),
    *(kind.value for kind in CHANGES),
)
_TITLES = {
    Kind.RENEW: marked("Renew {product} · {account}"),
    Kind.EXPAND: marked("Expand {product} · {account}"),
    Kind.REDUCE: marked("Reduce {product} · {account}"),
    Kind.MOVE: marked("Move {product} · {account}"),
    Kind.CANCEL: marked("Cancel {product} · {account}"),
}


@dataclass(frozen=True, slots=True)
class MadeForm:
    """A form, what it is called, and what stores what was entered."""

    form: Form
    title: str
    store: Callable[[], None]


class CommerceForms:
    """Makes forms; of an account's, from the page that is on screen."""

    def __init__(
        self, theme: Theme, clock: Clock, controller: CommerceController, ask_evidence: AskEvidence
    ) -> None:
        self._theme, self._clock, self._controller = theme, clock, controller
        self._ask_evidence = ask_evidence
        self.portfolio: Portfolio | None = None
        """What is known of all accounts, for the form of another one."""

    def make(self, key: str, page: AccountPage | None) -> MadeForm | None:
        """Return a form by its key; None where what it is about is not there any more."""
        what, *ids = key.split(":")
        if what == NEW_ACCOUNT:
            return self._new_account()
        if page is None:
            return None
        if what == SUBSCRIPTION:
            return self._new_subscription(page)
        numbers = [int(text) for text in ids]
        if what == CORRECTION:
            return self._correction(page, *numbers)
        if what == DELETION:
            return self._deletion(page, *numbers)
        if what == RENEWAL:
            return self._renewal(page, *numbers)
        if what == OUTCOME:
            return self._outcome(page, *numbers)
        if what == REASON:
            return self._reason(page, *numbers)
        return self._change(page, Kind(what), *numbers)

    def _new_account(self) -> MadeForm:
        choices = choices_of(self.portfolio) if self.portfolio else {}
        rows = self.portfolio.rows if self.portfolio else ()
        form = AccountForm(self._theme, self._clock.today, choices, rows)
        form.site_entered.connect(self._controller.look_up_site)
        self._controller.site_found.connect(form.show_known_site)
        return MadeForm(form, tr("New account"), lambda: self._controller.add_account(form.entered()))

    def _new_subscription(self, page: AccountPage) -> MadeForm:
        form = NewSubscriptionForm(self._theme, self._clock.today, page.currency, page.products)
        return MadeForm(
            form,
            tr("New subscription · {account}", account=page.row.name),
            lambda: self._controller.add_subscription(page.row.id, form.entered()),
        )

    def _change(self, page: AccountPage, kind: Kind, subscription_id: int) -> MadeForm | None:
        row = _subscription(page, subscription_id)
        if row is None:
            return None
        form = ChangeForm(
            *(self._theme, self._clock.today, page.currency, row, kind),
            ask_evidence=self._ask_evidence,
            products=page.products,
            owner=page.row.owner,
        )
        return MadeForm(
            form,
            tr(_TITLES[kind], product=row.product, account=page.row.name),
            lambda: self._controller.record_event(row.id, form.entered(), form.facts),
        )

    def _correction(self, page: AccountPage, subscription_id: int, event_id: int) -> MadeForm | None:
        row = _subscription(page, subscription_id)
        event = next((e for e in row.course.events if e.id == event_id), None) if row is not None else None
        if row is None or event is None:
            return None
        courses = {one.id: one.course for one in page.subscriptions}
        form = CorrectionForm(self._theme, self._clock.today, page.currency, row, event, courses)
        return MadeForm(
            form,
            tr("Correct {product} · {account}", product=row.product, account=page.row.name),
            lambda: self._controller.correct_event(row.id, event.id, form.entered(), form.facts),
        )

    def _deletion(self, page: AccountPage, subscription_id: int) -> MadeForm | None:
        row = _subscription(page, subscription_id)
        if row is None:
            return None
        form = DeletionForm(self._theme, row, page.renewals)
        return MadeForm(
            form,
            tr("Delete {product} · {account}", product=row.product, account=page.row.name),
            lambda: self._controller.delete_subscription(row.id, form.renewal_ids, form.facts),
        )

    def _renewal(self, page: AccountPage, renewal_id: int) -> MadeForm | None:
        stored = next((row for row in page.renewals if row.id == renewal_id), None)
        if stored is None and renewal_id:
            return None
        others = [row.entry for row in page.renewals if row.outcome is None and row is not stored]
        form = RenewalForm(self._theme, self._clock.today, page.currency, page.subscriptions, stored, others)
        title = (
            tr("New renewal · {account}", account=page.row.name)
            if stored is None
            else tr("Renewal {day} · {account}", day=day_text(stored.entry.due), account=page.row.name)
        )
        return MadeForm(
            form,
            title,
            lambda: self._controller.save_renewal(
                page.row.id, renewal_id or None, form.entered(), form.facts
            ),
        )

    def _outcome(self, page: AccountPage, renewal_id: int) -> MadeForm | None:
        renewal = next((r for r in page.renewals if r.id == renewal_id and r.outcome is None), None)
        if renewal is None:
            return None
        form = OutcomeForm(
            *(self._theme, self._clock.today, page.currency, renewal),
            *(page.subscriptions, page.row.owner, self._ask_evidence),
        )
        return MadeForm(
            form,
            tr(
                "How the renewal {day} ended · {account}",
                day=day_text(renewal.entry.due),
                account=page.row.name,
            ),
            lambda: self._controller.record_outcome(renewal_id, form.entered()),
        )

    def _reason(self, page: AccountPage, task_id: int) -> MadeForm | None:
        missing = next((one for one in page.reasons_missing if one.task_id == task_id), None)
        if missing is None:
            return None
        form = ReasonForm(self._theme, self._clock.today, missing.title, self._ask_evidence)
        return MadeForm(
            form,
            tr("Reason for the loss · {account}", account=page.row.name),
            lambda: self._controller.give_reason(task_id, form.reason()),
        )


def _subscription(page: AccountPage, subscription_id: int) -> SubscriptionRow | None:
    return next((row for row in page.subscriptions if row.id == subscription_id), None)
