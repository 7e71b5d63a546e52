"""Setting one field of the selected accounts."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.services.bulk_edit import BulkEdited, bulk_edit
from cs_desktop.services.context import Context


class BulkEditController(QObject):
    """Edits many accounts as one step."""

    edited = Signal(object)
    """The committed Change."""
    unchanged = Signal()
    """Every account had the value already."""
    failed = Signal(object)

    def __init__(self, jobs: Jobs, context: Callable[[], Context]) -> None:
        super().__init__()
        self._jobs, self._context = jobs, context

    def edit(self, account_ids: Sequence[int], field: str, text: str) -> None:
        """Set a field of the accounts to what was typed."""
        context, wanted = self._context(), tuple(account_ids)

        def work(_job: Job) -> BulkEdited:
            return bulk_edit(context, wanted, field, text)

        def done(result: BulkEdited) -> None:
            if result.change is None:
                self.unchanged.emit()
            else:
                self.edited.emit(result.change)

        self._jobs.run(work, done, self.failed.emit, keep=True)
