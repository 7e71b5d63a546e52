"""Deleting accounts from the window."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from cs_desktop.controllers.jobs import Jobs
from cs_desktop.services.context import Context
from cs_desktop.services.deleting import delete_accounts


class DeletingController(QObject):
    """Deletes what is selected."""

    deleted = Signal(object)
    """The committed Change."""
    failed = Signal(object)

    def __init__(self, jobs: Jobs, context: Callable[[], Context]) -> None:
        super().__init__()
        self._jobs = jobs
        self._context = context

    def delete(self, account_ids: Sequence[int]) -> None:
        """Delete accounts with everything under them, as one step."""
        if not account_ids:
            return
        context, wanted = self._context(), tuple(account_ids)
        self._jobs.run(
            lambda _job: delete_accounts(context, wanted), self.deleted.emit, self.failed.emit, keep=True
        )
