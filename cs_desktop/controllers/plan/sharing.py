"""The plan that is shown, as a file for the customer, and the page that the customer fills in."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.language import tr
from cs_desktop.controllers.export import Export
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.controllers.plan.page import PlanController
from cs_desktop.domain.changes import Change
from cs_desktop.domain.plan.client_page import ClientPage
from cs_desktop.domain.plan.sharing import ShareRequest, SheetSize
from cs_desktop.services.context import Context

if TYPE_CHECKING:
    from cs_desktop.services.plan.sharing import ExportedPlan


class SharingController(QObject):
    """Writes one file at a time in the background, and reads what the customer filled in."""

    written = Signal(object, int, object)
    """The path of the file, how many pages it has, and what a reader might miss in it."""
    page_written = Signal(object, object)
    """The path of the page for the customer, and the characters that no font has."""
    page_read = Signal(object)
    """ClientPage: what the customer filled in."""
    page_taken = Signal()

    def __init__(self, jobs: Jobs, context: Callable[[], Context], plan: PlanController) -> None:
        super().__init__()
        self.exporting = Export(jobs, keep=True)
        self._jobs, self._context, self._plan = jobs, context, plan

    def write(self, wanted: ShareRequest, out: Path) -> None:
        """Write the plan for the customer."""
        account_id, plan_id, context = self._plan.account_id, self._plan.plan_id, self._context()
        if account_id is None or plan_id is None:
            return

        def work(job: Job) -> "ExportedPlan":
            from cs_desktop.services.plan.sharing import export_plan  # noqa: PLC0415 - brings reportlab

            return export_plan(context, account_id, plan_id, wanted, out, job.report)

        def done(made: "ExportedPlan") -> None:
            self.written.emit(made.path, made.pages, made.warnings)

        self.exporting.run(tr("Writing the plan"), work, done)

    def write_page(self, out: Path, paper: SheetSize) -> None:
        """Write the page on which the customer chooses measures and targets: a form if it ends in .pdf."""
        account_id, plan_id, context = self._plan.account_id, self._plan.plan_id, self._context()
        if account_id is None or plan_id is None:
            return

        def work(_job: Job) -> tuple[str, ...]:
            from cs_desktop.services.plan.client_page import write_page  # noqa: PLC0415 - brings openpyxl

            return write_page(context, account_id, plan_id, out, paper)

        self.exporting.run(tr("Writing the page"), work, lambda missing: self.page_written.emit(out, missing))

    def read_page(self, path: Path) -> None:
        """Read what the customer filled in; nothing is stored yet."""
        plan_id, context = self._plan.plan_id, self._context()
        if plan_id is None:
            return

        def work(_job: Job) -> ClientPage:
            from cs_desktop.services.plan.client_page import read_page  # noqa: PLC0415 - brings openpyxl

            return read_page(context, plan_id, path)

        self._jobs.run(work, self.page_read.emit, self._plan.failed.emit, key="client page")

    def take_page(self, page: ClientPage, chosen: Collection[str]) -> None:
        """Store what was chosen of a page, as one step."""

        def step(context: Context) -> Change | None:
            from cs_desktop.services.plan.client_page import take_page  # noqa: PLC0415 - brings openpyxl

            return take_page(context, page, chosen)

        def done(_change: Change) -> None:
            self.page_taken.emit()
            self._plan.refresh()

        self._plan.run(step, done)
