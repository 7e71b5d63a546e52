"""Files of many accounts and on paper: a batch of decks, one account on a page, the portfolio report."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.language import tr
from cs_desktop.controllers.export import Export
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.domain.deck.batch import BatchRequest, BatchResult
from cs_desktop.domain.deck.content import Audience
from cs_desktop.services.context import Context

if TYPE_CHECKING:
    from cs_desktop.services.deck.writing import ExportedDeck


class PapersController(QObject):
    """Writes them in the background, one at a time."""

    written = Signal(object, int, object)
    """The path of a file, its pages, and what a reader might miss in it, a line each."""
    batch_written = Signal(object)
    """The BatchResult."""

    def __init__(self, jobs: Jobs, context: Callable[[], Context]) -> None:
        super().__init__()
        self._context = context
        self.exporting = Export(jobs, keep=True)

    def write_decks(self, account_ids: Sequence[int], request: BatchRequest) -> None:
        """Write a deck of each account into one folder."""
        context, ids = self._context(), tuple(account_ids)

        def work(job: Job) -> BatchResult:
            from cs_desktop.services.deck.batch import export_decks  # noqa: PLC0415 - brings pandas and reportlab

            return export_decks(context, ids, request, job.report)

        self.exporting.run(tr("Writing decks"), work, self.batch_written.emit)

    def write_one_pager(self, account_id: int, out: Path, audience: Audience) -> None:
        """Write an account on one page."""
        context = self._context()

        def work(job: Job) -> "ExportedDeck":
            from cs_desktop.services.deck.handouts import export_one_pager  # noqa: PLC0415 - brings pandas and reportlab

            return export_one_pager(context, account_id, out, audience=audience, progress=job.report)

        self.exporting.run(tr("Writing the page"), work, self._tell)

    def write_report(self, out: Path, filtered: str) -> None:
        """Write the report on all accounts, or on those that a filter of the portfolio keeps."""
        context = self._context()

        def work(job: Job) -> "ExportedDeck":
            from cs_desktop.services.deck.handouts import export_report  # noqa: PLC0415 - brings pandas and reportlab

            return export_report(context, out, filtered=filtered, progress=job.report)

        self.exporting.run(tr("Writing the report"), work, self._tell)

    def _tell(self, made: "ExportedDeck") -> None:
        self.written.emit(made.path, made.pages, made.warnings)
