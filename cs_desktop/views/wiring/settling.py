"""From a thing at Home to the place that it is about: tab, contact, task, or the form that settles it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from cs_desktop.domain.attention import Finding, Rule
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.portfolio import AccountPage
from cs_desktop.views.account.tabs import OVERVIEW
from cs_desktop.views.wiring.commerce import CommerceWiring
from cs_desktop.views.wiring.desk import AccountDesk
from cs_desktop.views.wiring.health import HEALTH
from cs_desktop.views.wiring.people import PEOPLE
from cs_desktop.views.wiring.plan import SUCCESS_PLAN
from cs_desktop.views.wiring.recording import RecordWiring
from cs_desktop.views.wiring.reviews import REVIEWS
from cs_desktop.views.wiring.timeline import TIMELINE

_TABS = {
    Rule.REVIEW: REVIEWS,
    Rule.SPONSOR: REVIEWS,
    Rule.PLAN: SUCCESS_PLAN,
    Rule.PROMISE: TIMELINE,
    Rule.TASK: TIMELINE,
    Rule.OUTREACH: TIMELINE,
    Rule.KEY_PERSON: PEOPLE,
    Rule.OVERRIDE: HEALTH,
}
"""Where promises have no tab of their own yet, they are told on the timeline."""
_CONTRACTS = (Rule.RENEWAL, Rule.OVERDUE)


class SettleWiring(QObject):
    """Opens the account, and once its page is there what the thing is about."""

    review_wanted = Signal(object)
    """The id of the review to look at, whose account is open."""

    def __init__(
        self, around: AccountDesk, commerce: CommerceWiring, records: Callable[[], RecordWiring]
    ) -> None:
        super().__init__(around.window)
        self._screen, self._commerce, self._records = around.screen, commerce, records
        self._open_account, self._show_history = around.open_account, around.writing.show_object
        self._wanted: Finding | None = None
        # Queued: after all who show the page and keep it for their forms, whenever they were joined.
        around.account.loaded.connect(self._arrive, Qt.ConnectionType.QueuedConnection)

    def settle(self, finding: Finding) -> None:
        """Go to what a thing is about; what belongs to no account is shown by its history."""
        if finding.account_id is None:
            self._show_history(finding.about, finding.about_id, finding.title)
            return
        self._wanted = finding
        self._open_account(finding.account_id)

    def _arrive(self, page: AccountPage) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is None or page.row.id != wanted.account_id:
            return
        if wanted.about is Kind.REVIEW:
            self.review_wanted.emit(wanted.about_id)
        self._screen.tabs.show_tab(_TABS.get(wanted.rule, OVERVIEW).key)
        if wanted.rule in _CONTRACTS:
            self._screen.show_contracts()
        if wanted.has_form:
            self._open_form(page, wanted)
        elif wanted.about is Kind.CONTACT:
            self._records().people.lead_to(wanted.about_id)
        elif wanted.about is Kind.TASK:
            self._records().tasks.lead_to(wanted.about_id)

    def _open_form(self, page: AccountPage, wanted: Finding) -> None:
        if wanted.about is Kind.RENEWAL:
            renewal = next((one for one in page.renewals if one.id == wanted.about_id), None)
            if renewal is not None and renewal.outcome is None:
                self._commerce.record_renewal(renewal)
        else:
            missing = next((one for one in page.reasons_missing if one.task_id == wanted.about_id), None)
            if missing is not None:
                self._commerce.give_reason(missing)
