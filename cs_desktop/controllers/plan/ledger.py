"""The ledger of the plan on screen: entered, taken back, looked into, and written as certificates."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.controllers.export import Export
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.controllers.plan.page import PlanController
from cs_desktop.domain.changes import Change
from cs_desktop.domain.plan.recent import PlanPast
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.domain.plan.signing import Ledger, NewAgreement, NewConfirmation
from cs_desktop.services.context import Context
from cs_desktop.services.opened_copies import OpenedCopies
from cs_desktop.services.plan.ledger import agree, confirm
from cs_desktop.services.plan.recent import load_past
from cs_desktop.services.plan.revoking import revoke_agreement, revoke_confirmation

if TYPE_CHECKING:
    from cs_desktop.services.plan.certifying import WrittenCertificate

Stored = Callable[[Change], None]
Refused = Callable[[KnownError], None]


class LedgerController(QObject):
    """Does one thing at a time to the ledger; what is shown is read again by the controller of the page."""

    past_loaded = Signal(object)
    """The PlanPast of the plan on screen."""
    written = Signal(object, object)
    """The path of a certificate, and what a reader might miss in it."""
    copied = Signal(object)
    """The path of a copy of the evidence, which can be opened in another program."""
    failed = Signal(object)

    def __init__(self, jobs: Jobs, context: Callable[[], Context], page: PlanController) -> None:
        super().__init__()
        self._jobs, self._context, self._page = jobs, context, page
        self.exporting = Export(jobs, keep=True)
        self._copies = OpenedCopies()
        page.loaded.connect(self._read)

    def agree(self, new: NewAgreement, stored: Stored, refused: Refused) -> None:
        """Record that a contact agreed."""
        self._page.run(lambda context: agree(context, new), stored, refused)

    def confirm(self, new: NewConfirmation, stored: Stored, refused: Refused) -> None:
        """Record that a contact confirmed a result as value."""
        self._page.run(lambda context: confirm(context, new), stored, refused)

    def revoke(self, which: Ledger, entry_id: int, reason: str, stored: Stored, refused: Refused) -> None:
        """Take an entry back by a new one."""
        revoke = revoke_agreement if which is Ledger.AGREEMENT else revoke_confirmation
        self._page.run(lambda context: revoke(context, entry_id, reason), stored, refused)

    def certify(self, entry_id: int, out: Path) -> None:
        """Write the certificate of a confirmation."""
        context = self._context()

        def work(_job: Job) -> "WrittenCertificate":
            from cs_desktop.services.plan.certifying import (  # noqa: PLC0415 - brings reportlab
                export_certificate,
            )

            return export_certificate(context, entry_id, out)

        def done(made: "WrittenCertificate") -> None:
            self.written.emit(made.path, made.warnings)

        self.exporting.run(tr("Writing the certificate"), work, done)

    def open_evidence(self, attachment_id: int) -> None:
        """Make a copy of the evidence that another program can show."""
        context = self._context()
        self._jobs.run(
            lambda _job: self._copies.make(context, attachment_id), self.copied.emit, self.failed.emit
        )

    def close(self) -> None:
        """Remove the copies that were made for other programs."""
        self._copies.close()

    def _read(self, shown: PlanShown) -> None:
        content, context = shown.content, self._context()
        if content is None:
            return

        def done(past: PlanPast) -> None:
            if past.plan_id == self._page.plan_id:
                self.past_loaded.emit(past)

        self._jobs.run(lambda _job: load_past(context, content), done, self.failed.emit, key="plan past")
