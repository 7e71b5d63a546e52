"""From a thing at Home to the form in which it is settled: how a renewal ended, why something was lost."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from cs_desktop.controllers.account import AccountController
from cs_desktop.domain.attention import Finding, Rule
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.portfolio import AccountPage
from cs_desktop.views.wiring.commerce import CommerceWiring


class SettleWiring(QObject):
    """Opens the account, and once its page is there the form; what has no form shows the page alone."""

    def __init__(
        self,
        parent: QObject,
        account: AccountController,
        commerce: CommerceWiring,
        open_account: Callable[[int], None],
    ) -> None:
        super().__init__(parent)
        self._commerce, self._open_account = commerce, open_account
        self._wanted: Finding | None = None
        # After those who show the page and keep it for the forms: they were joined before.
        account.loaded.connect(self._open_form)

    def settle(self, finding: Finding) -> None:
        """Go to where a thing is settled."""
        if finding.account_id is not None:
            self._wanted = finding
            self._open_account(finding.account_id)

    def _open_form(self, page: AccountPage) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is None or page.row.id != wanted.account_id:
            return
        if wanted.rule is Rule.OVERDUE and wanted.about is Kind.RENEWAL:
            renewal = next((one for one in page.renewals if one.id == wanted.about_id), None)
            if renewal is not None and renewal.outcome is None:
                self._commerce.record_renewal(renewal)
        elif wanted.rule is Rule.REASON and wanted.about is Kind.TASK:
            missing = next((one for one in page.reasons_missing if one.task_id == wanted.about_id), None)
            if missing is not None:
                self._commerce.give_reason(missing)
